import { z } from 'zod';
import { isPlainFileName } from '../../kernel/durableFiles';
import { fileEncodings } from '../encodedText';

/** What a column of a part's record can hold. */
export const partFields = [
  /** The 14-character form of VW numbers (etka §2), others as typed. */
  'partNumber14',
  /** The compact key of VW numbers, others as typed. */
  'partNumber',
  'brandCharacter',
  'description',
  'quantity',
  'price',
  'currency',
  'discountGroup',
  'vat',
  'replacedBy14',
  'replacedBy',
  'bin',
  'priceDate',
  'coreDeposit',
  'status',
] as const;

/** What a column of the header or trailer can hold. */
export const frameFields = [
  'dealer',
  'date',
  'time',
  'currency',
  'profileId',
  'count',
  'quantitySum',
] as const;

export type PartField = (typeof partFields)[number];
export type FrameField = (typeof frameFields)[number];

/** Numbers and identifiers are never cut: only these may be set to `truncate` (etka §3). */
const TRUNCATABLE: ReadonlySet<string> = new Set(['description', 'bin', 'discountGroup']);
const MONEY: ReadonlySet<string> = new Set(['price', 'coreDeposit']);
const QUANTITY: ReadonlySet<string> = new Set(['quantity', 'quantitySum']);

const decimals = z.number().int().min(0).max(4);
const tooLong = z.enum(['truncate', 'error']).default('error');

const sourceOf = <Field extends string>(fields: readonly Field[]) =>
  z.union([z.object({ field: z.enum(fields) }), z.object({ constant: z.string().max(120) })]);

const fixedColumnOf = <Field extends string>(fields: readonly Field[]) =>
  z.object({
    source: sourceOf(fields),
    width: z.number().int().min(1).max(500),
    align: z.enum(['left', 'right']).default('left'),
    pad: z.enum([' ', '0']).default(' '),
    decimals: decimals.default(2),
    impliedPoint: z.boolean().default(false),
    tooLong,
  });

const delimitedColumn = z.object({
  title: z.string().min(1).max(60),
  source: sourceOf(partFields),
  decimals: decimals.default(2),
  impliedPoint: z.boolean().default(false),
  maxLength: z.number().int().min(1).max(500).optional(),
  tooLong,
});

const common = {
  id: z.string().min(1).max(12),
  name: z.string().min(1).max(60),
  encoding: z.enum(fileEncodings),
  unmappable: z.enum(['transliterate', '?', 'error']),
  lineEnd: z.enum(['CRLF', 'LF']),
  decimalSign: z.enum(['.', ',']),
  dateFormat: z.enum(['yyyymmdd', 'dd.mm.yyyy', 'yyyy-mm-dd']),
  /** `{dealer}`, `{yyyymmdd}` and `{seq}` are filled in. */
  fileName: z.string().min(1).max(100),
  brands: z.object({
    default: z.string().length(1),
    /** Brand name in upper case → its character. */
    characters: z.record(z.string(), z.string().length(1)),
  }),
};

const fixedProfile = z.object({
  ...common,
  kind: z.literal('fixed'),
  recordLength: z.number().int().min(1).max(2000),
  columns: z.array(fixedColumnOf(partFields)).min(1),
  header: z.array(fixedColumnOf(frameFields)).nullable(),
  trailer: z.array(fixedColumnOf(frameFields)).nullable(),
});

const delimitedProfile = z.object({
  ...common,
  kind: z.literal('delimited'),
  separator: z.enum([';', ',', '\t', '|']),
  quoting: z.enum(['asNeeded', 'always']),
  titles: z.boolean(),
  columns: z.array(delimitedColumn).min(1),
});

/** A definition of an export file; all of them are Майстор's own and can be edited to a dealer's ETKA (etka §1). */
export const etkaProfile = z
  .discriminatedUnion('kind', [fixedProfile, delimitedProfile])
  .superRefine((profile, context) => {
    for (const message of problemsOf(profile)) context.addIssue({ code: 'custom', message });
  });

export type EtkaProfile = z.infer<typeof etkaProfile>;
export type FixedProfile = z.infer<typeof fixedProfile>;
export type DelimitedProfile = z.infer<typeof delimitedProfile>;
export type FixedColumn = FixedProfile['columns'][number] | NonNullable<FixedProfile['header']>[number];
export type AnyColumn = FixedColumn | DelimitedProfile['columns'][number];

/** The field of a column, or null for a constant. */
export function fieldOf(column: AnyColumn): PartField | FrameField | null {
  return 'field' in column.source ? column.source.field : null;
}

function problemsOf(profile: EtkaProfile): string[] {
  const problems: string[] = [];
  const frame = profile.kind === 'fixed' ? [...(profile.header ?? []), ...(profile.trailer ?? [])] : [];
  const columns: AnyColumn[] = [...profile.columns, ...frame];
  for (const column of columns) {
    const field = fieldOf(column) ?? '';
    if (column.tooLong === 'truncate' && !TRUNCATABLE.has(field)) problems.push(`${field}: may not be cut`);
    if (MONEY.has(field) && column.decimals < 2) problems.push(`${field}: cents would be lost`);
  }
  if (!profile.columns.some((column) => fieldOf(column)?.startsWith('partNumber')))
    problems.push('no part number');
  if (!isPlainFileName(fileNameOf(profile, '', 0, '20260101'))) problems.push('file name');
  if (
    profile.kind === 'delimited' &&
    profile.separator === profile.decimalSign &&
    profile.quoting === 'asNeeded'
  ) {
    problems.push('separator and decimal sign are the same');
  }
  if (profile.kind === 'fixed') problems.push(...widthProblems(profile));
  return problems;
}

function widthProblems(profile: FixedProfile): string[] {
  const problems: string[] = [];
  const records = { columns: profile.columns, header: profile.header ?? [], trailer: profile.trailer ?? [] };
  for (const [name, columns] of Object.entries(records)) {
    const width = columns.reduce((sum, column) => sum + column.width, 0);
    if (width > profile.recordLength)
      problems.push(`${name}: ${width} of ${profile.recordLength} characters`);
  }
  const quantities = [...profile.columns, ...(profile.trailer ?? [])].filter((column) =>
    QUANTITY.has(fieldOf(column) ?? ''),
  );
  // The trailer must be able to show the exact sum of what the records show.
  if (new Set(quantities.map((column) => column.decimals)).size > 1)
    problems.push('quantity decimals differ');
  return problems;
}

/** Fills a profile's file name; characters that no file system takes are replaced in the dealer's number. */
export function fileNameOf(profile: EtkaProfile, dealer: string, seq: number, yyyymmdd: string): string {
  const filled: Record<string, string> = {
    '{dealer}': dealer.replace(/[^\p{L}\p{N}_-]/gu, '_') || 'DEALER',
    '{yyyymmdd}': yyyymmdd,
    '{seq}': String(seq).padStart(3, '0'),
  };
  return profile.fileName.replace(/\{(?:dealer|yyyymmdd|seq)\}/gu, (name) => filled[name] ?? name);
}
