import { jsPDF } from 'jspdf';
import { embedFonts, fontFamily, glyphsOf } from './fonts';
import { printable } from './glyphs';
import { type Placement, tracePath } from './svgPath';

/** A4 in mm with the margins of the handover sample. */
export const a4 = { width: 210, height: 297, left: 12, right: 198, top: 11, bottom: 282 } as const;
export const contentWidth = a4.right - a4.left;

/** Where a page may be drawn on, mm. */
export interface PageBox {
  width: number;
  height: number;
  left: number;
  right: number;
  top: number;
  bottom: number;
}

const a4Landscape: PageBox = { width: 297, height: 210, left: 12, right: 285, top: 11, bottom: 195 };
/** Point sizes: labels 7.8, text 9.6 (design §4 Prints). */
export const type = {
  label: 7.8,
  small: 8.4,
  dense: 8.8,
  heading: 9,
  text: 9.6,
  number: 12,
  title: 13.2,
} as const;
/** Line widths in mm. */
export const stroke = { thin: 0.18, hair: 0.25, strong: 0.5 } as const;

/** Space between two blocks of a roomy page, mm. */
export const defaultGap = 3.2;

const ink = 17;
const mmPerPoint = 25.4 / 72;
const leading = 1.28;

export interface TextStyle {
  size?: number;
  bold?: boolean;
  align?: 'left' | 'center' | 'right';
  /** White, for text on black. */
  inverse?: boolean;
}

/** Height of one line of text in mm. */
export function lineHeight(size: number): number {
  return size * mmPerPoint * leading;
}

/** What distinguishes one file from another; the same values give the same bytes. */
export interface FileIdentity {
  title: string;
  /** 32 hexadecimal digits. */
  fileId: string;
  /** UTC ms. */
  createdAt: number;
  /** Width and height, mm; A4 when absent. */
  size?: readonly [number, number];
  /** A4 lying on its side. */
  landscape?: boolean;
}

/** An A4 document with a cursor: everything is placed in mm from the top left, text by the top of its line. */
export class Sheet {
  y: number = a4.top;
  /** Space between two blocks, mm; a layout that must fit one page sets it smaller. */
  gap: number = defaultGap;
  /** Row padding of tables, mm. */
  rowPadding = 0.8;
  /** First line of following pages, set by what draws the running header. */
  continuationTop: number = a4.top;
  runningHeader: () => void = () => {};
  readonly doc: jsPDF;
  readonly page: PageBox;
  readonly missingGlyphs = new Set<string>();
  private readonly glyphs: ReadonlySet<number>;
  private firstPage = 1;
  private measuredPages: number | null = null;
  private started = false;

  constructor(identity: FileIdentity) {
    const { size, landscape } = identity;
    this.page = landscape ? a4Landscape : a4;
    this.doc = new jsPDF({
      ...{ unit: 'mm', compress: true, putOnlyUsedFonts: true },
      ...(size
        ? { format: [...size], orientation: size[0] > size[1] ? 'landscape' : 'portrait' }
        : { format: 'a4', orientation: landscape ? 'landscape' : 'portrait' }),
    });
    embedFonts(this.doc);
    this.glyphs = glyphsOf(this.doc);
    this.doc.setDocumentProperties({ title: this.clean(identity.title), creator: 'Maistor' });
    this.doc.setFileId(identity.fileId.toUpperCase());
    this.doc.setCreationDate(pdfDate(identity.createdAt));
    this.doc.setLineJoin('round');
  }

  /** Starts the pages of one copy. */
  beginCopy(): void {
    if (this.started) this.doc.addPage();
    this.started = true;
    this.firstPage = this.doc.getNumberOfPages();
    this.y = a4.top;
    this.gap = defaultGap;
    this.rowPadding = 0.8;
    this.runningHeader = () => {};
  }

  /** Calls `draw` on every page of the copy, when their number is known. */
  endCopy(draw: (page: number, pages: number) => void): void {
    const pages = this.doc.getNumberOfPages() - this.firstPage + 1;
    for (let page = 1; page <= pages; page++) {
      this.doc.setPage(this.firstPage + page - 1);
      draw(page, pages);
    }
  }

  newPage(): void {
    if (this.measuredPages !== null) {
      this.measuredPages++;
      this.y = this.continuationTop;
      return;
    }
    this.doc.addPage();
    this.adoptPage();
  }

