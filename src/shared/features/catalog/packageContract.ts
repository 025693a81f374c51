import { z } from 'zod';
import { command, query } from '../../contract/entry';
import { id, version } from '../../kernel/ids';
import { normTargetSchema } from './model';
import { packageCardSchema, packageDraftSchema, packageInputSchema, packageRowSchema } from './packages';

/** Work that is added to an order in one step (domain §3). */
export const packageContract = {
  'catalog.packages': query({
    permission: 'catalog.view',
    input: z.object({ target: normTargetSchema, inactive: z.boolean(), all: z.boolean() }),
    output: z.object({ rows: z.array(packageRowSchema) }),
  }),
  'catalog.package': query({
    permission: 'catalog.view',
    /** Without a version the newest; the target says whose norms and quantities its lines show. */
    input: z.object({ packageId: id, version: version.nullable(), target: normTargetSchema }),
    output: packageCardSchema,
  }),
  /** Every change makes a new version; orders that took an older one keep their lines. */
  'catalog.savePackage': command({
    permission: 'catalog.edit',
    input: z.object({ id: id.nullable(), version: version.nullable(), package: packageInputSchema }),
    output: z.object({ id, version }),
  }),
  /** „Пакет от тази поръчка“: what its lines give, ready to be named and saved. */
  'catalog.packageFromOrder': query({
    permission: 'catalog.edit',
    input: z.object({ orderId: id }),
    output: packageDraftSchema,
  }),
  /** For an item of an order, also the packages of other items when asked. */
  'catalog.packagesFor': query({
    permission: 'anyUser',
    input: z.object({
      assetId: id,
      text: z.string().max(100),
      limit: z.int().min(1).max(100),
      all: z.boolean(),
    }),
    output: z.object({ rows: z.array(packageRowSchema) }),
  }),
};
