import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader';

const require = createRequire(import.meta.url);

export interface ReadCode {
  page: number;
  format: string;
  text: string;
}

/** Every barcode and QR on the pages of a PDF, read back from its picture at the given dots per inch by a decoder of others. */
export async function codesOnPdf(bytes: Uint8Array, dpi = 203): Promise<ReadCode[]> {
  await prepareZXingModule({ overrides: { wasmBinary: decoder() }, fireImmediately: true });
  const folder = mkdtempSync(join(tmpdir(), 'maistor-codes-'));
  try {
    writeFileSync(join(folder, 'print.pdf'), bytes);
    execFileSync('pdftoppm', ['-r', String(dpi), '-png', join(folder, 'print.pdf'), join(folder, 'page')]);
    const pictures = readdirSync(folder).filter((name) => name.endsWith('.png'));
    const found: ReadCode[] = [];
    for (const [index, name] of pictures.sort().entries())
      for (const { format, text } of await readBarcodes(readFileSync(join(folder, name)), {
        tryHarder: true,
        maxNumberOfSymbols: 255,
      }))
        found.push({ page: index + 1, format, text });
    return found;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The decoder as it is installed: by itself it would be fetched from the network. */
function decoder(): ArrayBuffer {
  const entry = require.resolve('zxing-wasm/reader');
  const file = readFileSync(join(dirname(entry), '..', '..', 'reader', 'zxing_reader.wasm'));
  return new Uint8Array(file).buffer;
}
