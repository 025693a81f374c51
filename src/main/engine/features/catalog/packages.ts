import { DomainError } from '@shared/contract/errors';
import type { TechnicalQuantity } from '@shared/features/catalog/notes';
import type { PackageLine } from '@shared/features/catalog/packages';
import { goodsNetCents, lineNormSec, operationNetCents } from '@shared/features/orders/calc';
import { sql } from 'drizzle-orm';
import type { ReadDb } from '../../db/handles';
import { preparedOnce } from '../../kernel/prepared';
import { labourRateCents } from '../pricing/slice';
import { resolveNorm } from './norms';
import { matchingOf, matchingSql } from './offers';
import { placeParameters, placesSql } from './places';
import { itemQuantity, type QuantityItem } from './quantities';

const at = (name: string) => sql.placeholder(name);

export interface PackageHead {
  id: number;
  version: number;
  code: string;
  nameBg: string;
  nameEn: string | null;
  active: number;
  orderId: number | null;
  versionId: number;
  shownVersion: number;
  pricing: 'summed' | 'fixed';
  fixedCents: number | null;
  fits: number;
}

const fits = sql<number>`(NOT EXISTS (SELECT 1 FROM package_place x WHERE x.package_id = p.id)
  OR EXISTS (SELECT 1 FROM package_place x WHERE x.package_id = p.id
    AND (x.level, x.target_id) IN (${placesSql})))`;

const headColumns = {
  id: sql<number>`p.id`,
  version: sql<number>`p.version`,
  code: sql<string>`p.code`,
  nameBg: sql<string>`p.name_bg`,
  nameEn: sql<string | null>`p.name_en`,
  active: sql<number>`p.active`,
  orderId: sql<number | null>`p.order_id`,
  versionId: sql<number>`v.id`,
  shownVersion: sql<number>`v.version`,
  pricing: sql<'summed' | 'fixed'>`v.pricing`,
  fixedCents: sql<number | null>`v.fixed_cents`,
  fits,
};
const newest = sql`package p JOIN package_version v ON v.package_id = p.id AND v.version = p.version`;

const statements = preparedOnce((db: ReadDb) => ({
  matching: db
    .select(headColumns)
    .from(newest)
    .where(sql`${matchingSql} AND (${at('inactive')} = 1 OR p.active = 1) AND (${at('all')} = 1 OR ${fits})`)
    .orderBy(sql`p.code_key = ${at('code')} DESC, ${fits} DESC, p.folded, p.id`)
    .limit(at('limit'))
    .prepare(),
  version: db
    .select(headColumns)
    .from(sql`package p JOIN package_version v ON v.package_id = p.id`)
    .where(sql`p.id = ${at('packageId')} AND v.version = coalesce(${at('version')}, p.version)`)
    .prepare(),
  lines: db
    .select({
      operationId: sql<number | null>`l.operation_id`,
      partId: sql<number | null>`l.part_id`,
      quantityMilli: sql<number>`l.quantity_milli`,
      quantityOf: sql<TechnicalQuantity | null>`l.quantity_of`,
      code: sql<string>`coalesce(o.code, r.number)`,
      name: sql<string>`coalesce(o.name_bg, r.name_bg)`,
      unit: sql<string | null>`r.unit`,
      fixedPriceCents: sql<number | null>`o.fixed_price_cents`,
      priceCents: sql<number | null>`r.price_cents`,
      active: sql<number>`coalesce(o.active, r.active)`,
    })
    .from(
      sql`package_line l LEFT JOIN operation o ON o.id = l.operation_id LEFT JOIN part r ON r.id = l.part_id`,
    )
    .where(sql`l.version_id = ${at('versionId')}`)
    .orderBy(sql`l.position`)
    .prepare(),
}));

interface PackageQuestion {
  item: QuantityItem;
  text: string;
  limit: number;
  /** Also those that are valid for other items only. */
  all: boolean;
  inactive: boolean;
}

