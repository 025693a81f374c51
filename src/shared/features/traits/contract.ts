import { z } from 'zod';
import { command, query } from '../../contract/entry';
import { id, version } from '../../kernel/ids';
import {
  resolvedTraitSchema,
  traitChangeSchema,
  traitInputSchema,
  traitPlaceSchema,
  traitRowSchema,
  traitSchema,
  valueChangeSchema,
} from './model';

const resolved = z.object({ rows: z.array(resolvedTraitSchema) });
const history = z.object({ traits: z.array(traitSchema), rows: z.array(traitChangeSchema) });
const changes = z.array(valueChangeSchema).min(1).max(500);

/** Typed characteristics of things (domain §2.4). */
export const traitsContract = {
  /** Every characteristic, those out of use too, in the order of the card. */
  'traits.list': query({
    permission: 'assets.view',
    input: z.object({}),
    output: z.object({ rows: z.array(traitRowSchema) }),
  }),
  'traits.save': command({
    permission: 'catalog.edit',
    input: z.object({ traitId: id.nullable(), version: version.nullable(), trait: traitInputSchema }),
    output: z.object({ traitId: id, version }),
  }),
  /** One place up or down among those of its class. */
  'traits.move': command({
    permission: 'catalog.edit',
    input: z.object({ traitId: id, version, step: z.union([z.literal(-1), z.literal(1)]) }),
    output: z.object({ version }),
  }),
  /** Out of use, or back: values and history stay. */
  'traits.setEnded': command({
    permission: 'catalog.edit',
    input: z.object({ traitId: id, version, ended: z.boolean() }),
    output: z.object({ version }),
  }),
  'traits.delete': command({
    permission: 'catalog.edit',
    input: z.object({ traitId: id, version }),
    output: z.object({}),
  }),
  'traits.card': query({
    permission: 'assets.view',
    input: z.object({ assetId: id }),
    output: resolved,
  }),
  'traits.place': query({
    permission: 'catalog.view',
    input: z.object({ place: traitPlaceSchema }),
    output: resolved,
  }),
  'traits.setValues': command({
    permission: 'assets.edit',
    input: z.object({ assetId: id, values: changes }),
    output: z.object({ changed: z.int() }),
  }),
  'traits.setDefaults': command({
    permission: 'catalog.edit',
    input: z.object({ place: traitPlaceSchema, values: changes }),
    output: z.object({ changed: z.int() }),
  }),
  /** Changes of the values of one thing, newest first. */
  'traits.history': query({
    permission: 'assets.view',
    input: z.object({ assetId: id }),
    output: history,
  }),
  'traits.placeHistory': query({
    permission: 'catalog.view',
    input: z.object({ place: traitPlaceSchema }),
    output: history,
  }),
};
