import { call } from '@renderer/api/client';
import type { InputOf } from '@shared/contract/contract';
import type { LabelItem, LabelSubject } from '@shared/features/labels/model';
import { findParts } from '../parts/findParts';

/** Most labels of one thing in one run. */
export const mostLabels = 500;

/** Asks what stands on the labels of the wanted things. */
export async function collect(wanted: InputOf<'labels.collect'>): Promise<readonly LabelSubject[]> {
  return (await call('labels.collect', wanted)).subjects;
}

/** Places whose code begins so, then parts by number, word or barcode. */
export async function findSubjects(text: string): Promise<readonly LabelSubject[]> {
  const typed = text.trim();
  if (typed === '') return [];
  const [places, parts] = await Promise.all([collect({ placeText: typed }), findParts(typed)]);
  const things = parts.map(({ id }) => ({ of: 'part' as const, id }));
  return [...places, ...(things.length === 0 ? [] : await collect({ things }))];
}

/** The things of a run with their counts; the same thing twice is one with both. */
export function itemsOf(lines: readonly LabelSubject[]): LabelItem[] {
  const items = new Map<string, LabelItem>();
  for (const { of, id, count } of lines) {
    const before = items.get(`${of}:${id}`)?.count ?? 0;
    items.set(`${of}:${id}`, { of, id, count: Math.min(mostLabels, before + count) });
  }
  return [...items.values()];
}
