import type { EngineClient } from '@engine/client';
import { refusal } from '@engine/protocol';
import { type BrowserWindow, type IpcMainInvokeEvent, ipcMain } from 'electron';
import { type Bridge, isForWindow } from './bridge';
import { isTrustedSender } from './senderCheck';

export interface Windows {
  add(window: BrowserWindow): void;
  byId(windowId: string): BrowserWindow | undefined;
}

/** Opens the two channels: calls of known windows in, events out. Every other sender gets a refusal. */
export function openChannels(
  bridge: Bridge,
  engine: EngineClient,
  foreignSender: (url: string | null) => void,
): Windows {
  const windows = new Map<number, BrowserWindow>();
  ipcMain.handle('maistor:call', async (event, name: unknown, input: unknown) => {
    if (!isTrustedSender(senderOf(event), new Set(windows.keys()))) {
      foreignSender(event.senderFrame?.url ?? null);
      return refusal('UNTRUSTED_SENDER');
    }
    return bridge.call(String(event.sender.id), name, input);
  });
  engine.subscribe((engineEvent) => {
    for (const [id, window] of windows) {
      if (isForWindow(engineEvent, String(id))) window.webContents.send('maistor:event', engineEvent);
    }
  });
  return {
    add: (window) => {
      const { id } = window.webContents;
      windows.set(id, window);
      window.on('closed', () => {
        windows.delete(id);
        bridge.forget(String(id));
      });
    },
    byId: (windowId) => windows.get(Number(windowId)),
  };
}

function senderOf(event: IpcMainInvokeEvent): Parameters<typeof isTrustedSender>[0] {
  const { senderFrame, sender } = event;
  return {
    webContentsId: sender.id,
    frameUrl: senderFrame?.url ?? null,
    isMainFrame: senderFrame !== null && senderFrame === sender.mainFrame,
  };
}
