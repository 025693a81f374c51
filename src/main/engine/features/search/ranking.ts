import type { DocumentKind } from './documents';
import { isSaidByEnd, placeOfField } from './fields';

/** How much of a thing a typed text says, the most first. */
export const strengths = {
  wholeCode: 0,
  endOfCode: 1,
  words: 2,
  /** Words in one of the informal spellings. */
  informalWords: 3,
  beginOfCode: 4,
  beginsOfWords: 5,
  informalBegins: 6,
  oneError: 7,
  partOfCode: 8,
} as const;
export type Strength = (typeof strengths)[keyof typeof strengths];

export interface IndexRow {
  id: number;
  kind: DocumentKind;
  entityId: number;
  codes: string;
  words: string;
  rank: number;
}

export interface Found {
  kind: DocumentKind;
  entityId: number;
  /** 0 in the workshop, 1 an exact number, 2 the rest (product B1). */
  level: 0 | 1 | 2;
  strength: Strength;
  /** Place of the code that matched, 0 for words. */
  place: number;
  /** What to mark in it: the typed text, or what it was read as. */
  marks: string;
}

/** What of a row matched: the code and its field, none for words, and what to mark. */
interface Matched {
  code?: string;
  field?: string;
  marks: string;
}

/** Few digits begin too many numbers to mean one in the workshop. */
const tellingBegin = (code: string) => code.length >= 5 || /\D/.test(code);

function levelOf(rank: number, strength: Strength, { code = '', field = '' }: Matched): Found['level'] {
  const byChance =
    (strength === strengths.beginOfCode && !tellingBegin(code)) ||
    (strength === strengths.endOfCode && field !== '' && !isSaidByEnd(field));
  if (rank > 0 && strength < strengths.oneError && !byChance) return 0;
  return strength === strengths.wholeCode ? 1 : 2;
}

/** Negative when `a` comes first. */
export const byRanking = (a: Found, b: Found): number =>
  a.level - b.level || a.strength - b.strength || a.place - b.place || b.entityId - a.entityId;

/** Keeps each thing once, at its best. */
export class Ranking {
  private readonly best = new Map<string, Found>();

  constructor(private readonly kinds: ReadonlySet<DocumentKind>) {}

  add(row: IndexRow, strength: Strength, matched: Matched): void {
    if (!this.kinds.has(row.kind)) return;
    const { kind, entityId } = row;
    const { field, marks } = matched;
    const place = field === undefined ? 0 : placeOfField(field);
    const found = { kind, entityId, level: levelOf(row.rank, strength, matched), strength, place, marks };
    const key = `${kind}:${entityId}`;
    const known = this.best.get(key);
    if (!known || byRanking(found, known) < 0) this.best.set(key, found);
  }

  get size(): number {
    return this.best.size;
  }

  ordered(): Found[] {
    return [...this.best.values()].sort(byRanking);
  }
}

/** True when something says more than a part of a longer code, which anything can hold by chance. */
export const saysMore = (found: readonly Found[]): boolean =>
  found.some(({ strength }) => strength < strengths.oneError);
