import { z } from 'zod';
import { query } from '../../contract/entry';
import { scanned, scanText } from './model';

export const scanContract = {
  /** What a scanner read: a code of ours by its prefix, else the barcode or the number of one part. */
  'scan.read': query({ input: z.object({ text: scanText }), output: scanned, permission: 'anyUser' }),
};
