import { handlesOf } from '@engine/db/handles';
import { setting } from '@engine/db/schema/system';
import Database from 'better-sqlite3';
import { eq, sql } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

let sqlite: Database.Database;
beforeEach(() => {
  sqlite = new Database(':memory:');
  sqlite.exec(
    'CREATE TABLE setting (key TEXT PRIMARY KEY, value TEXT NOT NULL, updated_at INTEGER NOT NULL)',
  );
  sqlite.exec("INSERT INTO setting VALUES ('a', '1', 0), ('b', '2', 0)");
});
afterEach(() => {
  vi.restoreAllMocks();
  sqlite.close();
});

describe('statements of one connection', () => {
  it('are prepared once for the same text, whatever is bound', () => {
    const { read } = handlesOf(sqlite);
    const prepare = vi.spyOn(sqlite, 'prepare');
    const found = ['a', 'b', 'c'].map(
      (key) => read.get<{ value: string }>(sql`SELECT value FROM setting WHERE key = ${key}`)?.value,
    );
    const built = ['a', 'b'].map(
      (key) => read.select({ value: setting.value }).from(setting).where(eq(setting.key, key)).get()?.value,
    );
    expect([...found, ...built]).toEqual(['1', '2', undefined, '1', '2']);
    expect(prepare).toHaveBeenCalledTimes(2);
  });

  it('give rows as they are asked for each time: arrays of one query do not stay for the next', () => {
    const { read } = handlesOf(sqlite);
    const query = sql`SELECT key, value FROM setting ORDER BY key LIMIT 1`;
    const asked = () => [read.all(query), read.values(query), read.get(query), read.all(query)];
    const rows = [
      [{ key: 'a', value: '1' }],
      [['a', '1']],
      { key: 'a', value: '1' },
      [{ key: 'a', value: '1' }],
    ];
    expect(asked()).toEqual(rows);
    expect(asked()).toEqual(rows);
  });

  it('built ahead and asked once with the same text do not disturb each other', () => {
    const { read } = handlesOf(sqlite);
    const select = () =>
      read
        .select({ key: setting.key })
        .from(setting)
        .where(eq(setting.key, sql.placeholder('key')));
    const ahead = select().prepare();
    expect(ahead.get({ key: 'a' })).toEqual({ key: 'a' });
    expect(read.all(sql`select "key" from "setting" where "setting"."key" = ${'b'}`)).toEqual([{ key: 'b' }]);
    expect(ahead.all({ key: 'b' })).toEqual([{ key: 'b' }]);
  });

  it('follow a change of the schema, and texts without end do not fill the memory', () => {
    const { read, write } = handlesOf(sqlite);
    const all = () => read.all(sql`SELECT * FROM setting WHERE key = 'a'`);
    expect(all()).toEqual([{ key: 'a', value: '1', updated_at: 0 }]);
    sqlite.exec('ALTER TABLE setting ADD COLUMN note TEXT');
    expect(all()).toEqual([{ key: 'a', value: '1', updated_at: 0, note: null }]);
    for (let n = 0; n < 1500; n += 1) read.get(sql.raw(`SELECT ${n}`));
    write.update(setting).set({ value: '3' }).where(eq(setting.key, 'a')).run();
    expect(all()).toMatchObject([{ value: '3' }]);
  });
});
