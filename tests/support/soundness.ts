import { handlesOf } from '@engine/db/handles';
import { checkSums } from '@engine/db/integrity';
import { indexFaults } from '@engine/features/search/whole';
import { verifyAuditChain } from '@engine/kernel/audit';
import Database from 'better-sqlite3';
import { databaseIn } from './dataFolders';

/** Own series of stock documents: one per kind, and the counter stands right behind the last number. */
const stockSeries: Readonly<Record<string, string>> = {
  receipt: 'stockReceipt',
  issue: 'stockIssue',
  return: 'stockReturn',
  adjustment: 'stockAdjustment',
};

/**
 * Everything that must hold in a database after any fault: SQLite's own checks, the log's chain from its first row, the sums
 * of reports §5, the search index as a rebuild would write it, and every series of numbers without gap or duplicate.
 * @returns what is broken; empty when all holds
 */
export function unsoundness(dataDir: string): string[] {
  const sqlite = new Database(databaseIn(dataDir), { readonly: true, fileMustExist: true });
  try {
    const integrity = sqlite.pragma('integrity_check', { simple: true });
    const orphans = sqlite.pragma('foreign_key_check') as unknown[];
    const chain = verifyAuditChain(sqlite, 'start');
    return [
      ...(integrity === 'ok' ? [] : [`integrity_check: ${integrity}`]),
      ...(orphans.length === 0 ? [] : [`foreign_key_check: ${JSON.stringify(orphans.slice(0, 3))}`]),
      ...(chain === null ? [] : [`the log's chain breaks at row ${chain}`]),
      ...checkSums(sqlite),
      ...indexFaults(handlesOf(sqlite).read).map((fault) => `search index: ${fault}`),
      ...brokenSeries(sqlite),
    ];
  } finally {
    sqlite.close();
  }
}

function brokenSeries(sqlite: Database.Database): string[] {
  return Object.entries(stockSeries).flatMap(([kind, series]) => {
    const numbers = sqlite
      .prepare(
        "SELECT CAST(substr(number, 4) AS INTEGER) FROM stock_document WHERE kind = ? AND status <> 'draft' ORDER BY 1",
      )
      .pluck()
      .all(kind) as number[];
    const next = Number(
      sqlite.prepare('SELECT coalesce(sum(next), 1) FROM number_series WHERE series = ?').pluck().get(series),
    );
    const isWhole = numbers.every((number, at) => number === at + 1) && next === numbers.length + 1;
    return isWhole ? [] : [`series ${series}: next is ${next}, taken are ${numbers.join(' ')}`];
  });
}
