import type { PrintedInvoiceLine } from '@shared/features/printing/prints/invoice';
import { translator } from '@shared/i18n/translate';
import { formatPercent, lineNetCents, roundHalfAway } from '@shared/kernel/money';
import { sql } from 'drizzle-orm';
import type { ReadDb } from '../../db/handles';
import { unitName } from '../units';

/** A line of the document with where it comes from. */
export interface SourcedLine {
  kind: 'operation' | 'part' | 'other';
  sourceLineId: number;
  printed: PrintedInvoiceLine;
}

interface PrintedKit {
  id: number;
  number: string;
  name: string;
  unit: string;
  quantityMilli: number;
  /** Net of all its lines, whoever pays them. */
  wholeCents: number;
}

/**
 * Lines of a kit that prints as one become one line per VAT rate, in the place of the first of them, with the same sum to the
 * cent (domain §4.8). The stored lines of the document stay as they are: reports need them.
 */
export function withKitsAsOne(
  db: ReadDb,
  orderId: number,
  lines: readonly SourcedLine[],
  language: 'bg' | 'en',
): PrintedInvoiceLine[] {
  const { kits, kitOf } = printedKits(db, orderId);
  if (kits.size === 0) return lines.map((line) => line.printed);
  const merged: PrintedInvoiceLine[] = [];
  const done = new Set<string>();
  for (const line of lines) {
    const kit = kits.get(kitOf(line) ?? 0);
    const key = `${kit?.id} ${line.printed.vatRateBp}`;
    if (!kit) merged.push(line.printed);
    else if (!done.has(key)) {
      done.add(key);
      const own = lines.filter((one) => kitOf(one) === kit.id);
      const sameRate = own.filter((one) => one.printed.vatRateBp === line.printed.vatRateBp);
      merged.push(oneLine(kit, { own: netOf(own), net: netOf(sameRate) }, line.printed.vatRateBp, language));
    }
  }
  return merged;
}

const netOf = (lines: readonly SourcedLine[]): number =>
  lines.reduce((sum, line) => sum + line.printed.netCents, 0);

/** Quantity × price must give the net beside it; where it cannot, or for a payer's share, the kit is one piece. */
function oneLine(
  kit: PrintedKit,
  { own, net }: { own: number; net: number },
  vatRateBp: number | null,
  language: 'bg' | 'en',
): PrintedInvoiceLine {
  const { quantityMilli, number: code, name } = kit;
  const whole = own === kit.wholeCents;
  const unitPriceCents = roundHalfAway(BigInt(net) * 1000n, BigInt(quantityMilli));
  const fits = whole && lineNetCents({ quantityMilli, unitPriceCents, discountBp: 0 }) === net;
  return {
    ...{ section: 'parts', code, discountBp: null, netCents: net, vatRateBp },
    name: whole ? name : shareName(kit, own, language),
    unit: unitName(fits ? kit.unit : 'pcs', language),
    ...(fits ? { quantityMilli, unitPriceCents } : { quantityMilli: 1000, unitPriceCents: net }),
  };
}

function shareName({ name, wholeCents }: PrintedKit, own: number, language: 'bg' | 'en'): string {
  if (wholeCents === 0) return name;
  const percent = formatPercent(roundHalfAway(BigInt(own) * 10_000n, BigInt(wholeCents)));
  return translator(language)(($) => $.invoicing.print.share, { name, percent });
}

function printedKits(db: ReadDb, orderId: number) {
  const rows = db.all<PrintedKit>(sql`
    SELECT k.id, k.number, k.name, k.unit, k.quantity_milli AS quantityMilli,
      (SELECT coalesce(sum(l.net_cents), 0) FROM part_line l WHERE l.order_kit_id = k.id AND l.client_own = 0)
        + (SELECT coalesce(sum(l.net_cents), 0) FROM operation_line l WHERE l.order_kit_id = k.id) AS wholeCents
    FROM order_kit k WHERE k.order_id = ${orderId} AND k.print_as_one = 1`);
  const sources = db.all<{ key: string; kitId: number }>(sql`
    SELECT 'part ' || id AS key, order_kit_id AS kitId FROM part_line
      WHERE order_id = ${orderId} AND order_kit_id IS NOT NULL
    UNION ALL SELECT 'operation ' || id, order_kit_id FROM operation_line
      WHERE order_id = ${orderId} AND order_kit_id IS NOT NULL`);
  const kitIds = new Map(sources.map(({ key, kitId }) => [key, kitId]));
  return {
    kits: new Map(rows.map((row) => [row.id, row])),
    kitOf: ({ kind, sourceLineId }: SourcedLine) => kitIds.get(`${kind} ${sourceLineId}`),
  };
}
