import { APP_ORIGIN } from './appOrigin';

/** What the shell knows about the sender of a message; null when the frame is already gone. */
export interface Sender {
  webContentsId: number;
  frameUrl: string | null;
  isMainFrame: boolean;
}

/** Only the main frame of a window that the shell itself opened, showing the program's own page, is answered. */
export function isTrustedSender(sender: Sender, knownWindows: ReadonlySet<number>): boolean {
  if (!knownWindows.has(sender.webContentsId) || !sender.isMainFrame || sender.frameUrl === null)
    return false;
  try {
    const url = new URL(sender.frameUrl);
    return `${url.protocol}//${url.host}` === APP_ORIGIN && url.pathname === '/index.html';
  } catch {
    return false;
  }
}
