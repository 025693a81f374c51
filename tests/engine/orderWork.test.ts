import type { OrderLine, OrderView } from '@shared/features/orders/model';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { car, noHeader, OpenOrder, openShop, party, type Shop } from '../support/orders';
import { openWorkshop, type TestWorkshop } from '../support/workshop';

let workshop: TestWorkshop;
let shop: Shop;

beforeEach(async () => {
  workshop = await openWorkshop();
  shop = await openShop(workshop);
});
afterEach(() => workshop.close());

const rows = <T>(sql: string, ...values: unknown[]): T[] =>
  workshop.engine.handles.sqlite.prepare(sql).all(...values) as T[];
const linesOf = (view: OrderView): OrderLine[] => view.jobs.flatMap((job) => job.lines);
const codesOf = (view: OrderView): string[] => view.blockers.map((blocker) => blocker.code);
const earned = (lineId: number) =>
  rows<{ worker_id: number; cents: number }>(
    'SELECT worker_id, sum(amount_cents) AS cents FROM earning WHERE operation_line_id = ? GROUP BY worker_id ORDER BY worker_id',
    lineId,
  );

describe('teams', () => {
  it('are frozen on the line: a later change of the team does not touch it', async () => {
    const order = await OpenOrder.take(shop);
    const lineId = await order.addOperation(shop.operationId);
    await order.assign(shop.teamId);
    const [first] = shop.workerIds;
    await shop.person.do('staff.saveTeam', {
      id: shop.teamId,
      version: 1,
      name: 'Екип 2',
      members: [{ workerId: first ?? 0, coefficientMilli: 1000 }],
    });
    const [line] = linesOf(await order.view());
    expect(line?.kind === 'operation' && line.workers.map((worker) => worker.coefficientMilli)).toEqual([
      1000, 800, 600,
    ]);
    await order.do('orders.setLineState', { lineId, state: 'done' });
    expect(earned(lineId)).toHaveLength(3);
  });

  it('assign a single worker without a team', async () => {
    const order = await OpenOrder.take(shop);
    const lineId = await order.addOperation(shop.operationId);
    const [workerId = 0] = shop.workerIds;
    await order.do('orders.assignTeam', {
      scope: { kind: 'line', lineId },
      assignee: { kind: 'worker', workerId },
    });
    expect(linesOf(await order.view())[0]).toMatchObject({ teamId: null, workers: [{ workerId }] });
  });

  it('move the order to „Назначена“ once no line is without, and back', async () => {
    const order = await OpenOrder.take(shop);
    await order.addOperation(shop.operationId);
    expect((await order.view()).phase).toBe('received');
    await order.assign(shop.teamId);
    expect((await order.view()).phase).toBe('assigned');
    await order.addOperation(shop.fixedOperationId);
    expect((await order.view()).phase).toBe('received');
    await order.assign(shop.teamId);
    await order.do('orders.assignTeam', { scope: { kind: 'order' }, assignee: null });
    expect((await order.view()).phase).toBe('received');
  });

  it('do not change on a finished line', async () => {
    const order = await OpenOrder.take(shop);
    const lineId = await order.addOperation(shop.operationId);
    await order.assign(shop.teamId);
    await order.do('orders.setLineState', { lineId, state: 'done' });
    expect(
      await order.refused('orders.assignTeam', { scope: { kind: 'line', lineId }, assignee: null }),
    ).toBe('LINE_DONE');
  });

  it('keep an archived worker off new work', async () => {
    const order = await OpenOrder.take(shop);
    await order.addOperation(shop.operationId);
    const { id: workerId } = await shop.person.do('staff.saveWorker', {
      ...{ id: null, version: null, number: '9', name: 'Стар Работник', grade: null },
    });
    await shop.person.do('staff.archiveWorker', { id: workerId, version: 1, archived: true });
    expect(
      await order.refused('orders.assignTeam', {
        scope: { kind: 'order' },
        assignee: { kind: 'worker', workerId },
      }),
    ).toBe('WORKER_ARCHIVED');
  });
});

