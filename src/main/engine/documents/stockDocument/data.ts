import { DomainError } from '@shared/contract/errors';
import { letterheadSchema } from '@shared/features/printing/prints/parts';
import type { StockDocumentPrint } from '@shared/features/printing/prints/stockDocument';
import type { Settings } from '@shared/features/settings/model';
import { documentKinds, documentPurposes, formOf } from '@shared/features/stock/model';
import { sql } from 'drizzle-orm';
import { z } from 'zod';
import type { ReadDb } from '../../db/handles';
import { letterheadOf } from '../workshop';

const optionalText = z.string().nullish();

/** What a posted document keeps of itself; older ones know less. */
const storedSnapshot = z.object({
  letterhead: letterheadSchema.optional(),
  kind: z.enum(documentKinds),
  purpose: z.enum(documentPurposes).optional(),
  number: z.string(),
  documentOn: z.string(),
  warehouse: z.string(),
  toWarehouse: optionalText,
  party: z.object({ name: z.string(), eik: z.string().nullable() }).nullish(),
  supplierDocument: optionalText,
  supplierDocumentOn: optionalText,
  note: optionalText,
  user: z.string(),
  lines: z.array(
    z.object({
      number: z.string(),
      name: z.string(),
      unit: z.string(),
      quantityMilli: z.int(),
      direction: z.enum(['in', 'out', 'move']),
      bookedMilli: z.int().nullish(),
      countedMilli: z.int().nullish(),
      unitCostCents: z.int().nullish(),
      valueCents: z.int().nullish(),
      bin: optionalText,
      toBin: optionalText,
      serials: z.array(z.string()).optional(),
      worker: optionalText,
    }),
  ),
});
type StoredLine = z.output<typeof storedSnapshot>['lines'][number];

interface Row {
  snapshot: string | null;
  purpose: (typeof documentPurposes)[number];
  orderNumber: string | null;
  reverses: string | null;
}

/** A posted stock document from its own snapshot. @throws DomainError NOT_FOUND for a draft, which has none */
export function stockDocumentPrint(
  db: ReadDb,
  settings: Settings,
  { documentId, withValue }: { documentId: number; withValue: boolean },
): StockDocumentPrint {
  const row = db.get<Row | undefined>(sql`
    SELECT d.snapshot, d.purpose, o.number AS orderNumber, r.number AS reverses FROM stock_document d
    LEFT JOIN service_order o ON o.id = d.order_id LEFT JOIN stock_document r ON r.id = d.reverses_id
    WHERE d.id = ${documentId} AND d.status <> 'draft'`);
  if (!row?.snapshot) throw new DomainError('NOT_FOUND');
  const stored = storedSnapshot.parse(JSON.parse(row.snapshot));
  const { kind, number, documentOn, warehouse, user } = stored;
  const form = formOf(kind, stored.purpose ?? row.purpose);
  const receivers = new Set(stored.lines.flatMap(({ worker }) => worker ?? []));
  return {
    ...{ form, number, documentOn, warehouse, user, withValue },
    letterhead: stored.letterhead ?? letterheadOf(settings, documentOn),
    code: String(documentId),
    reverses: row.reverses,
    toWarehouse: stored.toWarehouse ?? null,
    party: stored.party ?? null,
    order: row.orderNumber,
    supplierDocument: stored.supplierDocument ?? null,
    supplierDocumentOn: stored.supplierDocumentOn ?? null,
    note: stored.note ?? null,
    receivedBy: [...receivers].join(', ') || null,
    lines: stored.lines.map((line) => printedLine(line, kind === 'adjustment', withValue)),
  };
}

function printedLine(
  line: StoredLine,
  signed: boolean,
  withValue: boolean,
): StockDocumentPrint['lines'][number] {
  const sign = signed && line.direction === 'out' ? -1 : 1;
  return {
    ...{ number: line.number, name: line.name, unit: line.unit },
    quantityMilli: sign * line.quantityMilli,
    bookedMilli: line.bookedMilli ?? null,
    countedMilli: line.countedMilli ?? null,
    bin: line.bin || null,
    toBin: line.toBin || null,
    serials: line.serials ?? [],
    unitCostCents: withValue ? (line.unitCostCents ?? null) : null,
    valueCents: withValue && line.valueCents != null ? sign * line.valueCents : null,
  };
}
