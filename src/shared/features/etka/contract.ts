import { z } from 'zod';
import { command, query } from '../../contract/entry';
import { id, version } from '../../kernel/ids';
import {
  differenceKinds,
  differenceRow,
  etkaChoices,
  etkaExportRow,
  etkaExportView,
  etkaRowsOf,
  etkaSkipReasons,
  etkaSummary,
  etkaTrial,
  skippedRow,
} from './model';
import { profileCode } from './profile';
import { etkaProfile } from './profileCheck';

const page = { cursor: z.string().nullable(), limit: z.int().min(1).max(500).default(100) };
const pageOf = <Row extends z.ZodType>(row: Row) =>
  z.object({
    rows: z.array(row),
    nextCursor: z.string().nullable(),
    count: z.int(),
    totals: z.object({}),
  });
const text = z.string().max(80).default('');

export const etkaContract = {
  /** What the first step chooses from: profiles of Майстор first, the workshop's own, price lists in force. */
  'etka.lists': query({
    input: z.object({}),
    output: z.object({
      profiles: z.array(
        z.object({
          code: z.string(),
          /** Null for a profile of the program, which stays as it is. */
          version: version.nullable(),
          definition: etkaProfile,
        }),
      ),
      priceLists: z.array(z.object({ id, name: z.string() })),
    }),
    permission: 'stock.exportEtka',
  }),
  /** What an export would write and skip, and why (etka §3). */
  'etka.preview': query({ input: etkaChoices, output: etkaSummary, permission: 'stock.exportEtka' }),
  /** The bytes that a profile under edition would write of this stock. */
  'etka.tryProfile': query({
    input: z.object({ profile: etkaProfile }),
    output: etkaTrial,
    permission: 'stock.exportEtka',
  }),
  'etka.saveProfile': command({
    /** Version of the profile of that code; null for a new one. */
    input: z.object({ version: version.nullable(), profile: etkaProfile }),
    output: z.object({ code: z.string(), version }),
    permission: 'stock.exportEtka',
  }),
  'etka.removeProfile': command({
    input: z.object({ code: profileCode, version }),
    output: z.object({}),
    permission: 'stock.exportEtka',
  }),
  /** The log, newest first. */
  'etka.exports': query({
    input: z.object({ ...page }),
    output: pageOf(etkaExportRow),
    permission: 'stock.exportEtka',
  }),
  'etka.exportView': query({
    input: z.object({ exportId: id }),
    output: etkaExportView,
    permission: 'stock.exportEtka',
  }),
  /** The parts that are not in the file, each with its reason. */
  'etka.skipped': query({
    input: z.object({
      of: etkaRowsOf,
      reason: z.enum(etkaSkipReasons).nullable().default(null),
      text,
      ...page,
    }),
    output: pageOf(skippedRow),
    permission: 'stock.exportEtka',
  }),
  /** What is not the same as in the export before with the same profile. */
  'etka.difference': query({
    input: z.object({
      of: etkaRowsOf,
      kind: z.enum(differenceKinds).nullable().default(null),
      text,
      ...page,
    }),
    output: pageOf(differenceRow),
    permission: 'stock.exportEtka',
  }),
  /** Writes the file to the granted drive or folder: temporary name, flush, read back, rename (etka §4). */
  'etka.export': command({
    input: etkaChoices.extend({ grantId: z.string().max(80) }),
    output: etkaSummary.extend({ exportId: id, sha256: z.string(), path: z.string() }),
    permission: 'stock.exportEtka',
  }),
};
