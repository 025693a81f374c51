import type { EntryInput, EntryOutput } from '@shared/contract/entry';
import { DomainError } from '@shared/contract/errors';
import type { etkaContract } from '@shared/features/etka/contract';
import type { EtkaChoices } from '@shared/features/etka/model';
import { desc, eq, sql } from 'drizzle-orm';
import iconv from 'iconv-lite';
import { z } from 'zod';
import type { ReadDb } from '../../db/handles';
import { etkaExport } from '../../db/schema/stock';
import { user } from '../../db/schema/system';
import { compareExports, type KeptRow } from '../../exchange/etka/difference';
import { type EtkaFile, formatEtka } from '../../exchange/etka/format';
import { seededProfiles } from '../../exchange/etka/seededProfiles';
import type { EtkaSourceRow } from '../../exchange/etka/sourceRow';
import { writeVerified } from '../../exchange/verifiedWrite';
import type { QueryContext } from '../../kernel/context';
import type { PreparedCommand } from '../../kernel/handlers';
import { whereAll } from '../../kernel/paging';
import { readSettings } from '../settings/slice';

type Contract = typeof etkaContract;
type Summary = EntryOutput<Contract['etka.preview']>;

const keptRows = z.array(
  z.object({ brand: z.string(), number: z.string(), quantityMilli: z.number(), priceCents: z.number() }),
);

function profileOf(name: EtkaChoices['profile']) {
  const profile = seededProfiles.find((one) => one.id === name);
  if (!profile) throw new DomainError('NOT_FOUND');
  return profile;
}

/** One row per part summed over the chosen warehouses: on hand less reserved, never below zero (etka §3). */
function sourceRows(db: ReadDb, { warehouseIds, brands, groupIds }: EtkaChoices): EtkaSourceRow[] {
  const within = warehouseIds.length === 0 ? sql`` : sql`AND b.warehouse_id IN ${warehouseIds}`;
  const only = [
    ...(brands.length === 0 ? [] : [sql`p.brand IN ${brands}`]),
    ...(groupIds.length === 0 ? [] : [sql`p.group_id IN ${groupIds}`]),
  ];
  const rows = db.all<
    Omit<EtkaSourceRow, 'isVwGroup' | 'status' | 'currency'> & { vw: number; active: number }
  >(sql`
    SELECT p.number AS partNumber, p.brand, p.is_vw_group AS vw, p.name_bg AS description, p.price_cents AS priceNetCents,
      max(0, coalesce((SELECT sum(b.quantity_milli - b.reserved_milli) FROM stock_balance b WHERE b.part_id = p.id ${within}), 0)) AS quantityMilli,
      (SELECT max(b.bin) FROM stock_balance b WHERE b.part_id = p.id ${within}) AS bin,
      (SELECT r.number FROM part_substitute s JOIN part r ON r.id = s.substitute_id
        WHERE s.part_id = p.id AND s.kind = 'replaced' ORDER BY s.id DESC LIMIT 1) AS replacedBy,
      p.discount_group AS discountGroup, p.vat_bp AS vatBp, p.price_on AS priceDate, p.core_deposit_cents AS coreDepositCents, p.active
    FROM part p ${whereAll(only)} ORDER BY p.id`);
  return rows.map(({ vw, active, ...row }) => ({
    ...row,
    currency: 'EUR',
    isVwGroup: vw === 1,
    status: active === 0 ? 'ended' : row.replacedBy !== null ? 'replaced' : 'active',
  }));
}

function lastExport(db: ReadDb, profile: string): { at: number; rows: KeptRow[] } | null {
  const row = db
    .select({ at: etkaExport.at, rows: etkaExport.rows })
    .from(etkaExport)
    .where(eq(etkaExport.profile, profile))
    .orderBy(desc(etkaExport.id))
    .get();
  return row ? { at: row.at, rows: keptRows.parse(JSON.parse(row.rows)) } : null;
}

function nextSequence(db: ReadDb): number {
  const row = db.get<{ last: number }>(sql`SELECT coalesce(max(sequence), 0) AS last FROM etka_export`);
  return (row?.last ?? 0) + 1;
}

