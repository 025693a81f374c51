import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { DomainError } from '@shared/contract/errors';
import { BrowserWindow, session } from 'electron';
import type { PrinterList, PrintJob, PrintSystem } from './printers';

const PRINT_WITHIN_MS = 60_000;
/** The viewer reports that it has loaded before it has drawn its pages. */
const VIEWER_DRAWS_MS = 1_000;

/** The Windows spooler through a hidden window with Chromium's PDF viewer (Electron prints no PDF by itself). */
export const windowsSpooler: PrintSystem = {
  async list(): Promise<PrinterList> {
    return withHiddenWindow(async (window) => {
      const found = await window.webContents.getPrintersAsync();
      const printers = found.map((printer) => ({
        name: printer.name,
        label: printer.displayName || printer.name,
        isDefault: isDefault(printer.options),
      }));
      return { printers, spoolerRunning: true };
    });
  },

  async print(job: PrintJob): Promise<string | null> {
    const { printers } = await windowsSpooler.list();
    if (!printers.some(({ name }) => name === job.printer)) {
      throw new DomainError('PRINTER_ABSENT', { printer: job.printer });
    }
    const folder = await mkdtemp(join(tmpdir(), 'maistor-print-'));
    try {
      const file = join(folder, 'document.pdf');
      await writeFile(file, job.pdf);
      await withHiddenWindow(async (window) => {
        await window.loadURL(pathToFileURL(file).href);
        await new Promise((resolve) => setTimeout(resolve, VIEWER_DRAWS_MS));
        await printSilently(window, job.printer);
      });
      return null;
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  },
};

function isDefault(options: unknown): boolean {
  return (
    typeof options === 'object' && options !== null && 'default' in options && options.default === 'true'
  );
}

function printSilently(window: BrowserWindow, printer: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const failed = (): void => reject(new DomainError('PRINTER_FAILED', { printer }));
    const timer = setTimeout(failed, PRINT_WITHIN_MS);
    window.webContents.print({ silent: true, deviceName: printer, printBackground: true }, (done) => {
      clearTimeout(timer);
      if (done) resolve();
      else failed();
    });
  });
}

/** A window of its own session, without preload: it shows a file that this process has just written, and nothing else. */
async function withHiddenWindow<T>(work: (window: BrowserWindow) => Promise<T>): Promise<T> {
  const window = new BrowserWindow({
    show: false,
    webPreferences: {
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      plugins: true,
      javascript: true,
      session: session.fromPartition('printing'),
    },
  });
  try {
    return await work(window);
  } finally {
    window.destroy();
  }
}
