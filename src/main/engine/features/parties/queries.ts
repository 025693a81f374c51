import type { EntryInput, EntryOutput } from '@shared/contract/entry';
import type { Allowed } from '@shared/contract/texts';
import type { partiesContract } from '@shared/features/parties/contract';
import {
  maskedPartyFields,
  type PartyCard,
  type PartyRow,
  type PartySummary,
} from '@shared/features/parties/model';
import { vatNumberOn } from '@shared/features/parties/vat';
import { foldText } from '@shared/kernel/folding';
import { type SQL, sql } from 'drizzle-orm';
import type { QueryContext } from '../../kernel/context';
import { keysetPage, whereAll } from '../../kernel/paging';
import { findIds, matchedIdsSql } from '../search/slice';
import { debtOf } from './debts';
import { mergesInto } from './merges';
import { consentsOf, contactsOf, partyById, partyInputOf, partySummary, rolesOf, survivorOf } from './repo';
import { warningsOf } from './rules';

type Input<N extends keyof typeof partiesContract> = EntryInput<(typeof partiesContract)[N]>;
type Output<N extends keyof typeof partiesContract> = EntryOutput<(typeof partiesContract)[N]>;

const assetTitle = sql.raw(
  "trim(coalesce(mk.name, '') || ' ' || coalesce(mo.name, '') || ' ' || coalesce(md.name, ''))",
);
const assetNames = sql.raw(
  'LEFT JOIN make mk ON mk.id = a.make_id LEFT JOIN model mo ON mo.id = a.model_id LEFT JOIN modification md ON md.id = a.modification_id',
);

export function partyCard(ctx: QueryContext, { partyId }: Input<'parties.card'>): PartyCard {
  const found = survivorOf(ctx.db, partyId);
  const { id, version } = found;
  const hide = found.kind === 'person' && !ctx.can('parties.personalData');
  const party = partyInputOf(ctx.db, found);
  const hidden = hide ? { personalNumber: null, iban: null, address: null, addresses: [] } : {};
  const edit = ctx.can('parties.edit');
  return {
    id,
    version,
    party: { ...party, ...hidden, contacts: contactsOf(ctx.db, id).map(shownContact) },
    vatNumber: vatNumberOn(party.vatPeriods, ctx.today),
    warnings: hide ? [] : warningsOf(party, ctx.today),
    debt: debtOf(ctx.db, id, ctx.today),
    assets: ownedAssets(ctx, id),
    orders: recentOrders(ctx, id),
    invoices: recentInvoices(ctx, id),
    consents: consentsOf(ctx.db, id),
    merges: mergesInto(ctx.db, id),
    masked: hide ? [...maskedPartyFields] : [],
    allowedActions: {
      edit: allowed(edit),
      merge: allowed(edit && ctx.can('parties.personalData')),
    },
  };
}

const allowed = (yes: boolean): Allowed => ({ allowed: yes, reason: yes ? null : 'forbidden' });
const shownContact = ({ kind, value, known, person, label }: ReturnType<typeof contactsOf>[number]) => ({
  ...{ kind, value, known, person, label },
});

function ownedAssets(ctx: QueryContext, partyId: number): PartyCard['assets'] {
  return ctx.db.all(sql`
    SELECT a.id AS assetId, a.plate, coalesce(a.serial, a.vin) AS serial, ${assetTitle} AS title, w.from_on AS fromOn, w.to_on AS toOn
    FROM asset_owner w JOIN asset a ON a.id = w.asset_id ${assetNames}
    WHERE w.party_id = ${partyId} ORDER BY w.to_on IS NOT NULL, w.from_on DESC, w.id DESC LIMIT 200`);
}

function recentOrders(ctx: QueryContext, partyId: number): PartyCard['orders'] {
  if (!ctx.can('orders.view')) return [];
  return ctx.db.all(sql`
    SELECT o.id AS orderId, o.number, o.received_at AS receivedAt, o.phase, ${assetTitle} AS assetTitle, a.plate,
      o.total_cents AS totalCents
    FROM service_order o JOIN asset a ON a.id = o.asset_id ${assetNames}
    WHERE o.client_id = ${partyId} AND o.number IS NOT NULL ORDER BY o.received_at DESC LIMIT 100`);
}

function recentInvoices(ctx: QueryContext, partyId: number): PartyCard['invoices'] {
  if (!ctx.can('invoices.view')) return [];
  return ctx.db.all(sql`
    SELECT id AS invoiceId, number, kind, issued_on AS issuedOn, due_on AS dueOn, order_id AS orderId,
      total_cents AS totalCents, CASE WHEN status = 'issued' AND kind <> 'internal' THEN total_cents - paid_cents ELSE 0 END AS unpaidCents
    FROM invoice WHERE payer_id = ${partyId} ORDER BY issued_on DESC, id DESC LIMIT 100`);
}

const sortKeys: Readonly<Record<Input<'parties.list'>['sort']['by'], SQL>> = {
  name: sql`p.name_order`,
  lastOrderAt: sql`coalesce((SELECT max(received_at) FROM service_order WHERE client_id = p.id), 0)`,
  unpaidCents: sql`coalesce((SELECT sum(total_cents - paid_cents) FROM invoice WHERE payer_id = p.id AND status = 'issued' AND kind <> 'internal'), 0)`,
};

