import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import type { Contract } from '@shared/contract/entry';
import { z } from 'zod';

/** A command line that cannot be understood; its message says why. */
export class UsageError extends Error {}

export interface CliOptions {
  entry: string;
  input: unknown;
  dataDir: string;
  user: string | null;
  pin: string | undefined;
  /** Paths by the name that stands in the input as "@grant:name" (decisions 3). */
  grants: ReadonlyMap<string, string>;
  /** JSON file with the drives instead of the system's, for tests and schedulers. */
  drivesFile: string | null;
  /** Instant (UTC ms) at which the engine's clock stands, for tests. */
  clock: number | null;
  show: 'help' | 'list' | null;
}

export const HELP = `npm run cli -- <entry> '<json>' --data <folder> --user <name> [--pin <pin>] [--grant name=path]...

  <entry>        an entry of the contract, like orders.list
  '<json>'       its input; "@grant:name" stands for the place given by --grant name=path
  --data         the data folder
  --user         who calls; without it only entries that need nobody can be called
  --pin          PIN or password, for tests; else the environment MAISTOR_PIN or standard input
  --grant        a file or folder that the entry may use
  --drives       a JSON file with drives instead of the system's
  --clock        an instant (ISO) at which the clock stands
  --list         every entry with its kind and permission
  --help         this text and the list; with an entry: its input and output as JSON schema

The result is printed as JSON. Exit code 0 done, 1 refused (the code is in the result), 2 not understood.`;

/** Reads the arguments after the program's name. @throws UsageError */
export function readArguments(argv: readonly string[]): CliOptions {
  const { values, positionals } = parsed(argv);
  const [entry = '', input = '{}', ...rest] = positionals;
  const show = values.help ? 'help' : values.list ? 'list' : null;
  if (show === null) {
    if (entry === '') throw new UsageError('The entry is missing.');
    if (rest.length > 0) throw new UsageError(`Too many arguments: ${rest.join(' ')}`);
    if (!values.data) throw new UsageError('--data is missing.');
  }
  return {
    entry,
    input: jsonOf(input),
    dataDir: resolve(values.data ?? '.'),
    user: values.user ?? null,
    pin: values.pin,
    grants: grantsOf(values.grant ?? []),
    drivesFile: values.drives ?? null,
    clock: values.clock === undefined ? null : instantOf(values.clock),
    show,
  };
}

function parsed(argv: readonly string[]) {
  try {
    return parseArgs({
      args: [...argv],
      allowPositionals: true,
      options: {
        data: { type: 'string' },
        user: { type: 'string' },
        pin: { type: 'string' },
        grant: { type: 'string', multiple: true },
        drives: { type: 'string' },
        clock: { type: 'string' },
        list: { type: 'boolean' },
        help: { type: 'boolean', short: 'h' },
      },
    });
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

function jsonOf(input: string): unknown {
  try {
    const value: unknown = JSON.parse(input);
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value;
  } catch {
    // Told below, the same way as a number or a list.
  }
  throw new UsageError(`The input is not a JSON object: ${input.slice(0, 80)}`);
}

function instantOf(clock: string): number {
  const instant = Date.parse(clock);
  if (Number.isNaN(instant)) throw new UsageError(`--clock is no instant: ${clock}`);
  return instant;
}

function grantsOf(given: readonly string[]): Map<string, string> {
  return new Map(
    given.map((pair): [string, string] => {
      const at = pair.indexOf('=');
      if (at < 1) throw new UsageError(`--grant is name=path, not: ${pair}`);
      return [pair.slice(0, at), resolve(pair.slice(at + 1))];
    }),
  );
}

const GRANT = '@grant:';

/** Puts grant ids in the place of "@grant:name" anywhere in the input. @throws UsageError for a name that was not given */
export function withGrants(input: unknown, grants: ReadonlyMap<string, string>): unknown {
  if (typeof input === 'string' && input.startsWith(GRANT)) {
    const name = input.slice(GRANT.length);
    const grant = grants.get(name);
    if (grant === undefined) throw new UsageError(`No --grant ${name}=path was given.`);
    return grant;
  }
  if (Array.isArray(input)) return input.map((item) => withGrants(item, grants));
  if (typeof input !== 'object' || input === null) return input;
  return Object.fromEntries(Object.entries(input).map(([key, value]) => [key, withGrants(value, grants)]));
}

/** Every entry in one line: name, kind, permission, where. */
export function entryList(contract: Contract): string {
  return Object.entries(contract)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, { kind, permission, where }]) =>
      [name.padEnd(36), kind.padEnd(8), permission.padEnd(24), where === 'shell' ? 'window' : '']
        .join(' ')
        .trimEnd(),
    )
    .join('\n');
}

/** What an entry takes and gives, as JSON schema. @throws UsageError for an unknown one */
export function entryHelp(contract: Contract, name: string): string {
  const entry = Object.hasOwn(contract, name) ? contract[name] : undefined;
  if (!entry) throw new UsageError(`There is no entry ${name}.`);
  const { kind, permission, where } = entry;
  const schema = (of: z.ZodType, io: 'input' | 'output') =>
    z.toJSONSchema(of, { io, unrepresentable: 'any' });
  return JSON.stringify(
    {
      name,
      kind,
      permission,
      where,
      input: schema(entry.input, 'input'),
      output: schema(entry.output, 'output'),
    },
    null,
    2,
  );
}
