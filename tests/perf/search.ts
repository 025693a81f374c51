import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createEngine, type Engine } from '@engine/engine';
import { handOf } from '@engine/features/demo/engine';
import type { Hand } from '@engine/features/demo/hand';
import { Random } from '@engine/features/demo/random';
import { indexParty } from '@engine/features/search/slice';
import { rebuildIndex } from '@engine/features/search/whole';
import { silentLog } from '@engine/kernel/log';
import { foldText } from '@shared/kernel/folding';
import { assetFields, partyFields } from '../support/cards';
import { type Measured, timed } from './measure';
import { rawTimes } from './rawSql';

/** More than the busy shop of quality §1 has, so that what holds here holds there: things and clients of the stress size. */
const size = { assets: 100_000, parties: 60_000, parts: 40_000 };
const clock = { now: () => Date.UTC(2026, 10, 24, 6, 45) };
const hour = 3_600_000;

interface Big {
  engine: Engine;
  manager: Hand;
  scratchDir: string;
}

/** Plates, VINs, names, phones and parts filled in by SQL, the index written as after an update of the program. */
export async function searchRows(): Promise<Measured[]> {
  const scratchDir = mkdtempSync(join(tmpdir(), 'maistor-bench-search-'));
  const engine = await createEngine({ dataDir: join(scratchDir, 'data'), clock, log: silentLog });
  try {
    const caller = { token: null, channel: 'window', windowId: 'bench' } as const;
    const created = await engine.call('setup.createDemo', { requestId: crypto.randomUUID() }, caller);
    if (!created.ok) throw new Error(`no workshop for the bench: ${created.error.code}`);
    fill(engine);
    const { sqlite, write } = engine.handles;
    const rebuilt = await timed([0], async () => sqlite.transaction(() => rebuildIndex(write))());
    const manager = handOf(engine, 1, new Random('search'), clock.now() + 1000 * hour);
    const big = { engine, manager, scratchDir };
    return [
      ...(await searches(big)),
      await peeks(big),
      ...(await writes(big)),
      { name: `search index written anew (${documents(big)} rows)`, budgetMs: null, ms: rebuilt },
    ];
  } finally {
    await engine.close();
    rmSync(scratchDir, { recursive: true, force: true });
  }
}

const documents = ({ engine }: Big) =>
  Number(engine.handles.sqlite.prepare('SELECT count(*) FROM search_document').pluck().get());

const letters = [...'АВЕКМНОРСТУХ'];
const latin = [...'ABEKMHOPCTYX'];
const areas = ['СВ', 'СА', 'РВ', 'В', 'А', 'ВТ', 'ВР', 'ЕН', 'ТХ', 'К'];
const firstNames = [
  'Иван',
  'Мария',
  'Георги',
  'Елена',
  'Димитър',
  'Виолета',
  'Стоян',
  'Цветелина',
  'Петър',
  'Яна',
];
const stems = ['Димитр', 'Тодор', 'Чакър', 'Щер', 'Жеков', 'Юруков', 'Ангел', 'Хрис', 'Борис', 'Маноил'];
const part = (all: readonly string[], at: number) => all[at % all.length] ?? '';
const toLatin = (text: string) => text.replace(/[А-Я]/g, (one) => latin[letters.indexOf(one)] ?? one);

/** No two are the same, and they spread over all the digits. */
function plateOf(at: number): string {
  const n = (at * 7919) % 10_000;
  const end = `${part(letters, at)}${part(letters, Math.floor(at / 12) + at)}`;
  return `${part(areas, Math.floor(at / 10_000))} ${String(n).padStart(4, '0')} ${end}`;
}
const vinOf = (at: number) =>
  `WVWZZZ1KZ${part(['A', 'B', 'C', 'D', 'E'], at)}W${String((at * 104_729) % 1_000_000).padStart(6, '0')}`;
const nameOf = (at: number) =>
  `${part(firstNames, at)} ${part(stems, Math.floor(at / 10))}${part(['ов', 'ев', 'ански', 'ин'], at)} ${part(stems, at * 7)}${Math.floor(
    at / 100,
  )
    .toString(36)
    .replace(/\d/g, (one) => part(['а', 'е', 'и', 'о', 'у', 'ъ', 'я', 'ю', 'ь', 'й'], Number(one)))}ов`;
const phoneOf = (at: number) => `+35988${String((at * 15_485_863) % 10_000_000).padStart(7, '0')}`;

function fill({ handles: { sqlite } }: Engine): void {
  const party = sqlite.prepare(
    "INSERT INTO party (id, kind, name, folded, name_order, customer_type, created_at) VALUES (?, 'person', ?, ?, ?, 'consumer', 0)",
  );
  const contact = sqlite.prepare(
    "INSERT INTO party_contact (party_id, position, kind, value) VALUES (?, 0, 'phone', ?)",
  );
  const asset = sqlite.prepare(
    "INSERT INTO asset (id, kind, class_id, make_id, model_id, plate, plate_key, vin, vin_key, owner_id, created_at) VALUES (?, 'vehicle', 1, ?, ?, ?, ?, ?, ?, ?, 0)",
  );
  const plate = sqlite.prepare(
    "INSERT INTO asset_plate (asset_id, plate, plate_key, from_on) VALUES (?, ?, ?, '2020-01-01')",
  );
  const goods = sqlite.prepare(
    "INSERT INTO part (id, number, number_key, brand, name_bg, folded, created_at) VALUES (?, ?, ?, 'VAG', ?, ?, 0)",
  );
  const models = sqlite.prepare('SELECT id, make_id AS makeId FROM model ORDER BY id').all() as {
    id: number;
    makeId: number;
  }[];
  sqlite.transaction(() => {
    for (let at = 0; at < size.parties; at += 1) {
      const name = nameOf(at);
      party.run(100_000 + at, name, foldText(name), name.toLowerCase());
      contact.run(100_000 + at, phoneOf(at));
    }
    for (let at = 0; at < size.assets; at += 1) {
      const own = plateOf(at);
      const key = toLatin(own).replaceAll(' ', '');
      const model = models[at % models.length];
      const owner = 100_000 + (at % size.parties);
      asset.run(
        1_000_000 + at,
        model?.makeId ?? null,
        model?.id ?? null,
        own,
        key,
        vinOf(at),
        vinOf(at),
        owner,
      );
      plate.run(1_000_000 + at, own, key);
    }
    for (let at = 0; at < size.parts; at += 1) {
      const number = `5Q0 ${String(100 + (at % 900))} ${String(Math.floor(at / 900)).padStart(3, '0')} A`;
      goods.run(1_000_000 + at, number, number.replaceAll(' ', ''), `Накладки ${at}`, `nakladki ${at}`);
    }
  })();
}

