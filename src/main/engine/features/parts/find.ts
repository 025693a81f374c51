import type { EntryInput, EntryOutput } from '@shared/contract/entry';
import type { partsContract } from '@shared/features/parts/contract';
import { foldText } from '@shared/kernel/folding';
import { partKey } from '@shared/kernel/partNumber';
import { type SQL, sql } from 'drizzle-orm';
import type { QueryContext } from '../../kernel/context';
import { codeKey } from './cardLists';
import { familyOffers } from './families';

type Contract = typeof partsContract;
type Find = EntryInput<Contract['parts.find']>;
type Row = Omit<EntryOutput<Contract['parts.find']>['parts'][number], 'freeMilli' | 'bin' | 'offers'>;

/** Words of a name and middles of a number are looked for from this length; shorter ones are in half of all cards. */
const shortestMiddle = 3;

/** Numbers first (any notation), then barcodes and the suppliers' own numbers, then middles of numbers and words of the name. */
export function findParts(ctx: QueryContext, { text, limit }: Find): EntryOutput<Contract['parts.find']> {
  const seesCost = ctx.can('parts.viewCost');
  const rows = rowsOf(ctx, foundIds(ctx, { text, limit }));
  return {
    parts: rows.map((row) => {
      const [own, ...offers] = familyOffers(ctx.db, row.id, { warehouseId: null, on: ctx.today });
      return {
        ...row,
        lastCostCents: seesCost ? row.lastCostCents : null,
        freeMilli: own?.freeMilli ?? 0,
        bin: own?.bin ?? null,
        offers,
      };
    }),
  };
}

/** Each kind of match through its own index, the next only while there is room: a scan of all cards comes last. */
function foundIds(ctx: QueryContext, { text, limit }: Find): number[] {
  const key = partKey(text);
  const words = foldText(text).split(' ').filter(Boolean).slice(0, 6);
  const ids = new Set<number>();
  const take = (condition: SQL) => {
    const room = limit - ids.size;
    if (room <= 0) return;
    const found = ctx.db.all<{ id: number }>(sql`SELECT p.id FROM part p WHERE p.active = 1 AND ${condition}
      AND p.id NOT IN (SELECT value FROM json_each(${JSON.stringify([...ids])}))
      ORDER BY p.number_key <> ${key}, p.family_id IS NOT NULL, p.number_key LIMIT ${room}`);
    for (const { id } of found) ids.add(id);
  };
  if (key !== '') take(sql`p.number_key >= ${key} AND p.number_key < ${`${key}\u{10ffff}`}`);
  take(sql`p.id IN (SELECT part_id FROM part_code WHERE code IN (${codeKey(text)}, ${key}))`);
  if (key.length >= shortestMiddle)
    take(sql`p.id IN (SELECT part_id FROM part_supplier WHERE number_key = ${key})`);
  if (key.length >= shortestMiddle || words.length > 0) take(middle(key, words));
  return [...ids];
}

function middle(key: string, words: readonly string[]): SQL {
  const number = key.length >= shortestMiddle ? sql`instr(p.number_key, ${key}) > 0` : sql`0`;
  if (words.length === 0) return number;
  const named = words.map((word) => sql`instr(p.folded, ${word}) > 0`);
  return sql`(${number} OR (${sql.join(named, sql` AND `)}))`;
}

function rowsOf(ctx: QueryContext, ids: readonly number[]): Row[] {
  const rows = ctx.db.all<Row>(sql`
    SELECT p.id, p.number, p.brand, p.name_bg AS name, p.unit, p.vat_bp AS vatBp, p.price_cents AS priceCents,
      (SELECT l.unit_cost_cents FROM stock_document_line l JOIN stock_document d ON d.id = l.document_id
        WHERE l.part_id = p.id AND d.kind = 'receipt' AND d.status = 'posted' AND d.reverses_id IS NULL
        ORDER BY l.id DESC LIMIT 1) AS lastCostCents
    FROM part p WHERE p.id IN (SELECT value FROM json_each(${JSON.stringify(ids)}))`);
  const byId = new Map(rows.map((row) => [row.id, row]));
  return ids.flatMap((id) => byId.get(id) ?? []);
}
