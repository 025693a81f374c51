import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { _electron, type ElectronApplication, type Page } from '@playwright/test';
import { ensureDisplay } from '../../scripts/display.mjs';
import { electronArgs, electronEnv, electronPath } from '../../scripts/runtime.mjs';
import { type BrokenStart, breakStart, type Undo } from './brokenFolders';

export interface ProgramOptions {
  /** A folder to go on with; else a fresh one that is removed at the end. */
  dataDir?: string;
  /** Instant (ISO) at which the engine's clock stands. */
  fixedClock?: string;
  /** Makes the start fail in this way. */
  brokenStart?: BrokenStart;
  env?: Readonly<Record<string, string>>;
}

/** Answers of the native dialogs; null means that the person leaves. */
export interface DialogAnswers {
  openFile?: string | null;
  openFolder?: string | null;
  saveFile?: string | null;
}

export interface TestDriveEntry {
  label: string;
  mountPath: string;
}

/** The real program, running. */
export interface Program {
  readonly app: ElectronApplication;
  readonly page: Page;
  readonly dataDir: string;
  /** The process with the engine in it; null while there is none. */
  enginePid(): Promise<number | null>;
  /** kill −9 of the engine. @returns the id of the process that was killed */
  killEngine(): Promise<number>;
  answerDialogs(answers: DialogAnswers): void;
  plugDrives(drives: readonly TestDriveEntry[]): void;
  /** Calls an entry of the contract from the page, as the window does. */
  call(name: string, input: unknown): Promise<unknown>;
  /** Starts the program once more on the same folder and gives its exit code. */
  startAgain(): Promise<number | null>;
  /** Ends the program and takes away what the fixture made. */
  close(): Promise<void>;
}

declare global {
  interface Window {
    maistor: {
      call(name: string, input: unknown): Promise<unknown>;
      onEvent(listener: (event: { kind: string }) => void): () => void;
    };
  }
}

/** Opens the real program on a fresh data folder, with stand-ins for native dialogs and drives. */
export async function openProgram(options: ProgramOptions = {}): Promise<Program> {
  await ensureDisplay();
  const workshop = mkdtempSync(join(tmpdir(), 'maistor-program-'));
  const dataDir = options.dataDir ?? join(workshop, 'data');
  if (options.brokenStart || options.dataDir === undefined) mkdirSync(dataDir, { recursive: true });
  const repair: Undo = options.brokenStart ? breakStart(dataDir, options.brokenStart) : () => undefined;
  const dialogs = join(workshop, 'dialogs.json');
  const drives = join(workshop, 'drives.json');
  writeFileSync(dialogs, '{}');
  writeFileSync(drives, '[]');
  const launch = {
    executablePath: electronPath(),
    args: [...electronArgs(), `--data-dir=${dataDir}`],
    env: {
      ...electronEnv(),
      // Chromium's own files and the single-instance lock of this test, apart from every other.
      XDG_CONFIG_HOME: join(workshop, 'config'),
      MAISTOR_TEST_DIALOGS: dialogs,
      MAISTOR_TEST_DRIVES: drives,
      MAISTOR_TEST_HOLD: '1',
      ...(options.fixedClock ? { MAISTOR_TEST_CLOCK: options.fixedClock } : {}),
      ...options.env,
    },
  };
  const app = await _electron.launch(launch);
  const page = await openWindow(app);
  const enginePid = () => engineProcessId(app);
  return {
    app,
    page,
    dataDir,
    enginePid,
    killEngine: async () => {
      const pid = await enginePid();
      if (pid === null) throw new Error('no engine runs');
      process.kill(pid, 'SIGKILL');
      return pid;
    },
    answerDialogs: (answers) => writeFileSync(dialogs, JSON.stringify(answers)),
    plugDrives: (list) => writeFileSync(drives, JSON.stringify(list)),
    call: (name, input) =>
      page.evaluate(([entry, value]) => window.maistor.call(entry, value), [name, input] as const),
    startAgain: () => exitCodeOfSecondStart(launch),
    close: async () => {
      await app.close();
      repair();
      rmSync(workshop, { recursive: true, force: true });
    },
  };
}

/** The program holds its window until the debugger is attached; it listens as soon as it is ready. */
async function openWindow(app: ElectronApplication): Promise<Page> {
  const window = app.firstWindow();
  const listens = () => app.evaluate(({ app: electronApp }) => electronApp.emit('maistor:open'));
  while (!(await listens())) await new Promise((resolve) => setTimeout(resolve, 20));
  const page = await window;
  await page.waitForLoadState('domcontentloaded');
  return page;
}

/** In Electron's own utility process, or a Node child where Electron is too old: both are looked for. */
async function engineProcessId(app: ElectronApplication): Promise<number | null> {
  const utility = await app.evaluate(
    ({ app: electronApp }) =>
      electronApp.getAppMetrics().find((metric) => metric.name === 'Maistor engine')?.pid ?? null,
  );
  return utility ?? childWithScript(app.process().pid, 'engine.js');
}

function childWithScript(parent: number | undefined, script: string): number | null {
  if (parent === undefined || !existsSync('/proc')) return null;
  for (const name of readdirSync('/proc')) {
    if (!/^\d+$/u.test(name)) continue;
    const words = readProc(name, 'cmdline').split('\0');
    const status = /^PPid:\s+(\d+)$/mu.exec(readProc(name, 'status'));
    const isEngine = words.some((word) => word.endsWith(script)) && !words.includes('--recovery');
    if (isEngine && Number(status?.[1]) === parent) return Number(name);
  }
  return null;
}

function readProc(pid: string, file: string): string {
  try {
    return readFileSync(join('/proc', pid, file), 'utf8');
  } catch {
    return '';
  }
}

async function exitCodeOfSecondStart(launch: {
  executablePath: string;
  args: string[];
  env: Record<string, string>;
}): Promise<number | null> {
  const { spawn } = await import('node:child_process');
  const second = spawn(launch.executablePath, launch.args, { env: launch.env, stdio: 'ignore' });
  return new Promise((resolve) => second.on('exit', resolve));
}
