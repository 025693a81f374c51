import { z } from 'zod';
import { command, query } from '../../contract/entry';
import { pageOutput, pageShape } from '../../contract/paging';
import { id, version } from '../../kernel/ids';
import {
  duplicateSchema,
  partyCardSchema,
  partyFilterSchema,
  partyInputSchema,
  partyRoleKeys,
  partyRowSchema,
  partySortFields,
  partySummarySchema,
  partyWarnings,
} from './model';

/** The register of people and firms (domain §1). */
export const partiesContract = {
  /** `partyId` null creates; `version` is then null too. */
  'parties.save': command({
    permission: 'parties.edit',
    input: z.object({ partyId: id.nullable(), version: version.nullable(), party: partyInputSchema }),
    output: z.object({ partyId: id, version, warnings: z.array(z.enum(partyWarnings)) }),
  }),
  'parties.setActive': command({
    permission: 'parties.edit',
    input: z.object({ partyId: id, version, active: z.boolean() }),
    output: z.object({ version }),
  }),
  'parties.card': query({
    permission: 'parties.view',
    input: z.object({ partyId: id }),
    output: partyCardSchema,
  }),
  'parties.list': query({
    permission: 'parties.view',
    input: z.object(pageShape(partySortFields, partyFilterSchema)),
    output: pageOutput(partyRowSchema, z.object({ unpaidCents: z.int() })),
  }),
  /** For pickers: best matches of a few letters of the name, digits of the phone or ЕИК. */
  'parties.lookup': query({
    permission: 'parties.view',
    input: z.object({
      text: z.string().max(200),
      role: z.enum(partyRoleKeys).nullable(),
      limit: z.int().min(1).max(50),
    }),
    output: z.array(partySummarySchema),
  }),
  /** Who this might already be, while the form is typed. */
  'parties.duplicates': query({
    permission: 'parties.view',
    input: z.object({
      exceptId: id.nullable(),
      name: z.string().max(200),
      eik: z.string().max(20).nullable(),
      phones: z.array(z.string().max(120)).max(20),
      emails: z.array(z.string().max(120)).max(20),
    }),
    output: z.array(duplicateSchema),
  }),
};
