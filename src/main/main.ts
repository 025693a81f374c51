/** Main of the program: puts the shell together. Electron stays on this side, the rules and the data in the engine. */
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { createEngineClient } from '@engine/client';
import { findProjectRoot } from '@engine/projectRoot';
import { restoreJournalName } from '@engine/protocol';
import { contract } from '@shared/contract/contract';
import { app, type BrowserWindow, Menu, session, shell } from 'electron';
import { registerAppScheme, serveApp } from './shell/appProtocol';
import { attachmentHandlers } from './shell/attachmentHandlers';
import { type AnyShellHandler, Bridge } from './shell/bridge';
import { answeredDialogs, nativeDialogs } from './shell/dialogs';
import { engineProcess } from './shell/engineProcess';
import { openChannels, type Windows } from './shell/ipc';
import { createShellLog } from './shell/log';
import { closeSession, openMainWindow, reloadAfterCrash } from './shell/mainWindow';
import { cups } from './shell/printing/cups';
import { printingHandlers } from './shell/printing/printingHandlers';
import { windowsSpooler } from './shell/printing/windowsSpooler';
import { recoveryHandlers } from './shell/recoveryHandlers';
import { createSettingsFile } from './shell/settingsFile';
import { type AllShellHandlers, entriesWithoutEngine } from './shell/shellEntries';
import { startOptions } from './shell/startOptions';
import { windowHandlers } from './shell/windowHandlers';

const mainFolder = import.meta.dirname;
const root = findProjectRoot(mainFolder);
const home = join(app.getPath('appData'), 'Maistor');
const standardDataDir = join(home, 'data');
const start = startOptions(process.argv, process.env, { dataDir: standardDataDir, packaged: app.isPackaged });

// Chromium keeps its own files, and the lock of the single instance, apart for each data folder: a program on another
// folder is another program. They never stand in the data folder, which may be read-only, full or gone.
const windowHome = join(
  home,
  start.dataDir === standardDataDir ? 'window' : `window-${shortHash(start.dataDir)}`,
);
app.setPath('userData', windowHome);
registerAppScheme();
Menu.setApplicationMenu(null);

if (app.requestSingleInstanceLock()) void run();
else app.quit();

async function run(): Promise<void> {
  await app.whenReady();
  // A debugger that attaches while the page is being loaded may never get its answer: the test attaches first.
  if (start.test.held)
    await new Promise<void>((resolve) => app.once('maistor:open' as 'ready', () => resolve()));
  const log = createShellLog(start.dataDir, windowHome);
  process.on('uncaughtException', (error) => log.unexpected('unexpected error in the shell', error));
  process.on('unhandledRejection', (error) => log.unexpected('unexpected rejection in the shell', error));

  const settings = createSettingsFile(join(windowHome, 'window.json'));
  const startPort = engineProcess({
    mainFolder,
    root,
    start,
    onOutput: (text) => log.write('warn', 'engine output', text),
  });
  const engine = createEngineClient({ startPort, isCommand, log: log.write });
  const dialogs = start.test.dialogs ? answeredDialogs(start.test.dialogs) : nativeDialogs;
  const printSystem = process.platform === 'win32' ? windowsSpooler : cups;
  let windows: Windows | undefined;
  const handlers: AllShellHandlers = {
    ...attachmentHandlers(engine, dialogs),
    ...printingHandlers(engine, printSystem, dialogs),
    ...windowHandlers(engine, settings, () => existsSync(join(start.dataDir, restoreJournalName))),
    ...recoveryHandlers({
      engine,
      startPort,
      dialogs,
      dataDir: start.dataDir,
      openFolder: (path) => void shell.openPath(path),
      quit: () => app.quit(),
    }),
  };
  const bridge = new Bridge({
    contract,
    engine,
    handlers: bindToWindow(handlers, (windowId) => windows?.byId(windowId)),
    withoutEngine: entriesWithoutEngine,
    unexpected: log.unexpected,
  });
  windows = openChannels(bridge, engine, (url) => log.write('warn', 'refused a foreign sender', url ?? ''));

  engine.start();
  serveApp(session.defaultSession, join(root, 'out', 'renderer'));
  closeSession(session.defaultSession);
  const icon = join(root, 'assets', 'icon.png');
  const window = openMainWindow({
    preload: join(mainFolder, '..', 'preload', 'preload.cjs'),
    settings,
    session: session.defaultSession,
    icon: existsSync(icon) ? icon : undefined,
    devTools: !app.isPackaged,
  });
  windows.add(window);
  reloadAfterCrash(window, (reason) => log.write('error', 'the page ended', reason));
  comeToFrontOnSecondStart(window);
  closeWithEngine(() => engine.close());
}

function isCommand(name: string): boolean {
  return Object.hasOwn(contract, name) && contract[name as keyof typeof contract].kind === 'command';
}

function bindToWindow(
  handlers: Readonly<Record<string, (input: never, context: never) => Promise<unknown>>>,
  windowOf: (windowId: string) => BrowserWindow | undefined,
): Record<string, AnyShellHandler> {
  const bound = Object.entries(handlers).map(([name, handler]): [string, AnyShellHandler] => [
    name,
    (input, caller) => handler(input as never, { window: windowOf(caller.windowId), caller } as never),
  ]);
  return Object.fromEntries(bound);
}

function comeToFrontOnSecondStart(window: BrowserWindow): void {
  app.on('second-instance', () => {
    if (window.isDestroyed()) {
      // Closing is not finished yet, the engine still makes its backup: open again right after it.
      app.relaunch();
      return;
    }
    if (window.isMinimized()) window.restore();
    window.show();
    window.focus();
  });
}

/** The program ends only after the engine has: its last backup and checkpoint are part of closing. */
function closeWithEngine(close: () => Promise<void>): void {
  let closed = false;
  app.on('window-all-closed', () => app.quit());
  app.on('will-quit', (event) => {
    if (closed) return;
    event.preventDefault();
    void close().finally(() => {
      closed = true;
      // Not within the event that has just been stopped: Electron would take it for the same quit.
      setImmediate(() => app.quit());
    });
  });
}

function shortHash(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 12);
}
