import type { Random } from '@engine/features/demo/random';
import { keysOf, type Layout, layouts, retyped } from './keyboardLayouts';
import type { Known, KnownThing } from './knownThings';

/** One query with the cards of which any is right: those of the thing or person that it names. */
export interface NoisyQuery {
  noise: string;
  text: string;
  right: ReadonlySet<string>;
}

type Slip = 'missing' | 'extra' | 'wrong' | 'swapped';
type Make = (random: Random, known: Known) => NoisyQuery | null;

const one =
  (slip: Slip): Make =>
  (random, known) =>
    oneError(random, known, slip);
const inLayout =
  (active: Layout): Make =>
  (random, known) =>
    wrongLayout(random, known, active);

/** How many queries of each class of noise; together 500. */
const shares: readonly (readonly [noise: string, count: number, make: Make])[] = [
  ['look-alikes of the other alphabet', 40, lookAlikes],
  ['blanks, dashes and dots', 30, spaced],
  ['transliteration by the law', 40, (random, known) => named(random, known, byLaw)],
  ['informal transliteration', 40, informal],
  ...layouts.map((active) => [`wrong layout, keys as ${active.name}`, 25, inLayout(active)] as const),
  ['last 3–4 digits of the plate', 40, (random, known) => ending(random, known, 'plate', [3, 4])],
  ['last 6 of the VIN', 30, (random, known) => ending(random, known, 'vin', [6])],
  ['last digits of the phone', 30, (random, known) => ending(random, known, 'phone', [4, 5, 6])],
  ['last digits of the order', 30, orderNumber],
  ['old plate', 30, oldPlate],
  ['one character missing', 20, one('missing')],
  ['one character too many', 20, one('extra')],
  ['one character wrong', 20, one('wrong')],
  ['two neighbours swapped', 20, one('swapped')],
  ['name and digits', 10, nameAndDigits],
];

/** The same queries for the same data and seed. */
export function noisyQueries(random: Random, known: Known): NoisyQuery[] {
  return shares.flatMap(([noise, count, make]) => {
    const own = random.fork(noise);
    const made: NoisyQuery[] = [];
    for (let round = 0; made.length < count; round += 1) {
      if (round > count * 200) throw new Error(`${noise}: the data has too few things that one query names`);
      const query = make(own, known);
      if (query && !made.some(({ text }) => text === query.text)) made.push({ ...query, noise });
    }
    return made;
  });
}

const query = (text: string, { right }: KnownThing): NoisyQuery => ({ noise: '', text, right });

const cyrillic = 'АВЕКМНОРСТУХ';
const latin = 'ABEKMHOPCTYX';

function lookAlikes(random: Random, known: Known): NoisyQuery {
  const thing = random.pick(known.coded(['plate', 'vin', 'serial']));
  const text = Array.from(thing.text, (letter) => {
    if (thing.kind !== 'plate' && letter === '0' && random.chance(0.3)) return random.pick(['O', 'О']);
    const at = Math.max(cyrillic.indexOf(letter), latin.indexOf(letter));
    const twin = at < 0 ? letter : random.chance(0.5) ? cyrillic.charAt(at) : latin.charAt(at);
    return random.chance(0.3) ? twin.toLowerCase() : twin;
  }).join('');
  return query(text, thing);
}

function spaced(random: Random, known: Known): NoisyQuery {
  const thing = random.pick(known.coded(['plate', 'vin', 'serial', 'phone', 'part']));
  const bare = thing.text.replace(/[\s.-]/g, '');
  const text = Array.from(bare, (letter, at) =>
    at > 0 && random.chance(0.25) ? `${random.pick([' ', '-', '.', ' - '])}${letter}` : letter,
  ).join('');
  return query(text, thing);
}

// The law's table, here once more so that a fault of the program's own does not pass.
const law: Readonly<Record<string, string>> = {
  ...{ а: 'a', б: 'b', в: 'v', г: 'g', д: 'd', е: 'e', ж: 'zh', з: 'z', и: 'i', й: 'y', к: 'k', л: 'l' },
  ...{ м: 'm', н: 'n', о: 'o', п: 'p', р: 'r', с: 's', т: 't', у: 'u', ф: 'f', х: 'h', ц: 'ts', ч: 'ch' },
  ...{ ш: 'sh', щ: 'sht', ъ: 'a', ь: 'y', ю: 'yu', я: 'ya' },
};

const byLaw = (text: string): string =>
  Array.from(text.toLowerCase().replace(/ия(?=\s|$)/g, 'иa'), (letter) => law[letter] ?? letter).join('');

function named(random: Random, known: Known, write: (text: string) => string): NoisyQuery | null {
  const thing = random.pick(known.names);
  return known.isAlone(thing) ? query(write(thing.text), thing) : null;
}

/** Each person has habits: a letter is always written in the same way. */
function informal(random: Random, known: Known): NoisyQuery | null {
  const habits: Readonly<Record<string, string>> = {
    ...{ ч: random.pick(['4', 'ch']), ш: random.pick(['6', 'sh']), я: random.pick(['q', 'ya']) },
    ...{ в: random.pick(['w', 'v']), ж: random.pick(['j', 'zh']), ъ: random.pick(['y', 'u', 'a']) },
    ...{ ц: random.pick(['c', 'ts']), х: random.pick(['x', 'h']), й: random.pick(['j', 'y']) },
  };
  const write = (text: string) =>
    text
      .toLowerCase()
      .split(' ')
      .map((word) =>
        Array.from(word, (letter, at) => {
          // 4 and 6 stand for letters only between letters.
          const inside = at > 0 && at < word.length - 1;
          const habit = habits[letter];
          return habit === undefined || (/\d/.test(habit) && !inside) ? (law[letter] ?? letter) : habit;
        }).join(''),
      )
      .join(' ');
  return named(random, known, write);
}