describe('the work', () => {
  it('earns when finished, gives it back when reopened, and earns anew from a changed base', async () => {
    const order = await OpenOrder.take(shop);
    const lineId = await order.addOperation(shop.operationId);
    expect(await order.refused('orders.setLineState', { lineId, state: 'in_work' })).toBe(
      'LINE_WITHOUT_WORKER',
    );
    await order.assign(shop.teamId);
    await order.do('orders.setLineState', { lineId, state: 'in_work' });
    expect((await order.view()).phase).toBe('in_work');
    await order.do('orders.setLineState', { lineId, state: 'done' });
    const before = earned(lineId);
    const sum = before.reduce((total, row) => total + row.cents, 0);
    expect(sum).toBeGreaterThan(0);
    await order.do('orders.updateOperation', { lineId, changes: { quantityMilli: 2000 } });
    expect(earned(lineId).reduce((total, row) => total + row.cents, 0)).toBe(2 * sum);
    await order.do('orders.setLineState', { lineId, state: 'in_work' });
    expect(earned(lineId).every((row) => row.cents === 0)).toBe(true);
    expect(await order.refused('orders.setLineState', { lineId, state: 'in_work' })).toBe('LINE_STATE_SAME');
  });

  it('of a finished line cannot be removed', async () => {
    const order = await OpenOrder.take(shop);
    const lineId = await order.addOperation(shop.operationId);
    await order.assign(shop.teamId);
    await order.do('orders.setLineState', { lineId, state: 'done' });
    expect(await order.refused('orders.removeLine', { kind: 'operation', lineId })).toBe('LINE_DONE');
  });

  it('of others is closed to a mechanic, the own is open', async () => {
    const order = await OpenOrder.take(shop);
    const lineId = await order.addOperation(shop.operationId);
    const [workerId = 0, other = 0] = shop.workerIds;
    await order.do('orders.assignTeam', {
      scope: { kind: 'order' },
      assignee: { kind: 'worker', workerId },
    });
    const mechanic = workshop.as('mechanic');
    const link = (id: number) =>
      workshop.engine.handles.sqlite
        .prepare('UPDATE user SET worker_id = ? WHERE id = ?')
        .run(id, mechanic.userId);
    link(other);
    expect(await order.refused('orders.setLineState', { lineId, state: 'in_work' }, mechanic)).toBe(
      'FORBIDDEN',
    );
    expect((await mechanic.do('orders.myLines', {})).lines).toEqual([]);
    link(workerId);
    expect((await mechanic.do('orders.myLines', {})).lines).toMatchObject([{ lineId, number: order.number }]);
    await order.do('orders.setLineState', { lineId, state: 'in_work' }, mechanic);
  });
});

