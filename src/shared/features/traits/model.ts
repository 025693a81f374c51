import { z } from 'zod';
import { localNameSchema, optionalText, requiredText } from '../../contract/texts';
import { isoDate } from '../../kernel/dates';
import { id, version } from '../../kernel/ids';
import { milli } from '../../kernel/quantity';
import { assetFilterSchema } from '../registry/model';

export const traitTypes = ['text', 'number', 'yesNo', 'date', 'choice'] as const;
/** Places of the catalogue at which a value may stand for all things there, the widest first. */
export const traitLevels = ['class', 'make', 'model', 'modification'] as const;
export type TraitLevel = (typeof traitLevels)[number];
/** Rights by which values of a characteristic may be written on a card. */
export const traitRights = ['assets.edit', 'catalog.edit'] as const;

/** Units of a number that packages may take as a quantity; those of the technical data. */
export const quantityUnits = ['l', 'kg', 'g'] as const;
export const maxTraitText = 500;

export const traitInputSchema = z.object({
  /** Empty: made of the name. A code that is a known quantity answers for it in packages. */
  code: optionalText(40),
  nameBg: requiredText(80),
  /** Empty: as the Bulgarian one. */
  nameEn: optionalText(80),
  /** Null: of every class. */
  classId: id.nullable(),
  type: z.enum(traitTypes),
  unit: optionalText(12),
  decimals: z.int().min(0).max(3),
  /** Heading under which it stands on the card. */
  section: optionalText(60),
  required: z.boolean(),
  minMilli: milli.nullable(),
  maxMilli: milli.nullable(),
  minOn: isoDate.nullable(),
  maxOn: isoDate.nullable(),
  editRight: z.enum(traitRights),
  /** Words of a choice, in their order; one that is left out is deleted, which a word in use refuses. */
  options: z
    .array(
      z.object({
        id: id.nullable(),
        nameBg: requiredText(80),
        nameEn: optionalText(80),
        ended: z.boolean(),
      }),
    )
    .max(200),
});
export type TraitInput = z.output<typeof traitInputSchema>;

export const traitSchema = traitInputSchema.extend({
  id,
  version,
  code: z.string(),
  nameEn: z.string(),
  ended: z.boolean(),
  options: z.array(z.object({ id, nameBg: z.string(), nameEn: z.string(), ended: z.boolean() })),
});
export type Trait = z.output<typeof traitSchema>;

export const traitRowSchema = traitSchema.extend({
  className: localNameSchema.nullable(),
  /** Things that have a value of their own, places that have one, and rows of the history. */
  uses: z.object({ values: z.int(), defaults: z.int(), changes: z.int() }),
  optionUses: z.array(z.object({ optionId: id, count: z.int() })),
});
export type TraitRow = z.output<typeof traitRowSchema>;

/** A value as it is stored: the text, thousandths, `YYYY-MM-DD`, `1` or `0`, the option's id. */
export const traitValueSchema = z.string().trim().min(1).max(maxTraitText);

export const traitPlaceSchema = z.object({ level: z.enum(traitLevels), targetId: id });
export type TraitPlace = z.output<typeof traitPlaceSchema>;

/** A value that comes from a place of the catalogue. */
export const inheritedSchema = traitPlaceSchema.extend({ value: z.string(), placeName: localNameSchema });
export type Inherited = z.output<typeof inheritedSchema>;

/** One characteristic as a card or a place sees it: own value → narrowest place (domain §2.4). */
export const resolvedTraitSchema = z.object({
  trait: traitSchema,
  own: z.string().nullable(),
  inherited: inheritedSchema.nullable(),
  /** False for what has a value although its class is another or it is out of use: it is kept and may be cleared. */
  fits: z.boolean(),
  editable: z.boolean(),
});
export type ResolvedTrait = z.output<typeof resolvedTraitSchema>;

/** A change of one value; `before` is what stood there when it was looked at. */
export const valueChangeSchema = z.object({
  traitId: id,
  before: z.string().nullable(),
  value: traitValueSchema.nullable(),
});
export type ValueChange = z.output<typeof valueChangeSchema>;

export const traitChangeSchema = z.object({
  id,
  at: z.int(),
  userName: z.string(),
  traitId: id,
  /** Null: inherited, or nothing. */
  before: z.string().nullable(),
  after: z.string().nullable(),
  /** By a change of many things at once, or by its undo. */
  bulk: z.enum(['change', 'undo']).nullable(),
});
export type TraitChange = z.output<typeof traitChangeSchema>;

export const bulkChangeSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('set'), value: traitValueSchema }),
  z.object({ kind: z.literal('clear') }),
]);
export type BulkChange = z.output<typeof bulkChangeSchema>;

export const bulkOutcomes = ['changed', 'same', 'unfit'] as const;
export type BulkOutcome = (typeof bulkOutcomes)[number];

export const bulkFilterSchema = z.object({
  assets: assetFilterSchema,
  traitId: id,
  change: bulkChangeSchema,
  outcome: z.enum(bulkOutcomes).nullable(),
});

export const bulkRowSchema = z.object({
  id,
  number: z.string(),
  title: z.string(),
  ownerName: z.string().nullable(),
  /** What the card shows now and after: its own value or an inherited one. */
  before: z.string().nullable(),
  after: z.string().nullable(),
  /** What it shows now stands on the card itself. */
  own: z.boolean(),
  outcome: z.enum(bulkOutcomes),
});
export type BulkRow = z.output<typeof bulkRowSchema>;

export const bulkTotalsSchema = z.object({ changed: z.int(), same: z.int(), unfit: z.int() });
export type BulkTotals = z.output<typeof bulkTotalsSchema>;

export const bulkLogRowSchema = z.object({
  id,
  at: z.int(),
  userName: z.string(),
  trait: traitSchema,
  change: bulkChangeSchema,
  changed: z.int(),
  undoneAt: z.int().nullable(),
  undoneBy: z.string().nullable(),
});
export type BulkLogRow = z.output<typeof bulkLogRowSchema>;

/** A thing that somebody has changed since: an undo leaves it as it is. */
export const leftRowSchema = z.object({
  assetId: id,
  number: z.string(),
  title: z.string(),
  value: z.string().nullable(),
  at: z.int(),
  userName: z.string(),
});
export type LeftRow = z.output<typeof leftRowSchema>;
/** So many of those that are left are named; the rest is counted. */
export const namedLeft = 50;
