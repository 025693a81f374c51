import { z } from 'zod';
import { requiredText } from '../../contract/texts';
import { isoDate } from '../../kernel/dates';
import { id, version } from '../../kernel/ids';
import { basisPoints } from '../../kernel/money';

export const priceEncodings = ['utf8', 'utf16le', 'windows-1251', 'windows-1252', 'cp850', 'cp866'] as const;
export const priceDelimiters = [';', ',', '\t', '|'] as const;
export const priceFormats = ['csv', 'fixed', 'xlsx'] as const;

/** What a column of a price list may be, in the order of the screen. */
export const priceFields = ['number', 'name', 'price', 'replacedBy', 'discountGroup', 'coreDeposit'] as const;
export type PriceField = (typeof priceFields)[number];

/** A column of a table by its place from 0, or the characters of a line from 0. */
const placeSchema = z.object({
  at: z.int().min(0).max(4000),
  length: z.int().min(1).max(400).nullable(),
});

/** How the files of a list are read; kept with the list (etka §5). */
export const priceMapping = z.object({
  format: z.enum(priceFormats),
  encoding: z.enum(priceEncodings),
  delimiter: z.enum(priceDelimiters),
  sheet: z.int().min(0).max(500),
  /** Rows before the first price. */
  headerRows: z.int().min(0).max(100),
  /** Only lines that begin so are prices; empty: all. */
  onlyLines: z.string().max(20),
  decimalMark: z.enum([',', '.']),
  /** Decimals of a price without a mark: `00001230` with 2 is 12.30; null: prices have their mark. */
  impliedDecimals: z.int().min(0).max(4).nullable(),
  places: z.partialRecord(z.enum(priceFields), placeSchema),
});
export type PriceMapping = z.output<typeof priceMapping>;

export const priceListInput = z.object({
  name: requiredText(60),
  brand: requiredText(40),
  isVwGroup: z.boolean(),
  supplierId: id.nullable(),
  /** Prices of the files hold VAT of `vatBp`. */
  gross: z.boolean(),
  vatBp: basisPoints.min(0).max(10_000),
  position: z.int().min(0).max(999),
  fromOn: isoDate.nullable(),
  toOn: isoDate.nullable(),
  active: z.boolean(),
});

/** Why a row of a file is not taken, or is taken with a remark (the last two). */
export const priceProblemCodes = [
  'number',
  'price',
  'priceRange',
  'lostDigits',
  'quotes',
  'fewerColumns',
  'moreColumns',
  'duplicate',
  'nameCut',
] as const;
export type PriceProblemCode = (typeof priceProblemCodes)[number];

export const priceProblem = z.object({
  line: z.int(),
  code: z.enum(priceProblemCodes),
  value: z.string(),
});
export type PriceProblem = z.output<typeof priceProblem>;

/** What was read of a file. */
export const readingCounts = z.object({
  /** Rows with something in them. */
  rows: z.int(),
  kept: z.int(),
  /** The same number with the same price once more. */
  repeated: z.int(),
  refused: z.int(),
  withoutPrice: z.int(),
  /** Share of names that look like text in another encoding. */
  oddNamesBp: z.int(),
  /** The first of the problems. */
  problems: z.array(priceProblem),
});
export type ReadingCounts = z.output<typeof readingCounts>;

export const priceChangeKinds = ['new', 'price', 'jump', 'replaced', 'ended'] as const;

/** What the file changes of the version in force when it was read. */
export const differenceCounts = z.object({
  baseVersionId: id.nullable(),
  new: z.int(),
  price: z.int(),
  jump: z.int(),
  replaced: z.int(),
  ended: z.int(),
  up: z.int(),
  down: z.int(),
});
export type DifferenceCounts = z.output<typeof differenceCounts>;

/** What the application did to cards and whom it concerns. */
export const appliedCounts = z.object({
  /** Cards whose client price changed. */
  prices: z.int(),
  /** Cards that got a new number. */
  replaced: z.int(),
  /** Of those, in stock. */
  replacedInStock: z.int(),
  /** Cards made for new numbers. */
  made: z.int(),
  /** Open orders with one of those parts still to be issued. */
  orders: z.int(),
  /** Links that would have closed a loop. */
  loops: z.int(),
});
export type AppliedCounts = z.output<typeof appliedCounts>;

