import type { EntryInput, EntryOutput } from '@shared/contract/entry';
import type { partiesContract } from '@shared/features/parties/contract';
import {
  maskedPartyFields,
  type PartyCard,
  type PartyInput,
  type PartyRow,
  type PartySummary,
} from '@shared/features/parties/model';
import { type SQL, sql } from 'drizzle-orm';
import type { QueryContext } from '../../kernel/context';
import { keysetPage, whereAll } from '../../kernel/paging';
import { findIds, matchedIdsSql } from '../search/slice';
import { debtOf } from './debts';
import { type ContactRecord, contactsOf, partyById, partySummary, rolesOf } from './repo';
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
  const found = partyById(ctx.db, partyId);
  const contacts = contactsOf(ctx.db, partyId);
  const hide = found.kind === 'person' && !ctx.can('parties.personalData');
  const { id, version, folded: _folded, nameOrder: _nameOrder, createdAt: _createdAt, ...fields } = found;
  const party: PartyInput & { active: boolean } = {
    ...fields,
    roles: rolesOf(ctx.db, id),
    contacts: contacts.map(asInput),
  };
  const warnings = warningsOf(party, ctx.today);
  const hidden = hide ? { personalNumber: null, iban: null, address: null } : {};
  return {
    id,
    version,
    party: { ...party, ...hidden, contacts: contacts.map(shownContact) },
    warnings: hide ? [] : warnings,
    debt: debtOf(ctx.db, id, ctx.today),
    assets: ownedAssets(ctx, id),
    orders: recentOrders(ctx, id),
    masked: hide ? [...maskedPartyFields] : [],
    allowedActions: {
      edit: ctx.can('parties.edit')
        ? { allowed: true, reason: null }
        : { allowed: false, reason: 'forbidden' },
    },
  };
}

const asInput = ({ kind, value, person }: ContactRecord) => ({ kind, value, person });
const shownContact = ({ kind, value, known, person }: ContactRecord) => ({ kind, value, known, person });

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

const sortKeys: Readonly<Record<Input<'parties.list'>['sort']['by'], SQL>> = {
  name: sql`p.name_order`,
  lastOrderAt: sql`coalesce((SELECT max(received_at) FROM service_order WHERE client_id = p.id), 0)`,
  unpaidCents: sql`coalesce((SELECT sum(total_cents - paid_cents) FROM invoice WHERE payer_id = p.id AND status = 'issued' AND kind <> 'internal'), 0)`,
};

interface PartyListRow extends Omit<PartyRow, 'roles'> {
  roles: string;
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
    rows: page.rows.map((row) => ({ ...row, roles: JSON.parse(row.roles) as PartyRow['roles'] })),
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
  const conditions = [filter.inactive ? sql`p.active = 0` : sql`p.active = 1`];
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
  return conditions;
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
