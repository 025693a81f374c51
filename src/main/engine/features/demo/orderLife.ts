import type { OutputOf } from '@shared/contract/contract';
import type { OrderPhase } from '@shared/features/orders/status';
import { addDays, sofiaDate } from '@shared/kernel/dates';
import type { Life } from './agenda';
import { afterWork } from './calendar';
import type { DemoCar } from './clients';
import { OrderHand } from './orderHand';
import { type EnteredLines, enterMissingPart, enterWork } from './orderLines';
import { chooseWorks, type OrderPlan } from './orderPlan';
import { settle } from './settling';
import type { DemoShop } from './shop';
import { yardPlaces } from './words/people';
import { cancelReasons, corrections, remarks, type WorkWords } from './words/work';

const minute = 60_000;
const hour = 60 * minute;
const farFuture = Number.MAX_SAFE_INTEGER;
const stillMakingPhases: readonly OrderPhase[] = ['in_work', 'waiting_parts', 'waiting_approval'];

/** An order from the counter to the keys' return, or up to where it stands today. */
export async function* orderLife(shop: DemoShop, plan: OrderPlan): Life {
  const { crew, clock, garage } = shop;
  const { random, until } = plan;
  const car = garage.pickCar(random, clock.now());
  car.busyUntil = farFuture;
  const works = chooseWorks(random, car.engine, clock.now());
  const order = await receive(shop, plan, car, works);
  const lines = await enterLines(shop, plan, order, car, works);
  if (random.chance(0.5)) await crew.receptionist.do('handover.issue', { orderId: order.id });
  if (until === 'received') return;
  yield afterWork(clock.now(), random.int(5, 40));
  if (until === 'cancelled') return cancel(shop, plan, order, car, lines);
  await assign(shop, plan, order, works);
  if (until === 'assigned') return;
  yield afterWork(clock.now(), random.int(5, 60));
  const [first, ...rest] = lines.operationLineIds;
  if (first === undefined) return;
  await order.do(crew.foreman, 'orders.setLineState', { lineId: first, state: 'in_work' });
  if (until === 'waiting_approval' || random.chance(0.08)) {
    yield* askForMore(shop, plan, order);
  }
  if (until === 'waiting_approval') return;
  if (until === 'waiting_parts' || lines.issuableAt > clock.now()) {
    await order.do(crew.foreman, 'orders.setPhase', { phase: 'waiting_parts' });
    if (until === 'waiting_parts') return;
    yield lines.issuableAt;
    await order.do(crew.foreman, 'orders.setPhase', { phase: 'in_work' });
  }
  if (lines.parts.length > 0) await issue(shop, order, lines);
  if (stillMakingPhases.includes(until)) return;
  for (const lineId of [first, ...rest]) {
    yield afterWork(clock.now(), random.int(12, 45));
    await order.do(crew.foreman, 'orders.setLineState', { lineId, state: 'done' });
  }
  await finish(shop, plan, order);
  if (until === 'done') return;
  yield afterWork(clock.now(), random.int(10, 90));
  yield* settle(shop, plan, order, car);
}

async function receive(
  { crew, clock, garage, typeIds }: DemoShop,
  { random, until, promisedAt }: OrderPlan,
  car: DemoCar,
  works: readonly WorkWords[],
): Promise<OrderHand> {
  const now = clock.now();
  const isClaim = until === 'released' && random.chance(0.015);
  const isInternal = !isClaim && random.chance(0.015);
  const complaint = [works.map((work) => work.complaint).join('. '), random.pick(remarks)].join('. ').trim();
  const input = {
    typeId: typeIds.get(isClaim ? 'claim' : isInternal ? 'internal' : 'client') ?? 0,
    ...{ assetId: car.assetId, clientId: car.owner.id, broughtBy: null },
    complaint: complaint.replace(/\.\s*\.$/u, '.'),
    fuelEighths: random.int(1, 7),
    promisedAt: promisedAt ?? afterWork(now, random.pick([180, 300, 420, 600])),
    limitCents: random.chance(0.1) ? 300_000 : null,
    ...{ keyTag: String(random.int(1, 60)), place: random.pick(yardPlaces) },
    ...{ cause: null, correction: null, noteToClient: null, internalNote: null },
    ...{ waitsHere: random.chance(0.15), overnight: false, needsLift: random.chance(0.3) },
    ...{ returnsOldParts: random.chance(0.1), testDriveConsent: true },
    ...{ meter: garage.meterOf(car, now), meterReason: null },
  };
  const reply = await crew.receptionist.call('orders.create', input);
  // Somebody with an overdue invoice needs the foreman's word (domain §1).
  const created =
    !reply.ok && reply.error.code === 'CLIENT_DEBT'
      ? await crew.foreman.do('orders.create', {
          ...input,
          debtReason: 'Редовен клиент, ще плати до края на месеца.',
        })
      : reply.ok
        ? (reply.data as OutputOf<'orders.create'>)
        : await crew.receptionist.do('orders.create', input);
  return new OrderHand(created.orderId, created.version);
}