/** Packages by code or words, those valid for the item first. */
export function findPackages(
  db: ReadDb,
  { item, text, limit, all, inactive }: PackageQuestion,
): PackageHead[] {
  const places = placeParameters(db, item);
  const flags = { all: all ? 1 : 0, inactive: inactive ? 1 : 0 };
  return statements(db).matching.all({ ...places, ...matchingOf(text), ...flags, limit });
}

/** One version of a package, the newest without a number. @throws DomainError NOT_FOUND */
export function packageHead(
  db: ReadDb,
  packageId: number,
  version: number | null,
  item: QuantityItem,
): PackageHead {
  const head = statements(db).version.get({ packageId, version, ...placeParameters(db, item) });
  if (!head) throw new DomainError('NOT_FOUND');
  return head;
}

/** What a line is worth to an item today: its norm, its price without discounts. */
export class LinePricing {
  private rate: number | undefined;

  constructor(
    private readonly db: ReadDb,
    readonly item: QuantityItem,
    private readonly on: string,
  ) {}

  /** Cents per norm hour of the item's make; read when the first line needs it. */
  get rateCents(): number {
    this.rate ??= labourRateCents(this.db, { makeId: this.item.makeId, orderTypeId: null }, this.on);
    return this.rate;
  }

  operation(operationId: number, fixedPriceCents: number | null, quantityMilli: number) {
    const norm = resolveNorm(this.db, { operationId, on: this.on, ...this.item });
    const normSec = norm?.normSec ?? null;
    const priceFixed = fixedPriceCents !== null;
    const rateCents = fixedPriceCents ?? (normSec === null ? 0 : this.rateCents);
    const price = { quantityMilli, normSec: normSec ?? 0, rateCents, priceFixed, discountBp: 0 };
    return { normSec, netCents: operationNetCents(price) };
  }
}

/** The lines of one version as they would stand in an order for the item. */
export function packageLines(db: ReadDb, versionId: number, pricing: LinePricing): PackageLine[] {
  return statements(db)
    .lines.all({ versionId })
    .map(({ operationId, partId, fixedPriceCents, priceCents, active, ...row }) => {
      const common = {
        ...{ operationId, partId, code: row.code, name: row.name },
        ...{ writtenMilli: row.quantityMilli, active: active === 1 },
      };
      const { quantityOf } = row;
      if (operationId !== null) {
        const { quantityMilli } = row;
        const price = pricing.operation(operationId, fixedPriceCents, quantityMilli);
        return {
          ...common,
          kind: 'operation',
          unit: null,
          quantityMilli,
          quantityOf,
          assumed: false,
          ...price,
        };
      }
      const known = quantityOf === null ? null : itemQuantity(db, pricing.item, quantityOf, row.unit ?? '');
      const quantityMilli = known ?? row.quantityMilli;
      const netCents = goodsNetCents({ quantityMilli, priceCents: priceCents ?? 0, discountBp: 0 });
      const assumed = quantityOf !== null && known === null;
      return {
        ...common,
        kind: 'part',
        unit: row.unit,
        quantityMilli,
        quantityOf,
        assumed,
        normSec: null,
        netCents,
      };
    });
}

/** Sums of a package for an item: its price, what the lines cost one by one, its norm time. */
export function packageSums(
  { pricing, fixedCents }: Pick<PackageHead, 'pricing' | 'fixedCents'>,
  lines: readonly PackageLine[],
): { netCents: number; summedCents: number; normSec: number } {
  const summedCents = lines.reduce((sum, line) => sum + line.netCents, 0);
  const normSec = lines.reduce(
    (sum, { normSec: own, quantityMilli }) => sum + lineNormSec({ quantityMilli, normSec: own ?? 0 }),
    0,
  );
  return { netCents: pricing === 'fixed' ? (fixedCents ?? 0) : summedCents, summedCents, normSec };
}
