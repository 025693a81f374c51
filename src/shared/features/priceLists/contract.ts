import { z } from 'zod';
import { command, query } from '../../contract/entry';
import { id, version } from '../../kernel/ids';
import {
  affectedKinds,
  affectedRow,
  appliedCounts,
  differenceCounts,
  listedPart,
  priceChangeKinds,
  priceChangeRow,
  priceListInput,
  priceListRow,
  priceMapping,
  priceProblem,
  priceSample,
  priceVersionRow,
  readingCounts,
  versionStatuses,
} from './model';

const page = { cursor: z.string().max(60).nullable(), limit: z.int().min(1).max(500) };
const paged = { nextCursor: z.string().nullable(), count: z.int(), totals: z.object({}) };

/** Price lists of makers and suppliers (domain §4.6, etka §5). Nothing changes a price until `priceLists.apply`. */
export const priceListsContract = {
  'priceLists.list': query({
    input: z.object({}),
    output: z.object({ lists: z.array(priceListRow), running: id.nullable() }),
    permission: 'pricing.view',
  }),
  /** A list with its versions, the newest first; the mapping that read its last file. */
  'priceLists.card': query({
    input: z.object({ listId: id }),
    output: z.object({
      list: priceListRow,
      mapping: priceMapping.nullable(),
      versions: z.array(priceVersionRow),
      /** Version that is being read now by this program. */
      running: id.nullable(),
    }),
    permission: 'pricing.view',
  }),
  'priceLists.save': command({
    input: z.object({ id: id.nullable(), version: version.nullable(), list: priceListInput }),
    output: z.object({ id, version }),
    permission: 'pricing.edit',
  }),
  /** The beginning of a file, read by the mapping given or by one that is found out. */
  'priceLists.open': query({
    input: z.object({
      listId: id,
      grant: z.string().max(100),
      mapping: priceMapping.nullable(),
    }),
    output: priceSample,
    permission: 'pricing.edit',
  }),
  /** Reads the whole file beside the engine into a version that is not in force, with its difference. */
  'priceLists.read': command({
    input: z.object({ listId: id, grant: z.string().max(100), mapping: priceMapping }),
    output: z.object({ versionId: id, reading: readingCounts, difference: differenceCounts }),
    permission: 'pricing.edit',
  }),
  /** Ends a running reading; of it nothing stays. */
  'priceLists.cancel': command({
    audited: false,
    input: z.object({}),
    output: z.object({}),
    permission: 'pricing.edit',
  }),
  'priceLists.version': query({
    input: z.object({ versionId: id }),
    output: z.object({
      id,
      listId: id,
      list: z.string(),
      status: z.enum([...versionStatuses, 'interrupted']),
      fileName: z.string(),
      createdAt: z.int(),
      appliedAt: z.int().nullable(),
      reading: readingCounts.nullable(),
      difference: differenceCounts.nullable(),
      applied: appliedCounts.nullable(),
      sameFile: z.boolean(),
      /** The version in force is not the one that the difference was taken from. */
      outdated: z.boolean(),
      /** Version that an undo would bring back; null where there is none. */
      previousVersionId: id.nullable(),
    }),
    permission: 'pricing.view',
  }),
  /** A kind of the difference, or all rows of the version, by number. */
  'priceLists.changes': query({
    input: z.object({
      versionId: id,
      kind: z.enum([...priceChangeKinds, 'all']),
      text: z.string().max(80),
      ...page,
    }),
    output: z.object({ rows: z.array(priceChangeRow), ...paged }),
    permission: 'pricing.view',
  }),
  'priceLists.problems': query({
    input: z.object({ versionId: id }),
    output: z.object({ rows: z.array(priceProblem) }),
    permission: 'pricing.view',
  }),
  /** Puts a version in force: prices of the cards, links of replaced numbers, all in one short transaction. */
  'priceLists.apply': command({
    input: z.object({ versionId: id }),
    output: z.object({ applied: appliedCounts }),
    permission: 'pricing.edit',
  }),
  /** The version before it is in force again; prices and links go back with it. Cards that were made stay. */
  'priceLists.undo': command({
    input: z.object({ versionId: id }),
    output: z.object({ prices: z.int(), links: z.int() }),
    permission: 'pricing.edit',
  }),
  /** Takes a read version away before it is in force. */
  'priceLists.discard': command({
    input: z.object({ versionId: id }),
    output: z.object({}),
    permission: 'pricing.edit',
  }),
  /** Cards and open orders behind the figures of an application. */
  'priceLists.affected': query({
    input: z.object({ versionId: id, kind: z.enum(affectedKinds) }),
    output: z.object({ rows: z.array(affectedRow) }),
    permission: 'pricing.view',
  }),
  /** Numbers of the lists in force that have no card: by the beginning of the number or words of the name. */
  'priceLists.find': query({
    input: z.object({ text: z.string().max(80), limit: z.int().min(1).max(50).default(20) }),
    output: z.object({ rows: z.array(listedPart) }),
    permission: 'parts.view',
  }),
  /** Makes the card of a number from its row. */
  'priceLists.makeCard': command({
    input: z.object({ versionId: id, numberKey: z.string().min(1).max(40) }),
    output: z.object({ partId: id }),
    permission: 'parts.edit',
  }),
};
