import { describe, expect, it, vi } from 'vitest';

const { plainFileName } = await import('./attachmentHandlers');

vi.mock('electron', () => ({ dialog: {} }));

describe('suggested file name', () => {
  it('stays in the folder that the dialog opens and fits every file system', () => {
    expect(plainFileName('Фактура 1000000017.pdf')).toBe('Фактура 1000000017.pdf');
    expect(plainFileName('../../etc/passwd')).toBe('passwd');
    expect(plainFileName('..\\..\\Windows\\win.ini')).toBe('win.ini');
    expect(plainFileName('Поръчка 26-004187: СА 1234 ВХ?.pdf')).toBe('Поръчка 26-004187_ СА 1234 ВХ_.pdf');
    expect(plainFileName('..')).toBe('document');
  });
});
