import type { EntryInput } from '@shared/contract/entry';
import { DomainError } from '@shared/contract/errors';
import type { privacyContract } from '@shared/features/privacy/contract';
import { translator } from '@shared/i18n/translate';
import { foldText, orderText } from '@shared/kernel/folding';
import { inArray, sql } from 'drizzle-orm';
import type { WriteTx } from '../../db/handles';
import { erasedFile, partyErasure } from '../../db/schema/files';
import {
  party,
  partyAddress,
  partyContact,
  partyDistinct,
  partyLabel,
  partyVat,
} from '../../db/schema/parties';
import { type CommandContext, RecordedRefusal } from '../../kernel/context';
import type { Handlers } from '../../kernel/handlers';
import { isReferred, sweepErased } from '../files/slice';
import { indexParty } from '../search/slice';
import { attachmentsOf, documentsOf, idsOf, listed, standingOf } from './person';
import { cleanIndex, dropPassing, emptyPayloads, type Needles, needlesOf, replaceTexts } from './traces';

type Input = EntryInput<(typeof privacyContract)['privacy.erase']>;

/**
 * Anonymises a person (documents §7): card, phones, notes, photos, what the log kept, the search. Issued documents keep
 * their snapshots for as long as the law wants them. What it did is a row of the log itself, without the name.
 * @throws DomainError FORBIDDEN, NOT_FOUND, CONCURRENT_MODIFICATION, ERASURE_REFUSED_*, ERASURE_NAME_DIFFERS, ERASURE_REASON_NAMES
 */
export const erasePerson: Handlers<typeof privacyContract>['privacy.erase'] = (ctx, input) => {
  const { ids, needles } = admitted(ctx, input);
  // What is deleted is overwritten in the database's own file, not only let go.
  ctx.services.sqlite.pragma('secure_delete = ON');
  setImmediate(() => afterwards(ctx));
  ctx.reason(input.reason);
  const kept = documentsOf(ctx.tx, ids);
  const files = eraseFiles(ctx, ids);
  clearFields(ctx.tx, ids);
  const payloads = emptyPayloads(ctx.tx, ids, needles);
  for (const id of ids) anonymise(ctx.tx, id);
  const texts = replaceTexts(
    ctx.tx,
    needles,
    translator('bg')(($) => $.privacy.erasedText),
  );
  dropPassing(ctx.tx, needles);
  for (const id of ids) indexParty(ctx.tx, id);
  cleanIndex(ctx.tx, needles);
  const { documentsUntil } = kept;
  ctx.tx
    .insert(partyErasure)
    .values({ partyId: input.partyId, at: ctx.now, userId: ctx.user.id, documentsUntil })
    .run();
  const done = { payloads, files, documentsKept: kept.documents, documentsUntil };
  ctx.audit({ entity: `party:${input.partyId}`, after: { ...done, texts } });
  ctx.touch('parties', 'assets', 'orders', 'files', 'audit', ...ids.map((id) => `party:${id}`));
  return done;
};

function admitted(ctx: CommandContext, { partyId, version, typedName, reason }: Input) {
  if (!ctx.can('parties.personalData')) throw new RecordedRefusal('FORBIDDEN', { entry: 'privacy.erase' });
  const found = ctx.tx.get<{ name: string; version: number }>(
    sql`SELECT name, version FROM party WHERE id = ${partyId}`,
  );
  if (!found) throw new DomainError('NOT_FOUND');
  if (found.version !== version) throw new DomainError('CONCURRENT_MODIFICATION');
  const ids = idsOf(ctx.tx, partyId);
  refuse(standingOf(ctx.tx, partyId, ids));
  if (!isSameName(typedName, found.name)) throw new DomainError('ERASURE_NAME_DIFFERS');
  const needles = needlesOf(ctx.tx, ids);
  if (names(reason, needles)) throw new DomainError('ERASURE_REASON_NAMES');
  return { ids, needles };
}

function refuse({ obstacles, openOrders, unpaid }: ReturnType<typeof standingOf>): void {
  switch (obstacles[0]) {
    case 'erased':
      throw new DomainError('ERASURE_DONE');
    case 'firm':
      throw new DomainError('ERASURE_FIRM');
    case 'merged':
      throw new DomainError('ERASURE_MERGED');
    case 'openOrders':
      throw new DomainError('ERASURE_OPEN_ORDERS', { numbers: openOrders.join(', ') });
    case 'unpaid':
      throw new DomainError('ERASURE_UNPAID', { numbers: unpaid.join(', ') });
    case undefined:
      return;
  }
}

const plain = (name: string): string => name.trim().replace(/\s+/gu, ' ').toLocaleLowerCase('bg');
const isSameName = (typed: string, name: string): boolean => plain(typed) === plain(name);

/** The reason stands in the chain of the log for ever, so it must not say who it was. */
function names(reason: string, { strong, weak }: Needles): boolean {
  const said = plain(reason);
  return [...strong, ...weak].some((text) => said.includes(plain(text)));
}

