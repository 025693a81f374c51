import { z } from 'zod';
import { command, query } from '../../contract/entry';
import { optionalText, requiredText } from '../../contract/texts';
import { id, version } from '../../kernel/ids';
import { assetKinds } from './model';

export const classMeters = ['km', 'h', 'both', 'none'] as const;

export const classInputSchema = z.object({
  parentId: id.nullable(),
  kind: z.enum(assetKinds),
  nameBg: requiredText(80),
  /** Empty: as the Bulgarian one. */
  nameEn: optionalText(80),
  meterUnit: z.enum(classMeters).nullable(),
  /** What is checked and written down at intake (documents §3.4). */
  checklist: z.array(requiredText(80)).max(40),
});
export type ClassInput = z.output<typeof classInputSchema>;

export const classRowSchema = classInputSchema.extend({
  id,
  version,
  nameEn: z.string(),
  /** Assets, norms and whatever else refers to it; a class in use is not deleted. */
  uses: z.int(),
  children: z.int(),
});
export type ClassRow = z.output<typeof classRowSchema>;

/** The tree of asset classes (domain §2.1). */
export const classContract = {
  'assets.classes': query({
    permission: 'assets.view',
    input: z.object({}),
    /** In the order of the tree: a class stands before its children. */
    output: z.object({ rows: z.array(classRowSchema) }),
  }),
  'assets.saveClass': command({
    permission: 'catalog.edit',
    input: z.object({ classId: id.nullable(), version: version.nullable(), assetClass: classInputSchema }),
    output: z.object({ classId: id, version }),
  }),
  /** One place up or down among its siblings. */
  'assets.moveClass': command({
    permission: 'catalog.edit',
    input: z.object({ classId: id, version, step: z.union([z.literal(-1), z.literal(1)]) }),
    output: z.object({ version }),
  }),
  'assets.deleteClass': command({
    permission: 'catalog.edit',
    input: z.object({ classId: id, version }),
    output: z.object({}),
  }),
};
