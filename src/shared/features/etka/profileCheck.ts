import { isPlainFileName } from '../../kernel/fileNames';
import {
  type AnyColumn,
  type EtkaProfile,
  type FixedProfile,
  profileShape,
  type XmlProfile,
} from './profile';

export const problemCodes = [
  /** A number or an identifier may not be cut. */
  'CUT',
  /** A column of money with less than two decimals. */
  'CENTS',
  /** Zeros beside a text, or behind a number, would change its value. */
  'ZEROS',
  'NO_NUMBER',
  'FILE_NAME',
  'SEPARATOR',
  /** The records are wider than the record length. */
  'WIDE',
  /** The trailer could not show the exact sum. */
  'QUANTITIES',
  'NAME_TWICE',
  /** Any other value that the model refuses. */
  'VALUE',
] as const;

/** Why a profile cannot be used; `field` names the column, the record or the value. */
export interface ProfileProblem {
  code: (typeof problemCodes)[number];
  field: string;
}

/** Numbers and identifiers are never cut: only these may be set to `truncate` (etka §3). */
const TRUNCATABLE: ReadonlySet<string> = new Set(['description', 'bin', 'discountGroup']);
const MONEY: ReadonlySet<string> = new Set(['price', 'coreDeposit']);
const QUANTITY: ReadonlySet<string> = new Set(['quantity', 'quantitySum']);
/** What zeros in front do not change. */
const ZERO_PADDED: ReadonlySet<string> = new Set([
  ...MONEY,
  ...QUANTITY,
  'vat',
  'count',
  'dealer',
  'date',
  'time',
]);

const fieldNameOf = (column: AnyColumn): string => ('field' in column.source ? column.source.field : '');

/** What would make a file of this profile wrong or lose a part of a number (etka §3). */
function problemsOf(profile: EtkaProfile): ProfileProblem[] {
  const columns = allColumns(profile);
  return [
    ...columns.flatMap(columnProblems),
    ...(hasNumber(profile) ? [] : [{ code: 'NO_NUMBER', field: '' } as const]),
    ...(isPlainFileName(sampleName(profile)) ? [] : [{ code: 'FILE_NAME', field: '' } as const]),
    ...quantityProblems(columns),
    ...(profile.kind === 'fixed' ? widthProblems(profile) : []),
    ...(profile.kind === 'xml' ? nameProblems(profile) : []),
    ...(profile.kind === 'delimited' &&
    profile.separator === profile.decimalSign &&
    profile.quoting === 'asNeeded'
      ? [{ code: 'SEPARATOR', field: '' } as const]
      : []),
  ];
}

function allColumns(profile: EtkaProfile): AnyColumn[] {
  const trailer = profile.kind === 'xml' ? [] : (profile.trailer ?? []);
  return [...profile.columns, ...(profile.header ?? []), ...trailer];
}

function columnProblems(column: AnyColumn): ProfileProblem[] {
  const field = fieldNameOf(column);
  const problems: ProfileProblem[] = [];
  if (column.tooLong === 'truncate' && !TRUNCATABLE.has(field)) problems.push({ code: 'CUT', field });
  if (MONEY.has(field) && column.decimals < 2) problems.push({ code: 'CENTS', field });
  if ('pad' in column && column.pad === '0' && (column.align !== 'right' || !ZERO_PADDED.has(field)))
    problems.push({ code: 'ZEROS', field });
  return problems;
}

const hasNumber = (profile: EtkaProfile): boolean => {
  const columns: readonly AnyColumn[] = profile.columns;
  return columns.some((column) => fieldNameOf(column).startsWith('partNumber'));
};

const sampleName = ({ fileName }: EtkaProfile): string =>
  fileName.replace(/\{(?:dealer|yyyymmdd|seq)\}/gu, '0');

/** The trailer must be able to show the exact sum of what the records show. */
function quantityProblems(columns: readonly AnyColumn[]): ProfileProblem[] {
  const quantities = columns.filter((column) => QUANTITY.has(fieldNameOf(column)));
  const different = new Set(quantities.map((column) => column.decimals)).size > 1;
  return different ? [{ code: 'QUANTITIES', field: '' }] : [];
}

function widthProblems(profile: FixedProfile): ProfileProblem[] {
  const records = { columns: profile.columns, header: profile.header ?? [], trailer: profile.trailer ?? [] };
  return Object.entries(records).flatMap(([field, columns]): ProfileProblem[] => {
    const width = columns.reduce((sum, column) => sum + column.width, 0);
    return width > profile.recordLength ? [{ code: 'WIDE', field }] : [];
  });
}

function nameProblems(profile: XmlProfile): ProfileProblem[] {
  return [profile.columns, profile.header ?? []].flatMap((columns) => {
    const titles = columns.map((column) => column.title);
    const twice = titles.find((title, at) => titles.indexOf(title) !== at);
    return twice === undefined ? [] : [{ code: 'NAME_TWICE', field: twice } as const];
  });
}

/** A definition of an export file; all of them are Майстор's own and can be edited to a dealer's ETKA (etka §1). */
export const etkaProfile = profileShape.superRefine((profile, context) => {
  for (const problem of problemsOf(profile))
    context.addIssue({ code: 'custom', message: problem.code, params: { problem } });
});

/** The definition, or what keeps it from being one: own problems with their words, others by the path of the value. */
export function checkProfile(
  draft: unknown,
): { profile: EtkaProfile; problems: [] } | { profile: null; problems: ProfileProblem[] } {
  const result = etkaProfile.safeParse(draft);
  if (result.success) return { profile: result.data, problems: [] };
  const problems = result.error.issues.map((issue): ProfileProblem => {
    const own = issue.code === 'custom' ? (issue.params?.problem as ProfileProblem | undefined) : undefined;
    return own ?? { code: 'VALUE', field: issue.path.join('.') };
  });
  return { profile: null, problems };
}
