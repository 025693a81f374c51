import { once } from 'node:events';
import { createWriteStream, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createEngine, type Engine } from '@engine/engine';
import { handOf } from '@engine/features/demo/engine';
import type { Hand } from '@engine/features/demo/hand';
import { Random } from '@engine/features/demo/random';
import type { DemoSizeName } from '@engine/features/demo/sizes';
import { silentLog } from '@engine/kernel/log';
import { type Measured, timed } from './measure';
import { rawTimes } from './rawSql';

/** Rows of a maker's list, a quarter of them replaced by another number, and cards of a busy shop (quality §1). */
const designRows = 1_200_000;
const tinyRows = 5_000;
const cards = 40_000;
const clock = { now: () => Date.UTC(2026, 10, 24, 6, 45) };
const hour = 3_600_000;

const groups = ['1K0', '5Q0', '8E0', '06A', '3G0', '6R0', '7E0', '4B0', '03L', '1T0'];
const things = [
  'Спирачен диск',
  'Накладки',
  'Филтър',
  'Носач',
  'Уплътнение',
  'Кабел',
  'Скоба',
  'Датчик',
  'Капак',
  'Лайсна',
];
const places = ['преден', 'заден', 'десен', 'ляв', 'горен', 'долен', 'вътрешен', 'външен'];

const numberOf = (at: number): string =>
  `${groups[at % groups.length]}${String(100_000 + Math.floor(at / 260)).slice(0, 6)}${String.fromCharCode(65 + (Math.floor(at / 10) % 26))}`;

/** A line of the list; the second file has other prices, new numbers at the end and none of the first ones. */
function line(at: number, second: boolean): string {
  const name = `${things[at % 10]} ${places[Math.floor(at / 10) % 8]} ${Math.floor(at / 37) % 2500}`;
  const cents = 100 + ((at * 7919) % 90_000) + (second && at % 3 === 0 ? 250 : 0);
  const replacedBy = at % 4 === 0 && (second || at % 8 === 0) ? numberOf(at + 10) : '';
  return `${numberOf(at)};${name};${(cents / 100).toFixed(2).replace('.', ',')};${replacedBy};${at % 60}`;
}

async function writeList(path: string, rows: number, second: boolean): Promise<void> {
  const file = createWriteStream(path);
  file.write('Номер;Наименование;Цена;Заменен с;Рабатна група\r\n');
  const first = second ? Math.floor(rows / 100) : 0;
  for (let at = first; at < rows + first; at += 1000) {
    const lines = Array.from({ length: Math.min(1000, rows + first - at) }, (_, one) =>
      line(at + one, second),
    );
    if (!file.write(`${lines.join('\r\n')}\r\n`)) await once(file, 'drain');
  }
  file.end();
  await once(file, 'close');
}

/** A list read, compared, applied, searched and undone, in a workshop of its own with 40,000 cards. */
export async function priceListRows(size: DemoSizeName): Promise<Measured[]> {
  const scratchDir = mkdtempSync(join(tmpdir(), 'maistor-bench-prices-'));
  const engine = await createEngine({ dataDir: join(scratchDir, 'data'), clock, log: silentLog });
  try {
    const caller = { token: null, channel: 'window', windowId: 'bench' } as const;
    const created = await engine.call('setup.createDemo', { requestId: crypto.randomUUID() }, caller);
    if (!created.ok) throw new Error(`no workshop for the bench: ${created.error.code}`);
    const manager = handOf(engine, 1, new Random('prices'), clock.now() + 1000 * hour);
    fillCards(engine);
    return await measure(engine, manager, scratchDir, size === 'tiny' ? tinyRows : designRows);
  } finally {
    await engine.close();
    rmSync(scratchDir, { recursive: true, force: true });
  }
}

function fillCards({ handles: { sqlite } }: Engine): void {
  const add =
    sqlite.prepare(`INSERT OR IGNORE INTO part (number, number_key, brand, is_vw_group, name_bg, folded, name_order, family_key, created_at)
    VALUES (?, ?, 'VW', 1, 'Част', 'chast', 'част', ?, 0)`);
  sqlite.transaction(() => {
    for (let at = 0; at < cards; at += 1) add.run(numberOf(at * 29), numberOf(at * 29), numberOf(at * 29));
  })();
}