async function enterLines(
  { crew, store, catalog, clock }: DemoShop,
  { random, until }: OrderPlan,
  order: OrderHand,
  car: DemoCar,
  works: readonly WorkWords[],
): Promise<EnteredLines> {
  const fit = { platform: car.model.words.platform, engine: car.engine.family };
  const options = { order, crew, store, random, operationIds: catalog.operationIds, fit };
  const lines: EnteredLines = { operationLineIds: [], parts: [], issuableAt: clock.now() };
  const { jobs } = await crew.receptionist.do('orders.open', { orderId: order.id });
  const firstJob = jobs[0]?.id ?? 0;
  for (const [at, work] of works.entries()) {
    const jobId =
      at === 0
        ? firstJob
        : (await order.do(crew.receptionist, 'orders.addJob', { title: work.complaint })).jobId;
    await enterWork(options, work, jobId, lines);
  }
  if (until === 'waiting_parts') await enterMissingPart(options, firstJob);
  return lines;
}

async function assign(
  { crew }: DemoShop,
  { random }: OrderPlan,
  order: OrderHand,
  works: readonly WorkWords[],
): Promise<void> {
  const isBody = works.some(({ operations }) => operations.includes('63101900'));
  const isSmall = works.length === 1 && works[0]?.operations.length === 1;
  const teamId = isBody ? crew.bodyTeamId : random.pick(crew.mechanicTeamIds);
  await order.do(crew.receptionist, 'orders.assignTeam', {
    scope: { kind: 'order' },
    assignee: isSmall ? { kind: 'worker', workerId: crew.electricianId } : { kind: 'team', teamId },
  });
}

/** Every third client puts off what was found. */
const isPutOff = (price: number): boolean => price % 300 === 0;

/** Something more was found: the client is asked by telephone, and agrees or puts it off unless the order waits for the answer today. */
async function* askForMore({ crew, clock }: DemoShop, { random, until }: OrderPlan, order: OrderHand): Life {
  const title = random.pick(['Теч от амортисьор', 'Износени накладки отзад', 'Спукан маншон на полуоска']);
  const { jobId } = await order.do(crew.receptionist, 'orders.addJob', { title });
  const price = random.int(40, 180) * 100;
  await order.do(crew.receptionist, 'orders.addOther', {
    ...{ jobId, kind: 'subcontract', name: title, priceCents: price, costCents: Math.round(price * 0.6) },
  });
  const question = { jobId, by: null, text: null, amountCents: null, way: null } as const;
  await order.do(crew.receptionist, 'orders.authoriseJob', { ...question, authorisation: 'asked' });
  await order.do(crew.receptionist, 'orders.setPhase', { phase: 'waiting_approval' });
  if (until === 'waiting_approval') return;
  yield afterWork(clock.now(), random.int(20, 120));
  if (isPutOff(price)) {
    const expiresOn = addDays(sofiaDate(clock.now()), 90);
    const answer = { jobId, expiresOn, by: null, way: 'phone' } as const;
    await order.do(crew.receptionist, 'care.deferJob', { ...answer, reason: 'Отлага за следващия месец.' });
  } else
    await order.do(crew.receptionist, 'orders.authoriseJob', {
      ...{ jobId, authorisation: 'approved', amountCents: Math.ceil(price * 1.2), way: 'phone' },
      ...{ by: null, text: 'Потвърдено по телефона.' },
    });
  await order.do(crew.foreman, 'orders.setPhase', { phase: 'in_work' });
}

async function issue({ crew, store }: DemoShop, order: OrderHand, { parts }: EnteredLines): Promise<void> {
  await order.do(crew.storekeeper, 'orders.issueParts', { leaveShort: true });
  for (const { card, milli } of parts) store.issued(card, milli);
}

async function finish({ crew, clock }: DemoShop, { random }: OrderPlan, order: OrderHand): Promise<void> {
  await order.do(crew.foreman, 'orders.update', { changes: { correction: random.pick(corrections) } });
  await order.do(crew.foreman, 'orders.setPhase', {
    ...{ phase: 'done', overrideReason: 'Готово по уговорката с клиента.' },
  });
  clock.moveTo(clock.now() + minute);
}

async function cancel(
  { crew, store, clock }: DemoShop,
  { random }: OrderPlan,
  order: OrderHand,
  car: DemoCar,
  { parts }: EnteredLines,
): Promise<void> {
  await order.do(crew.receptionist, 'orders.cancel', { reason: random.pick(cancelReasons) });
  for (const { card, milli } of parts) store.release(card, milli);
  car.busyUntil = clock.now() + hour;
}