function makeFile(
  ctx: QueryContext,
  choices: EtkaChoices,
): { file: EtkaFile; summary: Summary; sequence: number } {
  const { dealer, brandCharacter } = readSettings(ctx.db).etka;
  const seeded = profileOf(choices.profile);
  const profile = {
    ...seeded,
    brands: { ...seeded.brands, default: brandCharacter || seeded.brands.default },
  };
  const last = lastExport(ctx.db, choices.profile);
  const sequence = nextSequence(ctx.db);
  const file = formatEtka(profile, sourceRows(ctx.db, choices), {
    dealer,
    now: ctx.now,
    seq: sequence,
    currency: 'EUR',
    switches: {
      withoutPrice: choices.withoutPrice,
      price: choices.price,
      onlyAvailable: choices.onlyAvailable,
      changedSince: choices.changedOnly ? (last?.rows ?? null) : null,
    },
  });
  return { file, sequence, summary: summaryOf(file, profile.encoding, last) };
}

function summaryOf(file: EtkaFile, encoding: string, last: { at: number; rows: KeptRow[] } | null): Summary {
  const lines = iconv
    .decode(file.bytes, encoding === 'utf8-bom' ? 'utf8' : encoding)
    .split('\r\n')
    .filter(Boolean);
  const difference = compareExports(last?.rows ?? [], file.kept);
  const reasons = [...new Set(file.skipped.map((part) => part.reason))];
  return {
    candidates: file.candidates,
    written: file.written,
    skipped: reasons.map((reason) => {
      const parts = file.skipped.filter((part) => part.reason === reason);
      return { reason, rows: parts.length, examples: parts.slice(0, 3).map((part) => part.number) };
    }),
    merged: file.merged.length,
    unrecognised: file.unrecognised.slice(0, 20),
    quantityMilli: file.sums.quantityMilli,
    fileName: file.fileName,
    bytes: file.bytes.length,
    encoding,
    firstLines: lines.slice(0, 8),
    lastLine: lines.at(-1) ?? '',
    difference: {
      since: last?.at ?? null,
      added: difference.added.length,
      gone: difference.gone.length,
      quantity: difference.quantity.length,
      price: difference.price.length,
    },
  };
}

/** What an export would write. */
export function etkaPreview(ctx: QueryContext, choices: EtkaChoices): Summary {
  return makeFile(ctx, choices).summary;
}

/** The file goes to the drive before the transaction; only a verified one is logged (etka §4). */
export const exportEtka: PreparedCommand<Contract['etka.export']> = {
  prepare: async (base, input) => {
    const { grantId, requestId: _requestId, ...choices } = input;
    const folder = base.services.resolveGrant(grantId);
    if (folder === null) throw new DomainError('GRANT_UNKNOWN');
    const { file, summary, sequence } = makeFile(base, choices);
    const driveLabel = await labelOf(base, folder);
    const written = await writeVerified({
      folder,
      fileName: file.fileName,
      bytes: file.bytes,
      onProgress: ({ step, done, total }) =>
        base.services.emit({ kind: 'progress', task: `etka:${step}`, done, total }),
    });
    return (ctx) => {
      const { id } = ctx.tx
        .insert(etkaExport)
        .values({
          sequence,
          profile: choices.profile,
          filters: JSON.stringify(choices),
          fileName: file.fileName,
          driveLabel,
          bytes: written.bytes,
          sha256: written.sha256,
          candidates: file.candidates,
          written: file.written,
          skipped: JSON.stringify(file.skipped),
          rows: JSON.stringify(file.kept),
          userId: ctx.user.id,
          at: ctx.now,
        })
        .returning({ id: etkaExport.id })
        .get();
      const { profile } = choices;
      ctx.audit({
        entity: `etkaExport:${id}`,
        after: { profile, file: file.fileName, written: file.written, sha256: written.sha256 },
      });
      ctx.touch('etka');
      return { ...summary, exportId: id, sha256: written.sha256, path: written.path };
    };
  },
};

/** The drive's own name and place for the log; a plain folder is named by its path. */
async function labelOf({ services }: QueryContext, folder: string): Promise<string> {
  const drives = await services.drives.list();
  const drive = drives.find(({ mountPath }) => mountPath === folder);
  return drive ? `${drive.label} (${drive.mountPath})` : folder;
}

/** The log of exports, newest first. */
export function etkaExports(
  ctx: QueryContext,
  _input: EntryInput<Contract['etka.exports']>,
): EntryOutput<Contract['etka.exports']> {
  const rows = ctx.db
    .select({ row: etkaExport, user: user.name })
    .from(etkaExport)
    .leftJoin(user, eq(user.id, etkaExport.userId))
    .orderBy(desc(etkaExport.id))
    .limit(50)
    .all();
  return {
    exports: rows.map(({ row, user: name }) => ({
      id: row.id,
      at: row.at,
      profile: row.profile,
      fileName: row.fileName,
      drive: row.driveLabel,
      written: row.written,
      skipped: row.candidates - row.written,
      sha256: row.sha256,
      user: name ?? '',
    })),
  };
}
