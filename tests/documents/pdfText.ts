import { execFileSync } from 'node:child_process';

/** Text of a PDF as poppler reads it back, one string per page; proves that the glyphs map to Unicode. */
export function pdfPages(bytes: Uint8Array): string[] {
  const text = execFileSync('pdftotext', ['-layout', '-enc', 'UTF-8', '-', '-'], {
    input: bytes,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  });
  return text.split('\f').slice(0, -1);
}

/** Text of all pages with every run of white space made one space. */
export function pdfText(bytes: Uint8Array): string {
  return pdfPages(bytes).join(' ').replace(/\s+/g, ' ');
}