describe('parts', () => {
  it('are issued in one document, with the cost on the line', async () => {
    const order = await OpenOrder.take(shop);
    await order.addPart(shop.plentyPartId, 2000);
    await order.addPart(shop.plentyPartId, 3000);
    const { issued, number } = await order.do('orders.issueParts', { leaveShort: false });
    expect(issued).toBe(2);
    const documents = rows<{ number: string }>("SELECT number FROM stock_document WHERE kind = 'issue'");
    expect(documents).toEqual([{ number }]);
    expect(linesOf(await order.view()).map((line) => line.kind === 'part' && line.costCents)).toEqual([
      800, 1200,
    ]);
    expect(await order.refused('orders.issueParts', { leaveShort: false })).toBe('NOTHING_TO_ISSUE');
  });

  it('that are short stop everything: nothing is half done', async () => {
    const order = await OpenOrder.take(shop);
    await order.addPart(shop.plentyPartId, 2000);
    await order.addPart(shop.askedPartId);
    const preview = await shop.person.do('orders.issuePreview', { orderId: order.id });
    expect(preview).toMatchObject({
      toIssue: 1,
      shortages: [{ number: '5Q0 407 152 A', freeMilli: 0, substitutes: [{ number: '5Q0 407 152 B' }] }],
    });
    expect(await order.refused('orders.issueParts', { leaveShort: false })).toBe('PARTS_SHORT');
    expect(rows("SELECT 1 FROM stock_document WHERE kind = 'issue'")).toEqual([]);
    const done = await order.do('orders.issueParts', { leaveShort: true });
    expect(done).toMatchObject({ issued: 1, left: 1 });
  });

  it('of one number on two lines share what is free', async () => {
    const order = await OpenOrder.take(shop);
    await order.addPart(shop.plentyPartId, 6000);
    await order.addPart(shop.plentyPartId, 6000);
    const { toIssue, shortages } = await shop.person.do('orders.issuePreview', { orderId: order.id });
    expect([toIssue, shortages.length]).toEqual([1, 1]);
    expect(shortages[0]).toMatchObject({ neededMilli: 6000, freeMilli: 4000 });
  });

  it('become their substitute with its own price, and the line keeps what was asked', async () => {
    const order = await OpenOrder.take(shop);
    const lineId = await order.addPart(shop.askedPartId);
    expect(linesOf(await order.view())[0]).toMatchObject({ state: 'missing', hasSubstitute: true });
    const storekeeper = workshop.as('storekeeper');
    await order.do('orders.replacePart', { lineId, partId: shop.substituteId }, storekeeper);
    expect(linesOf(await order.view())[0]).toMatchObject({
      number: '5Q0 407 152 B',
      askedNumber: '5Q0 407 152 A',
      priceCents: 11_840,
      netCents: 11_840,
      state: 'available',
    });
    await order.do('orders.issueParts', { leaveShort: false }, storekeeper);
    expect(await order.refused('orders.replacePart', { lineId, partId: shop.askedPartId })).toBe(
      'PART_ISSUED',
    );
    const cashier = workshop.as('cashier');
    expect(await order.refused('orders.replacePart', { lineId, partId: shop.askedPartId }, cashier)).toBe(
      'FORBIDDEN',
    );
  });

  it('come back at the cost they went out with', async () => {
    const order = await OpenOrder.take(shop);
    const lineId = await order.addPart(shop.plentyPartId, 3000);
    await order.do('orders.issueParts', { leaveShort: false });
    expect(await order.refused('orders.returnPart', { lineId, quantityMilli: 4000 })).toBe('RETURN_TOO_MUCH');
    await order.do('orders.returnPart', { lineId, quantityMilli: 2000 });
    expect(linesOf(await order.view())[0]).toMatchObject({
      issuedMilli: 1000,
      costCents: 400,
      state: 'partly',
    });
    expect(await order.refused('orders.updatePart', { lineId, changes: { quantityMilli: 500 } })).toBe(
      'PART_ISSUED_MORE',
    );
    expect(await order.refused('orders.removeLine', { kind: 'part', lineId })).toBe('PART_ISSUED');
    await order.do('orders.returnPart', { lineId, quantityMilli: 1000 });
    await order.do('orders.removeLine', { kind: 'part', lineId });
    expect((await order.view()).totals.totalCents).toBe(0);
  });
});

