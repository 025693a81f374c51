import { z } from 'zod';
import { command, query } from '../../contract/entry';
import { requiredText } from '../../contract/texts';
import { id, version } from '../../kernel/ids';

/** What stands against an erasure. */
export const erasureObstacles = ['firm', 'merged', 'openOrders', 'unpaid', 'erased'] as const;
export type ErasureObstacle = (typeof erasureObstacles)[number];

/** A person's own data: given out on request, erased on request (documents §7). */
export const privacyContract = {
  'privacy.state': query({
    permission: 'parties.personalData',
    input: z.object({ partyId: id }),
    output: z.object({
      name: z.string(),
      version: z.int(),
      obstacles: z.array(z.enum(erasureObstacles)),
      /** Numbers of what stands against it, the first of them. */
      openOrders: z.array(z.string()),
      unpaid: z.array(z.string()),
      /** Issued documents that are kept, and the last day of the longest keeping. */
      documents: z.int(),
      documentsUntil: z.string().nullable(),
      erasedAt: z.int().nullable(),
      files: z.int(),
      mayExport: z.boolean(),
      mayErase: z.boolean(),
    }),
  }),
  /** One ZIP with everything about the person; needs `parties.personalData` besides. The personal number only when asked for. */
  'privacy.export': command({
    permission: 'data.export',
    input: z.object({ partyId: id, grant: z.string().max(100), personalNumber: z.boolean().default(false) }),
    output: z.object({
      fileName: z.string(),
      bytes: z.int(),
      sha256: z.string(),
      files: z.int(),
      rows: z.int(),
    }),
  }),
  /**
   * Anonymises the person everywhere but in issued documents; cannot be undone. `typedName` is the name as it is shown.
   * Needs `parties.personalData` besides.
   */
  'privacy.erase': command({
    permission: 'users.manage',
    input: z.object({
      partyId: id,
      version,
      typedName: z.string().max(200),
      reason: requiredText(200),
    }),
    output: z.object({
      payloads: z.int(),
      files: z.int(),
      documentsKept: z.int(),
      documentsUntil: z.string().nullable(),
    }),
  }),
};
