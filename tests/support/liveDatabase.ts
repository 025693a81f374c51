import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import Database from 'better-sqlite3';

export const TEST_APPLICATION_ID = 0x4d414953;

/** Makes a WAL database with an order table, its lines and a hash chain; every transaction writes all three. */
export function makeDatabase(path: string, orders: number): void {
  const database = new Database(path);
  database.pragma('journal_mode = WAL');
  database.pragma(`application_id = ${TEST_APPLICATION_ID}`);
  database.pragma('user_version = 3');
  database.exec(`
    CREATE TABLE orders (id INTEGER PRIMARY KEY, total INTEGER NOT NULL, note TEXT NOT NULL);
    CREATE TABLE lines (id INTEGER PRIMARY KEY, order_id INTEGER NOT NULL REFERENCES orders, amount INTEGER NOT NULL);
    CREATE INDEX lines_order ON lines (order_id);
    CREATE TABLE audit (id INTEGER PRIMARY KEY, hash TEXT NOT NULL);
  `);
  const insert = writerOf(database);
  database.transaction(() => {
    for (let count = 0; count < orders; count += 1) insert();
  })();
  database.close();
}

function writerOf(database: Database.Database): () => void {
  const order = database.prepare('INSERT INTO orders (total, note) VALUES (?, ?)');
  const line = database.prepare('INSERT INTO lines (order_id, amount) VALUES (?, ?)');
  const audit = database.prepare('INSERT INTO audit (hash) VALUES (?)');
  return () => {
    const { lastInsertRowid } = order.run(30, 'поръчка '.repeat(40));
    line.run(lastInsertRowid, 10);
    line.run(lastInsertRowid, 20);
    audit.run(`hash of ${lastInsertRowid}`);
  };
}

/** What must hold in every consistent copy: whole transactions only. */
export function inconsistencyOf(path: string): string | null {
  const database = new Database(path, { readonly: true });
  try {
    const number = (sql: string) => Number(database.prepare(sql).pluck().get());
    if (database.pragma('integrity_check', { simple: true }) !== 'ok') return 'integrity_check';
    const orders = number('SELECT count(*) FROM orders');
    if (number('SELECT count(*) FROM lines') !== 2 * orders) return 'half an order';
    if (number('SELECT count(*) FROM audit') !== orders) return 'an order without its audit row';
    if (
      number('SELECT coalesce(sum(amount), 0) FROM lines') !==
      number('SELECT coalesce(sum(total), 0) FROM orders')
    )
      return 'sums';
    return null;
  } finally {
    database.close();
  }
}

/** How many orders a database file has. */
export function ordersIn(path: string): number {
  const database = new Database(path, { readonly: true });
  try {
    return Number(database.prepare('SELECT count(*) FROM orders').pluck().get());
  } finally {
    database.close();
  }
}

const WRITER = `
  const { parentPort, workerData } = require('node:worker_threads');
  const Database = require('better-sqlite3');
  const database = new Database(workerData.path, { timeout: 10000 });
  database.pragma('synchronous = NORMAL');
  const order = database.prepare('INSERT INTO orders (total, note) VALUES (?, ?)');
  const line = database.prepare('INSERT INTO lines (order_id, amount) VALUES (?, ?)');
  const audit = database.prepare('INSERT INTO audit (hash) VALUES (?)');
  let stopped = false;
  let commits = 0;
  parentPort.on('message', () => { stopped = true; });
  const write = database.transaction(() => {
    const { lastInsertRowid } = order.run(30, 'live');
    line.run(lastInsertRowid, 10);
    line.run(lastInsertRowid, 20);
    audit.run('hash of ' + lastInsertRowid);
  }).immediate;
  const turn = () => {
    if (stopped) {
      database.close();
      parentPort.postMessage({ commits });
      parentPort.close();
      return;
    }
    for (let count = 0; count < 5; count += 1, commits += 1) write();
    if (commits === 5) parentPort.postMessage('writing');
    setImmediate(turn);
  };
  turn();
`;

/** Another thread that commits without a pause until it is stopped; `stop` gives the number of its commits. */
export async function startWriter(path: string): Promise<{ stop(): Promise<number> }> {
  const worker = new Worker(WRITER, { eval: true, workerData: { path } });
  await once(worker, 'message');
  return {
    async stop() {
      worker.postMessage('stop');
      const [last] = await once(worker, 'message');
      await worker.terminate();
      return Number(last.commits);
    },
  };
}
