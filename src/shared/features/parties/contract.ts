import { z } from 'zod';
import { command, query } from '../../contract/entry';
import { pageOutput, pageShape } from '../../contract/paging';
import { optionalText } from '../../contract/texts';
import { isoDate } from '../../kernel/dates';
import { id, version } from '../../kernel/ids';
import { mergeChoiceKeys } from './merging';
import {
  comparedSchema,
  consentKinds,
  consentWays,
  duplicatePairSchema,
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
  /** Labels in use that begin with or contain a text, the most used first. */
  'parties.labels': query({
    permission: 'parties.view',
    input: z.object({ text: z.string().max(40), limit: z.int().min(1).max(200).default(50) }),
    output: z.array(z.object({ label: z.string(), count: z.int() })),
  }),
  'parties.giveConsent': command({
    permission: 'parties.edit',
    input: z.object({
      partyId: id,
      kind: z.enum(consentKinds),
      way: z.enum(consentWays),
      givenOn: isoDate,
      note: optionalText(200),
    }),
    output: z.object({ consentId: id }),
  }),
  'parties.withdrawConsent': command({
    permission: 'parties.edit',
    input: z.object({ consentId: id, withdrawnOn: isoDate }),
    output: z.object({}),
  }),
  /** The work list „Възможни дубликати“: pairs by ЕИК, phone, e-mail and name, without those marked as different. */
  'parties.duplicatePairs': query({
    permission: 'parties.view',
    input: z.object({ limit: z.int().min(1).max(500).default(200) }),
    output: z.object({ pairs: z.array(duplicatePairSchema), count: z.int() }),
  }),
  /** They look alike and are two: the pair leaves the work list, or comes back. */
  'parties.markDistinct': command({
    permission: 'parties.edit',
    input: z.object({ firstId: id, secondId: id, distinct: z.boolean() }),
    output: z.object({}),
  }),
  /** Both sides of a merge; needs `parties.personalData`, because everything is shown. */
  'parties.compare': query({
    permission: 'parties.personalData',
    input: z.object({ firstId: id, secondId: id }),
    output: z.object({ first: comparedSchema, second: comparedSchema }),
  }),
  /** Every reference moves to the survivor; `taken` names what the survivor takes from the merged one. Needs `parties.personalData`. */
  'parties.merge': command({
    permission: 'parties.edit',
    input: z.object({
      survivorId: id,
      survivorVersion: version,
      mergedId: id,
      mergedVersion: version,
      taken: z.array(z.enum(mergeChoiceKeys)).max(mergeChoiceKeys.length),
    }),
    output: z.object({ mergeId: id, survivorId: id, version, moved: z.int() }),
  }),
  /** Brings back exactly what the merge moved, or refuses with what has changed since. */
  'parties.undoMerge': command({
    permission: 'parties.edit',
    input: z.object({ mergeId: id }),
    output: z.object({ survivorId: id, mergedId: id }),
  }),
};
