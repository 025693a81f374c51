import { and, eq, sql } from 'drizzle-orm';
import type { ReadDb, WriteTx } from '../../db/handles';
import { part } from '../../db/schema/parts';
import { stockBalance, stockDocumentLine, stockMovement } from '../../db/schema/stock';
import { preparedOnce } from '../../kernel/prepared';

const at = (name: string) => sql.placeholder(name);

/** What every posted line reads. */
export const stockReads = preparedOnce((db: ReadDb) => ({
  part: db
    .select({
      number: part.number,
      name: part.nameBg,
      unit: part.unit,
      vatBp: part.vatBp,
      serialTracked: part.serialTracked,
    })
    .from(part)
    .where(eq(part.id, at('partId')))
    .prepare(),
  balance: db
    .select({
      quantityMilli: stockBalance.quantityMilli,
      valueCents: stockBalance.valueCents,
      reservedMilli: stockBalance.reservedMilli,
      bin: stockBalance.bin,
    })
    .from(stockBalance)
    .where(and(eq(stockBalance.partId, at('partId')), eq(stockBalance.warehouseId, at('warehouseId'))))
    .prepare(),
}));

/** What every posted line writes: the balance, the line and its movement. */
export const stockWrites = preparedOnce((tx: WriteTx) => ({
  balance: tx
    .insert(stockBalance)
    .values({
      partId: at('partId'),
      warehouseId: at('warehouseId'),
      quantityMilli: at('quantityMilli'),
      valueCents: at('valueCents'),
      bin: at('bin'),
    })
    .onConflictDoUpdate({
      target: [stockBalance.partId, stockBalance.warehouseId],
      set: {
        quantityMilli: sql`excluded.quantity_milli`,
        valueCents: sql`excluded.value_cents`,
        bin: sql`coalesce(${stockBalance.bin}, excluded.bin)`,
      },
    })
    .prepare(),
  line: tx
    .insert(stockDocumentLine)
    .values({
      documentId: at('documentId'),
      position: at('position'),
      partId: at('partId'),
      quantityMilli: at('quantityMilli'),
      unitCostCents: at('unitCostCents'),
      valueCents: at('valueCents'),
      bin: at('bin'),
      toBin: at('toBin'),
      partLineId: at('partLineId'),
      purchaseLineId: at('purchaseLineId'),
      workerId: at('workerId'),
      bookedMilli: at('bookedMilli'),
      countedMilli: at('countedMilli'),
    })
    .returning({ id: stockDocumentLine.id })
    .prepare(),
  /** Known only once the line has moved. */
  lineValue: tx
    .update(stockDocumentLine)
    .set({ valueCents: sql`${at('valueCents')}` })
    .where(eq(stockDocumentLine.id, at('id')))
    .prepare(),
  movement: tx
    .insert(stockMovement)
    .values({
      documentId: at('documentId'),
      documentLineId: at('documentLineId'),
      partId: at('partId'),
      warehouseId: at('warehouseId'),
      quantityMilli: at('quantityMilli'),
      valueCents: at('valueCents'),
      bin: at('bin'),
      on: at('on'),
      at: at('at'),
      partLineId: at('partLineId'),
      workerId: at('workerId'),
    })
    .prepare(),
}));
