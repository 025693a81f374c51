import { type SpawnOptionsWithoutStdio, spawn } from 'node:child_process';
import { DomainError } from '@shared/contract/errors';
import type { Printer, PrinterList, PrintJob, PrintSystem } from './printers';

const ANSWER_WITHIN_MS = 15_000;

interface Ended {
  code: number | null;
  out: string;
}

/** CUPS through its own commands; `CUPS_SERVER` of the environment says which one. The PDF's bytes are passed as they are. */
export const cups: PrintSystem = {
  async list(): Promise<PrinterList> {
    if (!(await schedulerRuns())) return { printers: [], spoolerRunning: false };
    const [names, defaults] = await Promise.all([runTool('lpstat', ['-e']), runTool('lpstat', ['-d'])]);
    return { printers: printersOf(names.out, defaults.out), spoolerRunning: true };
  },

  async print(job: PrintJob): Promise<string | null> {
    const { printer } = job;
    const { printers, spoolerRunning } = await cups.list();
    if (!spoolerRunning) throw new DomainError('SPOOLER_DOWN');
    if (!printers.some(({ name }) => name === printer)) throw new DomainError('PRINTER_ABSENT', { printer });
    // A stopped queue would take the job and print it, perhaps for a second time, when somebody starts it again.
    const state = await runTool('lpstat', ['-p', printer]);
    if (isStopped(state.out)) throw new DomainError('PRINTER_FAILED', { printer });
    const sent = await runTool('lp', ['-d', printer, '-t', job.title], job.pdf);
    if (sent.code !== 0) throw new DomainError('PRINTER_FAILED', { printer });
    return jobOf(sent.out);
  },
};

/** Printers from `lpstat -e` and the default from `lpstat -d`, both in the C locale. */
export function printersOf(names: string, defaults: string): Printer[] {
  const standard = /destination: (\S+)/u.exec(defaults)?.[1];
  return names
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)
    .map((name) => ({ name, label: name.replaceAll('_', ' '), isDefault: name === standard }));
}

/** Whether `lpstat -p` calls the queue disabled. */
export function isStopped(state: string): boolean {
  return /^printer \S+ disabled /mu.test(state);
}

/** `Laser-17` of `request id is Laser-17 (0 file(s))`. */
export function jobOf(answer: string): string | null {
  return /request id is (\S+)/u.exec(answer)?.[1] ?? null;
}

async function schedulerRuns(): Promise<boolean> {
  const { out } = await runTool('lpstat', ['-r']);
  return /scheduler is running/u.test(out);
}

/** Runs a CUPS command without a shell. @throws DomainError SPOOLER_DOWN when it is not installed or does not end */
function runTool(tool: 'lp' | 'lpstat', args: readonly string[], input?: Uint8Array): Promise<Ended> {
  const options: SpawnOptionsWithoutStdio = {
    env: { ...process.env, LC_ALL: 'C', LANGUAGE: 'C' },
    shell: false,
    timeout: ANSWER_WITHIN_MS,
    killSignal: 'SIGKILL',
  };
  return new Promise((resolve, reject) => {
    const child = spawn(tool, args, options);
    const down = (): void => reject(new DomainError('SPOOLER_DOWN'));
    let out = '';
    child.stdout.on('data', (chunk: Buffer) => {
      out += chunk.toString();
    });
    child.stderr.resume();
    child.on('error', down);
    child.on('close', (code, signal) => (signal ? down() : resolve({ code, out })));
    // `lp` that refuses at once closes its input early: its exit code says why.
    child.stdin.on('error', () => undefined);
    child.stdin.end(input);
  });
}