  /** True while `pagesOf` runs: whoever draws on `doc` itself only moves the cursor then. */
  get measuring(): boolean {
    return this.measuredPages !== null;
  }

  /** How many pages `draw` would take from here; nothing is drawn and the cursor stays. */
  pagesOf(draw: () => void): number {
    const { y } = this;
    this.measuredPages = 1;
    draw();
    const pages = this.measuredPages;
    this.measuredPages = null;
    this.y = y;
    return pages;
  }

  /** Gives a page that a table has added its running header. */
  adoptPage(): void {
    this.runningHeader();
    this.y = this.continuationTop;
  }

  /** Breaks the page when less than `height` mm are left. */
  ensure(height: number): void {
    if (this.y + height > this.page.bottom && this.y > this.continuationTop) this.newPage();
  }

  clean(text: string): string {
    return printable(text, this.glyphs, (char) => this.missingGlyphs.add(char));
  }

  text(value: string, x: number, top: number, style: TextStyle = {}): void {
    if (this.measuring) return;
    const size = this.apply(style);
    const baseline = top + lineHeight(size) * 0.75;
    this.doc.text(this.clean(value), x, baseline, { align: style.align ?? 'left' });
  }

  /** Short lines below each other, `step` mm apart, each in the middle of its step. */
  lines(values: readonly string[], x: number, top: number, style: TextStyle & { step: number }): void {
    if (this.measuring || values.length === 0) return;
    const size = this.apply(style);
    const baseline = top + style.step / 2 + size * mmPerPoint * 0.34;
    // A line without letters would take no room of its own.
    const texts = values.map((value) => this.clean(value) || ' ');
    const lineHeightFactor = style.step / (size * mmPerPoint);
    this.doc.text(texts, x, baseline, { align: style.align ?? 'left', lineHeightFactor });
  }

  widthOf(value: string, style: TextStyle = {}): number {
    this.apply(style);
    return this.doc.getTextWidth(this.clean(value));
  }

  linesOf(value: string, width: number, style: TextStyle = {}): string[] {
    this.apply(style);
    const lines: string[] = this.doc.splitTextToSize(this.clean(value), width);
    return lines;
  }

  /** Draws wrapped text; returns its height in mm. */
  wrapped(value: string, x: number, top: number, width: number, style: TextStyle = {}): number {
    const lines = this.linesOf(value, width, style);
    const step = lineHeight(style.size ?? type.text);
    lines.forEach((line, i) => {
      this.text(line, x, top + i * step, style);
    });
    return lines.length * step;
  }

  /** The largest size between `smallest` and the style's at which the text fits the width in one line. */
  sizeToFit(value: string, width: number, style: TextStyle, smallest: number): number {
    const size = style.size ?? type.text;
    const needed = this.widthOf(value, style);
    return needed <= width ? size : Math.max(smallest, Math.floor((size * width * 10) / needed) / 10);
  }

  line(x1: number, y1: number, x2: number, y2: number, width: number = stroke.hair): void {
    if (this.measuring) return;
    this.pen(width);
    this.doc.line(x1, y1, x2, y2);
  }

  box(x: number, y: number, width: number, height: number, weight: number = stroke.hair): void {
    if (this.measuring) return;
    this.pen(weight);
    this.doc.rect(x, y, width, height, 'S');
  }

  strokePaths(paths: readonly string[], at: Placement, weight: number): void {
    if (this.measuring) return;
    this.pen(weight);
    this.doc.setLineCap('round');
    for (const path of paths) {
      tracePath(this.doc, path, at);
      this.doc.stroke();
    }
    this.doc.setLineCap('butt');
  }

  bytes(): Uint8Array {
    return new Uint8Array(this.doc.output('arraybuffer'));
  }

  /** Sets the colour too: a table leaves its own behind. */
  private pen(width: number): void {
    this.doc.setDrawColor(ink);
    this.doc.setLineWidth(width);
  }

  private apply(style: TextStyle): number {
    const size = style.size ?? type.text;
    this.doc.setFont(fontFamily, style.bold ? 'bold' : 'normal');
    this.doc.setFontSize(size);
    this.doc.setTextColor(style.inverse ? 255 : ink);
    return size;
  }
}

/** jsPDF writes a Date in the zone of the process; a string keeps the bytes the same everywhere. */
function pdfDate(at: number): string {
  return `D:${new Date(at).toISOString().slice(0, 19).replace(/\D/g, '')}+00'00'`;
}
