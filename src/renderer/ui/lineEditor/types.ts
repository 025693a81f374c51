import type { ReactNode } from 'react';
import type { GlyphName } from '../StatusGlyph';

/** A line of the document. */
export interface LineItem<T> {
  kind: 'line';
  key: string;
  data: T;
  glyph?: GlyphName;
  /** Word for the glyph, read aloud. */
  glyphLabel?: string;
  readOnly?: boolean;
  /** Finished: written in the second text colour. */
  done?: boolean;
  /** Complaints of the engine or of the form, by column id. */
  errors?: Readonly<Record<string, string>>;
}

/** A head between lines: a job with its title, its facts and its sums. */
export interface SectionItem {
  kind: 'section';
  key: string;
  number?: ReactNode;
  title: ReactNode;
  meta?: ReactNode;
  /** Sums by column id; the title runs up to the first of them. */
  sums?: Readonly<Record<string, ReactNode>>;
}

export type LineRow<T> = LineItem<T> | SectionItem;

/** The empty line at the end. */
export interface AddLine<V> {
  placeholder: string;
  load: (query: string) => Promise<readonly V[]>;
  optionKey: (option: V) => string | number;
  optionText: (option: V) => string;
  renderOption?: (option: V, query: string) => ReactNode;
  pick: (option: V) => void;
  /** Enter on a text that matches nothing, where free lines are allowed. */
  pickText?: (text: string) => void;
}

export interface LineEditorHandle {
  focusAdd: () => void;
  focusCell: (row: string, column: string) => void;
}

/** A cell that is being typed into. */
export interface TypedCell {
  row: string;
  column: string;
  text: string;
}
