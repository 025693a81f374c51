import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { EntryInput, EntryOutput } from '@shared/contract/entry';
import { DomainError } from '@shared/contract/errors';
import type { printingContract } from '@shared/features/printing/contract';
import type { PrintRunRow, PrintTarget } from '@shared/features/printing/model';
import { translator } from '@shared/i18n/translate';
import { eq, sql } from 'drizzle-orm';
import type { ReadDb } from '../../db/handles';
import { printRun } from '../../db/schema/printing';
import { storedFile } from '../../db/schema/system';
import { type LogoImage, type PrintResult, renderPrint } from '../../documents/render';
import { letterheadOf } from '../../documents/workshop';
import type { QueryContext } from '../../kernel/context';
import { keepFile, readKept } from '../../kernel/fileStore';
import type { Handlers } from '../../kernel/handlers';
import { draftPrint } from '../handover/slice';
import { keptLogo, readSettings } from '../settings/slice';
import { testPageCode } from './printers';
import { demandRight, entityOf, type PrintSource, practiceMarks, sourceOf } from './sources';

type Contract = typeof printingContract;
type Input<N extends keyof Contract> = EntryInput<Contract[N]>;
type Output<N extends keyof Contract> = EntryOutput<Contract[N]>;

/**
 * One print run: rendered and on the disk before the transaction that archives it, so that a failed render or a full disk
 * leaves the document issued and the archive as it was (documents §1–2).
 */
export const createRun: Handlers<Contract>['printing.create'] = {
  prepare: async (base, { target, copies }) => {
    const source = sourceOf(base, target);
    const firstCopy = nextCopy(base.db, target);
    const { bytes, pages } = render(base, source, copies, firstCopy);
    const fileHash = await keepFile(base.services.folder.files, bytes);
    return (ctx) => {
      // Two originals of one invoice must not come from two clicks at once.
      if (nextCopy(ctx.tx, target) !== firstCopy) throw new DomainError('CONCURRENT_MODIFICATION');
      ctx.tx
        .insert(storedFile)
        .values({
          hash: fileHash,
          bytes: bytes.length,
          mime: 'application/pdf',
          name: null,
          addedAt: ctx.now,
        })
        .onConflictDoNothing()
        .run();
      const { entity, title } = source;
      const { id } = ctx.tx
        .insert(printRun)
        .values({
          kind: target.kind,
          entity,
          title,
          copies,
          pages,
          fileHash,
          at: ctx.now,
          userId: ctx.user.id,
        })
        .returning({ id: printRun.id })
        .get();
      ctx.audit({ entity, after: { printRun: id, copies, pages, fileHash } });
      ctx.touch(`printRun:${id}`, 'printing');
      return { runId: id, title, pages, copies };
    };
  },
};

/** The number of the first copy: only the very first of an invoice says ОРИГИНАЛ, whatever run it comes in. */
function nextCopy(db: ReadDb, target: PrintTarget): number {
  if (target.kind !== 'invoice') return 1;
  const row = db.get<{ copies: number }>(
    sql`SELECT coalesce(sum(copies), 0) AS copies FROM print_run WHERE entity = ${entityOf(target)} AND kind = 'invoice'`,
  );
  return (row?.copies ?? 0) + 1;
}

/** The PDF of a source with the workshop's logo and the name of who prints it. */
export function render(
  ctx: QueryContext,
  source: PrintSource,
  copies: number,
  firstCopy: number,
): PrintResult {
  const { kind, snapshot, language, marks } = source;
  const run = { copies, firstCopy, printedAt: ctx.now, printedBy: ctx.user.name, language, marks };
  const { logoSha256 } = snapshot.letterhead;
  const result = renderPrint(kind, snapshot, { ...run, logo: logoSha256 ? logoOf(ctx, logoSha256) : null });
  if (result.missingGlyphs.length > 0)
    ctx.services.log.warn(
      `characters without a glyph in ${source.entity}: ${result.missingGlyphs.join(' ')}`,
    );
  return result;
}

