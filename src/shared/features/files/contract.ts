import { z } from 'zod';
import { command, query } from '../../contract/entry';
import { requiredText } from '../../contract/texts';
import { id, version } from '../../kernel/ids';
import {
  attachedFileSchema,
  bytesSchema,
  fileFaultSchema,
  fileOwnerSchema,
  maxThumbnailBytes,
  uploadChunkBytes,
} from './model';

const caption = z.string().trim().max(200);
const fileName = z.string().min(1).max(400);

/**
 * Photos and files of an asset, a party or an order (domain §2.1, §9). The handlers ask for the right to see or to edit
 * the owner; files of a person need `parties.personalData` as well.
 */
export const filesContract = {
  'files.list': query({
    permission: 'anyUser',
    input: z.object({ owner: fileOwnerSchema, removed: z.boolean().default(false) }),
    output: z.object({ files: z.array(attachedFileSchema), removedCount: z.int(), mayEdit: z.boolean() }),
  }),
  /** The next part of a dropped or pasted file; kept in memory until `files.add` names it, ten minutes at most. */
  'files.upload': command({
    permission: 'anyUser',
    audited: false,
    input: z.object({
      uploadId: z.uuid(),
      bytes: bytesSchema.refine((part) => part.byteLength <= uploadChunkBytes),
    }),
    output: z.object({ received: z.int() }),
  }),
  /** From a file dialog's grant or from what was uploaded. The type is what the bytes are, never the name's ending. */
  'files.add': command({
    permission: 'anyUser',
    input: z.object({
      owner: fileOwnerSchema,
      source: z.discriminatedUnion('from', [
        z.strictObject({ from: z.literal('dialog'), grant: z.string().max(100) }),
        z.strictObject({ from: z.literal('upload'), uploadId: z.uuid(), name: fileName }),
      ]),
      caption: caption.default(''),
    }),
    /** `alreadyThere`: the same content stands at this owner, nothing was added. */
    output: z.object({ file: attachedFileSchema, alreadyThere: z.boolean() }),
  }),
  'files.content': query({
    permission: 'anyUser',
    input: z.object({ fileId: id }),
    output: z.object({ name: z.string(), mime: z.string(), bytes: bytesSchema }),
  }),
  'files.thumbnail': query({
    permission: 'anyUser',
    input: z.object({ fileId: id }),
    output: z.object({ bytes: bytesSchema.nullable() }),
  }),
  /** The small copy that the window has drawn, turned upright: a JPEG within bounds and of the picture's own shape. */
  'files.keepThumbnail': command({
    permission: 'anyUser',
    audited: false,
    input: z.object({
      fileId: id,
      bytes: bytesSchema.refine((picture) => picture.byteLength <= maxThumbnailBytes),
    }),
    output: z.object({}),
  }),
  'files.describe': command({
    permission: 'anyUser',
    input: z.object({ fileId: id, version, caption }),
    output: attachedFileSchema,
  }),
  /** Detaches; the content stays and can be put back. */
  'files.remove': command({
    permission: 'anyUser',
    input: z.object({ fileId: id, version, reason: requiredText(200) }),
    output: attachedFileSchema,
  }),
  'files.restore': command({
    permission: 'anyUser',
    input: z.object({ fileId: id, version }),
    output: attachedFileSchema,
  }),
  /** Writes the very bytes to a place that a dialog granted, verified. */
  'files.saveCopy': command({
    permission: 'anyUser',
    input: z.object({ fileId: id, grant: z.string().max(100) }),
    output: z.object({ fileName: z.string(), bytes: z.int() }),
  }),
  /** The code that a scanner reads from the card or its label, with its picture as an SVG path of `size` units. */
  'files.cardCode': query({
    permission: 'assets.view',
    input: z.object({ assetId: id }),
    output: z.object({ code: z.string(), size: z.int(), path: z.string() }),
  }),
  /** Reads every kept file and compares it with its hash (domain §9). */
  'files.check': query({
    permission: 'backup.run',
    input: z.object({}),
    output: z.object({ checked: z.int(), faults: z.array(fileFaultSchema) }),
  }),
};