describe('phases', () => {
  const finished = async (fields: Parameters<typeof OpenOrder.take>[1] = {}) => {
    const order = await OpenOrder.take(shop, fields);
    const lineId = await order.addOperation(shop.operationId);
    await order.assign(shop.teamId);
    await order.do('orders.setLineState', { lineId, state: 'done' });
    return order;
  };

  it('say what blocks the next one, until nothing does', async () => {
    const order = await OpenOrder.take(shop, { meter: null });
    expect(codesOf(await order.view())).toEqual(['noLines']);
    const lineId = await order.addOperation(shop.operationId);
    const partLineId = await order.addPart(shop.plentyPartId);
    const jobId = await order.jobId();
    await order.do('orders.updateJob', { jobId, changes: { needsQualityCheck: true } });
    expect(codesOf(await order.view())).toEqual(['lineWithoutWorker']);
    await order.assign(shop.teamId);
    const view = await order.view();
    expect(view.aim).toBe('done');
    expect(codesOf(view)).toEqual([
      'meterMissing',
      'partNotIssued',
      'operationUnfinished',
      'qualityCheckMissing',
    ]);
    expect(view.blockers[1]).toMatchObject({
      key: 'F9',
      params: { count: 1, subject: 'N 910 965 02' },
      line: { kind: 'part', id: partLineId },
    });
    await order.do('orders.update', { changes: { meter: 184_500, meterReason: null } });
    await order.do('orders.issueParts', { leaveShort: false });
    await order.do('orders.setLineState', { lineId, state: 'done' });
    await order.do('orders.checkQuality', { jobId, passed: true });
    expect(codesOf(await order.view())).toEqual([]);
    await order.do('orders.setPhase', { phase: 'done' });
    expect(await order.view()).toMatchObject({ phase: 'done', doneAt: workshop.clock.now() });
  });

  it('are never passed over an untrue document: unfinished work has no override', async () => {
    const order = await OpenOrder.take(shop);
    const lineId = await order.addOperation(shop.operationId);
    await order.assign(shop.teamId);
    await order.do('orders.setLineState', { lineId, state: 'in_work' });
    expect(await order.refused('orders.setPhase', { phase: 'done', overrideReason: 'бърза се' })).toBe(
      'PHASE_BLOCKED',
    );
  });

  it('are passed over the rest with the right and a reason, which stays', async () => {
    const order = await finished({ meter: null });
    expect(await order.refused('orders.setPhase', { phase: 'done' })).toBe('PHASE_BLOCKED');
    const receptionist = workshop.as('receptionist');
    const forced = { phase: 'done', overrideReason: 'таблото не свети' } as const;
    expect(await order.refused('orders.setPhase', forced, receptionist)).toBe('FORBIDDEN');
    await order.do('orders.setPhase', forced, workshop.as('foreman'));
    const view = await order.view();
    expect(view.phase).toBe('done');
    expect(view.phases.at(-1)).toMatchObject({ phase: 'done', reason: 'таблото не свети' });
  });

  it('name only what the next step refuses: the close issues the parts itself, as long as they are there', async () => {
    const order = await finished();
    await order.addPart(shop.plentyPartId);
    expect(codesOf(await order.view())).toEqual(['partNotIssued']);
    const forced = { phase: 'done', overrideReason: 'частта се монтира утре' } as const;
    await order.do('orders.setPhase', forced, workshop.as('foreman'));
    expect(codesOf(await order.view())).toEqual([]);
    const preview = await shop.person.do('invoicing.preview', { orderId: order.id });
    expect(preview.refusals).toEqual([]);
    await order.do('invoicing.closeOrder', {});
    expect(codesOf(await order.view())).toEqual(['unpaid']);
  });

  it('name a part that the close could not issue', async () => {
    const order = await finished();
    const lineId = await order.addPart(shop.plentyPartId);
    await order.do('orders.updatePart', { lineId, changes: { quantityMilli: 11_000 } });
    const forced = { phase: 'done', overrideReason: 'доставката е на път' } as const;
    await order.do('orders.setPhase', forced, workshop.as('foreman'));
    const [blocker, ...rest] = (await order.view()).blockers;
    expect(rest).toEqual([]);
    expect(blocker).toMatchObject({
      code: 'partShort',
      overridable: false,
      line: { kind: 'part', id: lineId },
    });
    expect(await order.refused('invoicing.closeOrder', {})).toBe('PARTS_SHORT');
  });

  it('follow the transition table: nobody invoices or releases by hand', async () => {
    const order = await finished();
    for (const phase of ['invoiced', 'released', 'cancelled', 'received', 'assigned'] as const)
      expect(await order.refused('orders.setPhase', { phase }), phase).toBe('PHASE_IMPOSSIBLE');
  });

  it('go back to work when a finished order gets a new line', async () => {
    const order = await finished();
    await order.do('orders.setPhase', { phase: 'done' });
    await order.addOperation(shop.fixedOperationId);
    expect(await order.view()).toMatchObject({ phase: 'in_work', doneAt: null });
  });

  it('wait for the client’s answer, and for money above the limit', async () => {
    const order = await finished({ limitCents: 1000 });
    const jobId = await order.jobId();
    expect(codesOf(await order.view())).toEqual(['overAuthorised']);
    const answer = { jobId, way: null, by: null, text: null, amountCents: null };
    await order.do('orders.authoriseJob', { ...answer, authorisation: 'asked' });
    expect(codesOf(await order.view())).toEqual(['authorisationMissing']);
    expect(await order.refused('orders.authoriseJob', { ...answer, authorisation: 'approved' })).toBe(
      'AUTHORISATION_WITHOUT_WAY',
    );
    const { totals } = await order.view();
    await order.do('orders.authoriseJob', {
      ...answer,
      authorisation: 'approved',
      way: 'phone',
      by: 'Иван Димитров',
      amountCents: totals.overCents,
    });
    const view = await order.view();
    expect(codesOf(view)).toEqual([]);
    expect(view.totals).toMatchObject({ authorisedCents: totals.totalCents, overCents: 0 });
    await order.do('orders.authoriseJob', { ...answer, authorisation: 'refused' });
    expect(codesOf(await order.view())).toContain('jobRefused');
  });

  it('name a firm without ЕИК or address before the invoice', async () => {
    const firm = party({
      kind: 'firm',
      name: 'Транс ЕООД',
      customerType: 'business',
      address: null,
      city: null,
    });
    const { partyId: clientId } = await shop.person.do('parties.save', {
      ...{ partyId: null, version: null, party: firm },
    });
    const order = await finished({ clientId });
    await order.do('orders.setPhase', { phase: 'done' });
    expect(codesOf(await order.view())).toEqual(['payerWithoutEik', 'payerWithoutAddress']);
  });
});

