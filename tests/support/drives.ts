import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';

/** File systems of test drives; `folder` is the stand-in for machines that cannot mount. */
export type DriveKind = 'ext4' | 'ntfs' | 'tmpfs' | 'folder';

/** A removable drive for tests: a mounted image, a small tmpfs or a plain folder. */
export interface TestDrive {
  readonly kind: DriveKind;
  readonly mountPath: string;
  /** Takes the drive out properly. */
  unmount(): void;
  /** Takes the drive out while it is in use: the driver's process dies (ntfs) or aborts (ext4), the mount vanishes (tmpfs). */
  pull(): void;
  /** Puts a properly unmounted drive in again. */
  mount(): void;
  /** The bytes of a file, read by the file system's own tools from the unmounted image. */
  readBytes(fileName: string): Buffer;
  /** Unmounts, releases the loop device and removes every file; safe to call twice. */
  dispose(): void;
}

const tools: Record<DriveKind, readonly string[]> = {
  ext4: ['mkfs.ext4', 'mount', 'umount', 'debugfs', 'losetup'],
  ntfs: ['mkntfs', 'ntfs-3g', 'ntfscat', 'umount'],
  tmpfs: ['mount', 'umount'],
  folder: [],
};

const problems = new Map<DriveKind, string | null>();

/** Why a kind of drive cannot be made on this machine, or null; tried once by really mounting one. */
export function driveProblem(kind: DriveKind): string | null {
  const known = problems.get(kind);
  if (known !== undefined) return known;
  const found = findProblem(kind);
  problems.set(kind, found);
  return found;
}

function findProblem(kind: DriveKind): string | null {
  if (kind === 'folder') return null;
  if (process.platform !== 'linux') return `${kind} drives are mounted on Linux only`;
  const missing = tools[kind].filter((tool) => !hasTool(tool));
  if (missing.length > 0) return `missing: ${missing.join(', ')}`;
  if (process.getuid?.() !== 0) return 'mounting needs root';
  try {
    makeDrive(kind, 8).dispose();
    return null;
  } catch (error) {
    return `${kind} does not mount here: ${error instanceof Error ? error.message.split('\n')[0] : error}`;
  }
}

