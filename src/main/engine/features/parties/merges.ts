import type { EntryInput, EntryOutput } from '@shared/contract/entry';
import { DomainError } from '@shared/contract/errors';
import type { partiesContract } from '@shared/features/parties/contract';
import {
  type Compared,
  type DuplicatePair,
  duplicateReasons,
  type PartyCard,
} from '@shared/features/parties/model';
import { sql } from 'drizzle-orm';
import type { ReadDb } from '../../db/handles';
import type { QueryContext } from '../../kernel/context';
import { debtOf } from './debts';
import { countReferences } from './references';
import { demandParty, partyInputOf, partySummary } from './repo';

type Input<N extends keyof typeof partiesContract> = EntryInput<(typeof partiesContract)[N]>;
type Output<N extends keyof typeof partiesContract> = EntryOutput<(typeof partiesContract)[N]>;

/** Who was merged into a party, the newest first; undone ones stay in the list. */
export function mergesInto(db: ReadDb, partyId: number): PartyCard['merges'] {
  return db.all(sql`
    SELECT g.id, g.merged_id AS mergedId, p.name, g.at, u.name AS user, g.undone_at AS undoneAt,
      (SELECT count(*) FROM party_merge_move WHERE merge_id = g.id) AS moved
    FROM party_merge g JOIN party p ON p.id = g.merged_id JOIN user u ON u.id = g.user_id
    WHERE g.survivor_id = ${partyId} ORDER BY g.id DESC`);
}

/** Both sides of a merge as they are now. @throws DomainError MERGE_SAME, PARTY_MERGED */
export function compareParties(
  ctx: QueryContext,
  input: Input<'parties.compare'>,
): Output<'parties.compare'> {
  if (input.firstId === input.secondId) throw new DomainError('MERGE_SAME');
  return { first: compared(ctx, input.firstId), second: compared(ctx, input.secondId) };
}

function compared(ctx: QueryContext, id: number): Compared {
  const found = demandParty(ctx.db, id);
  const count = (table: 'service_order' | 'invoice', column: 'client_id' | 'payer_id') =>
    ctx.db.get<{ n: number }>(sql.raw(`SELECT count(*) AS n FROM ${table} WHERE ${column} = ${id}`))?.n ?? 0;
  return {
    id,
    version: found.version,
    party: partyInputOf(ctx.db, found),
    createdAt: found.createdAt,
    assets: ctx.db
      .all<{ label: string }>(sql`
        SELECT coalesce(plate, serial, vin, '') AS label FROM asset WHERE owner_id = ${id} AND active = 1 ORDER BY id DESC LIMIT 6`)
      .map(({ label }) => label),
    references: countReferences(ctx.db, id),
    orders: count('service_order', 'client_id'),
    invoices: count('invoice', 'payer_id'),
    unpaidCents: debtOf(ctx.db, id, ctx.today).unpaidCents,
  };
}

interface PairRow {
  firstId: number;
  secondId: number;
  reasons: string;
  total: number;
}

/**
 * Active cards that may be of one, each pair once with all its reasons, the certain ones first. A name alone is no reason
 * where the ЕИК or personal numbers differ: those are two.
 */
export function duplicatePairs(
  ctx: QueryContext,
  { limit }: Input<'parties.duplicatePairs'>,
): Output<'parties.duplicatePairs'> {
  const rows = ctx.db.all<PairRow>(sql`
    WITH found (a, b, rank) AS (
      SELECT p.id, q.id, 0 FROM party p JOIN party q ON q.eik = p.eik AND q.id > p.id
        WHERE p.active = 1 AND q.active = 1 AND p.eik <> ''
      UNION
      SELECT c.party_id, d.party_id, CASE c.kind WHEN 'phone' THEN 1 ELSE 2 END
        FROM party_contact c JOIN party_contact d ON d.value = c.value AND d.kind = c.kind AND d.party_id > c.party_id
        JOIN party p ON p.id = c.party_id JOIN party q ON q.id = d.party_id
        WHERE p.active = 1 AND q.active = 1 AND c.value <> ''
      UNION
      SELECT p.id, q.id, 3 FROM party p JOIN party q ON q.folded = p.folded AND q.id > p.id
        WHERE p.active = 1 AND q.active = 1 AND p.folded <> ''
          AND (p.eik IS NULL OR q.eik IS NULL OR p.eik = q.eik)
          AND (p.personal_number IS NULL OR q.personal_number IS NULL OR p.personal_number = q.personal_number)
    )
    SELECT a AS firstId, b AS secondId, group_concat(rank) AS reasons, count(*) OVER () AS total FROM found
    WHERE NOT EXISTS (SELECT 1 FROM party_distinct x
      WHERE (x.first_id = a AND x.second_id = b) OR (x.first_id = b AND x.second_id = a))
    GROUP BY a, b ORDER BY min(rank), count(*) DESC, a, b LIMIT ${limit}`);
  return { count: rows[0]?.total ?? 0, pairs: rows.map((row) => pairOf(ctx.db, row)) };
}

function pairOf(db: ReadDb, { firstId, secondId, reasons }: PairRow): DuplicatePair {
  const ranks = new Set(reasons.split(',').map(Number));
  return {
    first: partySummary(db, firstId),
    second: partySummary(db, secondId),
    reasons: duplicateReasons.filter((_, rank) => ranks.has(rank)),
  };
}