const times = 20;
const range = Array.from({ length: times }, (_, at) => at * 4127);
const everyKey = (texts: readonly string[]) =>
  texts.flatMap((text) => Array.from(text, (_, at) => text.slice(0, at + 1)));

/** What is typed as it is, and what has to be read otherwise, which asks the index several times over. */
async function searches(big: Big): Promise<Measured[]> {
  const digits = range.map((at) => plateOf(at).replace(/\D/g, ''));
  const clean = everyKey([
    ...range.map(plateOf),
    ...range.map((at) => nameOf(at)),
    ...range.map((at) => phoneOf(at).replace('+359', '0')),
    ...digits,
  ]);
  const noisy = range.flatMap((at) => [
    toLatin(plateOf(at)).toLowerCase().replaceAll(' ', '-'),
    `${part(firstNames, at)} ${digits[0] ?? ''}`,
    vinOf(at).slice(-6),
    'hf.b',
    nameOf(at).replace('и', 'е'),
    `${vinOf(at).slice(0, 14)}${vinOf(at).slice(15)}`,
  ]);
  const name = `counter search among ${size.assets} things and ${size.parties} clients`;
  return [
    await row(big, `${name}, per key`, clean),
    await row(big, `${name}, with look-alikes, wrong layout, typing errors`, noisy),
  ];
}

async function row(
  { engine, manager, scratchDir }: Big,
  name: string,
  texts: readonly string[],
): Promise<Measured> {
  const ask = (text: string) => manager.do('search.counter', { text, limit: 8 });
  for (const text of texts.slice(0, 40)) await ask(text);
  const ms = await timed(texts, ask);
  const sample = texts.filter((_, at) => at % Math.ceil(texts.length / 120) === 0);
  const acts = sample.map((text) => () => ask(text));
  return { name, budgetMs: 50, ms, rawMs: await rawTimes(engine.handles.sqlite, scratchDir, acts) };
}

async function peeks({ engine, manager, scratchDir }: Big): Promise<Measured> {
  const ids = [...range, ...range.map((at) => at + 11)].map((at) => 1_000_000 + (at % size.assets));
  const ask = (id: number) => manager.do('peek.card', { kind: 'asset', id });
  await ask(1_000_000);
  const ms = await timed(ids, ask);
  const acts = ids.slice(0, 20).map((id) => () => ask(id));
  const rawMs = await rawTimes(engine.handles.sqlite, scratchDir, acts);
  return { name: 'peek at a found thing', budgetMs: 50, ms, rawMs };
}

/** One write whole, index and audit included, and what of it the index takes. */
async function writes({ engine, manager, scratchDir }: Big): Promise<Measured[]> {
  const party = (at: number, letter: string) => partyFields({ name: `${nameOf(at)}${letter}`, contacts: [] });
  const ids = range.map((at) => at % size.parties);
  const save = async (at: number, letter: string) => {
    const partyId = 100_000 + at;
    const { version } = await manager.do('parties.card', { partyId });
    return manager.do('parties.save', { partyId, version, party: party(at, letter) });
  };
  for (const at of ids.slice(0, 3)) await save(at, 'щ');
  const ms = await timed(ids, (at) => save(at, 'а'));
  const rawMs = await rawTimes(
    engine.handles.sqlite,
    scratchDir,
    ids.map((at) => () => save(at, 'б')),
  );
  const news = range.map((at) => assetFields({ plate: `ХХ ${plateOf(at).slice(-7)}`, vin: null }));
  const add = (asset: (typeof news)[number], at: number) =>
    manager.do('assets.save', {
      ...{ assetId: null, version: null, asset, ownerId: 100_000 + at, plateMovedOn: null, meter: null },
    });
  const added = await timed(news, (asset) => add(asset, news.indexOf(asset)));
  return [
    { name: 'rename a client with its things, index included', budgetMs: 20, ms, rawMs },
    { name: 'a new thing, index included', budgetMs: 20, ms: added },
    { name: 'of a rename the upkeep of the index alone', budgetMs: null, ms: await upkeep(engine, ids) },
  ];
}

/** The names are changed behind the index before, so that what is timed is its own work and its commit. */
function upkeep({ handles: { sqlite, write } }: Engine, ids: readonly number[]): Promise<number[]> {
  const rename = sqlite.prepare("UPDATE party SET folded = folded || ' kolev' WHERE id = ?");
  for (const at of ids) rename.run(100_000 + at);
  return timed(ids, async (at) => sqlite.transaction(() => indexParty(write, 100_000 + at))());
}
