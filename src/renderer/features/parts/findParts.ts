import { call } from '@renderer/api/client';
import type { OutputOf } from '@shared/contract/contract';

export type FoundPart = OutputOf<'parts.find'>['parts'][number];

/** Parts for a picker: a number in any notation, a word or a barcode. */
export async function findParts(text: string, limit = 12): Promise<readonly FoundPart[]> {
  return text.trim() === '' ? [] : (await call('parts.find', { text, limit })).parts;
}
