import type { EntryInput, EntryOutput } from '@shared/contract/entry';
import { DomainError } from '@shared/contract/errors';
import type { Bom } from '@shared/features/kits/calc';
import type { kitsContract } from '@shared/features/kits/contract';
import type { KitRow, StructureRow } from '@shared/features/kits/model';
import { addDays, sofiaInstant } from '@shared/kernel/dates';
import { roundHalfAway } from '@shared/kernel/money';
import { sql } from 'drizzle-orm';
import type { ReadDb } from '../../db/handles';
import type { QueryContext } from '../../kernel/context';
import {
  allKits,
  KitBook,
  kitOfPart,
  type Leaf,
  linesOfDraft,
  type StoredKit,
  storedKit,
  storedLines,
} from './book';
import { kitLines, kitSums } from './sums';

type Contract = typeof kitsContract;
type Input<N extends keyof Contract> = EntryInput<Contract[N]>;
type Output<N extends keyof Contract> = EntryOutput<Contract[N]>;

/** Cost and margin of every kit that the filter leaves, by number (reports A2). */
export function listKits(ctx: QueryContext, input: Input<'kits.list'>): Output<'kits.list'> {
  const book = new KitBook(ctx.db, ctx.today);
  const sold = soldKits(ctx.db, input);
  const seesCost = ctx.can('parts.viewCost');
  const kits = allKits(ctx.db, input.inactive);
  const rows = kits.map((kit) => rowOf(book, kit, sold.get(kit.id), seesCost));
  const { belowBp, incomplete } = input;
  return {
    all: kits.length,
    rows: rows.filter(
      (row) =>
        (!incomplete || row.missingCosts > 0 || row.missingPrices > 0) &&
        (belowBp === null || (row.marginBp !== null && row.marginBp < belowBp)),
    ),
  };
}

function rowOf(book: KitBook, kit: StoredKit, sold: Sold | undefined, seesCost: boolean): KitRow {
  const lines = storedLines(book.db, kit.versionId);
  const { id, partId, number, name, unit, version, pricing, active, costBasis: basis } = kit;
  const netCents = sold?.netCents ?? 0;
  const costCents = sold?.costCents ?? 0;
  return {
    ...{ id, partId, number, name, unit, version, pricing, active: active === 1 },
    parts: lines.filter((line) => line.partId !== null).length,
    operations: lines.filter((line) => line.operationId !== null).length,
    ...kitSums(book, book.bom(kit, lines), { basis, seesCost }),
    soldMilli: sold?.quantityMilli ?? 0,
    soldNetCents: netCents,
    soldCostCents: seesCost ? costCents : null,
    soldMarginBp:
      seesCost && netCents !== 0
        ? roundHalfAway(BigInt(netCents - costCents) * 10_000n, BigInt(netCents))
        : null,
  };
}

interface Sold {
  kitId: number;
  quantityMilli: number;
  netCents: number;
  costCents: number;
}

/** What kits brought and cost in the orders closed in a period: parts as issued, work as it was earned. */
function soldKits(
  db: ReadDb,
  { fromOn, toOn }: { fromOn: string | null; toOn: string | null },
): Map<number, Sold> {
  const from = fromOn === null ? 0 : sofiaInstant(fromOn, '00:00');
  const to = toOn === null ? Number.MAX_SAFE_INTEGER : sofiaInstant(addDays(toOn, 1), '00:00');
  const rows = db.all<Sold>(sql`
    WITH sold AS (
      SELECT k.id, k.kit_id, k.quantity_milli FROM order_kit k JOIN service_order o ON o.id = k.order_id
      WHERE o.phase IN ('invoiced', 'released')
        AND o.closed_at >= ${from} AND o.closed_at < ${to}
        AND (EXISTS (SELECT 1 FROM part_line l WHERE l.order_kit_id = k.id)
          OR EXISTS (SELECT 1 FROM operation_line l WHERE l.order_kit_id = k.id)))
    SELECT s.kit_id AS kitId, sum(s.quantity_milli) AS quantityMilli,
      sum((SELECT coalesce(sum(l.net_cents), 0) FROM part_line l WHERE l.order_kit_id = s.id)
        + (SELECT coalesce(sum(l.net_cents), 0) FROM operation_line l WHERE l.order_kit_id = s.id)) AS netCents,
      sum((SELECT coalesce(sum(l.cost_cents), 0) FROM part_line l WHERE l.order_kit_id = s.id)
        + (SELECT coalesce(sum(e.amount_cents), 0) FROM operation_line l JOIN earning e ON e.operation_line_id = l.id
            WHERE l.order_kit_id = s.id)) AS costCents
    FROM sold s GROUP BY s.kit_id`);
  return new Map(rows.map((row) => [row.kitId, row]));
}

