import type { Bom, BomLine, CostBasis, KitPricing } from '@shared/features/kits/calc';
import type { KitDraft } from '@shared/features/kits/model';
import { operationNetCents } from '@shared/features/orders/calc';
import { averageUnitCents } from '@shared/kernel/averageCost';
import { percentOf } from '@shared/kernel/money';
import { asc, sql } from 'drizzle-orm';
import type { ReadDb } from '../../db/handles';
import { preparedOnce } from '../../kernel/prepared';
import { operationById, resolveNorm } from '../catalog/slice';
import { plannedEarningCents } from '../earnings/slice';
import { labourRateCents } from '../pricing/slice';

const at = (name: string) => sql.placeholder(name);

/** One version of a kit as it is stored. */
export interface StoredKit {
  id: number;
  partId: number;
  version: number;
  active: number;
  versionId: number;
  shownVersion: number;
  costBasis: CostBasis;
  pricing: KitPricing;
  ownPriceCents: number | null;
  discountBp: number;
  printAsOne: number;
  note: string | null;
  number: string;
  brand: string;
  name: string;
  unit: string;
}

export interface StoredLine {
  operationId: number | null;
  partId: number | null;
  quantityMilli: number;
  scrapBp: number;
}

const kitColumns = {
  id: sql<number>`k.id`,
  partId: sql<number>`k.part_id`,
  version: sql<number>`k.version`,
  active: sql<number>`k.active`,
  versionId: sql<number>`v.id`,
  shownVersion: sql<number>`v.version`,
  costBasis: sql<CostBasis>`v.cost_basis`,
  pricing: sql<KitPricing>`v.pricing`,
  ownPriceCents: sql<number | null>`v.own_price_cents`,
  discountBp: sql<number>`v.discount_bp`,
  printAsOne: sql<number>`v.print_as_one`,
  note: sql<string | null>`v.note`,
  number: sql<string>`p.number`,
  brand: sql<string>`p.brand`,
  name: sql<string>`p.name_bg`,
  unit: sql<string>`p.unit`,
};
const versions = sql`kit k JOIN kit_version v ON v.kit_id = k.id JOIN part p ON p.id = k.part_id`;

const statements = preparedOnce((db: ReadDb) => ({
  ofPart: db
    .select(kitColumns)
    .from(versions)
    .where(sql`k.part_id = ${at('partId')} AND v.version = k.version`)
    .prepare(),
  version: db
    .select(kitColumns)
    .from(versions)
    .where(sql`k.id = ${at('kitId')} AND v.version = coalesce(${at('version')}, k.version)`)
    .prepare(),
  all: db
    .select(kitColumns)
    .from(versions)
    .where(sql`v.version = k.version AND (${at('inactive')} = 1 OR k.active = 1)`)
    .orderBy(asc(sql`p.number_key`))
    .prepare(),
  lines: db
    .select({
      operationId: sql<number | null>`l.operation_id`,
      partId: sql<number | null>`l.part_id`,
      quantityMilli: sql<number>`l.quantity_milli`,
      scrapBp: sql<number>`l.scrap_bp`,
    })
    .from(sql`kit_line l`)
    .where(sql`l.version_id = ${at('versionId')}`)
    .orderBy(sql`l.position`)
    .prepare(),
  part: db
    .select({
      number: sql<string>`p.number`,
      name: sql<string>`p.name_bg`,
      unit: sql<string>`p.unit`,
      priceCents: sql<number | null>`p.price_cents`,
      active: sql<number>`p.active`,
      quantityMilli: sql<number>`coalesce((SELECT sum(b.quantity_milli) FROM stock_balance b WHERE b.part_id = p.id), 0)`,
      valueCents: sql<number>`coalesce((SELECT sum(b.value_cents) FROM stock_balance b WHERE b.part_id = p.id), 0)`,
      lastCents: sql<number | null>`(SELECT l.unit_cost_cents FROM stock_document_line l
        JOIN stock_document d ON d.id = l.document_id
        WHERE l.part_id = p.id AND d.kind = 'receipt' AND d.status = 'posted' AND d.reverses_id IS NULL
          AND l.unit_cost_cents IS NOT NULL ORDER BY l.id DESC LIMIT 1)`,
      listCents: sql<number | null>`(SELECT s.price_cents FROM part_supplier s
        WHERE s.part_id = p.id AND s.price_cents IS NOT NULL
        ORDER BY s.supplier_id = p.supplier_id DESC, s.price_cents * (10000 - s.discount_bp), s.supplier_id LIMIT 1)`,
      listDiscountBp: sql<number | null>`(SELECT s.discount_bp FROM part_supplier s
        WHERE s.part_id = p.id AND s.price_cents IS NOT NULL
        ORDER BY s.supplier_id = p.supplier_id DESC, s.price_cents * (10000 - s.discount_bp), s.supplier_id LIMIT 1)`,
    })
    .from(sql`part p`)
    .where(sql`p.id = ${at('partId')}`)
    .prepare(),
}));

/** The kit's version, the newest without a number. */
export function storedKit(db: ReadDb, kitId: number, version: number | null): StoredKit | undefined {
  return statements(db).version.get({ kitId, version });
}

/** The newest version of the kit that a part is; undefined for an ordinary part. */
export function kitOfPart(db: ReadDb, partId: number): StoredKit | undefined {
  return statements(db).ofPart.get({ partId });
}

export function allKits(db: ReadDb, inactive: boolean): StoredKit[] {
  return statements(db).all.all({ inactive: inactive ? 1 : 0 });
}

export function storedLines(db: ReadDb, versionId: number): StoredLine[] {
  return statements(db).lines.all({ versionId });
}

