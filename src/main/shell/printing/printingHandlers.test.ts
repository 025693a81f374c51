import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { EngineClient } from '@engine/client';
import { DomainError } from '@shared/contract/errors';
import type { Reply } from '@shared/contract/result';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Dialogs } from '../dialogs';
import type { ShellContext } from '../shellEntries';
import type { PrintSystem } from './printers';

vi.mock('electron', () => ({ dialog: {} }));
const { printingHandlers } = await import('./printingHandlers');

const bytes = Uint8Array.from([37, 80, 68, 70, 0, 255]);
const archived: Reply = { ok: true, data: { title: 'Фактура 1000000017', bytes }, touched: [] };
const context = { caller: { token: 't', channel: 'window', windowId: '1' } } as ShellContext;

const call = vi.fn<(name: string, input: unknown) => Promise<Reply>>();
const print = vi.fn<PrintSystem['print']>();
const saveFile = vi.fn<Dialogs['saveFile']>();
let folder: string;

function handlers(): ReturnType<typeof printingHandlers> {
  const system = { print, list: vi.fn() } as unknown as PrintSystem;
  return printingHandlers({ call } as unknown as EngineClient, system, { saveFile } as unknown as Dialogs);
}

beforeEach(() => {
  vi.resetAllMocks();
  call.mockResolvedValue(archived);
  folder = mkdtempSync(join(tmpdir(), 'maistor-save-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('printing a run', () => {
  const input = { runId: 7, printer: 'Laser', requestId: 'r' };

  it('sends the archived bytes unchanged and tells the archive', async () => {
    print.mockResolvedValue('Laser-17');
    expect(await handlers()['printing.printRun'](input, context)).toEqual({ job: 'Laser-17' });
    expect(print).toHaveBeenCalledWith({ printer: 'Laser', title: 'Фактура 1000000017', pdf: bytes });
    expect(call).toHaveBeenLastCalledWith(
      'printing.reportSent',
      expect.objectContaining({ runId: 7, printer: 'Laser', error: null }),
      context.caller,
    );
  });

  it('a printer that fails is named to the person and remembered by the run', async () => {
    print.mockRejectedValue(new DomainError('PRINTER_ABSENT', { printer: 'Laser' }));
    await expect(handlers()['printing.printRun'](input, context)).rejects.toMatchObject({
      code: 'PRINTER_ABSENT',
    });
    expect(call).toHaveBeenLastCalledWith(
      'printing.reportSent',
      expect.objectContaining({ error: 'PRINTER_ABSENT' }),
      context.caller,
    );
  });

  it('what the engine refuses never reaches a printer', async () => {
    call.mockResolvedValue({ ok: false, error: { code: 'FORBIDDEN', params: {} } });
    await expect(handlers()['printing.printRun'](input, context)).rejects.toMatchObject({
      code: 'FORBIDDEN',
    });
    expect(print).not.toHaveBeenCalled();
  });
});

describe('saving a run', () => {
  const input = { runId: 7, suggestedName: 'Фактура.pdf', requestId: 'r' };

  it('writes the archived bytes where the person chose and leaves nothing else', async () => {
    saveFile.mockResolvedValue(join(folder, 'Фактура.pdf'));
    expect(await handlers()['printing.savePdf'](input, context)).toMatchObject({
      saved: { name: 'Фактура.pdf' },
    });
    expect(new Uint8Array(readFileSync(join(folder, 'Фактура.pdf')))).toEqual(bytes);
    expect(readdirSync(folder)).toEqual(['Фактура.pdf']);
  });

  it('a place that cannot be written is a clear refusal and an older file stays as it was', async () => {
    const target = join(folder, 'Фактура.pdf');
    writeFileSync(target, 'older');
    saveFile.mockResolvedValue(join(target, 'below-a-file.pdf'));
    await expect(handlers()['printing.savePdf'](input, context)).rejects.toMatchObject({
      code: 'FILE_NOT_SAVED',
    });
    expect(readFileSync(target, 'utf8')).toBe('older');
  });

  it('leaving the dialog saves nothing and is no error', async () => {
    saveFile.mockResolvedValue(null);
    expect(await handlers()['printing.savePdf'](input, context)).toEqual({ saved: null });
  });
});
