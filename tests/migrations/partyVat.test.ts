import { applicationId, migrate, readMigrations } from '@engine/db/migrate';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, expect, it } from 'vitest';

/** Registrations under ЗДДС once stood in the row of the party: no number may be lost on the way to a table of its own. */

const migrations = readMigrations('migrations');
const upTo = (number: string) =>
  migrations.slice(
    0,
    migrations.findIndex(({ name }) => name > number),
  );

let sqlite: Database.Database;
beforeEach(() => {
  sqlite = new Database(':memory:');
});
afterEach(() => sqlite.close());

/** A party as programs of that time wrote it, with the number in its own row. */
function addFirm(
  id: number,
  name: string,
  vat: readonly [string | null, string | null, string | null],
): void {
  sqlite
    .prepare(
      `INSERT INTO party (id, kind, name, folded, customer_type, created_at, vat_number, vat_from_on, vat_to_on)
       VALUES (?, ?, ?, '', 'business', 0, ?, ?, ?)`,
    )
    .run(id, id === 4 ? 'person' : 'firm', name, ...vat);
}

const registrations = () =>
  sqlite.prepare('SELECT party_id, number, from_on, to_on FROM party_vat ORDER BY party_id').raw().all();

it.each([['0001_zzz'], ['0007_zzz']])('carries every number over from a database at %s', (stage) => {
  migrate(sqlite, upTo(stage), 1);
  addFirm(1, 'Зора 94 ЕООД', ['BG175074752', '2015-03-01', null]);
  addFirm(2, 'Балкан Авто ООД', ['BG200510279', null, '2026-05-31']);
  addFirm(3, 'Без регистрация ЕООД', [null, null, null]);
  addFirm(4, ' Иван Георгиев Димитров ', ['BG8032056031', null, null]);
  migrate(sqlite, migrations, 2);
  expect(registrations()).toEqual([
    [1, 'BG175074752', '2015-03-01', null],
    [2, 'BG200510279', null, '2026-05-31'],
    [4, 'BG8032056031', null, null],
  ]);
  expect(sqlite.prepare('SELECT given_name, family_name FROM party WHERE id = 4').raw().get()).toEqual([
    'Иван Георгиев',
    'Димитров',
  ]);
  expect(sqlite.pragma('application_id', { simple: true })).toBe(applicationId);
});

it('takes the number as it was last written, and each once', () => {
  migrate(sqlite, upTo('0001_zzz'), 1);
  addFirm(1, 'Зора 94 ЕООД', ['BG175074752', '2015-03-01', null]);
  addFirm(2, 'Балкан Авто ООД', ['BG200510279', null, null]);
  migrate(sqlite, upTo('0007_zzz'), 2);
  sqlite.exec("UPDATE party SET vat_to_on = '2026-10-31' WHERE id = 1");
  migrate(sqlite, migrations, 3);
  expect(registrations()).toEqual([
    [1, 'BG175074752', '2015-03-01', '2026-10-31'],
    [2, 'BG200510279', null, null],
  ]);
});
