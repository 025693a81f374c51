import { z } from 'zod';
import { fileEncodings } from '../../kernel/fileEncodings';
import { type FrameField, frameFields, type PartField, partFields } from './fields';

export type { FrameField, PartField } from './fields';

export const profileKinds = ['fixed', 'delimited', 'xml'] as const;
export const unmappableRules = ['transliterate', '?', 'error'] as const;
export const lineEnds = ['CRLF', 'LF'] as const;
export const decimalSigns = ['.', ','] as const;
export const dateFormats = ['yyyymmdd', 'dd.mm.yyyy', 'yyyy-mm-dd'] as const;
export const separators = [';', ',', '\t', '|'] as const;
export const quotings = ['asNeeded', 'always'] as const;

/** Letters, digits and hyphens, so that it can stand in every header and file name. */
export const profileCode = z.string().regex(/^[A-Z0-9][A-Z0-9-]{0,11}$/u);

/** An element, or an attribute of one behind `@` (etka §3: `PRICE@CURRENCY`). */
const xmlPath = z
  .string()
  .max(60)
  .regex(/^[A-Za-z_][\w.-]*(?:@[A-Za-z_][\w.-]*)?$/u);
const xmlName = z
  .string()
  .max(60)
  .regex(/^[A-Za-z_][\w.-]*$/u);

/** One byte in every encoding of the list. */
const brandCharacter = z.string().regex(/^[!-~]$/u);

const decimals = z.number().int().min(0).max(4).default(2);
const impliedPoint = z.boolean().default(false);
const tooLong = z.enum(['truncate', 'error']).default('error');
const maxLength = z.number().int().min(1).max(500).optional();

const sourceOf = <Field extends string>(fields: readonly Field[]) =>
  z.union([z.object({ field: z.enum(fields) }), z.object({ constant: z.string().max(120) })]);

const fixedColumnOf = <Field extends string>(fields: readonly Field[]) =>
  z.object({
    source: sourceOf(fields),
    /** Bytes after encoding. */
    width: z.number().int().min(1).max(500),
    align: z.enum(['left', 'right']).default('left'),
    pad: z.enum([' ', '0']).default(' '),
    decimals,
    impliedPoint,
    tooLong,
  });

const delimitedColumnOf = <Field extends string>(fields: readonly Field[]) =>
  z.object({
    title: z.string().max(60).default(''),
    source: sourceOf(fields),
    decimals,
    impliedPoint,
    maxLength,
    tooLong,
  });

const xmlColumnOf = <Field extends string>(fields: readonly Field[], title: typeof xmlPath) =>
  z.object({ title, source: sourceOf(fields), decimals, impliedPoint, maxLength, tooLong });

const columnList = <Column extends z.ZodType>(column: Column) => z.array(column).max(60);

const common = {
  /** Stands in the header and names the profile in the log. */
  id: profileCode,
  name: z.string().trim().min(1).max(60),
  encoding: z.enum(fileEncodings),
  unmappable: z.enum(unmappableRules),
  lineEnd: z.enum(lineEnds),
  decimalSign: z.enum(decimalSigns),
  dateFormat: z.enum(dateFormats),
  /** `{dealer}`, `{yyyymmdd}` and `{seq}` are filled in. */
  fileName: z.string().min(1).max(100),
  brands: z.object({
    default: brandCharacter,
    /** Brand name in upper case → its character. */
    characters: z.record(z.string().max(40), brandCharacter),
  }),
};

const fixedProfile = z.object({
  ...common,
  kind: z.literal('fixed'),
  /** Bytes of a record without its line end. */
  recordLength: z.number().int().min(1).max(2000),
  columns: columnList(fixedColumnOf(partFields)).min(1),
  header: columnList(fixedColumnOf(frameFields)).nullable(),
  trailer: columnList(fixedColumnOf(frameFields)).nullable(),
});

const delimitedProfile = z.object({
  ...common,
  kind: z.literal('delimited'),
  separator: z.enum(separators),
  quoting: z.enum(quotings),
  /** A first line with the columns' titles. */
  titles: z.boolean(),
  columns: columnList(delimitedColumnOf(partFields)).min(1),
  header: columnList(delimitedColumnOf(frameFields)).nullable().default(null),
  trailer: columnList(delimitedColumnOf(frameFields)).nullable().default(null),
});

const xmlProfile = z.object({
  ...common,
  kind: z.literal('xml'),
  root: xmlName,
  record: xmlName,
  columns: columnList(xmlColumnOf(partFields, xmlPath)).min(1),
  /** Attributes of the root element. */
  header: columnList(xmlColumnOf(frameFields, xmlName)).nullable().default(null),
});

/** The form of a profile; `etkaProfile` also checks that nothing gets lost. */
export const profileShape = z.discriminatedUnion('kind', [fixedProfile, delimitedProfile, xmlProfile]);

export type EtkaProfile = z.infer<typeof profileShape>;
export type FixedProfile = z.infer<typeof fixedProfile>;
export type DelimitedProfile = z.infer<typeof delimitedProfile>;
export type XmlProfile = z.infer<typeof xmlProfile>;
export type FixedColumn = FixedProfile['columns'][number] | NonNullable<FixedProfile['header']>[number];
export type DelimitedColumn =
  | DelimitedProfile['columns'][number]
  | NonNullable<DelimitedProfile['header']>[number];
export type XmlColumn = XmlProfile['columns'][number] | NonNullable<XmlProfile['header']>[number];
export type AnyColumn = FixedColumn | DelimitedColumn | XmlColumn;

/** The field of a column, or null for a constant. */
export function fieldOf(column: AnyColumn): PartField | FrameField | null {
  return 'field' in column.source ? column.source.field : null;
}

/** Fills a profile's file name; characters that no file system takes are replaced in the dealer's number. */
export function fileNameOf(
  profile: Pick<EtkaProfile, 'fileName'>,
  dealer: string,
  seq: number,
  yyyymmdd: string,
): string {
  const filled: Record<string, string> = {
    '{dealer}': dealer.replace(/[^\p{L}\p{N}_-]/gu, '_') || 'DEALER',
    '{yyyymmdd}': yyyymmdd,
    '{seq}': String(seq).padStart(3, '0'),
  };
  return profile.fileName.replace(/\{(?:dealer|yyyymmdd|seq)\}/gu, (name) => filled[name] ?? name);
}
