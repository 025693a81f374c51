import type { EntryOutput } from '@shared/contract/entry';
import { DomainError } from '@shared/contract/errors';
import type { printingContract } from '@shared/features/printing/contract';
import { addDays } from '@shared/kernel/dates';
import { asc, desc } from 'drizzle-orm';
import type { ReadDb } from '../../db/handles';
import { printer as printerTable } from '../../db/schema/printing';
import { contentHash } from '../../kernel/contentHash';
import type { Handlers } from '../../kernel/handlers';

type Contract = typeof printingContract;

/** Four digits that stand on the test page of a printer on a day; no secret, only the proof that the paper was seen. */
export function testPageCode(printer: string, on: string): string {
  return String(Number.parseInt(contentHash(`${printer}\n${on}`).slice(0, 8), 16) % 10_000).padStart(4, '0');
}

/** The printers that have been used or confirmed, the default one first. */
export function knownPrinters(db: ReadDb): EntryOutput<Contract['printing.sets']>['printers'] {
  return db.select().from(printerTable).orderBy(desc(printerTable.isDefault), asc(printerTable.name)).all();
}

/** A page printed before midnight may be read after it. @throws DomainError TEST_CODE_WRONG */
export const confirmPrinter: Handlers<Contract>['printing.confirmPrinter'] = (ctx, input) => {
  const { printer, code, makeDefault } = input;
  const codes = [ctx.today, addDays(ctx.today, -1)].map((on) => testPageCode(printer, on));
  if (!codes.includes(code)) throw new DomainError('TEST_CODE_WRONG', { printer });
  if (makeDefault) ctx.tx.update(printerTable).set({ isDefault: false }).run();
  const confirmed = { confirmedAt: ctx.now, ...(makeDefault && { isDefault: true }) };
  ctx.tx
    .insert(printerTable)
    .values({ name: printer, ...confirmed })
    .onConflictDoUpdate({ target: printerTable.name, set: confirmed })
    .run();
  ctx.audit({ entity: `printer:${printer}`, after: confirmed });
  ctx.touch('printing');
  return { printers: knownPrinters(ctx.tx) };
};