describe('cancelling', () => {
  it('is only for an order with nothing issued and nothing finished, with a reason', async () => {
    const order = await OpenOrder.take(shop);
    const part = await order.addPart(shop.plentyPartId);
    const work = await order.addOperation(shop.operationId);
    await order.do('orders.issueParts', { leaveShort: false });
    const reason = 'Клиентът се отказа';
    expect(await order.refused('orders.cancel', { reason })).toBe('CANCEL_ISSUED');
    await order.do('orders.returnPart', { lineId: part, quantityMilli: 1000 });
    await order.assign(shop.teamId);
    await order.do('orders.setLineState', { lineId: work, state: 'done' });
    expect(await order.refused('orders.cancel', { reason })).toBe('CANCEL_WORK_DONE');
    await order.do('orders.setLineState', { lineId: work, state: 'not_started' });
    expect(await order.refused('orders.cancel', { reason: ' ' })).toBe('INVALID_INPUT');
    await order.do('orders.cancel', { reason });
    expect(await order.view()).toMatchObject({ phase: 'cancelled', cancelReason: reason, blockers: [] });
    expect(await order.refused('orders.addJob', { title: 'Още' })).toBe('ORDER_CLOSED');
    expect(await order.refused('orders.cancel', { reason })).toBe('ORDER_CANCELLED');
  });
});

