import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A print service of the test's own: its queues pass a PDF through untouched into a folder. */
export interface TestCups {
  /** What the program gets: the socket of this service. */
  readonly env: Readonly<Record<string, string>>;
  /** The documents that came out of a queue, in the order of printing. */
  captured(queue: string): Buffer[];
  /** Waits until a queue has printed so many. @throws when it does not within 20 s */
  waitFor(queue: string, count: number): Promise<Buffer[]>;
  /** Stops a queue as its „pause“ does. */
  stopQueue(queue: string): void;
  startQueue(queue: string): void;
  /** Ends the service: nothing answers on its socket any more. */
  end(): Promise<void>;
  /** Ends the service and removes its files. */
  dispose(): Promise<void>;
}

const needed = ['cupsd', 'cupsdisable', 'cupsenable', 'lp', 'lpstat'];
const environment = { ...process.env, PATH: `${process.env.PATH ?? ''}:/usr/sbin:/sbin` };
const nobody = 65_534;
/** Where the system's own service keeps its filters and its launcher of backends. */
const serverBin = ['/usr/lib/cups', '/usr/libexec/cups'].find((path) => existsSync(join(path, 'daemon')));

/** Why no private print service can run on this machine, or null. */
export function cupsProblem(): string | null {
  if (process.platform !== 'linux') return 'a private print service runs on Linux only';
  const missing = needed.filter((tool) => !hasTool(tool));
  if (missing.length > 0) return `missing: ${missing.join(', ')}`;
  return serverBin === undefined ? 'the programs of cupsd are not where they are looked for' : null;
}

