import { z } from 'zod';
import { id } from '../../kernel/ids';
import { labelFormatNames } from '../printing/prints/labels';

/** What a label can be stuck on: a part or its box, a place in a warehouse, the badge of a worker. */
export const labelKinds = ['part', 'bin', 'worker'] as const;

const labelRef = { of: z.enum(labelKinds), id };

/** One thing with the number of its labels. */
export const labelItem = z.strictObject({ ...labelRef, count: z.int().min(1).max(500) });
export type LabelItem = z.output<typeof labelItem>;

/** What is printed in one run. */
export const labelRun = {
  format: z.enum(labelFormatNames),
  skip: z.int().min(0).max(39).default(0),
  items: z.array(labelItem).min(1).max(500),
};

/** A thing as it will stand on its label. */
export const labelSubject = z.object({
  ...labelRef,
  code: z.string(),
  mark: z.string(),
  name: z.string(),
  aside: z.string(),
  /** Labels that are wanted as a rule: one for each piece of a delivery, else one. */
  count: z.int(),
});
export type LabelSubject = z.output<typeof labelSubject>;
