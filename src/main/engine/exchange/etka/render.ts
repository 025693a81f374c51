import { DomainError } from '@shared/contract/errors';
import {
  type AnyColumn,
  type DelimitedColumn,
  type DelimitedProfile,
  type EtkaProfile,
  type FixedColumn,
  type FixedProfile,
  type FrameField,
  fieldOf,
  type XmlProfile,
} from '@shared/features/etka/profile';
import { stringify } from 'csv-stringify/sync';
import type { TextEncoder } from '../encodedText';
import { cellText, type FieldValue, padded, Unfit } from './records';

/** The values that the header and the trailer may show. */
export type FrameValues = Readonly<Record<FrameField, FieldValue>>;

interface Rendering {
  frame: FrameValues;
  encoder: TextEncoder;
}

/**
 * The text of a whole file from the laid-out cells of its parts, one row a part.
 * @throws DomainError ETKA_PROFILE_UNFIT when the header, the trailer or a title has no room for its value
 */
export function fileText(profile: EtkaProfile, rows: readonly string[][], rendering: Rendering): string {
  if (profile.kind === 'fixed') return fixedText(profile, rows, rendering);
  return profile.kind === 'xml' ? xmlText(profile, rows, rendering) : delimitedText(profile, rows, rendering);
}

export const lineEndOf = ({ lineEnd }: Pick<EtkaProfile, 'lineEnd'>): string =>
  lineEnd === 'CRLF' ? '\r\n' : '\n';

function fixedText(profile: FixedProfile, rows: readonly string[][], rendering: Rendering): string {
  const { encoder } = rendering;
  const blanks = (columns: readonly FixedColumn[]) =>
    ' '.repeat(profile.recordLength - columns.reduce((sum, column) => sum + column.width, 0)) +
    lineEndOf(profile);
  const record = (columns: readonly FixedColumn[] | null) =>
    columns === null
      ? ''
      : columns.map((column) => padded(frameCell(column, profile, rendering), column, encoder)).join('') +
        blanks(columns);
  const end = blanks(profile.columns);
  const body = rows.map((cells) => cells.join('') + end).join('');
  return record(profile.header) + body + record(profile.trailer);
}

/** Machine files are not neutralised: a leading `=` or `-` in a name stays as it is (documents §2). */
function delimitedText(profile: DelimitedProfile, rows: readonly string[][], rendering: Rendering): string {
  const record = (columns: readonly DelimitedColumn[] | null) =>
    columns === null ? [] : [columns.map((column) => frameCell(column, profile, rendering))];
  const titles = profile.titles
    ? [profile.columns.map(({ title }) => fittingText(title, profile, rendering))]
    : [];
  return stringify([...record(profile.header), ...titles, ...rows, ...record(profile.trailer)], {
    delimiter: profile.separator,
    quoted: profile.quoting === 'always',
    quoted_match: /^\s|\s$|[\r\n]/u,
    record_delimiter: lineEndOf(profile),
  });
}

const declaredAs: Readonly<Record<EtkaProfile['encoding'], string>> = {
  utf8: 'UTF-8',
  utf8bom: 'UTF-8',
  'windows-1251': 'windows-1251',
  'windows-1252': 'windows-1252',
  cp850: 'IBM850',
  cp866: 'IBM866',
};

/** One element for each part on a line of its own; header fields are attributes of the root. */
function xmlText(profile: XmlProfile, rows: readonly string[][], rendering: Rendering): string {
  const { root, record, encoding } = profile;
  const attributes = (profile.header ?? [])
    .map((column) => ` ${column.title}="${escaped(frameCell(column, profile, rendering))}"`)
    .join('');
  const elements = elementsOf(profile);
  const body = rows.map((cells) => `  <${record}>${elements.map((one) => one(cells)).join('')}</${record}>`);
  const lines = [
    `<?xml version="1.0" encoding="${declaredAs[encoding]}"?>`,
    `<${root}${attributes}>`,
    ...body,
    `</${root}>`,
    '',
  ];
  return lines.join(lineEndOf(profile));
}

/** How each element is written, in the order in which the columns first name it: `PRICE` its text, `PRICE@CURRENCY` an attribute. */
function elementsOf({ columns }: XmlProfile): ((cells: readonly string[]) => string)[] {
  const places = columns.map(({ title }, at) => {
    const [name = '', attribute = null] = title.split('@');
    return { name, attribute, at };
  });
  return [...new Set(places.map(({ name }) => name))].map((name) => {
    const own = places.filter((place) => place.name === name);
    const text = own.find((place) => place.attribute === null);
    return (cells) => {
      const cell = (at: number) => escaped(cells[at] ?? '');
      const attributes = own
        .filter((place) => place.attribute !== null)
        .map((place) => ` ${place.attribute}="${cell(place.at)}"`)
        .join('');
      const content = text ? cell(text.at) : '';
      return content === '' ? `<${name}${attributes}/>` : `<${name}${attributes}>${content}</${name}>`;
    };
  });
}

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** XML 1.0 has no place for U+FFFE and U+FFFF, not even as references. */
const escaped = (text: string): string =>
  text.replace(/[&<>"]/gu, (sign) => entities[sign] ?? sign).replace(/[\ufffe\uffff]/gu, '?');

function frameCell(column: AnyColumn, profile: EtkaProfile, { frame, encoder }: Rendering): string {
  const value =
    'constant' in column.source ? { text: column.source.constant } : frame[column.source.field as FrameField];
  try {
    return cellText(value, column, profile, encoder);
  } catch (error) {
    if (error instanceof Unfit) throw unfit(profile, fieldOf(column) ?? '');
    throw error;
  }
}

function fittingText(text: string, profile: EtkaProfile, { encoder }: Rendering): string {
  const fitted = encoder.fit(text, profile.unmappable);
  if (fitted === null) throw unfit(profile, text);
  return fitted;
}

/** The refusal of a file whose header, trailer, titles or name cannot be made. */
export function unfit(profile: EtkaProfile, field: string): DomainError {
  return new DomainError('ETKA_PROFILE_UNFIT', { profile: profile.name, field });
}