async function measure(engine: Engine, manager: Hand, scratchDir: string, rows: number): Promise<Measured[]> {
  const list = {
    ...{ name: 'Листа', brand: 'VW', isVwGroup: true, supplierId: null, gross: false, vatBp: 2000 },
    ...{ position: 0, fromOn: null, toOn: null, active: true },
  };
  const { id: listId } = await manager.do('priceLists.save', { id: null, version: null, list });
  const files = [join(scratchDir, 'one.csv'), join(scratchDir, 'two.csv')];
  for (const [at, file] of files.entries()) await writeList(file, rows, at === 1);
  const watch = new Watch(manager);
  const versions: number[] = [];
  const readMs: number[] = [];
  const applyMs: number[] = [];
  for (const file of files) {
    const grant = engine.grant(file);
    const { mapping } = await manager.do('priceLists.open', { listId, grant, mapping: null });
    readMs.push(
      ...(await timed([file], async () => {
        const read = await watch.during(() => manager.do('priceLists.read', { listId, grant, mapping }));
        versions.push(read.versionId);
      })),
    );
    applyMs.push(
      ...(await timed(versions.slice(-1), (versionId) => manager.do('priceLists.apply', { versionId }))),
    );
  }
  const find = await findRows(engine, manager, scratchDir);
  const undoMs = await timed(versions.slice(-1), (versionId) => manager.do('priceLists.undo', { versionId }));
  const note = `${rows} rows, ${cards} cards`;
  return [
    { name: 'price list: read + difference, first', budgetMs: 60_000, ms: readMs.slice(0, 1), note },
    { name: 'price list: read + difference, next', budgetMs: 60_000, ms: readMs.slice(1), note },
    { name: 'price list: apply', budgetMs: null, ms: applyMs, note },
    { name: 'price list: undo', budgetMs: null, ms: undoMs, note },
    { name: 'price list: part search meanwhile', budgetMs: 100, ms: watch.reads, note: watch.note() },
    { name: 'price list: a command meanwhile', budgetMs: 100, ms: watch.writes },
    ...find,
  ];
}

/** What the counter meets while a list is read: a search and a command every tenth of a second; the memory of the process. */
class Watch {
  readonly reads: number[] = [];
  readonly writes: number[] = [];
  private mostMemory = 0;

  constructor(private readonly manager: Hand) {}

  async during<T>(work: () => Promise<T>): Promise<T> {
    let isDone = false;
    const result = work().finally(() => {
      isDone = true;
    });
    let at = 0;
    while (!isDone) {
      at += 1;
      this.reads.push(
        ...(await timed([at], () => this.manager.do('parts.find', { text: '1K0 61', limit: 20 }))),
      );
      this.writes.push(...(await timed([at], () => this.command(at))));
      this.mostMemory = Math.max(this.mostMemory, process.memoryUsage.rss());
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    return result;
  }

  private command(at: number): Promise<unknown> {
    const rate = { makeId: null, centsPerHour: 3600 + (at % 50), fromOn: '2026-11-24' };
    return this.manager.do('pricing.saveLabourRate', rate);
  }

  note(): string {
    return `most memory of the process ${Math.round(this.mostMemory / 2 ** 20)} MB`;
  }
}

const typed = [
  '1K0615',
  '5Q0 4071',
  '8e0-100',
  '03L 1004',
  '06A100',
  'spirachen disk preden',
  'филтър заден 12',
  'датчик 77',
  'nakladki levi',
  'лайсна външ',
];

async function findRows(engine: Engine, manager: Hand, scratchDir: string): Promise<Measured[]> {
  const texts = typed.flatMap((text) => Array.from(text, (_, at) => text.slice(0, at + 1)).slice(2));
  const find = (text: string) => manager.do('priceLists.find', { text, limit: 20 });
  for (const text of texts.slice(0, 10)) await find(text);
  const ms = await timed(texts, find);
  const rawMs = await rawTimes(
    engine.handles.sqlite,
    scratchDir,
    texts.map((text) => () => find(text)),
  );
  return [{ name: 'part search in price lists, with substitutes, per key', budgetMs: 30, ms, rawMs }];
}
