import type { Database } from 'better-sqlite3';
import type { DifferenceCounts } from '../../../shared/features/priceLists/model.ts';

/** A transaction holds the one writer's place for about this long: nobody at the counter notices. */
const HOLD_MS = 10;
const FEWEST = 100;
const MOST = 20_000;

/** A price that changes by at least so much is a jump: a wrong column or mark shows itself. */
const JUMP_BP = 3000;

export interface Steps {
  /** Between two transactions; throws to end the work. */
  onStep: (done: number, total: number) => void;
}

/** Writes in transactions as long as the counter can wait, and leaves it the same time between them. */
class Pace {
  size = 1000;

  /** Carries out one transaction over `size` rows and says how many there should be the next time. */
  run(db: Database, write: () => void): void {
    const started = performance.now();
    db.transaction(write).immediate();
    const took = Math.max(0.1, performance.now() - started);
    this.size = Math.round(Math.min(MOST, Math.max(FEWEST, (this.size * HOLD_MS) / took)));
    sleep(Math.min(20, took));
  }
}

const nobody = new Int32Array(new SharedArrayBuffer(4));
const sleep = (ms: number) => void Atomics.wait(nobody, 0, 0, ms);

/** Puts the staged names beside those that are known, each once. */
function fillNames(db: Database, { onStep }: Steps): void {
  const add = db.prepare(
    'INSERT OR IGNORE INTO main.price_name (name, folded) SELECT name, folded FROM temp.stage_name WHERE id > ? AND id <= ?',
  );
  const last = Number(db.prepare('SELECT coalesce(max(id), 0) FROM temp.stage_name').pluck().get());
  const pace = new Pace();
  for (let at = 0; at < last; ) {
    const to = Math.min(last, at + pace.size);
    pace.run(db, () => void add.run(at, to));
    at = to;
    onStep(0, 0);
  }
  db.exec(
    'UPDATE temp.stage_name SET main_id = (SELECT id FROM main.price_name n WHERE n.name = stage_name.name)',
  );
}

const inRange = (column: string) => `${column} > @low AND ${column} <= @high`;

/** The comparisons of one range of numbers, each an INSERT of what it finds. */
function statementsOf(db: Database, versionId: number, baseId: number | null) {
  const bound = { versionId, baseId };
  const both = `FROM temp.stage s JOIN main.price_row o ON o.version_id = @baseId AND o.number_key = s.number_key
    WHERE ${inRange('s.number_key')}`;
  const insert = 'INSERT INTO main.price_change (version_id, kind, number_key, old_cents, new_cents)';
  const rows = db.prepare(`INSERT INTO main.price_row
    (version_id, number_key, number, name_id, price_cents, discount_group, core_deposit_cents, replaced_by_key)
    SELECT @versionId, s.number_key, s.number, n.main_id, s.price_cents, s.discount_group, s.core_deposit_cents, s.replaced_by_key
    FROM temp.stage s JOIN temp.stage_name n ON n.id = s.name_id WHERE ${inRange('s.number_key')}`);
  const changes = {
    new: db.prepare(`${insert} SELECT @versionId, 'new', s.number_key, NULL, s.price_cents FROM temp.stage s
      WHERE ${inRange('s.number_key')} AND NOT EXISTS
        (SELECT 1 FROM main.price_row o WHERE o.version_id = @baseId AND o.number_key = s.number_key)`),
    price:
      db.prepare(`${insert} SELECT @versionId, 'price', s.number_key, o.price_cents, s.price_cents ${both}
      AND s.price_cents <> o.price_cents`),
    jump: db.prepare(`${insert} SELECT @versionId, 'jump', s.number_key, o.price_cents, s.price_cents ${both}
      AND s.price_cents <> o.price_cents AND o.price_cents > 0 AND s.price_cents > 0
      AND abs(s.price_cents - o.price_cents) * 10000 >= o.price_cents * ${JUMP_BP}`),
    replaced: db.prepare(`${insert} SELECT @versionId, 'replaced', s.number_key, o.price_cents, s.price_cents
      FROM temp.stage s LEFT JOIN main.price_row o ON o.version_id = @baseId AND o.number_key = s.number_key
      WHERE ${inRange('s.number_key')} AND s.replaced_by_key IS NOT NULL AND s.replaced_by_key IS NOT o.replaced_by_key`),
    ended:
      db.prepare(`${insert} SELECT @versionId, 'ended', o.number_key, o.price_cents, NULL FROM main.price_row o
      WHERE o.version_id = @baseId AND ${inRange('o.number_key')} AND NOT EXISTS
        (SELECT 1 FROM temp.stage s WHERE s.number_key = o.number_key)`),
  };
  const up = db.prepare(`SELECT count(*) ${both} AND s.price_cents > o.price_cents`).pluck();
  return { rows, changes, up, bound };
}

