import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  type Device,
  drivesOfFile,
  fixedDrives,
  parseMounts,
  removablePlaces,
  spaceOf,
  systemDrives,
} from './drives';

const device = (changes: Partial<Device>): Device => ({
  name: 'sdb1',
  type: 'part',
  fsType: 'exfat',
  mount: '',
  label: '',
  model: '',
  protocol: '',
  removable: false,
  ...changes,
});

describe('the list of drives', () => {
  it('reads /proc/mounts with blanks in names and the read-only option', () => {
    const text =
      '/dev/sdb1 /media/ivan/\\0401\\040ETKA\\134x fuseblk rw,nosuid 0 0\n/dev/sdc1 /media/СЕРВИЗ vfat ro,relatime 0 0\n\nbad line\n';
    expect(parseMounts(text)).toEqual([
      { device: '/dev/sdb1', path: '/media/ivan/ 1 ETKA\\x', fileSystem: 'fuseblk', readOnly: false },
      { device: '/dev/sdc1', path: '/media/СЕРВИЗ', fileSystem: 'vfat', readOnly: true },
    ]);
  });

  it('on Linux lists mounted removable and USB drives, not the system, not what is unmounted', () => {
    const mounts = parseMounts(
      '/dev/sda1 / ext4 rw 0 0\n/dev/sdb1 /media/u/ETKA vfat ro 0 0\n/dev/sdc1 /run/media/u/disk fuseblk rw 0 0\n/dev/sde1 /boot vfat rw 0 0\n',
    );
    const devices = [
      device({ name: 'sda', type: 'disk', protocol: 'sata' }),
      device({ name: 'sda1', fsType: 'ext4' }),
      device({ name: 'sdb', type: 'disk', removable: true, protocol: 'usb' }),
      device({ name: 'sdb1', removable: true, label: 'ETKA', fsType: 'vfat' }),
      device({ name: 'sdc', type: 'disk', protocol: 'usb', model: 'Elements' }),
      device({ name: 'sdc1', fsType: 'ntfs' }),
      device({ name: 'sdd1', removable: true }),
      device({ name: 'sde1', removable: true }),
    ];
    expect(removablePlaces(devices, mounts)).toEqual([
      { label: 'ETKA', mountPath: '/media/u/ETKA', fileSystem: 'FAT32', removable: true, readOnly: true },
      { label: 'sdc1', mountPath: '/run/media/u/disk', fileSystem: 'NTFS', removable: true, readOnly: false },
    ]);
  });

  it('on Windows gives the root of the letter, not its current folder', () => {
    const devices = [
      device({ name: 'E:', mount: 'E:', type: 'disk', fsType: 'FAT32', removable: true, label: 'STICK' }),
      device({ name: 'C:', mount: 'C:', type: 'disk', fsType: 'NTFS' }),
    ];
    expect(removablePlaces(devices, null)).toEqual([
      { label: 'STICK', mountPath: 'E:\\', fileSystem: 'FAT32', removable: true, readOnly: false },
    ]);
  });

  it('reads the real computer without failing', async () => {
    for (const drive of await systemDrives.list()) expect(drive.totalBytes).toBeGreaterThan(0);
  });

  it('a list from a file follows plugging in and pulling out', async () => {
    const home = mkdtempSync(join(tmpdir(), 'maistor-drives-'));
    try {
      const file = join(home, 'drives.json');
      writeFileSync(
        file,
        JSON.stringify([
          { label: 'A', mountPath: home },
          { label: 'B', mountPath: join(home, 'gone') },
        ]),
      );
      const [drive, ...others] = await drivesOfFile(file).list();
      expect(others).toEqual([]);
      expect(drive).toMatchObject({ label: 'A', mountPath: home, removable: true, readOnly: false });
      expect(drive?.totalBytes).toBeGreaterThanOrEqual(drive?.freeBytes ?? Number.NaN);
      writeFileSync(file, '[]');
      expect(await drivesOfFile(file).list()).toEqual([]);
      expect(await spaceOf(join(home, 'gone'))).toBeNull();
      expect(await spaceOf(file)).toBeNull();
      expect(await fixedDrives([]).list()).toEqual([]);
    } finally {
      rmSync(home, { recursive: true });
    }
  });
});
