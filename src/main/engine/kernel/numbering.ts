import { DomainError } from '@shared/contract/errors';
import { formatInvoiceNumber, formatYearNumber, type YearSeries } from '@shared/kernel/numbering';
import { and, eq, sql } from 'drizzle-orm';
import type { ReadDb, WriteTx } from '../db/handles';
import { numberSeries } from '../db/schema/system';

export type { YearSeries } from '@shared/kernel/numbering';

/**
 * The next number of an own document: gapless per year, the year never lower than the last one's, so that a clock set back
 * continues the newer year. Taken inside the transaction that issues the document.
 */
export function takeYearNumber(tx: WriteTx, series: YearSeries, today: string): string {
  const year = yearOf(tx, series, today);
  return formatYearNumber(year, take(tx, series, year));
}

function yearOf(db: ReadDb | WriteTx, series: YearSeries, today: string): number {
  const last = db
    .select({ year: sql<number>`max(${numberSeries.year})` })
    .from(numberSeries)
    .where(eq(numberSeries.series, series))
    .get();
  return Math.max(Number(today.slice(0, 4)), last?.year ?? 0);
}

/** The number that the next document of a series gets, without taking it. */
export function peekYearNumber(db: ReadDb, series: YearSeries, today: string): string {
  const year = yearOf(db, series, today);
  return formatYearNumber(year, peek(db, series, year));
}

/** The number that the next invoice or note gets, without taking it. */
export function peekInvoiceNumber(db: ReadDb): number {
  return peek(db, 'invoice', 0);
}

function peek(db: ReadDb, series: string, year: number): number {
  const row = db
    .select({ next: numberSeries.next })
    .from(numberSeries)
    .where(and(eq(numberSeries.series, series), eq(numberSeries.year, year)))
    .get();
  return row?.next ?? 1;
}

/** The next ten-digit invoice number, one shared series without yearly restart (ППЗДДС чл. 78). */
export function takeInvoiceNumber(tx: WriteTx): string {
  return formatInvoiceNumber(take(tx, 'invoice', 0));
}

/** Sets the first number of the invoice series; refused once a number was taken. @throws DomainError NUMBERING_START_TAKEN */
export function setInvoiceStart(tx: WriteTx, start: number): void {
  const key = and(eq(numberSeries.series, 'invoice'), eq(numberSeries.year, 0));
  const issued = tx.get<{ n: number }>(sql`SELECT count(*) AS n FROM invoice WHERE kind = 'invoice'`);
  if ((issued?.n ?? 0) > 0) throw new DomainError('NUMBERING_START_TAKEN');
  tx.delete(numberSeries).where(key).run();
  tx.insert(numberSeries).values({ series: 'invoice', year: 0, next: start }).run();
}

function take(tx: WriteTx, series: string, year: number): number {
  const row = tx
    .insert(numberSeries)
    .values({ series, year, next: 2 })
    .onConflictDoUpdate({
      target: [numberSeries.series, numberSeries.year],
      set: { next: sql`${numberSeries.next} + 1` },
    })
    .returning({ next: numberSeries.next })
    .get();
  return row.next - 1;
}
