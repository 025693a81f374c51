/**
 * Search keys (domain §1): SQLite folds ASCII only, so every searchable name keeps a key in which both scripts
 * meet in one Latin form. The same functions fold what is typed, and mark it in what was found.
 */

// Transliteration law, table of чл. 3–5; the letters after я are not Bulgarian but occur in names.
export const transliteration: Readonly<Record<string, string>> = {
  а: 'a',
  б: 'b',
  в: 'v',
  г: 'g',
  д: 'd',
  е: 'e',
  ж: 'zh',
  з: 'z',
  и: 'i',
  й: 'y',
  к: 'k',
  л: 'l',
  м: 'm',
  н: 'n',
  о: 'o',
  п: 'p',
  р: 'r',
  с: 's',
  т: 't',
  у: 'u',
  ф: 'f',
  х: 'h',
  ц: 'ts',
  ч: 'ch',
  ш: 'sh',
  щ: 'sht',
  ъ: 'a',
  ь: 'y',
  ю: 'yu',
  я: 'ya',
  ѝ: 'i',
  ё: 'e',
  ы: 'y',
  э: 'e',
  ј: 'y',
  љ: 'ly',
  њ: 'ny',
  ђ: 'dzh',
  ћ: 'ch',
  џ: 'dzh',
  ѓ: 'g',
  ќ: 'k',
  ѕ: 'dz',
  і: 'i',
  ї: 'i',
  є: 'e',
  ґ: 'g',
  ў: 'u',
};

const LATIN_SPECIAL: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  đ: 'd',
  ł: 'l',
  ı: 'i',
  þ: 'th',
  ð: 'd',
};

/** Twelve letters that Bulgarian plates take from both alphabets (domain §1). */
const LOOK_ALIKES = 'АВЕКМНОРСТУХ';
const LOOK_ALIKES_LATIN = 'ABEKMHOPCTYX';

const SPACE = ' ';
// Vanish inside a word: о'нийл, „Ауди“.
const SILENT = new Set(["'", '’', '‘', '`', '´', '"', '“', '”', '„', '«', '»', '\u00ad', '\u0300', '\u0301']);

const TABLE_SIZE = 0x530;
const TEXT_TABLE: readonly string[] = Array.from({ length: TABLE_SIZE }, (_, code) => textPiece(code));
const CODE_TABLE: readonly string[] = Array.from({ length: TABLE_SIZE }, (_, code) => codePiece(code));

function textPiece(code: number): string {
  const lower = String.fromCharCode(code).toLowerCase();
  const special = transliteration[lower] ?? LATIN_SPECIAL[lower];
  if (special !== undefined) return special;
  if (SILENT.has(lower)) return '';
  if (/^\p{M}$/u.test(lower)) return '';
  if (!/^[\p{L}\p{N}]/u.test(lower)) return SPACE;
  const bare = lower.normalize('NFKD').replace(/[^\p{L}\p{N}]/gu, '');
  return transliteration[bare] ?? bare;
}

function codePiece(code: number): string {
  const upper = String.fromCharCode(code).toUpperCase();
  const at = LOOK_ALIKES.indexOf(upper);
  if (at >= 0) return LOOK_ALIKES_LATIN.charAt(at);
  return /^[\p{L}\p{N}]+$/u.test(upper) ? upper : '';
}

function textPieceAt(text: string, index: number): string {
  const code = text.charCodeAt(index);
  if (code === 0x2e) return isInitialsDot(text, index) ? '' : SPACE;
  return code < TABLE_SIZE ? (TEXT_TABLE[code] ?? SPACE) : textPiece(code);
}

const isWordAt = (text: string, index: number) => /[\p{L}\p{N}]/u.test(text.charAt(index));

/** The dots of о.о.д. join, those of `ул.Витоша` part. */
function isInitialsDot(text: string, index: number): boolean {
  const single = (at: number) => isWordAt(text, at) && !isWordAt(text, at - 1) && !isWordAt(text, at + 1);
  return single(index - 1) && single(index + 1);
}

type Folded = {
  key: string;
  /** For every character of the key the index in the source text that it comes from. */
  sources: number[];
};

function fold(text: string, sources?: number[]): string {
  let key = '';
  for (let index = 0; index < text.length; index += 1) {
    const piece = textPieceAt(text, index);
    if (piece === SPACE) {
      if (key === '' || key.endsWith(SPACE)) continue;
      key = closeWord(key, sources);
    }
    key += piece;
    if (sources) for (let count = piece.length; count > 0; count -= 1) sources.push(index);
  }
  key = key.endsWith(SPACE) ? key.slice(0, -1) : closeWord(key, sources);
  if (sources) sources.length = key.length;
  return key;
}