function wrongLayout(random: Random, known: Known, active: Layout): NoisyQuery | null {
  const meant = random.pick(layouts.filter((layout) => layout !== active));
  const isPlate = random.chance(0.4);
  const thing = random.pick(isPlate ? known.coded(['plate']) : known.names);
  if (!isPlate && !known.isAlone(thing)) return null;
  const text = intended(thing, meant, random);
  if (text === null) return null;
  const typed = retyped(text, meant, active);
  // Where both write the same nothing went wrong.
  return typed === null || typed === text ? null : query(typed, thing);
}

/** What somebody wants to write who thinks in one layout; null when it lacks a letter. */
function intended({ kind, text }: KnownThing, layout: Layout, random: Random): string | null {
  if (layout.name !== 'QWERTY') return keysOf(text, layout) === null ? null : text;
  if (kind !== 'plate') return byLaw(text);
  return Array.from(random.chance(0.5) ? text.replace(/\s/g, '') : text, (letter) => {
    const at = cyrillic.indexOf(letter);
    return at < 0 ? letter : latin.charAt(at);
  }).join('');
}

function ending(
  random: Random,
  known: Known,
  kind: 'plate' | 'vin' | 'phone',
  lengths: readonly number[],
): NoisyQuery | null {
  const thing = random.pick(known.coded([kind]));
  const digits = kind === 'vin' ? thing.text : thing.text.replace(/\D/g, '');
  const text = digits.slice(-random.pick(lengths));
  return known.endsAlone(thing, text) ? query(text, thing) : null;
}

function oldPlate(random: Random, known: Known): NoisyQuery | null {
  const thing = random.pick(known.coded(['oldPlate']));
  if (random.chance(0.5)) return query(thing.text.replace(/\s/g, random.pick(['', '-', ' '])), thing);
  const text = thing.text.replace(/\D/g, '');
  return known.endsAlone(thing, text) ? query(text, thing) : null;
}

/** The number without its zeros, as `26-187`, or the last digits, as they are called across the yard. */
function orderNumber(random: Random, known: Known): NoisyQuery | null {
  const thing = random.pick(known.coded(['order']));
  const [year = '', number = ''] = thing.text.split('-');
  if (random.chance(0.5)) {
    const text = `${year}${random.pick(['-', '/', ' - '])}${Number(number)}`;
    return known.isNobody(text) ? query(text, thing) : null;
  }
  const text = number.slice(-random.pick([3, 4, 5, 6]));
  return known.endsAlone(thing, text) ? query(text, thing) : null;
}

function oneError(random: Random, known: Known, slip: Slip): NoisyQuery | null {
  if (random.chance(0.5)) {
    const thing = random.pick(known.coded(['plate', 'vin', 'phone', 'serial', 'order']));
    const text = mistyped(random, thing.text.replace(/[\s-]/g, ''), slip);
    return known.isNobody(text) ? query(text, thing) : null;
  }
  const thing = random.pick(known.names);
  if (!known.isAlone(thing)) return null;
  const words = thing.text.split(' ');
  const long = words.flatMap((word, at) => (word.length >= 5 ? [at] : []));
  if (long.length === 0) return null;
  const at = random.pick(long);
  return query(words.with(at, mistyped(random, words[at] ?? '', slip)).join(' '), thing);
}

/** One character missing, too many, wrong or swapped with its neighbour; of a word rather the inside. */
function mistyped(random: Random, text: string, slip: Slip): string {
  const at = random.int(1, text.length - 2);
  const head = text.slice(0, at);
  const tail = text.slice(at + 1);
  const [here = '', next = ''] = [text.charAt(at), text.charAt(at + 1)];
  const other = /\d/.test(here) ? String((Number(here) + random.int(1, 9)) % 10) : otherLetter(random, here);
  switch (slip) {
    case 'missing':
      return head + tail;
    case 'extra':
      return head + here + other + tail;
    case 'wrong':
      return head + other + tail;
    case 'swapped':
      return next === here ? head + tail : head + next + here + tail.slice(1);
  }
}

function otherLetter(random: Random, letter: string): string {
  const alphabet = /[а-я]/i.test(letter) ? 'абвгдежзийклмнопрстуфх' : 'abcdefghklmnprstuvwxyz';
  const other = random.pick([...alphabet].filter((one) => one !== letter.toLowerCase()));
  return letter === letter.toUpperCase() ? other.toUpperCase() : other;
}

/** The owner's name with the last digits of one plate, in either order. */
function nameAndDigits(random: Random, known: Known): NoisyQuery | null {
  const thing = random.pick(known.coded(['plate']).filter(({ owner }) => owner !== null));
  const name = random.pick(
    (thing.owner ?? '')
      .split(' ')
      .filter((word) => /^[А-Яа-я]{4,}$/.test(word))
      .concat(''),
  );
  if (name === '') return null;
  const digits = thing.text.replace(/\D/g, '').slice(-3);
  const same = known
    .coded(['plate', 'oldPlate'])
    .filter(
      ({ owner, text }) => text.replace(/\D/g, '').endsWith(digits) && owner?.includes(name.slice(0, -1)),
    );
  return same.length > 1 ? null : query(random.pick([`${name} ${digits}`, `${digits} ${name}`]), thing);
}
