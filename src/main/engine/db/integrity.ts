import { createHash } from 'node:crypto';
import type BetterSqlite3 from 'better-sqlite3';

interface Rule {
  name: string;
  /** Rows that break the rule; none when it holds. */
  broken: string;
}

/** Rows of earnings that stand: neither taken back nor taking back. */
const liveEarning = `SELECT * FROM earning e WHERE e.reverses_id IS NULL
  AND NOT EXISTS (SELECT 1 FROM earning r WHERE r.reverses_id = e.id)`;

const earningsThrough = (join: string): string =>
  `SELECT 1 WHERE (SELECT coalesce(sum(amount_cents), 0) FROM earning)
    <> (SELECT coalesce(sum(e.amount_cents), 0) FROM earning e ${join})`;

const gaps = (name: string, table: string, column: string, where: string): Rule => ({
  name,
  broken: `SELECT substr(${column}, 1, 2) AS year, count(*) AS n, max(CAST(substr(${column}, 4) AS INTEGER)) AS last
    FROM ${table} WHERE ${where} GROUP BY 1 HAVING count(*) <> max(CAST(substr(${column}, 4) AS INTEGER))
      OR count(DISTINCT ${column}) <> count(*)`,
});

/** The sums of reports §5 and what they rest on, asked of the tables themselves. */
const rules: readonly Rule[] = [
  {
    name: 'earnings by order = all earnings',
    broken: earningsThrough('JOIN service_order o ON o.id = e.order_id'),
  },
  {
    name: 'earnings by worker = all earnings',
    broken: earningsThrough('JOIN worker w ON w.id = e.worker_id'),
  },
  {
    name: 'earnings by team, single workers apart = all earnings',
    broken: earningsThrough(
      'LEFT JOIN team t ON t.id = e.team_id WHERE e.team_id IS NULL OR t.id IS NOT NULL',
    ),
  },
  {
    name: 'earnings by line = all earnings',
    broken: earningsThrough(
      'JOIN operation_line l ON l.id = e.operation_line_id AND l.order_id = e.order_id',
    ),
  },
  {
    name: 'the shares of a line add up to its earning, its net and its norm',
    broken: `SELECT l.id, sum(e.amount_cents) AS amount FROM operation_line l JOIN (${liveEarning}) e ON e.operation_line_id = l.id
      GROUP BY l.id HAVING sum(e.labour_cents) <> l.net_cents
        OR sum(e.norm_sec) <> CAST(round(l.norm_sec * l.quantity_milli / 1000.0) AS INTEGER)
        OR sum(e.amount_cents) NOT IN (SELECT json_extract(basis, '$.lineCents') FROM earning WHERE operation_line_id = l.id)`,
  },
  {
    name: 'a reversal has the opposite sign of what it takes back',
    broken: `SELECT r.id FROM earning r JOIN earning e ON e.id = r.reverses_id
      WHERE r.amount_cents <> -e.amount_cents OR r.norm_sec <> -e.norm_sec OR r.labour_cents <> -e.labour_cents`,
  },
  {
    name: 'issued − returned = movements of the line, quantity and cost',
    broken: `SELECT l.id, l.issued_milli, l.cost_cents FROM part_line l
      LEFT JOIN stock_movement m ON m.part_line_id = l.id GROUP BY l.id
      HAVING l.issued_milli <> -coalesce(sum(m.quantity_milli), 0) OR l.cost_cents <> -coalesce(sum(m.value_cents), 0)`,
  },
  {
    name: 'stock = Σ movements, quantity and value',
    broken: `SELECT part_id, warehouse_id FROM (
        SELECT part_id, warehouse_id, quantity_milli AS q, value_cents AS v FROM stock_balance
        UNION ALL SELECT part_id, warehouse_id, -quantity_milli, -value_cents FROM stock_movement)
      GROUP BY part_id, warehouse_id HAVING sum(q) <> 0 OR sum(v) <> 0`,
  },
  {
    name: 'nothing on stock is worth nothing, and nothing is worth less',
    broken:
      'SELECT part_id FROM stock_balance WHERE value_cents < 0 OR (quantity_milli = 0 AND value_cents <> 0)',
  },
  {
    name: 'a document posts what its lines say',
    broken: `SELECT d.id FROM stock_document d WHERE d.status <> 'draft' AND (
      NOT EXISTS (SELECT 1 FROM stock_movement m WHERE m.document_id = d.id)
      OR (SELECT count(*) FROM stock_document_line l WHERE l.document_id = d.id)
        <> (SELECT count(DISTINCT m.document_line_id) FROM stock_movement m WHERE m.document_id = d.id))`,
  },
  {
    name: 'net of a document = labour + parts + other = Σ lines, total = net + VAT',
    broken: `SELECT i.number FROM invoice i WHERE i.net_cents <> i.labour_cents + i.parts_cents + i.other_cents
      OR i.net_cents <> (SELECT coalesce(sum(net_cents), 0) FROM invoice_line WHERE invoice_id = i.id)
      OR i.net_cents <> (SELECT coalesce(sum(base_cents), 0) FROM invoice_vat WHERE invoice_id = i.id)
      OR i.vat_cents <> (SELECT coalesce(sum(vat_cents), 0) FROM invoice_vat WHERE invoice_id = i.id)
      OR i.total_cents <> i.net_cents + i.vat_cents`,
  },
  {
    name: 'the documents of a closed order make its net, and an open order has none',
    broken: `SELECT o.number, o.phase FROM service_order o WHERE
      (o.closed_at IS NOT NULL) <> EXISTS (SELECT 1 FROM invoice i WHERE i.order_id = o.id AND i.status = 'issued')
      OR (o.closed_at IS NOT NULL AND o.labour_cents + o.parts_cents + o.other_cents <>
        (SELECT coalesce(sum(net_cents), 0) FROM invoice i WHERE i.order_id = o.id AND i.status = 'issued'))`,
  },
  {
    name: 'a closed order has all its parts issued and all its lines earned and sealed',
    broken: `SELECT o.number FROM service_order o WHERE o.closed_at IS NOT NULL AND (
      EXISTS (SELECT 1 FROM part_line l WHERE l.order_id = o.id AND l.client_own = 0 AND l.issued_milli <> l.quantity_milli)
      OR EXISTS (SELECT 1 FROM operation_line l WHERE l.order_id = o.id
        AND NOT EXISTS (SELECT 1 FROM earning e WHERE e.operation_line_id = l.id))
      OR EXISTS (SELECT 1 FROM earning e WHERE e.order_id = o.id AND e.sealed_at IS NULL))`,
  },
  {
    name: 'paid = Σ allocations of the document',
    broken: `SELECT i.number FROM invoice i LEFT JOIN payment_allocation a ON a.invoice_id = i.id
      GROUP BY i.id HAVING i.paid_cents <> coalesce(sum(a.amount_cents), 0) OR i.paid_cents > i.total_cents`,
  },
  {
    name: 'a payment = Σ its allocations',
    broken: `SELECT p.number FROM payment p LEFT JOIN payment_allocation a ON a.payment_id = p.id
      GROUP BY p.id HAVING p.amount_cents <> coalesce(sum(a.amount_cents), 0)`,
  },
  {
    name: 'Σ payments + open items = Σ documents',
    broken: `SELECT 1 WHERE (SELECT coalesce(sum(amount_cents), 0) FROM payment)
      + (SELECT coalesce(sum(total_cents - paid_cents), 0) FROM invoice WHERE kind <> 'internal')
      <> (SELECT coalesce(sum(total_cents), 0) FROM invoice WHERE kind <> 'internal')`,
  },
  {
    name: 'the invoice series has no gap and no duplicate',
    broken: `SELECT min(number) AS first, max(number) AS last, count(*) AS n FROM invoice WHERE kind = 'invoice'
      HAVING count(*) > 0 AND count(*) <> CAST(max(number) AS INTEGER) - CAST(min(number) AS INTEGER) + 1`,
  },
  {
    name: 'invoice dates never go back within the series',
    broken: `SELECT a.number FROM invoice a JOIN invoice b ON b.kind = 'invoice' AND b.number < a.number
      WHERE a.kind = 'invoice' AND b.issued_on > a.issued_on`,
  },
  gaps('the order series has no gap and no duplicate', 'service_order', 'number', 'number IS NOT NULL'),
  gaps('the protocol series has no gap and no duplicate', 'handover_protocol', 'number', '1'),
  gaps('the payment series has no gap and no duplicate', 'payment', 'number', '1'),
  gaps('the internal series has no gap and no duplicate', 'invoice', 'number', "kind = 'internal'"),
  gaps('the sale series has no gap and no duplicate', 'invoice', 'number', "kind = 'sale'"),
];

/**
 * Every sum that must agree (reports §5), asked of the database itself.
 * @returns the rules that are broken with the first rows that break them; empty when all hold
 */
export function checkSums(sqlite: BetterSqlite3.Database): string[] {
  const broken = rules.flatMap(({ name, broken: query }) => {
    const rows = sqlite.prepare(`SELECT * FROM (${query}) LIMIT 3`).all();
    return rows.length === 0 ? [] : [`${name}: ${JSON.stringify(rows)}`];
  });
  return [...broken, ...alteredSnapshots(sqlite)];
}

function alteredSnapshots(sqlite: BetterSqlite3.Database): string[] {
  return ['invoice', 'handover_protocol'].flatMap((table) =>
    sqlite
      .prepare<[], { number: string; snapshot: string; hash: string }>(
        `SELECT number, snapshot, snapshot_hash AS hash FROM ${table}`,
      )
      .all()
      .filter(({ snapshot, hash }) => createHash('sha256').update(snapshot).digest('hex') !== hash)
      .map(({ number }) => `snapshot of ${table} ${number} is not the one its hash was taken of`),
  );
}