/** Takes the rows of the files away and notes the contents that nothing else refers to; the disk follows after the commit. */
function eraseFiles(ctx: CommandContext, ids: readonly number[]): number {
  const { tx } = ctx;
  const where = attachmentsOf(ids);
  const rows = tx.all<{ hash: string; thumbnail: string | null }>(sql`
    SELECT DISTINCT a.file_hash AS hash, p.thumbnail_hash AS thumbnail FROM attachment a
    LEFT JOIN file_picture p ON p.hash = a.file_hash WHERE a.id IN (SELECT id FROM attachment WHERE ${where})`);
  const { changes } = tx.run(sql`DELETE FROM attachment WHERE ${where}`) as unknown as { changes: number };
  for (const { hash, thumbnail } of rows) {
    if (isReferred(tx, hash)) continue;
    tx.run(sql`DELETE FROM file_picture WHERE hash = ${hash}`);
    for (const gone of [hash, thumbnail]) if (gone !== null && !isReferred(tx, gone)) forget(ctx, gone);
  }
  return changes;
}

function forget(ctx: CommandContext, hash: string): void {
  ctx.tx.run(sql`DELETE FROM stored_file WHERE hash = ${hash}`);
  ctx.tx
    .insert(erasedFile)
    .values({ hash, at: ctx.now })
    .onConflictDoUpdate({ target: erasedFile.hash, set: { at: ctx.now } })
    .run();
}

/** Free texts about the person in rows that are the person's own, wherever a table points at a party. */
const personalColumns = ['note', 'brought_by', 'given_to', 'contact_name', 'contact_phone'] as const;
const lawful = sql`('party', 'party_merge', 'party_merge_move', 'invoice', 'payment', 'handover_protocol', 'stock_document')`;

function clearFields(tx: WriteTx, ids: readonly number[]): void {
  const pointing = tx.all<{ table: string; column: string; personal: string; required: number }>(sql`
    SELECT m.name AS "table", f."from" AS "column", c.name AS personal, c."notnull" AS required
    FROM sqlite_schema m JOIN pragma_foreign_key_list(m.name) f JOIN pragma_table_info(m.name) c
    WHERE m.type = 'table' AND f."table" = 'party' AND m.name NOT IN ${lawful}
      AND c.name IN (${sql.join(
        personalColumns.map((name) => sql`${name}`),
        sql`, `,
      )})`);
  for (const { table, column, personal, required } of pointing)
    tx.run(sql`UPDATE ${sql.raw(`"${table}"`)} SET ${sql.raw(`"${personal}"`)} = ${required ? '' : null}
      WHERE ${sql.raw(`"${column}"`)} IN ${listed(ids)}`);
  tx.run(sql`UPDATE job SET authorised_by = NULL, authorised_text = NULL
    WHERE order_id IN (SELECT id FROM service_order WHERE client_id IN ${listed(ids)})`);
  tx.run(sql`UPDATE asset_commercial SET contact_name = NULL, contact_phone = NULL, site_contact_name = NULL, site_contact_phone = NULL
    WHERE asset_id IN (SELECT id FROM asset WHERE owner_id IN ${listed(ids)})`);
  tx.run(
    sql`UPDATE party_merge SET fields = '{}' WHERE survivor_id IN ${listed(ids)} OR merged_id IN ${listed(ids)}`,
  );
  tx.run(sql`DELETE FROM party_merge_move WHERE merge_id IN (
    SELECT id FROM party_merge WHERE survivor_id IN ${listed(ids)} OR merged_id IN ${listed(ids)})`);
}

function anonymise(tx: WriteTx, id: number): void {
  const name = translator('bg')(($) => $.privacy.erasedPerson, { number: id });
  for (const table of [partyContact, partyAddress, partyVat, partyLabel])
    tx.delete(table).where(sql`party_id = ${id}`).run();
  tx.delete(partyDistinct).where(sql`first_id = ${id} OR second_id = ${id}`).run();
  tx.update(party)
    .set({
      ...{ name, givenName: null, familyName: null, folded: foldText(name), nameOrder: orderText(name) },
      ...{
        eik: null,
        personalNumber: null,
        personalNumberKind: null,
      },
      ...{ responsiblePerson: null, iban: null, city: null, address: null, note: null, active: false },
      version: sql`version + 1`,
    })
    .where(inArray(party.id, [id]))
    .run();
}

/** After the commit: the old contents leave the disk and the journal. A crash before is mended by the next check of the store. */
function afterwards(ctx: CommandContext): void {
  const { sqlite, folder, log } = ctx.services;
  if (!sqlite.open) return;
  sqlite.pragma('secure_delete = OFF');
  sweepErased(ctx.db, folder.files)
    .then(() => sqlite.open && sqlite.pragma('wal_checkpoint(TRUNCATE)'))
    .catch((error: unknown) => log.warn('erased contents are still on the disk', error));
}
