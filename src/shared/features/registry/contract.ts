import { z } from 'zod';
import { query } from '../../contract/entry';
import { pageOutput, pageShape } from '../../contract/paging';
import {
  assetFilterSchema,
  assetRowSchema,
  assetSortFields,
  itemFilterSchema,
  itemRowSchema,
  itemSortFields,
} from './model';

/** The lists of things (reports L1 and L5). */
export const registryContract = {
  'assets.list': query({
    permission: 'assets.view',
    input: z.object(pageShape(assetSortFields, assetFilterSchema)),
    output: pageOutput(
      assetRowSchema,
      z.object({ inWorkshop: z.int(), orders: z.int(), turnoverCents: z.int().nullable() }),
    ),
  }),
  'registry.items': query({
    permission: 'assets.view',
    input: z.object(pageShape(itemSortFields, itemFilterSchema)),
    output: pageOutput(itemRowSchema, z.object({ components: z.int(), inWarranty: z.int() })),
  }),
};