function hasTool(name: string): boolean {
  try {
    execFileSync('sh', ['-c', `command -v ${name}`], { env: environment, stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

/** Starts cupsd with its own configuration, socket and folders. @throws when it does not answer within 20 s */
export async function startCups(queues: readonly string[]): Promise<TestCups> {
  const home = mkdtempSync(join(tmpdir(), 'maistor-cups-'));
  const socket = join(home, 'cups.sock');
  writeConfiguration(home, socket, queues);
  const env = { CUPS_SERVER: socket };
  const daemon = spawn(
    'cupsd',
    ['-f', '-c', join(home, 'etc/cupsd.conf'), '-s', join(home, 'etc/cups-files.conf')],
    { env: environment, stdio: 'ignore' },
  );
  daemon.on('error', () => undefined);
  process.once('exit', () => daemon.kill('SIGTERM'));
  const tool = (name: string, ...args: string[]) =>
    execFileSync(name, args, { env: { ...environment, ...env, LC_ALL: 'C' }, encoding: 'utf8' });
  const captured = (queue: string) =>
    readdirSync(join(home, 'printed'))
      .filter((name) => name.startsWith(`${queue}-`) && name.endsWith('.pdf'))
      .sort((a, b) => jobNumber(a) - jobNumber(b))
      .map((name) => readFileSync(join(home, 'printed', name)));
  const service: TestCups = {
    env,
    captured,
    waitFor: async (queue, count) => {
      await until(`${count} documents from ${queue}`, () => captured(queue).length >= count);
      return captured(queue);
    },
    stopQueue: (queue) => void tool('cupsdisable', queue),
    startQueue: (queue) => void tool('cupsenable', queue),
    end: () => ended(daemon),
    dispose: async () => {
      await ended(daemon);
      rmSync(home, { recursive: true, force: true });
    },
  };
  try {
    await until('an answer of cupsd', () => answers(tool) && queues.every((name) => knows(tool, name)));
  } catch (error) {
    const log = join(home, 'error.log');
    const said = existsSync(log) ? readFileSync(log, 'utf8').split('\n').slice(-6).join('\n') : '';
    await service.dispose();
    throw new Error(`${error instanceof Error ? error.message : error}\n${said}`);
  }
  return service;
}

const jobNumber = (name: string): number => Number(/-(\d+)\.pdf$/u.exec(name)?.[1]);

type Tool = (name: string, ...args: string[]) => string;

function answers(tool: Tool): boolean {
  try {
    return tool('lpstat', '-r').includes('scheduler is running');
  } catch {
    return false;
  }
}

const knows = (tool: Tool, queue: string): boolean => tool('lpstat', '-e').split('\n').includes(queue);

async function until(what: string, done: () => boolean): Promise<void> {
  for (let tries = 0; tries < 200; tries += 1) {
    if (done()) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`${what}: not within 20 s`);
}

function ended(daemon: ChildProcess): Promise<void> {
  if (daemon.exitCode !== null || daemon.signalCode !== null || daemon.pid === undefined)
    return Promise.resolve();
  return new Promise((resolve) => {
    daemon.once('exit', () => resolve());
    daemon.kill('SIGTERM');
  });
}

function writeConfiguration(home: string, socket: string, queues: readonly string[]): void {
  const folder = (...parts: string[]) => {
    const path = join(home, ...parts);
    mkdirSync(path, { recursive: true });
    return path;
  };
  // The service drops its rights for the backend: it must reach what it writes.
  chmodSync(home, 0o755);
  const printed = folder('printed');
  chmodSync(printed, 0o777);
  for (const name of ['cache', 'state', 'spool', 'spool/tmp']) folder(name);
  const etc = folder('etc');
  const ppd = folder('etc', 'ppd');
  const backend = join(folder('bin', 'backend'), 'capture');
  for (const name of ['daemon', 'filter']) symlinkSync(join(serverBin ?? '', name), join(home, 'bin', name));
  // Renamed when it is whole, so that nobody reads half a document.
  writeFileSync(
    backend,
    `#!/bin/sh
[ $# -eq 0 ] && { echo 'direct capture:/ "Unknown" "Capture"'; exit 0; }
out="${printed}/$PRINTER-$1"
if [ -n "$6" ]; then cat "$6" > "$out.part"; else cat > "$out.part"; fi
mv "$out.part" "$out.pdf"
`,
  );
  chmodSync(backend, 0o755);
  writeFileSync(
    join(etc, 'cupsd.conf'),
    `Listen ${socket}
LogLevel warn
Browsing Off
WebInterface No
DefaultAuthType None
PreserveJobFiles No
PreserveJobHistory Yes
MaxLogSize 0
<Location />
  Order allow,deny
  Allow all
</Location>
<Location /admin>
  Order allow,deny
  Allow all
</Location>
<Policy default>
  JobPrivateAccess all
  JobPrivateValues none
  SubscriptionPrivateAccess all
  SubscriptionPrivateValues none
  <Limit All>
    Order allow,deny
    Allow all
  </Limit>
</Policy>
`,
  );
  writeFileSync(
    join(etc, 'cups-files.conf'),
    `${process.getuid?.() === 0 ? `User ${nameOf(nobody)}\nGroup ${groupOf(nobody)}\n` : ''}SystemGroup root
ServerRoot ${etc}
ServerBin ${join(home, 'bin')}
DataDir /usr/share/cups
CacheDir ${join(home, 'cache')}
StateDir ${join(home, 'state')}
RequestRoot ${join(home, 'spool')}
TempDir ${join(home, 'spool/tmp')}
AccessLog ${join(home, 'access.log')}
ErrorLog ${join(home, 'error.log')}
PageLog ${join(home, 'page.log')}
Printcap
`,
  );
  writeFileSync(join(etc, 'printers.conf'), queues.map(queueEntry).join('\n'));
  for (const queue of queues) writeFileSync(join(ppd, `${queue}.ppd`), passThrough(queue));
  if (process.getuid?.() === 0) chownSync(printed, nobody, nobody);
}

const nameOf = (id: number): string => execFileSync('id', ['-un', String(id)], { encoding: 'utf8' }).trim();
const groupOf = (id: number): string => execFileSync('id', ['-gn', String(id)], { encoding: 'utf8' }).trim();

const queueEntry = (
  queue: string,
  at: number,
): string => `<${at === 0 ? 'DefaultPrinter' : 'Printer'} ${queue}>
Info ${queue}
DeviceURI capture:/
State Idle
Accepting Yes
Shared No
JobSheets none none
OpPolicy default
ErrorPolicy abort-job
</${at === 0 ? 'DefaultPrinter' : 'Printer'}>
`;

/** A printer that takes PDF as it is: no filter may write the document anew. */
const passThrough = (queue: string): string => `*PPD-Adobe: "4.3"
*FormatVersion: "4.3"
*FileVersion: "1.0"
*LanguageVersion: English
*LanguageEncoding: ISOLatin1
*PCFileName: "PASS.PPD"
*Product: "(Pass)"
*Manufacturer: "Test"
*ModelName: "${queue}"
*ShortNickName: "${queue}"
*NickName: "${queue}"
*PSVersion: "(3010.000) 0"
*LanguageLevel: "3"
*ColorDevice: True
*DefaultColorSpace: RGB
*FileSystem: False
*Throughput: "1"
*cupsVersion: 2.4
*cupsFilter2: "application/pdf application/pdf 0 -"
*OpenUI *PageSize/Page: PickOne
*OrderDependency: 10 AnySetup *PageSize
*DefaultPageSize: A4
*PageSize A4/A4: ""
*CloseUI: *PageSize
*OpenUI *PageRegion/Region: PickOne
*OrderDependency: 10 AnySetup *PageRegion
*DefaultPageRegion: A4
*PageRegion A4/A4: ""
*CloseUI: *PageRegion
*DefaultImageableArea: A4
*ImageableArea A4/A4: "0 0 595 842"
*DefaultPaperDimension: A4
*PaperDimension A4/A4: "595 842"
*DefaultFont: Courier
*Font Courier: Standard "(1.0)" Standard ROM
`;