/** A part or an operation at the end of a kit. */
export type Leaf = { kind: 'part'; id: number } | { kind: 'operation'; id: number };

export interface UnitCost {
  cents: number;
  from: CostBasis | 'tariff';
}

const measuredUnits = new Set(['l', 'kg', 'm']);

/** Kits with everything they are made of as it stands on a date, each read once. */
export class KitBook {
  private readonly parts = new Map<number, ReturnType<KitBook['readPart']>>();
  private readonly operations = new Map<number, ReturnType<KitBook['readOperation']>>();
  private readonly boms = new Map<number, Bom<Leaf> | null>();
  private rate: number | undefined;

  constructor(
    readonly db: ReadDb,
    private readonly on: string,
  ) {}

  part(partId: number) {
    const known = this.parts.get(partId) ?? this.readPart(partId);
    this.parts.set(partId, known);
    return known;
  }

  operation(operationId: number) {
    const known = this.operations.get(operationId) ?? this.readOperation(operationId);
    this.operations.set(operationId, known);
    return known;
  }

  /** What an active kit is made of; null for a part that is none. */
  bomOfPart(partId: number): Bom<Leaf> | null {
    const known = this.boms.get(partId);
    if (known !== undefined) return known;
    const kit = kitOfPart(this.db, partId);
    // A loop cannot be saved; should one stand in the file after all, its part counts as a leaf and nothing hangs.
    this.boms.set(partId, null);
    const bom = kit?.active === 1 ? this.bom(kit, storedLines(this.db, kit.versionId)) : null;
    this.boms.set(partId, bom);
    return bom;
  }

  bom(
    terms: Pick<StoredKit, 'pricing' | 'ownPriceCents' | 'discountBp'>,
    lines: readonly StoredLine[],
  ): Bom<Leaf> {
    const { pricing, ownPriceCents, discountBp } = terms;
    return { pricing, ownPriceCents, discountBp, lines: lines.map((line) => this.bomLine(line)) };
  }

  private bomLine({ operationId, partId, quantityMilli, scrapBp }: StoredLine): BomLine<Leaf> {
    if (partId === null)
      return {
        ...{ quantityMilli, scrapBp: 0, measured: false },
        of: { kind: 'leaf', leaf: { kind: 'operation', id: operationId ?? 0 } },
      };
    const kit = this.bomOfPart(partId);
    return {
      ...{ quantityMilli, scrapBp, measured: measuredUnits.has(this.part(partId).unit) },
      of: kit ? { kind: 'kit', kit } : { kind: 'leaf', leaf: { kind: 'part', id: partId } },
    };
  }

  /**
   * Cents of one unit by the chosen basis: the average of all warehouses (the last delivery when nothing is there), the last
   * delivery, the supplier's conditions; of an operation the earning by the tariff of the date. Null when it is not known.
   */
  unitCost(leaf: Leaf, basis: CostBasis): UnitCost | null {
    if (leaf.kind === 'operation') {
      const { earningCents } = this.operation(leaf.id);
      return earningCents === null ? null : { cents: earningCents, from: 'tariff' };
    }
    const part = this.part(leaf.id);
    if (basis === 'average' && part.quantityMilli > 0)
      return { cents: averageUnitCents(part), from: 'average' };
    if (basis === 'list') return part.listCents === null ? null : { cents: part.listCents, from: 'list' };
    return part.lastCents === null ? null : { cents: part.lastCents, from: 'last' };
  }

  /** Net cents of one unit; null without a price. */
  unitPrice(leaf: Leaf): number | null {
    return leaf.kind === 'part' ? this.part(leaf.id).priceCents : this.operation(leaf.id).priceCents;
  }

  private readPart(partId: number) {
    const row = statements(this.db).part.get({ partId });
    if (!row)
      return {
        ...{
          number: '',
          name: '',
          unit: 'pcs',
          priceCents: null,
          active: 0,
          quantityMilli: 0,
          valueCents: 0,
        },
        ...{ lastCents: null, listCents: null },
      };
    const { listDiscountBp, listCents, ...rest } = row;
    return {
      ...rest,
      listCents: listCents === null ? null : percentOf(listCents, 10_000 - (listDiscountBp ?? 0)),
    };
  }

  private readOperation(operationId: number) {
    const row = operationById(this.db, operationId);
    if (!row)
      return { code: '', name: '', active: false, normSec: null, priceCents: null, earningCents: null };
    const { code, nameBg: name, active, fixedPriceCents, groupId } = row;
    const normSec =
      resolveNorm(this.db, {
        ...{ operationId, on: this.on },
        ...{ classId: null, makeId: null, modelId: null, modificationId: null },
      })?.normSec ?? null;
    const price = { quantityMilli: 1000, normSec: normSec ?? 0, priceFixed: false, discountBp: 0 };
    const priceCents =
      fixedPriceCents ??
      (normSec === null ? null : operationNetCents({ ...price, rateCents: this.hourRate() }));
    const earningCents = plannedEarningCents(this.db, { operationId, groupId, normSec }, this.on);
    return { code, name, active, normSec, priceCents, earningCents };
  }

  private hourRate(): number {
    this.rate ??= labourRateCents(this.db, { makeId: null, orderTypeId: null }, this.on);
    return this.rate;
  }
}

/** The lines of a draft as they would be stored. */
export const linesOfDraft = ({ lines }: Pick<KitDraft, 'lines'>): StoredLine[] =>
  lines.map((line) =>
    line.kind === 'operation'
      ? { operationId: line.operationId, partId: null, quantityMilli: line.quantityMilli, scrapBp: 0 }
      : { operationId: null, partId: line.partId, quantityMilli: line.quantityMilli, scrapBp: line.scrapBp },
  );