describe('the register', () => {
  it('finds by number, plate, client and phone; pages lose and double nothing; totals are of the whole set', async () => {
    const { assetId } = await shop.person.do('assets.createWithOwner', {
      owner: party({
        name: 'Мария Стоянова',
        contacts: [{ kind: 'phone', value: '0899777111', person: null }],
      }),
      ...{ notDuplicate: true, asset: car('СА 7703 МР'), plateMovedOn: null, meter: null },
    });
    for (let n = 0; n < 7; n++) {
      const order = await OpenOrder.take(shop);
      await order.addOperation(shop.fixedOperationId);
    }
    const { clientId } = shop;
    const ownerId = rows<{ owner_id: number }>('SELECT owner_id FROM asset WHERE id = ?', assetId)[0]
      ?.owner_id;
    await OpenOrder.take({ ...shop, assetId, clientId: ownerId ?? clientId });
    const list = (text: string, cursor: string | null = null, limit = 3) =>
      shop.person.do('orders.list', {
        filter: { text, view: 'open', phase: null, fromOn: null, toOn: null },
        sort: { by: 'total', dir: 'desc' },
        cursor,
        limit,
      });
    const seen: number[] = [];
    let cursor: string | null = null;
    do {
      const page = await list('', cursor);
      expect(page.count).toBe(8);
      expect(page.totals.totalCents).toBe(7 * 5400);
      seen.push(...page.rows.map((row) => row.id));
      cursor = page.nextCursor;
    } while (cursor !== null);
    expect(new Set(seen).size).toBe(8);
    expect(seen).toHaveLength(8);
    for (const text of [
      '7703',
      'ca7703mp',
      'стоянова',
      'stoyanova',
      '0899 777 111'.replaceAll(' ', ''),
      '26-000008',
    ])
      expect(
        (await list(text)).rows.map((row) => row.plate),
        text,
      ).toEqual(['СА 7703 МР']);
    expect((await list('няма такова')).rows).toEqual([]);
  });

  it('knows what is late', async () => {
    const order = await OpenOrder.take(shop, { promisedAt: workshop.clock.now() + 3_600_000 });
    await OpenOrder.take(shop);
    workshop.clock.advance(2 * 3_600_000);
    // The manager's own window locks itself in two idle hours.
    const receptionist = workshop.as('receptionist');
    const counts = await receptionist.do('orders.counts', {});
    expect(counts).toMatchObject({ open: 2, late: 1, unpaid: 0, all: 2 });
    const { cards } = await receptionist.do('board.phases', {});
    expect(cards.map((card) => [card.orderId, card.warning])).toEqual([
      [order.id, 'late'],
      [expect.any(Number), null],
    ]);
  });
});

describe('the board', () => {
  it('shows parts, teams, sums and the reason to look', async () => {
    const order = await OpenOrder.take(shop, { limitCents: 10_000 });
    await order.addOperation(shop.fixedOperationId);
    await order.addPart(shop.plentyPartId);
    await order.addPart(shop.askedPartId);
    await order.assign(shop.teamId);
    await order.do('orders.issueParts', { leaveShort: true });
    const { cards } = await shop.person.do('board.phases', {});
    const { totals } = await order.view();
    expect(cards).toMatchObject([
      {
        phase: 'assigned',
        teams: ['Екип 2'],
        unassigned: 0,
        parts: { issued: 1, all: 2, missing: 1 },
        authorisedCents: 10_000,
        overCents: totals.overCents,
        note: { code: 'partsMissing', count: 1 },
      },
    ]);
    const { tiles, inWorkshop } = await shop.person.do('board.today', {});
    expect(inWorkshop).toBe(1);
    const tile = (name: string) => tiles.find((one) => one.tile === name);
    expect(tile('approval')).toMatchObject({ count: 1, sumCents: totals.overCents });
    expect(tile('parts')).toMatchObject({
      count: 1,
      rows: [{ hasSubstitute: true, parts: { issued: 1, all: 2 } }],
    });
    expect(tile('notReleased')).toMatchObject({ count: 0, rows: [] });
  });

  it('shows only one’s own orders when asked', async () => {
    await OpenOrder.take(shop);
    const receptionist = workshop.as('receptionist');
    const { typeId, assetId, clientId } = shop;
    await receptionist.do('orders.create', { typeId, assetId, clientId, ...noHeader });
    expect((await receptionist.do('board.today', { mine: true })).inWorkshop).toBe(1);
    expect((await receptionist.do('board.today', {})).inWorkshop).toBe(2);
  });
});
