import { readFile } from 'node:fs/promises';
import { type FileKind, fileExtensions } from '@shared/features/attachments/model';
import { type BrowserWindow, dialog, type FileFilter } from 'electron';

/** The native dialogs; null means that the person left without choosing. */
export interface Dialogs {
  openFile(window: BrowserWindow, kind: FileKind): Promise<string | null>;
  openFolder(window: BrowserWindow): Promise<string | null>;
  saveFile(window: BrowserWindow, kind: FileKind, suggestedName: string): Promise<string | null>;
}

export const nativeDialogs: Dialogs = {
  async openFile(window, kind) {
    const { filePaths } = await dialog.showOpenDialog(window, {
      properties: ['openFile'],
      filters: filtersOf(kind),
    });
    return filePaths[0] ?? null;
  },
  async openFolder(window) {
    const { filePaths } = await dialog.showOpenDialog(window, {
      properties: ['openDirectory', 'createDirectory'],
    });
    return filePaths[0] ?? null;
  },
  async saveFile(window, kind, suggestedName) {
    const { filePath, canceled } = await dialog.showSaveDialog(window, {
      defaultPath: suggestedName,
      filters: filtersOf(kind),
      properties: ['showOverwriteConfirmation', 'createDirectory'],
    });
    return canceled ? null : filePath || null;
  },
};

/** Answers from a JSON file `{openFile, openFolder, saveFile}` that a test rewrites between steps. */
export function answeredDialogs(file: string): Dialogs {
  const answer = async (name: string): Promise<string | null> => {
    const answers = JSON.parse(await readFile(file, 'utf8')) as Record<string, string | null>;
    return answers[name] ?? null;
  };
  return {
    openFile: () => answer('openFile'),
    openFolder: () => answer('openFolder'),
    saveFile: () => answer('saveFile'),
  };
}

function filtersOf(kind: FileKind): FileFilter[] {
  const extensions = [...fileExtensions[kind]];
  return extensions.length > 0 ? [{ name: extensions.map((end) => `*.${end}`).join(', '), extensions }] : [];
}
