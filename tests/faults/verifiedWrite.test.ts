import { randomBytes } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type VerifiedWrite, type WriteStep, writeVerified } from '@engine/exchange/verifiedWrite';
import { DomainError } from '@shared/contract/errors';
import { afterEach, describe, expect, it } from 'vitest';
import {
  type DriveKind,
  driveProblem,
  fatProblem,
  makeDrive,
  makeReadOnlyView,
  type TestDrive,
  throughFatImage,
} from '../support/drives';

const FILE = 'ETKA_120.TXT';
const OLD = Buffer.from('the file of last week\r\n');

let used: { dispose(): void }[] = [];
afterEach(() => {
  for (const drive of used) drive.dispose();
  used = [];
});

function drive(kind: DriveKind, megabytes = 8): TestDrive {
  const made = makeDrive(kind, megabytes);
  used.push(made);
  return made;
}

async function codeOf(job: VerifiedWrite): Promise<string> {
  try {
    await writeVerified(job);
    return 'written';
  } catch (error) {
    if (error instanceof DomainError) return error.code;
    throw error;
  }
}

const leftovers = (folder: string) => readdirSync(folder).filter((name) => name.endsWith('.partial'));
const because = (problem: string | null) => (problem ? ` [skipped: ${problem}]` : '');

describe('a verified write into a folder', () => {
  it('reports its steps in order and leaves only the final file', async () => {
    const { mountPath } = drive('folder');
    const steps: WriteStep[] = [];
    const bytes = randomBytes(700_000);
    const written = await writeVerified({
      folder: mountPath,
      fileName: FILE,
      bytes,
      onProgress: ({ step }) => void (steps.at(-1) === step || steps.push(step)),
    });
    expect(steps).toEqual(['temporary', 'flushed', 'readBack', 'renamed']);
    expect(readFileSync(written.path).equals(bytes)).toBe(true);
    expect(written.bytes).toBe(700_000);
    expect(readdirSync(mountPath)).toEqual([FILE]);
  });

  it('writes an empty file and the view of a bigger buffer', async () => {
    const { mountPath } = drive('folder');
    await writeVerified({ folder: mountPath, fileName: 'empty.txt', bytes: new Uint8Array(0) });
    await writeVerified({ folder: mountPath, fileName: 'view.txt', bytes: OLD.subarray(4, 8) });
    expect(readFileSync(join(mountPath, 'empty.txt')).length).toBe(0);
    expect(readFileSync(join(mountPath, 'view.txt')).toString()).toBe('file');
  });

  it('takes away what a killed write of the same file left, and nothing else', async () => {
    const { mountPath } = drive('folder');
    writeFileSync(join(mountPath, `.${FILE}.0a1b2c3d.partial`), 'half');
    writeFileSync(join(mountPath, '.other.0a1b2c3d.partial'), 'not ours');
    await writeVerified({ folder: mountPath, fileName: FILE, bytes: OLD });
    expect(readdirSync(mountPath).sort()).toEqual(['.other.0a1b2c3d.partial', FILE]);
  });

  it('refuses every name that could leave the folder or is a device on Windows', async () => {
    const { mountPath } = drive('folder');
    const names = [
      '../x',
      '..',
      '.',
      '',
      'a/b',
      'a\\b',
      'a\0b',
      'CON',
      'nul.txt',
      'LPT1',
      'x.',
      'x ',
      'c:x',
      'a:stream',
      '/etc/x',
      'a\nb',
    ];
    for (const fileName of names) {
      expect([fileName, await codeOf({ folder: mountPath, fileName, bytes: OLD })]).toEqual([
        fileName,
        'FILE_NAME_INVALID',
      ]);
    }
    expect(readdirSync(mountPath)).toEqual([]);
  });

  it('keeps the old file when what is read back differs (a drive that loses bytes)', async () => {
    const { mountPath } = drive('folder');
    writeFileSync(join(mountPath, FILE), OLD);
    const spoil = (change: (content: Buffer) => Buffer) =>
      codeOf({
        folder: mountPath,
        fileName: FILE,
        bytes: randomBytes(600_000),
        onProgress: ({ step }) => {
          const [temporary] = leftovers(mountPath);
          if (step !== 'flushed' || temporary === undefined) return;
          const path = join(mountPath, temporary);
          writeFileSync(path, change(readFileSync(path)));
        },
      });
    const flipLast = (content: Buffer) => {
      content[content.length - 1] = (content.at(-1) ?? 0) ^ 1;
      return content;
    };
    expect(await spoil(flipLast)).toBe('WRITE_MISMATCH');
    expect(await spoil((content) => content.subarray(0, -1))).toBe('WRITE_MISMATCH');
    expect(await spoil((content) => Buffer.concat([content, Buffer.alloc(1)]))).toBe('WRITE_MISMATCH');
    expect(readFileSync(join(mountPath, FILE)).equals(OLD)).toBe(true);
    expect(leftovers(mountPath)).toEqual([]);
  });

  it('keeps the old file when the person cancels at any step', async () => {
    const { mountPath } = drive('folder');
    writeFileSync(join(mountPath, FILE), OLD);
    for (const at of ['temporary', 'flushed', 'readBack'] as const) {
      const cancel = new AbortController();
      const code = await codeOf({
        folder: mountPath,
        fileName: FILE,
        bytes: randomBytes(600_000),
        signal: cancel.signal,
        onProgress: ({ step }) => {
          if (step === at) cancel.abort();
        },
      });
      expect([at, code]).toEqual([at, 'WRITE_CANCELLED']);
    }
    expect(readFileSync(join(mountPath, FILE)).equals(OLD)).toBe(true);
    expect(leftovers(mountPath)).toEqual([]);
  });

  it('says that the folder is gone, not that the disk failed', async () => {
    const { mountPath } = drive('folder');
    expect(await codeOf({ folder: join(mountPath, 'missing'), fileName: FILE, bytes: OLD })).toBe(
      'DRIVE_GONE',
    );
  });

  it('does not hide a fault of the program behind a drive message', async () => {
    const { mountPath } = drive('folder');
    const broken = writeVerified({
      folder: mountPath,
      fileName: FILE,
      bytes: OLD,
      onProgress: () => {
        throw new TypeError('a bug in the caller');
      },
    });
    await expect(broken).rejects.toThrow(TypeError);
    expect(readdirSync(mountPath)).toEqual([]);
  });
});

