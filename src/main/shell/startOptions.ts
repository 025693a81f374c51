import { isAbsolute, resolve } from 'node:path';

/** How the program was started: arguments win over the environment; test options count only from the tree. */
export interface StartOptions {
  dataDir: string;
  test: TestOptions;
}

/** Read only when the program is not packaged. */
export interface TestOptions {
  /** Instant (UTC ms) that the engine's clock shows all the time. */
  fixedClock: number | null;
  /** Folder with `dialogs.json`: answers of the native dialogs, and what was asked of them. */
  dialogs: string | null;
  /** JSON file with the drives instead of the system's. */
  drives: string | null;
  /** The window waits until the test has attached its debugger and says `maistor:open`. */
  held: boolean;
}

const NO_TEST: TestOptions = { fixedClock: null, dialogs: null, drives: null, held: false };

/** Chromium's and the debugger's own flags stand between ours: found by name, never by position. */
export function startOptions(
  argv: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
  defaults: { dataDir: string; packaged: boolean },
): StartOptions {
  const chosen = argumentValue(argv, '--data-dir') ?? env.MAISTOR_DATA_DIR;
  return {
    dataDir: chosen ? absolute(chosen) : defaults.dataDir,
    test: defaults.packaged ? NO_TEST : testOptions(env),
  };
}

function testOptions(env: Readonly<Record<string, string | undefined>>): TestOptions {
  const clock = Date.parse(env.MAISTOR_TEST_CLOCK ?? '');
  return {
    fixedClock: Number.isNaN(clock) ? null : clock,
    dialogs: env.MAISTOR_TEST_DIALOGS ?? null,
    drives: env.MAISTOR_TEST_DRIVES ?? null,
    held: env.MAISTOR_TEST_HOLD === '1',
  };
}

function argumentValue(argv: readonly string[], name: string): string | undefined {
  const found = argv.find((argument) => argument.startsWith(`${name}=`));
  return found?.slice(name.length + 1) || undefined;
}

function absolute(path: string): string {
  return isAbsolute(path) ? path : resolve(path);
}
