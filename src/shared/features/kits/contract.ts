import { z } from 'zod';
import { command, query } from '../../contract/entry';
import { isoDate } from '../../kernel/dates';
import { id, version } from '../../kernel/ids';
import {
  kitCardSchema,
  kitDraftSchema,
  kitInputSchema,
  kitLineSchema,
  kitRowSchema,
  kitSumsSchema,
  structureRowSchema,
} from './model';

/** Kits (комплексни изделия): parts that are made of parts and operations (domain §4.8, reports A2). */
export const kitsContract = {
  /** Cost and margin of every kit, planned by today's costs and actual of the orders closed in the period. */
  'kits.list': query({
    permission: 'parts.view',
    input: z.object({
      fromOn: isoDate.nullable(),
      toOn: isoDate.nullable(),
      /** Only with a planned margin below this. */
      belowBp: z.int().min(-100_000).max(10_000).nullable(),
      /** Only those that lack a component's cost or price. */
      incomplete: z.boolean(),
      inactive: z.boolean(),
    }),
    output: z.object({ rows: z.array(kitRowSchema), all: z.int() }),
  }),
  'kits.card': query({
    permission: 'parts.view',
    /** Without a version the newest. */
    input: z.object({ kitId: id, version: version.nullable() }),
    output: kitCardSchema,
  }),
  /** Components of every level with their norms, costs and values. */
  'kits.structure': query({
    permission: 'parts.view',
    input: z.object({ kitId: id, version: version.nullable() }),
    output: z.object({ rows: z.array(structureRowSchema) }),
  }),
  /** What lines would cost and bring, before they are saved. */
  'kits.quote': query({
    permission: 'parts.view',
    input: z.object({ draft: kitDraftSchema }),
    output: z.object({ lines: z.array(kitLineSchema), sums: kitSumsSchema }),
  }),
  /** The kit that a part is, if it is one. */
  'kits.ofPart': query({
    permission: 'parts.view',
    input: z.object({ partId: id }),
    output: z.object({ kitId: id.nullable() }),
  }),
  /** Every change makes a version; orders that took an older one keep their lines. */
  'kits.save': command({
    permission: 'parts.edit',
    input: z.object({ id: id.nullable(), version: version.nullable(), kit: kitInputSchema }),
    output: z.object({ id, version }),
  }),
};