/** The last key of a range of as many rows as the pace allows; beyond every number when there is no further one. */
const BEYOND = '\u{10ffff}';

/**
 * Fills an inactive version from the staged rows and finds what it changes of the version in force, in transactions of a
 * few milliseconds. @returns the counts of the difference
 */
export function fillVersion(
  db: Database,
  { versionId, baseId, rows: total }: { versionId: number; baseId: number | null; rows: number },
  steps: Steps,
): DifferenceCounts {
  fillNames(db, steps);
  const { rows, changes, up, bound } = statementsOf(db, versionId, baseId);
  const counts: DifferenceCounts = {
    ...{ baseVersionId: baseId, new: 0, price: 0, jump: 0, replaced: 0, ended: 0, up: 0, down: 0 },
  };
  const nextKey = db
    .prepare<[string, number], string>(
      'SELECT number_key FROM temp.stage WHERE number_key > ? ORDER BY number_key LIMIT 1 OFFSET ?',
    )
    .pluck();
  const pace = new Pace();
  let done = 0;
  for (let low = ''; low !== BEYOND; ) {
    const high = nextKey.get(low, pace.size - 1) ?? BEYOND;
    const range = { ...bound, low, high };
    pace.run(db, () => {
      done += rows.run(range).changes;
      // A first list is new as a whole: its rows say so themselves.
      if (baseId === null) return;
      for (const kind of ['new', 'price', 'jump', 'replaced', 'ended'] as const)
        counts[kind] += changes[kind].run(range).changes;
      counts.up += Number(up.get(range));
    });
    low = high;
    steps.onStep(done, total);
  }
  counts.down = counts.price - counts.up;
  if (baseId === null) {
    counts.new = done;
    counts.replaced = Number(
      db.prepare('SELECT count(*) FROM temp.stage WHERE replaced_by_key IS NOT NULL').pluck().get(),
    );
  }
  return counts;
}

/** Takes the rows of versions away that nobody needs, and the names that only they used, as gently as they came. */
export function clearVersions(db: Database, versionIds: readonly number[], { onStep }: Steps): void {
  for (const versionId of versionIds)
    for (const { table, key } of [
      { table: 'price_row', key: 'number_key' },
      { table: 'price_change', key: 'kind, number_key' },
    ]) {
      const remove = db.prepare(`DELETE FROM main.${table} WHERE version_id = ? AND (${key}) IN
        (SELECT ${key} FROM main.${table} WHERE version_id = ? ORDER BY ${key} LIMIT ?)`);
      const pace = new Pace();
      for (let changes = 1; changes > 0; ) {
        pace.run(db, () => {
          ({ changes } = remove.run(versionId, versionId, pace.size));
        });
        onStep(0, 0);
      }
    }
  clearNames(db, onStep);
}

function clearNames(db: Database, onStep: Steps['onStep']): void {
  const remove = db.prepare(`DELETE FROM main.price_name WHERE id > @at AND id <= @to AND NOT EXISTS
    (SELECT 1 FROM main.price_list_version v JOIN main.price_row r ON r.version_id = v.id AND r.name_id = price_name.id
      WHERE v.status <> 'discarded')`);
  const last = Number(db.prepare('SELECT coalesce(max(id), 0) FROM main.price_name').pluck().get());
  const pace = new Pace();
  for (let at = 0; at < last; ) {
    const to = Math.min(last, at + pace.size);
    pace.run(db, () => void remove.run({ at, to }));
    at = to;
    onStep(0, 0);
  }
}