/** The workshop's logo; a lost file prints the hexagon rather than nothing. */
function logoOf(ctx: QueryContext, hash: string): LogoImage | null {
  if (!existsSync(join(ctx.services.folder.files, hash))) return null;
  return keptLogo(ctx.services.folder.files, hash);
}

/** One copy to look at; nothing is archived and no number is taken. */
export function preview(ctx: QueryContext, input: Input<'printing.preview'>): Output<'printing.preview'> {
  const source = input.target === null ? draftSource(ctx, input.draft) : sourceOf(ctx, input.target);
  const { bytes, pages } = render(ctx, source, 1, input.target === null ? 1 : nextCopy(ctx.db, input.target));
  return { title: source.title, bytes, pages };
}

function draftSource(ctx: QueryContext, draft: Input<'printing.preview'>['draft']): PrintSource {
  if (draft === null) throw new DomainError('INVALID_INPUT', { field: 'target' });
  demandRight(ctx, draft.kind);
  const direction = draft.kind === 'handoverIntake' ? 'intake' : 'release';
  const { language } = ctx.user;
  return {
    kind: 'handover',
    snapshot: draftPrint(ctx, draft.orderId, direction),
    language,
    marks: practiceMarks(ctx.db),
    title: translator(language)(($) => $.printing.kind[draft.kind]),
    entity: `order:${draft.orderId}`,
  };
}

const runColumns = sql`r.id, r.kind, r.entity, r.title, r.copies, r.pages, r.at, coalesce(u.name, '') AS user, r.printer,
  r.sent_at AS sentAt, r.error`;

function runById(db: ReadDb, id: number): PrintRunRow & { fileHash: string } {
  const row = db.get<PrintRunRow & { fileHash: string }>(sql`
    SELECT ${runColumns}, r.file_hash AS fileHash FROM print_run r LEFT JOIN user u ON u.id = r.user_id WHERE r.id = ${id}`);
  if (!row) throw new DomainError('NOT_FOUND');
  return row;
}

/** The very bytes of an archived run. @throws DomainError NOT_FOUND, FORBIDDEN, FILE_MISSING, FILE_ALTERED */
export function runPdf(ctx: QueryContext, { runId }: Input<'printing.runPdf'>): Output<'printing.runPdf'> {
  const { title, kind, fileHash } = runById(ctx.db, runId);
  demandRight(ctx, kind);
  return { title, bytes: readKept(ctx.services.folder.files, fileHash) };
}

export function runsOf(ctx: QueryContext, { entity }: Input<'printing.runs'>): Output<'printing.runs'> {
  const runs = ctx.db.all<PrintRunRow>(sql`
    SELECT ${runColumns} FROM print_run r LEFT JOIN user u ON u.id = r.user_id
    WHERE r.entity = ${entity} ORDER BY r.id DESC LIMIT 200`);
  return { runs };
}

/** What the printer said; the document stays archived either way. */
export const reportSent: Handlers<Contract>['printing.reportSent'] = (ctx, { runId, printer, error }) => {
  const { fileHash: _hash, ...before } = runById(ctx.tx, runId);
  demandRight(ctx, before.kind);
  const sent = error === null ? { sentAt: ctx.now } : {};
  ctx.tx
    .update(printRun)
    .set({ printer, error, ...sent })
    .where(eq(printRun.id, runId))
    .run();
  ctx.audit({ entity: before.entity, after: { printRun: runId, printer, error } });
  ctx.touch(`printRun:${runId}`, 'printing');
  return { ...before, printer, error, ...sent };
};

/** The page that confirms a printer: its code is read from the paper (documents §2). */
export function testPagePdf(
  ctx: QueryContext,
  { printer }: Input<'printing.testPagePdf'>,
): Output<'printing.testPagePdf'> {
  const { language } = ctx.user;
  const snapshot = {
    letterhead: letterheadOf(readSettings(ctx.db), ctx.today),
    printerName: printer,
    confirmation: testPageCode(printer, ctx.today),
  };
  const title = translator(language)(($) => $.printing.title.testPage);
  const source: PrintSource = {
    kind: 'testPage',
    snapshot,
    language,
    marks: [],
    title,
    entity: `printer:${printer}`,
  };
  return { title, bytes: render(ctx, source, 1, 1).bytes };
}
