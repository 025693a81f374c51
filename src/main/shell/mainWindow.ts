import { BrowserWindow, type BrowserWindowConstructorOptions, type Session, screen } from 'electron';
import { START_PAGE } from './appOrigin';
import type { SettingsFile } from './settingsFile';
import { applyZoom, zoomByKeyboard } from './zoom';

/** Height of the top bar, which is the title bar too (design §2). */
const TOP_BAR_HEIGHT = 48;
const OVERLAY_COLOURS = {
  light: { color: '#ECEFF0', symbolColor: '#45545B' },
  dark: { color: '#0D1315', symbolColor: '#AFBCC1' },
} as const;

export interface MainWindowOptions {
  preload: string;
  settings: SettingsFile;
  session: Session;
  icon: string | undefined;
  /** Developer tools are for the project's own tree only. */
  devTools: boolean;
}

/** The preferences that keep the page in its sandbox (quality §5); asserted by tests/security. */
export function securePreferences(
  preload: string,
  devTools: boolean,
): NonNullable<BrowserWindowConstructorOptions['webPreferences']> {
  return {
    preload,
    devTools,
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    nodeIntegrationInWorker: false,
    nodeIntegrationInSubFrames: false,
    webSecurity: true,
    allowRunningInsecureContent: false,
    webviewTag: false,
    navigateOnDragDrop: false,
    spellcheck: false,
  };
}

/** Opens the one window at its remembered place and loads the program's page. */
export function openMainWindow(options: MainWindowOptions): BrowserWindow {
  const { settings } = options;
  const { bounds, maximised, theme } = settings.read();
  const window = new BrowserWindow({
    ...(visibleBounds(bounds) ?? { width: 1366, height: 768 }),
    minWidth: 1024,
    minHeight: 700,
    show: false,
    backgroundColor: OVERLAY_COLOURS[theme].color,
    autoHideMenuBar: true,
    ...(options.icon ? { icon: options.icon } : {}),
    titleBarStyle: 'hidden',
    titleBarOverlay: { ...OVERLAY_COLOURS[theme], height: TOP_BAR_HEIGHT },
    webPreferences: { ...securePreferences(options.preload, options.devTools), session: options.session },
  });
  if (maximised) window.maximize();
  window.once('ready-to-show', () => window.show());
  rememberPlace(window, settings);
  keepOnPage(window);
  zoomByKeyboard(window.webContents, settings, () => paintTitleBar(window, settings));
  window.webContents.on('dom-ready', () => {
    applyZoom(window.webContents, settings);
    paintTitleBar(window, settings);
  });
  void window.loadURL(START_PAGE);
  return window;
}

/** Colours and height of the window buttons follow the theme and the zoom of the page's top bar. */
export function paintTitleBar(window: BrowserWindow, settings: SettingsFile): void {
  const { theme, zoom } = settings.read();
  window.setBackgroundColor(OVERLAY_COLOURS[theme].color);
  try {
    window.setTitleBarOverlay({ ...OVERLAY_COLOURS[theme], height: Math.round(TOP_BAR_HEIGHT * zoom) });
  } catch {
    // Some window managers of Linux draw no overlay; the window keeps the buttons it was opened with.
  }
}

/** A page that ended (killed, out of memory) is loaded again; drafts bring back what was being typed. */
export function reloadAfterCrash(window: BrowserWindow, report: (reason: string) => void): void {
  window.webContents.on('render-process-gone', (_event, details) => {
    if (details.reason === 'clean-exit' || window.isDestroyed()) return;
    report(details.reason);
    window.webContents.reload();
  });
}

/** The window shows the program's page and nothing else, ever. */
function keepOnPage(window: BrowserWindow): void {
  const { webContents } = window;
  webContents.setWindowOpenHandler(() => ({ action: 'deny' }));
  webContents.on('will-navigate', (event) => event.preventDefault());
  webContents.on('will-redirect', (event) => event.preventDefault());
  webContents.on('will-frame-navigate', (event) => event.preventDefault());
  webContents.on('will-attach-webview', (event) => event.preventDefault());
}

/** No permission is ever asked for, and nothing is fetched from anywhere but the program itself. */
export function closeSession(session: Session): void {
  session.setPermissionRequestHandler((_contents, _permission, answer) => answer(false));
  session.setPermissionCheckHandler(() => false);
  session.setDevicePermissionHandler(() => false);
  session.webRequest.onBeforeRequest((details, answer) => {
    answer({ cancel: !/^(maistor|blob|data|devtools):/u.test(details.url) });
  });
  session.on('will-download', (event) => event.preventDefault());
}

type Bounds = { x: number; y: number; width: number; height: number };

/** The remembered place, if a screen still shows enough of it to be grabbed. */
function visibleBounds(bounds: Bounds | null): Bounds | null {
  if (!bounds) return null;
  const { workArea } = screen.getDisplayMatching(bounds);
  const shownWidth =
    Math.min(bounds.x + bounds.width, workArea.x + workArea.width) - Math.max(bounds.x, workArea.x);
  const topIsShown = bounds.y >= workArea.y && bounds.y < workArea.y + workArea.height - TOP_BAR_HEIGHT;
  return shownWidth >= 200 && topIsShown ? bounds : null;
}

function rememberPlace(window: BrowserWindow, settings: SettingsFile): void {
  window.on('close', () => {
    settings.write({ bounds: window.getNormalBounds(), maximised: window.isMaximized() });
  });
}
