import type {
  AnyColumn,
  DelimitedProfile,
  EtkaProfile,
  FixedProfile,
  XmlProfile,
} from '@shared/features/etka/profile';

/** The lists of columns that a profile has; the trailer of XML and the attributes of its root stand in the header. */
export type RecordName = 'header' | 'columns' | 'trailer';

/** What of a column the table changes, whatever its kind. */
export type ColumnPatch = Partial<{
  source: AnyColumn['source'];
  width: number;
  title: string;
  align: 'left' | 'right';
  pad: ' ' | '0';
  decimals: number;
  impliedPoint: boolean;
  maxLength: number | undefined;
  tooLong: 'truncate' | 'error';
}>;

export function recordsOf(profile: EtkaProfile): readonly RecordName[] {
  return profile.kind === 'xml' ? ['columns', 'header'] : ['columns', 'header', 'trailer'];
}

/** The columns of a record; null when the file has no such record. */
export function columnsOf(profile: EtkaProfile, record: RecordName): readonly AnyColumn[] | null {
  if (record === 'columns') return profile.columns;
  if (record === 'header') return profile.header;
  return profile.kind === 'xml' ? null : profile.trailer;
}

/** The profile with other columns in one of its records; the model checks what the table cannot know. */
export function withColumns(
  profile: EtkaProfile,
  record: RecordName,
  columns: readonly AnyColumn[] | null,
): EtkaProfile {
  return { ...profile, [record]: columns } as EtkaProfile;
}

export function patched(columns: readonly AnyColumn[], at: number, patch: ColumnPatch): AnyColumn[] {
  return columns.map((column, index) => (index === at ? ({ ...column, ...patch } as AnyColumn) : column));
}

export function moved(columns: readonly AnyColumn[], at: number, step: 1 | -1): AnyColumn[] {
  const to = at + step;
  const next = [...columns];
  const [column] = next.splice(at, 1);
  if (!column || to < 0 || to > next.length) return [...columns];
  next.splice(to, 0, column);
  return next;
}

const usual = { decimals: 2, impliedPoint: false, tooLong: 'error' } as const;

/** A new column of the profile's kind: a constant, so that nothing doubles before a field is chosen. */
export function newColumn(profile: EtkaProfile, record: RecordName, count: number): AnyColumn {
  const source = { constant: '' };
  if (profile.kind === 'fixed') return { ...usual, source, width: 1, align: 'left', pad: ' ' };
  return { ...usual, source, title: profile.kind === 'xml' || record === 'columns' ? `COL${count + 1}` : '' };
}

const nameOf = (column: AnyColumn, at: number): string =>
  'field' in column.source ? column.source.field.toUpperCase() : `COL${at + 1}`;

/** Positions of a column in a fixed record, from 0; null where records have no positions in text. */
export function placeOf(
  profile: EtkaProfile,
  record: RecordName,
  at: number,
): { from: number; to: number } | null {
  if (profile.kind !== 'fixed' || record !== 'columns' || profile.encoding.startsWith('utf8')) return null;
  const from = profile.columns.slice(0, at).reduce((sum, column) => sum + column.width, 0);
  const width = profile.columns[at]?.width ?? 0;
  return Number.isFinite(from + width) && width > 0 ? { from, to: from + width } : null;
}

/** The same profile as a file of another kind; what the kind has no place for is left out. */
export function toKind(profile: EtkaProfile, kind: EtkaProfile['kind']): EtkaProfile {
  if (profile.kind === kind) return profile;
  const { id, name, encoding, unmappable, lineEnd, decimalSign, dateFormat, fileName, brands } = profile;
  const common = { id, name, encoding, unmappable, lineEnd, decimalSign, dateFormat, fileName, brands };
  const columns: readonly AnyColumn[] = profile.columns;
  if (kind === 'fixed') {
    const fixed = columns.map((column) => fixedOf(column));
    const recordLength = fixed.reduce((sum, column) => sum + column.width, 0);
    return {
      ...common,
      kind,
      recordLength,
      columns: fixed as FixedProfile['columns'],
      header: null,
      trailer: null,
    };
  }
  const titled = columns.map((column, at) => {
    const { source, decimals, impliedPoint, tooLong } = column;
    return { source, decimals, impliedPoint, tooLong, title: nameOf(column, at) };
  });
  if (kind === 'xml')
    return {
      ...common,
      kind,
      root: 'STOCK',
      record: 'PART',
      columns: titled as XmlProfile['columns'],
      header: null,
    };
  return {
    ...{ ...common, kind, separator: ';', quoting: 'asNeeded', titles: true },
    ...{ columns: titled as DelimitedProfile['columns'], header: null, trailer: null },
  };
}

function fixedOf({ source, decimals, impliedPoint, tooLong }: AnyColumn) {
  return { source, decimals, impliedPoint, tooLong, width: 14, align: 'left' as const, pad: ' ' as const };
}

/** A copy under a code of its own: the beginning of the old one and the first free number. */
export function copyOf(profile: EtkaProfile, codes: readonly string[]): EtkaProfile {
  for (let number = 2; ; number += 1) {
    const end = `-${number}`;
    const id = `${profile.id.slice(0, 12 - end.length)}${end}`;
    if (!codes.includes(id)) return { ...profile, id, name: `${profile.name.slice(0, 56)} ${number}` };
  }
}