/** Word-final ия is written ia (чл. 6 of the law); Latin text spelt `iya` meets it there. */
function closeWord(key: string, sources?: number[]): string {
  if (!key.endsWith('iya')) return key;
  sources?.splice(key.length - 2, 1);
  return `${key.slice(0, -2)}a`;
}

/** Stored search key of a name or text: lower case, one Latin form, words parted by single spaces. */
export function foldText(text: string): string {
  return fold(composed(text));
}

/**
 * Stored key by which names are put in order: lower case, Latin before the Bulgarian letters and these as the alphabet has
 * them, where the search key would put Дюза before Гарнитура.
 */
export function orderText(text: string): string {
  const name = composed(text).toLowerCase();
  let key = '';
  for (let index = 0; index < name.length; index += 1) {
    const piece = orderPieceAt(name, index);
    if (piece !== SPACE || (key !== '' && !key.endsWith(SPACE))) key += piece;
  }
  return key.trimEnd();
}

function orderPieceAt(name: string, index: number): string {
  const letter = name.charAt(index);
  if (letter === 'ѝ') return 'и';
  return letter >= 'а' && letter <= 'ӿ' ? letter : textPieceAt(name, index);
}

/** Key of a plate, VIN, serial, part or document number: upper case, separators dropped, Cyrillic look-alikes as Latin. */
export function foldCode(text: string): string {
  let key = '';
  for (let index = 0; index < text.length; index += 1) key += codePieceAt(text, index);
  return key;
}

function codePieceAt(text: string, index: number): string {
  const code = text.charCodeAt(index);
  return code < TABLE_SIZE ? (CODE_TABLE[code] ?? '') : '';
}

/** Digits of a text, for phones and the last digits of numbers. */
export function digitsOf(text: string): string {
  return text.replace(/\D/g, '');
}

// A decomposed й is и with a breve: composing keeps the letter. ASCII and composed text return themselves.
function composed(text: string): string {
  return text.normalize('NFC');
}

/** At most this many forms of a query are searched. */
const MAX_VARIANTS = 8;

type Informal = readonly [pattern: RegExp, replacement: string];

// The usual ways of writing Bulgarian with Latin letters. Digits count as letters only inside a word, so that
// part numbers stay numbers.
const STRONG: readonly Informal[] = [
  [/(?<=\p{L})4(?=\p{L})/gu, 'ch'],
  [/(?<=\p{L})6(?=\p{L})/gu, 'sh'],
  [/q/g, 'ya'],
  [/w/g, 'v'],
  [/x/g, 'h'],
  [/c(?![hk])/g, 'ts'],
  [/j/g, 'zh'],
];
const J_AS_Y: Informal = [/j/g, 'y'];
const WEAK: readonly Informal[] = [
  [/y(?![aou])/g, 'a'],
  [/(?<!y)u/g, 'a'],
  [/[vв]/g, 'w'],
  [/ъ/g, 'u'],
  [/(?:ia|ия)$/g, 'iiya'],
];

const apply = (text: string, rules: readonly Informal[]) =>
  rules.reduce((done, [pattern, replacement]) => done.replace(pattern, replacement), text);

/** Forms in which a typed query is searched, the literal key first, at most eight (domain §1). */
export function expandQuery(text: string): string[] {
  const typed = composed(text).toLowerCase().trim();
  const formal = apply(typed, STRONG);
  const variants = new Set([foldText(typed), foldText(formal)]);
  variants.add(foldText(apply(typed, [J_AS_Y, ...STRONG])));
  for (const rule of WEAK) variants.add(openEnd(foldText(apply(formal, [rule]))));
  for (const rule of [...STRONG, J_AS_Y]) variants.add(foldText(apply(typed, [rule])));
  variants.delete('');
  return [...variants].slice(0, MAX_VARIANTS);
}

/** `Мария` may be the beginning of `Марияна`, whose key has `iya`: the doubled i marks that form past the folding. */
function openEnd(key: string): string {
  return key.endsWith('iia') ? `${key.slice(0, -3)}iya` : key;
}

/** What the letter keys write in their order from the key under Esc, without and with Shift. */
type Layout = { plain: string; shift: string };

const QWERTY: Layout = {
  plain: "`qwertyuiop[]\\asdfghjkl;'zxcvbnm,./",
  shift: '~QWERTYUIOP{}|ASDFGHJKL:"ZXCVBNM<>?',
};
// БДС 5237, phonetic of БДС (the Windows one), traditional phonetic.
const CYRILLIC_LAYOUTS: readonly Layout[] = [
  {
    plain: '(,уеишщксдзц;„ьяаожгтнвмчюйъэфхпрлб',
    shift: ')ыУЕИШЩКСДЗЦ§“ѝЯАОЖГТНВМЧЮЙЪЭФХПРЛБ',
  },
  {
    plain: "ючшертъуиопящьасдфгхйкл;'зжцвбнм,./",
    shift: 'ЮЧШЕРТЪУИОПЯЩѝАСДФГХЙКЛ:"ЗЖЦВБНМ„“?',
  },
  {
    plain: "чявертъуиопшщюасдфгхйкл;'зьцжбнм,./",
    shift: 'ЧЯВЕРТЪУИОПШЩЮАСДФГХЙКЛ:"ЗѝЦЖБНМ„“?',
  },
];