for (const kind of ['ext4', 'ntfs'] as const) {
  const problem = driveProblem(kind);
  describe.skipIf(problem !== null)(`a stick with ${kind}${because(problem)}`, () => {
    it('holds exactly the bytes, read from the image after it was taken out', async () => {
      const stick = drive(kind);
      const bytes = randomBytes(900_001);
      await writeVerified({ folder: stick.mountPath, fileName: FILE, bytes });
      stick.unmount();
      expect(stick.readBytes(FILE).equals(bytes)).toBe(true);
    });

    it('full: says so, keeps the old file and leaves nothing behind', async () => {
      const stick = drive(kind);
      writeFileSync(join(stick.mountPath, FILE), OLD);
      const code = await codeOf({
        folder: stick.mountPath,
        fileName: FILE,
        bytes: Buffer.alloc(12_000_000, 'x'),
      });
      expect(code).toBe('DRIVE_FULL');
      expect(readdirSync(stick.mountPath).filter((name) => name !== 'lost+found')).toEqual([FILE]);
      stick.unmount();
      expect(stick.readBytes(FILE).equals(OLD)).toBe(true);
    });

    for (const at of ['temporary', 'flushed', 'readBack'] as const) {
      it(`pulled out at step ${at}: refused, the old file intact, and one more try works`, async () => {
        const stick = drive(kind);
        await writeVerified({ folder: stick.mountPath, fileName: FILE, bytes: OLD });
        let pulled = false;
        const job = { folder: stick.mountPath, fileName: FILE, bytes: Buffer.alloc(3_000_000, 'x') };
        const code = await codeOf({
          ...job,
          onProgress: ({ step, done }) => {
            if (pulled || step !== at || done < 1_000_000) return;
            pulled = true;
            stick.pull();
          },
        });
        expect(pulled).toBe(true);
        // A dead driver is „gone“; a device that fails under a living driver answers EIO or turns read-only.
        expect(kind === 'ntfs' ? ['DRIVE_GONE'] : ['DRIVE_ERROR', 'DRIVE_READ_ONLY']).toContain(code);
        stick.unmount();
        stick.mount();
        expect(readFileSync(join(stick.mountPath, FILE)).equals(OLD)).toBe(true);
        await writeVerified(job);
        expect(leftovers(stick.mountPath)).toEqual([]);
        stick.unmount();
        expect(stick.readBytes(FILE).equals(job.bytes)).toBe(true);
      });
    }
  });
}

const tmpfs = driveProblem('tmpfs');
describe.skipIf(tmpfs !== null)(`drives that refuse${because(tmpfs)}`, () => {
  it('full (a tmpfs of 1 MB): the old file stays, the next smaller file goes through', async () => {
    const small = drive('tmpfs', 1);
    writeFileSync(join(small.mountPath, FILE), OLD);
    const bytes = Buffer.alloc(3_000_000, 'x');
    expect(await codeOf({ folder: small.mountPath, fileName: FILE, bytes })).toBe('DRIVE_FULL');
    expect(readdirSync(small.mountPath)).toEqual([FILE]);
    expect(readFileSync(join(small.mountPath, FILE)).equals(OLD)).toBe(true);
    expect(await codeOf({ folder: small.mountPath, fileName: FILE, bytes: bytes.subarray(0, 9) })).toBe(
      'written',
    );
  });

  it('read-only: nothing is changed', async () => {
    const { mountPath } = drive('folder');
    writeFileSync(join(mountPath, FILE), OLD);
    const view = makeReadOnlyView(mountPath);
    used.unshift(view);
    expect(await codeOf({ folder: view.path, fileName: FILE, bytes: randomBytes(10) })).toBe(
      'DRIVE_READ_ONLY',
    );
    expect(readdirSync(mountPath)).toEqual([FILE]);
    expect(readFileSync(join(mountPath, FILE)).equals(OLD)).toBe(true);
  });

  it('taken out between two steps: the empty mount folder on the system disk gets no file', async () => {
    const stick = drive('tmpfs', 4);
    for (const at of ['temporary', 'flushed', 'readBack'] as const) {
      let pulled = false;
      const code = await codeOf({
        folder: stick.mountPath,
        fileName: FILE,
        bytes: randomBytes(10_000),
        onProgress: ({ step }) => {
          if (pulled || step !== at) return;
          pulled = true;
          stick.pull();
        },
      });
      expect([at, code]).toEqual([at, 'DRIVE_GONE']);
      expect(readdirSync(stick.mountPath)).toEqual([]);
      stick.mount();
    }
  });
});

const fat = fatProblem();
it.skipIf(fat !== null)(
  `the bytes survive a FAT file system (by mtools, not mounted)${because(fat)}`,
  async () => {
    const { mountPath } = drive('folder');
    const bytes = randomBytes(300_000);
    const written = await writeVerified({ folder: mountPath, fileName: FILE, bytes });
    expect(throughFatImage(written.path).equals(bytes)).toBe(true);
  },
);
