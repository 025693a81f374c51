import type { GlyphName } from '@renderer/ui/StatusGlyph';
import type { LucideIcon } from 'lucide-react';
import type { Work } from '../care/useTakeUp';
import type { SectionId } from './sections';

/** Work that waits and can go onto the order that is being taken. */
export interface OfferedWork {
  key: string;
  title: string;
  work: Work;
  /** Net cents of today; null where nothing prices it as a whole. */
  cents: number | null;
}

/** What a digit of the strip does. */
export type StripAction =
  | { kind: 'invoice' }
  | { kind: 'order'; orderId: number }
  | { kind: 'section'; section: SectionId }
  | { kind: 'complaint'; text: string }
  | { kind: 'work'; offer: OfferedWork };

export interface StripLine {
  key: string;
  tone: 'danger' | 'warn' | 'info' | 'plain';
  glyph?: GlyphName;
  icon?: LucideIcon;
  word: string;
  fact: string;
  /** Null: a fact that nothing is done with, or not by this person. */
  offer: { act: string; action: StripAction } | null;
}

/** Titles of the work that could not be put on an order, with why; null when all of it is on. */
export type LeftWork = { titles: string[]; error: unknown } | null;