const LATIN_MAPS = CYRILLIC_LAYOUTS.map((layout) => keyMap(QWERTY, layout));
// Meant for QWERTY first; then for another of the Cyrillic ones, as on a PC that has several.
const CYRILLIC_MAPS: readonly ReadonlyMap<string, string>[] = [
  ...CYRILLIC_LAYOUTS.map((layout) => keyMap(layout, QWERTY)),
  ...CYRILLIC_LAYOUTS.flatMap((from) =>
    CYRILLIC_LAYOUTS.filter((to) => to !== from).map((to) => keyMap(from, to)),
  ),
];

function keyMap(from: Layout, to: Layout): ReadonlyMap<string, string> {
  const keysOf = (written: string) =>
    [...written.toLowerCase()].map((key, at) => [key, to.plain.charAt(at)] as const);
  return new Map([...keysOf(from.shift), ...keysOf(from.plain)]);
}

/** What the same keys write in the other layouts (БДС, both phonetic ones, QWERTY): different texts only. */
export function swapKeyboardLayout(text: string): string[] {
  const typed = composed(text).toLowerCase();
  const maps = /\p{Script=Cyrillic}/u.test(typed) ? CYRILLIC_MAPS : LATIN_MAPS;
  const swapped = new Set(maps.map((map) => Array.from(typed, (key) => map.get(key) ?? key).join('')));
  swapped.delete(typed);
  return [...swapped];
}

/** Part of a shown text, end exclusive. */
export type TextRange = { start: number; end: number };

/** Prepares a query once for marking many shown texts: the parts found through folding, merged and in order. */
export function matcherOf(query: string): (shown: string) => TextRange[] {
  const words = query.split(/\s+/).filter((word) => word !== '');
  const forms = words.map(expandQuery);
  const wholeCode = foldCode(query);
  const codes = words.map(foldCode);
  const isName = words.every((word) => /^\p{L}+$/u.test(word));
  return (shown) => {
    const text = foldedText(shown);
    const found = forms.flatMap((variants) => firstFound(text, variants));
    if (found.length > 0 && isName) return merged(found);
    const code = foldedCode(shown);
    const whole = occurrences(code, wholeCode);
    return merged([
      ...found,
      ...(whole.length > 0 ? whole : codes.flatMap((part) => occurrences(code, part))),
    ]);
  };
}

/** Parts of one shown text in which a query was found; for many texts use `matcherOf`. */
export function matchRanges(shown: string, query: string): TextRange[] {
  return matcherOf(query)(shown);
}

function foldedText(shown: string): Folded {
  const sources: number[] = [];
  return { key: fold(shown, sources), sources };
}

function foldedCode(shown: string): Folded {
  const sources: number[] = [];
  let key = '';
  for (let index = 0; index < shown.length; index += 1) {
    const piece = codePieceAt(shown, index);
    key += piece;
    for (let count = piece.length; count > 0; count -= 1) sources.push(index);
  }
  return { key, sources };
}

/** Words are found by their beginning, so only that is marked. */
function firstFound(text: Folded, variants: readonly string[]): TextRange[] {
  for (const variant of variants) {
    const found = occurrences(text, variant, (at) => at === 0 || text.key.charAt(at - 1) === SPACE);
    if (found.length > 0) return found;
  }
  return [];
}

const anywhere = () => true;

function occurrences(
  { key, sources }: Folded,
  wanted: string,
  isPlace: (at: number) => boolean = anywhere,
): TextRange[] {
  const found: TextRange[] = [];
  if (wanted === '') return found;
  for (let at = key.indexOf(wanted); at >= 0; at = key.indexOf(wanted, at + wanted.length)) {
    if (!isPlace(at)) continue;
    const start = sources[at] ?? 0;
    found.push({ start, end: (sources[at + wanted.length - 1] ?? start) + 1 });
  }
  return found;
}

function merged(ranges: readonly TextRange[]): TextRange[] {
  const result: TextRange[] = [];
  for (const range of [...ranges].sort((a, b) => a.start - b.start)) {
    const last = result.at(-1);
    if (last && range.start <= last.end) last.end = Math.max(last.end, range.end);
    else result.push({ ...range });
  }
  return result;
}
