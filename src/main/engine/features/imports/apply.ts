import { DomainError } from '@shared/contract/errors';
import type { importsContract } from '@shared/features/imports/contract';
import { headingsKey } from '@shared/features/imports/fields';
import { eq } from 'drizzle-orm';
import type { WriteTx } from '../../db/handles';
import { importMapping, importRun } from '../../db/schema/imports';
import type { CommandContext, QueryContext } from '../../kernel/context';
import type { InPart, PreparedCommand } from '../../kernel/handlers';
import { Capture, RowImages } from './capture';
import { ChangeLog } from './changes';
import { asTask, importerFor, TURN_MS } from './check';
import type { RowPlan } from './importer';
import { alone, type Check, storeOf } from './store';
import { takeBack } from './takeBack';

interface Counts {
  created: number;
  changed: number;
  skipped: number;
  refused: number;
}

/**
 * Writes the good rows in transactions of a few milliseconds, so that everybody else is answered meanwhile, each through the
 * functions of the slice that owns it. Whatever ends it early, a cancel, a fault, a row that does not fit while all of them
 * must, takes back what was written: for whoever asked it is all or nothing (domain §2.6).
 */
export const applyImport: PreparedCommand<(typeof importsContract)['imports.apply']> = {
  prepare: (base, { checkId, onlyWhole }, inPart) =>
    alone(base.services, async () => {
      const check = storeOf(base.services).check(checkId);
      if (onlyWhole && check.counts.refused > 0)
        throw new DomainError('IMPORT_ROWS_REFUSED', { count: check.counts.refused });
      if (check.counts.create + check.counts.fill === 0) throw new DomainError('IMPORT_NOTHING');
      const run = new ImportWork(base, check, onlyWhole, inPart);
      const { runId, counts } = await asTask(base, (signal, progress) => run.write(signal, progress));
      return (ctx) => {
        setRun(ctx.tx, runId, { state: 'done', ...counts });
        remember(ctx, check);
        ctx.audit({
          entity: `import:${runId}`,
          after: { kind: check.kind, file: check.file.fileName, ...counts },
        });
        ctx.touch('imports', 'parties', 'assets', 'catalog', 'search');
        return { runId, created: counts.created, changed: counts.changed, refused: counts.refused };
      };
    }),
};

class ImportWork {
  private readonly images: RowImages;
  private readonly counts: Counts;
  private readonly writeRow: (ctx: CommandContext, row: RowPlan<unknown>) => void;

  constructor(
    private readonly base: QueryContext,
    private readonly check: Check,
    private readonly onlyWhole: boolean,
    private readonly inPart: InPart,
  ) {
    this.images = new RowImages(base.services.sqlite);
    this.writeRow = importerFor(base, check.kind).writer();
    const { skip, refused } = check.counts;
    this.counts = { created: 0, changed: 0, skipped: skip, refused };
  }

  async write(signal: AbortSignal, progress: (done: number, total: number) => void) {
    const runId = await this.inPart((ctx) => this.begin(ctx));
    const store = storeOf(this.base.services);
    store.running = { runId };
    const capture = new Capture(this.images);
    try {
      await this.writeRows(new ChangeLog(this.images, runId), capture, signal, progress);
    } catch (error) {
      await this.giveUp(runId, progress);
      throw error;
    } finally {
      capture.end();
    }
    return { runId, counts: this.counts };
  }

  private begin(ctx: CommandContext): number {
    const { kind, file } = this.check;
    const row = {
      kind,
      fileName: file.fileName,
      state: 'applying',
      userId: ctx.user.id,
      at: ctx.now,
    } as const;
    const { id } = ctx.tx.insert(importRun).values(row).returning({ id: importRun.id }).get();
    ctx.audit({ entity: `import:${id}`, after: { kind, file: file.fileName } });
    return id;
  }

  private async writeRows(
    log: ChangeLog,
    capture: Capture,
    signal: AbortSignal,
    progress: (done: number, total: number) => void,
  ): Promise<void> {
    const rows = this.check.rows.filter(
      ({ plan, refusals }) => refusals.length === 0 && plan !== null && plan.outcome !== 'skip',
    );
    let at = 0;
    while (at < rows.length) {
      await this.inPart((ctx) => {
        const start = performance.now();
        // A commit waits for the disk: a few rows at least go with each, however slow the computer is.
        const least = at + 10;
        while (at < rows.length && (at < least || performance.now() - start < TURN_MS)) {
          const row = rows[at];
          at += 1;
          if (row?.plan) this.writeOne(ctx, log, capture, row.line, row.plan);
        }
      });
      progress(at, rows.length);
      if (signal.aborted) throw new DomainError('IMPORT_CANCELLED');
    }
  }

  /** A row that does not fit any more leaves nothing; it ends the import only when all rows must fit. */
  private writeOne(
    ctx: CommandContext,
    log: ChangeLog,
    capture: Capture,
    line: number,
    plan: RowPlan<unknown>,
  ): void {
    const { sqlite } = this.images;
    const part: CommandContext = Object.create(ctx, { touch: { value: () => undefined } });
    sqlite.exec('SAVEPOINT import_row');
    capture.on();
    try {
      this.writeRow(part, plan);
      log.record(line, capture.take());
      sqlite.exec('RELEASE import_row');
      this.counts[plan.outcome === 'create' ? 'created' : 'changed'] += 1;
    } catch (error) {
      sqlite.exec('ROLLBACK TO import_row; RELEASE import_row');
      if (!(error instanceof DomainError) || this.onlyWhole) throw error;
      this.counts.refused += 1;
    }
  }

  /** Nothing stays but the log; what others used in the meantime stays and is named by the list. */
  private async giveUp(runId: number, progress: (done: number, total: number) => void): Promise<void> {
    const { kept } = await takeBack(this.images.sqlite, runId, this.inPart, progress);
    await this.inPart((ctx) => {
      setRun(ctx.tx, runId, { state: kept.size > 0 ? 'done' : 'cancelled', kept: kept.size });
      ctx.audit({ entity: `import:${runId}`, after: { cancelled: true, kept: kept.size } });
    });
  }
}

export function setRun(tx: WriteTx, runId: number, fields: Partial<typeof importRun.$inferInsert>): void {
  tx.update(importRun).set(fields).where(eq(importRun.id, runId)).run();
}

/** The next file with these headings is read the same way. */
function remember(ctx: CommandContext, { kind, mapping, file }: Check): void {
  const row = { mapping: JSON.stringify(mapping), at: ctx.now };
  ctx.tx
    .insert(importMapping)
    .values({ kind, headings: headingsKey(file.table.header), ...row })
    .onConflictDoUpdate({ target: [importMapping.kind, importMapping.headings], set: row })
    .run();
}
