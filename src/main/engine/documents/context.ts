import type { PrintLanguage, PrintMark } from '@shared/features/printing/prints/catalog';
import type { translator } from '@shared/i18n/translate';

/** The workshop's own logo; its hash stands in the snapshot's letterhead. */
export interface LogoImage {
  format: 'png' | 'jpeg';
  bytes: Uint8Array;
}

/** One print run: everything that is not said by the document itself. */
export interface PrintRun {
  /** How many copies this run makes, 1–20. */
  copies: number;
  /** Number of the first one, 1 by default: a later run of an issued document is no second original. */
  firstCopy?: number;
  /** UTC ms. */
  printedAt: number;
  printedBy: string;
  language: PrintLanguage;
  marks: readonly PrintMark[];
  logo?: LogoImage | null;
}

/** What a layout may ask about the copy it draws. */
export interface LayoutContext {
  t: ReturnType<typeof translator>;
  language: PrintLanguage;
  copy: number;
  logo: LogoImage | null;
}