function knownKit(db: ReadDb, kitId: number, version: number | null): StoredKit {
  const kit = storedKit(db, kitId, version);
  if (!kit) throw new DomainError('NOT_FOUND');
  return kit;
}

/** One kit with its lines, sums and versions. @throws DomainError NOT_FOUND */
export function kitCard(ctx: QueryContext, input: Input<'kits.card'>): Output<'kits.card'> {
  const kit = knownKit(ctx.db, input.kitId, input.version);
  const stored = storedLines(ctx.db, kit.versionId);
  const book = new KitBook(ctx.db, ctx.today);
  const bom = book.bom(kit, stored);
  const seesCost = ctx.can('parts.viewCost');
  const costs = { basis: kit.costBasis, seesCost };
  const { id, version, shownVersion, partId, costBasis, pricing, ownPriceCents, discountBp, note } = kit;
  const { number, brand, name, unit } = kit;
  return {
    ...{ id, version, shownVersion },
    kit: {
      ...{ partId, costBasis, pricing, ownPriceCents, discountBp, note },
      ...{ printAsOne: kit.printAsOne === 1, active: kit.active === 1 },
    },
    part: { number, brand, name, unit },
    lines: kitLines(book, bom, stored, costs),
    sums: kitSums(book, bom, costs),
    versions: ctx.db.all(sql`
      SELECT v.version, v.at, coalesce(u.name, '') AS userName,
        (SELECT count(*) FROM kit_line l WHERE l.version_id = v.id) AS lines
      FROM kit_version v LEFT JOIN user u ON u.id = v.user_id WHERE v.kit_id = ${id} ORDER BY v.version DESC`),
    usedIn: ctx.db.all(sql`
      SELECT DISTINCT k.id, p.number, p.name_bg AS name FROM kit_line l JOIN kit_version v ON v.id = l.version_id
        JOIN kit k ON k.id = v.kit_id AND k.version = v.version JOIN part p ON p.id = k.part_id
      WHERE l.part_id = ${partId} ORDER BY p.number`),
    masked: seesCost ? [] : ['cost'],
  };
}

/** Every level of a kit as rows, a component's own components right below it. @throws DomainError NOT_FOUND */
export function kitStructure(ctx: QueryContext, input: Input<'kits.structure'>): Output<'kits.structure'> {
  const kit = knownKit(ctx.db, input.kitId, input.version);
  const book = new KitBook(ctx.db, ctx.today);
  const costs = { basis: kit.costBasis, seesCost: ctx.can('parts.viewCost') };
  const rows: StructureRow[] = [];
  const walk = (bom: Bom<Leaf>, versionId: number, level: number, factor: number, path: string) => {
    const stored = storedLines(ctx.db, versionId);
    for (const [at, line] of kitLines(book, bom, stored, costs).entries()) {
      const key = `${path}${at + 1}`;
      const of = bom.lines[at]?.of;
      const totalMilli = Math.round(line.quantityMilli * factor);
      rows.push({ ...line, key, level, totalMilli });
      const inner = of?.kind === 'kit' && line.partId !== null ? kitOfPart(ctx.db, line.partId) : undefined;
      if (inner && of?.kind === 'kit') walk(of.kit, inner.versionId, level + 1, totalMilli / 1000, `${key}.`);
    }
  };
  walk(book.bom(kit, storedLines(ctx.db, kit.versionId)), kit.versionId, 1, 1, '');
  return { rows };
}

/** What a draft would cost and bring; a component that is not there is refused. @throws DomainError NOT_FOUND */
export function quoteKit(ctx: QueryContext, { draft }: Input<'kits.quote'>): Output<'kits.quote'> {
  const book = new KitBook(ctx.db, ctx.today);
  const stored = linesOfDraft(draft);
  const bom = book.bom(draft, stored);
  const costs = { basis: draft.costBasis, seesCost: ctx.can('parts.viewCost') };
  return { lines: kitLines(book, bom, stored, costs), sums: kitSums(book, bom, costs) };
}

export function kitIdOfPart(ctx: QueryContext, { partId }: Input<'kits.ofPart'>): Output<'kits.ofPart'> {
  return { kitId: kitOfPart(ctx.db, partId)?.id ?? null };
}