function hasTool(name: string): boolean {
  try {
    execFileSync('sh', ['-c', `command -v ${name}`], { env: toolEnvironment, stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

// The administrator's folders are missing from the PATH of ordinary shells.
const toolEnvironment = { ...process.env, PATH: `${process.env.PATH ?? ''}:/usr/sbin:/sbin` };

function run(tool: string, args: string[]): Buffer {
  return execFileSync(tool, args, {
    env: toolEnvironment,
    stdio: ['ignore', 'pipe', 'pipe'],
    maxBuffer: 2 ** 28,
  });
}

function isMounted(path: string): boolean {
  const mounts = readFileSync('/proc/mounts', 'utf8');
  return mounts.split('\n').some((line) => line.split(' ')[1] === path);
}

function sleep(milliseconds: number): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, milliseconds);
}

function waitUntil(what: string, done: () => boolean): void {
  for (let tries = 0; tries < 200; tries += 1) {
    if (done()) return;
    sleep(25);
  }
  throw new Error(`${what} did not happen within 5 s`);
}

const open = new Set<TestDrive>();
process.on('exit', () => {
  for (const drive of open) drive.dispose();
});

/** Makes and mounts a drive of the given size; throws when this machine cannot (ask `driveProblem` first). */
export function makeDrive(kind: DriveKind, megabytes: number, label = 'MAISTOR'): TestDrive {
  const home = mkdtempSync(join(tmpdir(), 'maistor-drive-'));
  const drive = new MountedDrive(kind, megabytes, label, home);
  open.add(drive);
  try {
    drive.format();
    drive.mount();
    return drive;
  } catch (error) {
    drive.dispose();
    throw error;
  }
}

class MountedDrive implements TestDrive {
  readonly mountPath: string;
  private readonly image: string;
  private driver: ChildProcess | null = null;

  constructor(
    readonly kind: DriveKind,
    private readonly megabytes: number,
    private readonly label: string,
    private readonly home: string,
  ) {
    this.image = join(home, 'drive.img');
    this.mountPath = join(home, label);
    mkdirSync(this.mountPath);
  }

  format(): void {
    if (this.kind !== 'ext4' && this.kind !== 'ntfs') return;
    writeFileSync(this.image, '');
    truncateSync(this.image, this.megabytes * 1024 * 1024);
    if (this.kind === 'ext4') run('mkfs.ext4', ['-q', '-F', '-m', '0', '-L', this.label, this.image]);
    else run('mkntfs', ['-F', '-q', '-L', this.label, this.image]);
  }

  mount(): void {
    if (this.kind === 'tmpfs') {
      run('mount', ['-t', 'tmpfs', '-o', `size=${this.megabytes}m`, 'maistor-test', this.mountPath]);
    } else if (this.kind === 'ext4') {
      run('mount', ['-o', 'loop', this.image, this.mountPath]);
    } else if (this.kind === 'ntfs') {
      // In the foreground, so that the driver is our own child and can be ended by its id.
      this.driver = spawn('ntfs-3g', [this.image, this.mountPath, '-o', 'no_detach,big_writes'], {
        env: toolEnvironment,
        stdio: 'ignore',
      });
      this.driver.on('error', () => undefined);
      waitUntil('the NTFS mount', () => isMounted(this.mountPath));
    }
  }

  unmount(): void {
    if (this.kind === 'folder') return;
    run('umount', [this.mountPath]);
    // ntfs-3g writes its last blocks after umount has returned.
    const driver = this.driver?.pid;
    if (driver !== undefined) waitUntil('the end of ntfs-3g', () => hasEnded(driver));
    this.driver = null;
  }

  pull(): void {
    // Truncating the image is no pull: the loop device just lets it grow again. The driver's own abort is one.
    if (this.kind === 'ext4') run('mount', ['-o', 'remount,abort', this.mountPath]);
    else if (this.kind === 'ntfs') this.driver?.kill('SIGKILL');
    else if (this.kind === 'tmpfs') run('umount', ['-l', this.mountPath]);
    else rmSync(this.mountPath, { recursive: true, force: true });
  }

  readBytes(fileName: string): Buffer {
    if (this.kind === 'folder') return readFileSync(join(this.mountPath, fileName));
    if (isMounted(this.mountPath)) throw new Error('unmount the drive before reading its image');
    if (this.kind === 'ntfs') return run('ntfscat', ['-f', this.image, fileName]);
    if (this.kind === 'ext4') return run('debugfs', ['-R', `cat "/${fileName}"`, this.image]);
    throw new Error('a tmpfs keeps nothing once it is unmounted');
  }

  dispose(): void {
    open.delete(this);
    if (!existsSync(this.home)) return;
    if (this.kind !== 'folder' && isMounted(this.mountPath)) run('umount', ['-l', this.mountPath]);
    this.driver?.kill('SIGKILL');
    this.driver = null;
    if (this.kind === 'ext4') waitUntil('the release of the loop device', () => !loopUses(this.image));
    rmSync(this.home, { recursive: true, force: true });
  }
}

/** A child that ended but was not yet reaped stays as a zombie while this thread sleeps. */
function hasEnded(pid: number): boolean {
  try {
    const state = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return state.slice(state.lastIndexOf(')') + 2).startsWith('Z');
  } catch {
    return true;
  }
}

function loopUses(image: string): boolean {
  return run('losetup', ['-j', image]).toString().includes(basename(image));
}

/** A read-only view of a folder by a bind mount (root may write past file permissions, not past this). */
export function makeReadOnlyView(folder: string): { path: string; dispose(): void } {
  if (!statSync(folder).isDirectory()) throw new Error(`${folder} is no folder`);
  const path = mkdtempSync(join(tmpdir(), 'maistor-readonly-'));
  run('mount', ['--bind', folder, path]);
  run('mount', ['-o', 'remount,ro,bind', path]);
  let mounted = true;
  const dispose = () => {
    if (!mounted) return;
    mounted = false;
    process.off('exit', dispose);
    run('umount', ['-l', path]);
    rmSync(path, { recursive: true, force: true });
  };
  process.on('exit', dispose);
  return { path, dispose };
}

/** Why FAT bytes cannot be checked on this machine, or null. */
export function fatProblem(): string | null {
  const missing = ['mkfs.vfat', 'mcopy', 'mtype'].filter((tool) => !hasTool(tool));
  return missing.length > 0 ? `missing: ${missing.join(', ')}` : null;
}

/** Puts a file into a new FAT image by mtools and reads it back: kernels without a vfat driver cannot mount one. */
export function throughFatImage(file: string): Buffer {
  const home = mkdtempSync(join(tmpdir(), 'maistor-fat-'));
  try {
    const image = join(home, 'fat.img');
    writeFileSync(image, '');
    truncateSync(image, 4 * 1024 * 1024);
    run('mkfs.vfat', [image]);
    run('mcopy', ['-i', image, file, `::${basename(file)}`]);
    return run('mtype', ['-i', image, `::${basename(file)}`]);
  } finally {
    rmSync(home, { recursive: true, force: true });
  }
}
