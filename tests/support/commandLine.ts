import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { engineNodePath } from '../../scripts/node.mjs';

const root = join(import.meta.dirname, '..', '..');

export interface CommandLineRun {
  code: number | null;
  stdout: string;
  stderr: string;
  /** The printed result; null when nothing that is JSON was printed. */
  reply: { ok: boolean; data?: unknown; error?: { code: string } } | null;
}

/** Runs the built command line, as a scheduler would. */
export function commandLine(
  args: readonly string[],
  options: { env?: Record<string, string>; input?: string } = {},
): CommandLineRun {
  const { status, stdout, stderr } = spawnSync(
    engineNodePath(),
    [join(root, 'out', 'main', 'cli.js'), ...args],
    { encoding: 'utf8', env: { ...process.env, ...options.env }, input: options.input ?? '' },
  );
  return { code: status, stdout, stderr, reply: jsonOf(stdout) };
}

export const MANAGER = { name: 'Надежда Петрова', pin: '4821' };

/** Sets a workshop up in a folder, as the first-run wizard does. */
export function setUpWorkshop(dataDir: string): CommandLineRun {
  const input = {
    name: 'Сервиз Пример',
    eik: '',
    city: 'Пловдив',
    address: 'ул. Примерна 1',
    phone: '',
    mode: 'auto',
    vat: null,
    invoiceStart: 1,
    managerName: MANAGER.name,
    managerPin: MANAGER.pin,
  };
  return commandLine(['setup.create', JSON.stringify(input), '--data', dataDir]);
}

/** Runs an entry as the manager. */
export function asManager(
  dataDir: string,
  entry: string,
  input: unknown = {},
  more: string[] = [],
): CommandLineRun {
  return commandLine([entry, JSON.stringify(input), '--data', dataDir, '--user', MANAGER.name, ...more], {
    env: { MAISTOR_PIN: MANAGER.pin },
  });
}

function jsonOf(stdout: string): CommandLineRun['reply'] {
  try {
    return JSON.parse(stdout);
  } catch {
    return null;
  }
}
