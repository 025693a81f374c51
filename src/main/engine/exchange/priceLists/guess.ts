import type { PriceField, PriceMapping } from '@shared/features/priceLists/model';
import { partKey } from '@shared/kernel/partNumber';
import { guessDecimalMark } from './price.ts';

type Places = PriceMapping['places'];

/** Beginnings of headings in Bulgarian, English and German lists, without signs and in lower case. */
const words: Readonly<Record<PriceField, readonly string[]>> = {
  replacedBy: [
    'замен',
    'новномер',
    'нов№',
    'следващ',
    'replac',
    'superse',
    'successor',
    'newnumber',
    'newpart',
    'nachfolge',
    'ersetzt',
  ],
  discountGroup: ['рабатнагрупа', 'рабат', 'групазаотстъпк', 'отстъпк', 'discount', 'discgroup', 'rabatt'],
  coreDeposit: ['депозит', 'core', 'deposit', 'altteil', 'pfand'],
  number: [
    'номер',
    '№',
    'катномер',
    'каталож',
    'кат№',
    'артикул',
    'код',
    'partno',
    'partnumber',
    'part',
    'number',
    'article',
    'item',
    'teilenummer',
    'teilenr',
    'artikel',
    'sku',
  ],
  name: ['наименование', 'име', 'описание', 'desc', 'name', 'bezeichnung', 'benennung', 'title'],
  price: ['цена', 'price', 'preis', 'upe', 'rrp', 'listprice', 'retail'],
};

const headingKey = (heading: string): string => heading.toLowerCase().replace(/[^\p{L}\p{N}№]/gu, '');

function byHeadings(headings: readonly string[]): Places {
  const keys = headings.map(headingKey);
  const places: Places = {};
  const used = new Set<number>();
  for (const [field, known] of Object.entries(words) as [PriceField, readonly string[]][]) {
    const at = keys.findIndex((key, index) => !used.has(index) && known.some((word) => key.startsWith(word)));
    if (at < 0) continue;
    used.add(at);
    places[field] = { at, length: null };
  }
  return places;
}

const share = (values: readonly string[], fits: (value: string) => boolean): number => {
  const said = values.filter((value) => value.trim() !== '');
  return said.length === 0 ? 0 : said.filter(fits).length / said.length;
};

const looksLikeNumber = (text: string) =>
  /\d/.test(text) && /^[\dA-Z .\-/]{4,24}$/i.test(text) && !/^\d+[.,]\d{1,2}$/.test(text);
const looksLikePrice = (text: string) => /^\d{1,7}(?:[ .,]\d{3})*[.,]\d{1,4}$/.test(text.trim());
const looksLikeName = (text: string) => (text.match(/\p{L}/gu)?.length ?? 0) >= 4;

/** By what stands in the columns, for files without headings. */
function byContents(rows: readonly (readonly string[])[]): Places {
  const width = Math.max(0, ...rows.map((row) => row.length));
  const columns = Array.from({ length: width }, (_, at) => rows.map((row) => row[at] ?? ''));
  const best = (fits: (value: string) => boolean, not: readonly (number | undefined)[]) => {
    const shares = columns.map((values, at) => (not.includes(at) ? 0 : share(values, fits)));
    const most = Math.max(0, ...shares);
    return most > 0.6 ? shares.indexOf(most) : undefined;
  };
  const price = best(looksLikePrice, []);
  const number = best((text) => looksLikeNumber(text) && !looksLikePrice(text), [price]);
  const name = best(looksLikeName, [price, number]);
  const place = (field: PriceField, at: number | undefined): Places =>
    at === undefined ? {} : { [field]: { at, length: null } };
  return { ...place('number', number), ...place('name', name), ...place('price', price) };
}

/** Rows of headings, and which column is what (etka §5); what is not found a person chooses. */
export function guessTable(
  rows: readonly (readonly string[])[],
): Pick<PriceMapping, 'headerRows' | 'places' | 'decimalMark'> {
  const found = rows.slice(0, 15).findIndex((row) => {
    const places = byHeadings(row);
    return places.number !== undefined && (places.price !== undefined || places.name !== undefined);
  });
  const headerRows = found + 1;
  const body = rows.slice(headerRows, headerRows + 40);
  const guessed = byContents(body);
  const places = found < 0 ? guessed : { ...guessed, ...byHeadings(rows[found] ?? []) };
  const at = places.price?.at;
  return {
    headerRows,
    places,
    decimalMark: guessDecimalMark(at === undefined ? [] : body.map((row) => row[at] ?? '')),
  };
}

/** Fields of lines of fixed width: runs of characters between columns that are blank in every line. */
export function guessFixed(
  lines: readonly string[],
): Pick<PriceMapping, 'headerRows' | 'places' | 'decimalMark' | 'impliedDecimals'> {
  const width = Math.max(0, ...lines.map((line) => line.length));
  const body = lines.filter((line) => line.trimEnd().length >= width * 0.6);
  const isBlank = Array.from({ length: width }, (_, at) => body.every((line) => (line[at] ?? ' ') === ' '));
  const runs: { at: number; length: number }[] = [];
  for (let at = 0; at < width; at += 1) {
    if (isBlank[at]) continue;
    const from = at;
    while (at < width && !isBlank[at]) at += 1;
    runs.push({ at: from, length: at - from });
  }
  const textsOf = ({ at, length }: { at: number; length: number }) =>
    body.map((line) => line.slice(at, at + length).trim());
  const number = runs.find(
    (run) => share(textsOf(run), (text) => partKey(text).length >= 4 && /\d/.test(text)) > 0.8,
  );
  const price = runs
    .filter((run) => run !== number)
    .findLast((run) => share(textsOf(run), (text) => /^[\d.,]+$/.test(text)) > 0.9);
  const name = runs
    .filter((run) => run !== number && run !== price)
    .sort((a, b) => letters(b) - letters(a))[0];
  function letters(run: { at: number; length: number }): number {
    return textsOf(run).join('').match(/\p{L}/gu)?.length ?? 0;
  }
  const figures = price ? textsOf(price) : [];
  const isImplied = figures.length > 0 && figures.every((text) => /^\d*$/.test(text));
  return {
    headerRows: 0,
    places: { ...(number && { number }), ...(name && { name }), ...(price && { price }) },
    decimalMark: guessDecimalMark(figures),
    impliedDecimals: isImplied ? 2 : null,
  };
}

/** The character that parts the lines of a table; null when they have fixed width. */
export function guessDelimiter(lines: readonly string[]): PriceMapping['delimiter'] | null {
  const delimiters = [';', '\t', '|', ','] as const;
  const counts = delimiters.map((delimiter) => {
    const widths = lines.map((line) => line.split(delimiter).length - 1);
    const [most = 0] = [...widths].sort((a, b) => b - a);
    return most > 0 && widths.filter((width) => width >= Math.min(2, most)).length >= lines.length * 0.8
      ? most
      : 0;
  });
  const most = Math.max(...counts);
  return most < 1 ? null : (delimiters[counts.indexOf(most)] ?? null);
}