interface PartyListRow extends Omit<PartyRow, 'roles' | 'labels'> {
  roles: string;
  labels: string;
}

export function listParties(ctx: QueryContext, input: Input<'parties.list'>): Output<'parties.list'> {
  return { ...partyPage(ctx, input), ...partySums(ctx, input) };
}

/** The rows alone, for whoever goes through the whole list. */
export function partyPage(
  ctx: QueryContext,
  input: Input<'parties.list'>,
): { rows: PartyRow[]; nextCursor: string | null } {
  const where = filterConditions(input.filter);
  const page = keysetPage<PartyListRow>(ctx.db, {
    columns: sql`p.id, p.kind, p.name, p.eik, p.city,
      (SELECT value FROM party_contact WHERE party_id = p.id AND kind = 'phone' ORDER BY position, id LIMIT 1) AS phone,
      (SELECT json_group_array(role) FROM party_role WHERE party_id = p.id) AS roles,
      (SELECT json_group_array(label) FROM party_label WHERE party_id = p.id) AS labels,
      (SELECT count(*) FROM asset WHERE owner_id = p.id AND active = 1) AS assets,
      (SELECT max(received_at) FROM service_order WHERE client_id = p.id) AS lastOrderAt,
      ${sortKeys.unpaidCents} AS unpaidCents`,
    from: sql`party p`,
    where,
    sortKey: sortKeys[input.sort.by],
    dir: input.sort.dir,
    idColumn: sql`p.id`,
    cursor: input.cursor,
    limit: input.limit,
  });
  return {
    rows: page.rows.map((row) => ({
      ...row,
      roles: JSON.parse(row.roles) as PartyRow['roles'],
      labels: JSON.parse(row.labels) as string[],
    })),
    nextCursor: page.nextCursor,
  };
}

/** Count and sums of the whole filtered set. */
export function partySums(
  ctx: QueryContext,
  { filter }: Input<'parties.list'>,
): Pick<Output<'parties.list'>, 'count' | 'totals'> {
  const where = filterConditions(filter);
  const sums = ctx.db.get<{ count: number; unpaidCents: number }>(sql`
    SELECT count(*) AS count, coalesce((SELECT sum(i.total_cents - i.paid_cents) FROM invoice i
      WHERE i.status = 'issued' AND i.kind <> 'internal' AND i.paid_cents <> i.total_cents
        AND i.payer_id IN (SELECT p.id FROM party p ${whereAll(where)})), 0) AS unpaidCents
    FROM party p ${whereAll(where)}`);
  return {
    count: sums?.count ?? 0,
    totals: { unpaidCents: sums?.unpaidCents ?? 0 },
  };
}

function filterConditions(filter: Input<'parties.list'>['filter']): SQL[] {
  // A merged one is not in the register at all: its survivor is.
  const conditions = [filter.inactive ? sql`p.active = 0 AND p.merged_into_id IS NULL` : sql`p.active = 1`];
  const matched = matchedIdsSql('party', filter.text);
  if (matched) conditions.push(sql`p.id IN ${matched}`);
  if (filter.kind) conditions.push(sql`p.kind = ${filter.kind}`);
  if (filter.role)
    conditions.push(
      sql`EXISTS (SELECT 1 FROM party_role r WHERE r.party_id = p.id AND r.role = ${filter.role})`,
    );
  if (filter.debtors)
    conditions.push(
      sql`p.id IN (SELECT payer_id FROM invoice WHERE status = 'issued' AND kind <> 'internal' AND paid_cents <> total_cents)`,
    );
  if (filter.label)
    conditions.push(
      sql`EXISTS (SELECT 1 FROM party_label l WHERE l.party_id = p.id AND l.label = ${filter.label})`,
    );
  if (filter.withoutConsent)
    conditions.push(
      sql`NOT EXISTS (SELECT 1 FROM party_consent c WHERE c.party_id = p.id AND c.kind = ${filter.withoutConsent} AND c.withdrawn_on IS NULL)`,
    );
  return conditions;
}

/** Labels in use, found by any part of them; the most used first. */
export function knownLabels(
  ctx: QueryContext,
  { text, limit }: Input<'parties.labels'>,
): Output<'parties.labels'> {
  const rows = ctx.db.all<{ label: string; count: number }>(
    sql`SELECT label, count(*) AS count FROM party_label GROUP BY label ORDER BY count DESC, label`,
  );
  const wanted = foldText(text);
  return rows.filter(({ label }) => foldText(label).includes(wanted)).slice(0, limit);
}

/** For pickers; without a text the latest clients. */
export function lookupParties(ctx: QueryContext, input: Input<'parties.lookup'>): PartySummary[] {
  const ids =
    input.text.trim() === ''
      ? ctx.db
          .all<{ id: number }>(sql`SELECT id FROM party WHERE active = 1 ORDER BY id DESC LIMIT 200`)
          .map(({ id }) => id)
      : findIds(ctx.db, 'party', input.text, 120);
  const fitting = ids.filter((id) => {
    const { active } = partyById(ctx.db, id);
    return active && (input.role === null || rolesOf(ctx.db, id).includes(input.role));
  });
  return fitting.slice(0, input.limit).map((id) => partySummary(ctx.db, id));
}