/** A link that another version had made and that gave way; an undo makes it again. */
const gaveWay = z.object({
  partId: id,
  substituteId: id,
  fromOn: isoDate.nullable(),
  toOn: isoDate.nullable(),
  priceVersionId: id.nullable(),
});

/** Everything that is counted about a version, as it stands in its row. */
export const versionCounts = z.object({
  reading: readingCounts.optional(),
  difference: differenceCounts.optional(),
  applied: appliedCounts.optional(),
  gaveWay: z.array(gaveWay).optional(),
  sameFile: z.boolean().optional(),
});
export type VersionCounts = z.output<typeof versionCounts>;

export const versionStatuses = ['filling', 'ready', 'active', 'previous', 'discarded'] as const;

export const priceVersionRow = z.object({
  id,
  /** `interrupted`: the program ended while it was being read. */
  status: z.enum([...versionStatuses, 'interrupted']),
  fileName: z.string(),
  rows: z.int().nullable(),
  difference: differenceCounts.nullable(),
  user: z.string(),
  createdAt: z.int(),
  appliedAt: z.int().nullable(),
});
export type PriceVersionRow = z.output<typeof priceVersionRow>;

export const priceListRow = priceListInput.extend({
  id,
  version,
  supplier: z.string().nullable(),
  /** Rows of the version in force; null without one. */
  rows: z.int().nullable(),
  appliedAt: z.int().nullable(),
  fileName: z.string().nullable(),
  /** A version that waits to be applied. */
  readyVersionId: id.nullable(),
  /** In force today by its dates. */
  inForce: z.boolean(),
});
export type PriceListRow = z.output<typeof priceListRow>;

/** The beginning of a file, as the mapping given reads it. */
export const priceSample = z.object({
  fileName: z.string(),
  bytes: z.int(),
  mapping: priceMapping,
  /** Headings of a table; empty for lines of fixed width. */
  headings: z.array(z.string()),
  sheets: z.array(z.string()),
  /** Cells of the first rows of a table. */
  cells: z.array(z.array(z.string())),
  /** First lines as they stand. */
  lines: z.array(z.string()),
  /** What the mapping makes of the first rows. */
  rows: z.array(
    z.object({
      line: z.int(),
      number: z.string(),
      name: z.string(),
      priceCents: z.int().nullable(),
      replacedBy: z.string(),
      problem: z.enum(priceProblemCodes).nullable(),
    }),
  ),
  oddNamesBp: z.int(),
});

/** A row of a difference, or of the list itself. */
export const priceChangeRow = z.object({
  numberKey: z.string(),
  number: z.string(),
  name: z.string(),
  oldCents: z.int().nullable(),
  newCents: z.int().nullable(),
  /** Change in basis points of the old price; null where one of them is missing. */
  changeBp: z.int().nullable(),
  replacedBy: z.string().nullable(),
});
export type PriceChangeRow = z.output<typeof priceChangeRow>;

export const affectedKinds = ['prices', 'replaced', 'replacedInStock', 'made', 'orders'] as const;

/** A card or an open order behind a figure of the application. */
export const affectedRow = z.object({
  key: z.string(),
  partId: id,
  number: z.string(),
  name: z.string(),
  oldCents: z.int().nullable(),
  newCents: z.int().nullable(),
  substituteId: id.nullable(),
  substitute: z.string().nullable(),
  stockMilli: z.int(),
  orderId: id.nullable(),
  order: z.string().nullable(),
});
export type AffectedRow = z.output<typeof affectedRow>;

/** A number of a price list that has no card yet. */
export const listedPart = z.object({
  versionId: id,
  numberKey: z.string(),
  number: z.string(),
  brand: z.string(),
  list: z.string(),
  name: z.string(),
  /** Net cents; null where the list has no price any more. */
  priceCents: z.int().nullable(),
  /** The end of the chain of replacements, where there is one. */
  current: z
    .object({
      numberKey: z.string(),
      number: z.string(),
      name: z.string(),
      priceCents: z.int().nullable(),
      partId: id.nullable(),
    })
    .nullable(),
});
export type ListedPart = z.output<typeof listedPart>;

/** Progress of reading the file, of writing the version, of clearing old ones. */
export const priceTasks = { read: 'priceLists.read', write: 'priceLists.write' } as const;
