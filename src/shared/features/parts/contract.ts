import { z } from 'zod';
import { command, query } from '../../contract/entry';
import { requiredText } from '../../contract/texts';
import { isoDate } from '../../kernel/dates';
import { id, version } from '../../kernel/ids';
import { milli } from '../../kernel/quantity';
import { foundPart, partCard, partInput, partMovement, substituteKinds } from './model';

export const partsContract = {
  /** F3: a number in any notation, a name or a barcode; each with what is free of its family. */
  'parts.find': query({
    input: z.object({ text: z.string().max(80), limit: z.int().min(1).max(50).default(20) }),
    output: z.object({ parts: z.array(foundPart) }),
    permission: 'parts.view',
  }),
  'parts.card': query({ input: z.object({ partId: id }), output: partCard, permission: 'parts.view' }),
  /** The last movements of the part, or of all numbers of its family. */
  'parts.movements': query({
    input: z.object({ partId: id, wholeFamily: z.boolean(), limit: z.int().min(1).max(200).default(50) }),
    output: z.object({ movements: z.array(partMovement) }),
    permission: 'parts.view',
  }),
  'parts.lists': query({
    input: z.object({}),
    output: z.object({
      groups: z.array(z.object({ id, nameBg: z.string(), nameEn: z.string() })),
      brands: z.array(z.string()),
      warehouses: z.array(z.object({ id, code: z.string(), name: z.string() })),
    }),
    permission: 'parts.view',
  }),
  /** All groups in their order; a group in use is not removed. */
  'parts.saveGroups': command({
    input: z.object({
      groups: z
        .array(z.object({ id: id.nullable(), nameBg: requiredText(40), nameEn: requiredText(40) }))
        .min(1)
        .max(200),
    }),
    output: z.object({}),
    permission: 'parts.edit',
  }),
  'parts.save': command({
    input: z.object({ id: id.nullable(), version: version.nullable(), part: partInput }),
    output: z.object({ id, version }),
    permission: 'parts.edit',
  }),
  /** `replaced`: the substitute takes the part's place, `set`: together with the others of the set; `equal`: either serves. Loops are refused with their path. */
  'parts.addSubstitute': command({
    input: z.object({
      partId: id,
      substituteId: id,
      kind: z.enum(substituteKinds),
      /** Units of the substitute for one of the part; members of a set only. */
      quantityMilli: milli.min(1).max(999_999).default(1000),
      fromOn: isoDate.nullable().default(null),
      toOn: isoDate.nullable().default(null),
    }),
    output: z.object({ linkId: id }),
    permission: 'parts.edit',
  }),
  'parts.removeSubstitute': command({
    input: z.object({ linkId: id }),
    output: z.object({}),
    permission: 'parts.edit',
  }),
};
