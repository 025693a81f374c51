/** The command line: the same engine, one entry of the contract per run, the result as JSON. */
import { randomUUID } from 'node:crypto';
import { text } from 'node:stream/consumers';
import { contract } from '@shared/contract/contract';
import { StartError } from '@shared/contract/errors';
import type { Reply } from '@shared/contract/result';
import { translator } from '@shared/i18n/translate';
import {
  type CliOptions,
  entryHelp,
  entryList,
  HELP,
  readArguments,
  UsageError,
  withGrants,
} from './cliArguments';
import { createEngine, type Engine } from './engine';
import { drivesOfFile } from './exchange/drives';
import { grantedDrives } from './grantedDrives';
import type { Caller } from './kernel/context';
import { consoleLog } from './kernel/log';
import { refusal } from './protocol';

const EXIT_REFUSED = 1;
const EXIT_USAGE = 2;

void main().then((code) => {
  process.exitCode = code;
});

async function main(): Promise<number> {
  try {
    const options = readArguments(process.argv.slice(2));
    switch (options.show) {
      case 'help':
        return print(
          options.entry ? entryHelp(contract, options.entry) : `${HELP}\n\n${entryList(contract)}`,
        );
      case 'list':
        return print(entryList(contract));
      case null:
        return report(await callEntry(options));
    }
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    process.stderr.write(`${error.message}\n\n${HELP}\n`);
    return EXIT_USAGE;
  }
}

async function callEntry(options: CliOptions): Promise<Reply> {
  const pin = options.user === null ? null : await pinOf(options);
  let engine: Engine;
  try {
    engine = await createEngine({
      dataDir: options.dataDir,
      log: consoleLog,
      ...(options.drivesFile !== null && { drives: drivesOfFile(options.drivesFile) }),
      ...(options.clock !== null && { clock: { now: () => options.clock ?? 0 } }),
    });
  } catch (error) {
    if (error instanceof StartError) return refusal(error.code, error.params);
    throw error;
  }
  try {
    return await callAs(engine, options, pin);
  } finally {
    await engine.close();
  }
}

async function callAs(engine: Engine, options: CliOptions, pin: string | null): Promise<Reply> {
  const stranger: Caller = { token: null, channel: 'cli', windowId: `cli-${randomUUID()}` };
  const caller = options.user === null ? stranger : await signIn(engine, stranger, options.user, pin);
  if ('ok' in caller) return caller;
  const input = withGrants(options.input, grantsOf(engine, options));
  const reply = await callOne(engine, options, input, caller);
  if (caller.token !== null) {
    await engine.call('session.signOut', { requestId: randomUUID() }, caller);
  }
  const { session: _session, ...shown } = reply;
  return shown;
}

/** The caller with the session of a person, or the engine's refusal. */
async function signIn(
  engine: Engine,
  caller: Caller,
  userName: string,
  secret: string | null,
): Promise<Caller | Reply> {
  const given = /^\d{4,6}$/u.test(secret ?? '') ? { pin: secret } : { password: secret };
  const input = { userName, ...given, requestId: randomUUID() };
  const reply = await engine.call('session.signIn', input, caller);
  return reply.ok ? { ...caller, token: reply.session?.token ?? null } : reply;
}

function grantsOf(engine: Engine, { grants }: CliOptions): ReadonlyMap<string, string> {
  return new Map([...grants].map(([name, path]) => [name, engine.grant(path)]));
}

async function callOne(engine: Engine, options: CliOptions, input: unknown, caller: Caller): Promise<Reply> {
  const { entry } = options;
  const known = Object.hasOwn(contract, entry) ? contract[entry as keyof typeof contract] : undefined;
  const complete = known?.kind === 'command' ? { requestId: randomUUID(), ...(input as object) } : input;
  if (known?.where !== 'shell') return engine.call(entry, complete, caller);
  const permitted = await engine.authorise(entry, complete, caller);
  if (!permitted.ok) return permitted;
  // Dialogs, printers and the window's own affairs have no meaning here; places are given by --grant.
  if (entry !== 'attachments.listDrives') return refusal('WINDOW_ONLY');
  return { ok: true, data: { drives: await grantedDrives(engine)() }, touched: [] };
}

/** PIN or password from --pin, the environment or standard input, in this order; never from a prompt that a scheduler would hang in. */
async function pinOf({ pin }: CliOptions): Promise<string> {
  const given = pin ?? process.env.MAISTOR_PIN;
  if (given !== undefined) return given;
  if (process.stdin.isTTY) throw new UsageError('The PIN is missing: --pin, MAISTOR_PIN or standard input.');
  return (await text(process.stdin)).trim();
}

/** Bytes become base64, as JSON has none. */
function toJson(value: unknown): string {
  const plain = (_key: string, item: unknown): unknown =>
    item instanceof Uint8Array ? Buffer.from(item).toString('base64') : item;
  return JSON.stringify(value, plain, 2);
}

function print(output: string): number {
  process.stdout.write(`${output}\n`);
  return 0;
}

function report(reply: Reply): number {
  print(toJson(reply));
  if (reply.ok) return 0;
  const { code, params } = reply.error;
  process.stderr.write(`${code}: ${textOf(code, params)}\n`);
  return EXIT_REFUSED;
}

function textOf(code: string, params: Record<string, string | number>): string {
  const t = translator('bg');
  return String(t(($) => ($.errors as Readonly<Record<string, string>>)[code] ?? '', params));
}
