import { basename } from 'node:path';
import type { EngineClient } from '@engine/client';
import type { attachmentsContract } from '@shared/features/attachments/contract';
import type { GrantedPlace } from '@shared/features/attachments/model';
import type { Dialogs } from './dialogs';
import type { ShellHandlers } from './shellEntries';

/** Dialogs and drives: a path becomes a grant here, and only the grant goes on to the window. */
export function attachmentHandlers(
  engine: EngineClient,
  dialogs: Dialogs,
): ShellHandlers<typeof attachmentsContract> {
  const granted = async (path: string | null): Promise<{ picked: GrantedPlace | null }> => {
    if (path === null) return { picked: null };
    return { picked: { grant: await engine.grant(path), name: basename(path), label: path } };
  };
  return {
    'attachments.pickFile': async ({ kind }, { window }) => granted(await dialogs.openFile(window, kind)),
    'attachments.pickFolder': async (_input, { window }) => granted(await dialogs.openFolder(window)),
    'attachments.pickTarget': async ({ kind, suggestedName }, { window }) =>
      granted(await dialogs.saveFile(window, kind, plainFileName(suggestedName))),
    'attachments.listDrives': async () => ({ drives: await engine.listDrives() }),
  };
}

/** A suggestion is a name, never a path, and one that every file system takes. */
export function plainFileName(suggested: string): string {
  const name = basename(suggested.replaceAll('\\', '/'))
    // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is taken out
    .replace(/[<>:"/\\|?*\u0000-\u001f]/gu, '_')
    .replace(/^\.+/u, '');
  return name || 'document';
}
