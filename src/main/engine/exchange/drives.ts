import { readFile, stat, statfs } from 'node:fs/promises';
import { blockDevices } from 'systeminformation';
import { z } from 'zod';

export interface DriveInfo {
  /** The name that the person gave the drive, or its device's. */
  label: string;
  mountPath: string;
  freeBytes: number;
  totalBytes: number;
  fileSystem: string;
  removable: boolean;
  readOnly: boolean;
}

/** Where the list of drives comes from: the system in production, a file or a list in tests (decisions 3). */
export interface DriveSource {
  list(): Promise<DriveInfo[]>;
}

type Place = Omit<DriveInfo, 'freeBytes' | 'totalBytes'>;

/** The removable drives of this computer, Windows and Linux; drives that vanish while they are read are left out. */
export const systemDrives: DriveSource = {
  async list() {
    const devices = await blockDevices();
    const mounts = process.platform === 'linux' ? parseMounts(await readFile('/proc/mounts', 'utf8')) : null;
    return withSpace(removablePlaces(devices, mounts));
  },
};

/** A fixed list of drives. */
export function fixedDrives(drives: readonly DriveInfo[]): DriveSource {
  return { list: async () => [...drives] };
}

const drivesFile = z.array(
  z.object({
    label: z.string(),
    mountPath: z.string(),
    fileSystem: z.string().default('test'),
    removable: z.boolean().default(true),
    readOnly: z.boolean().default(false),
  }),
);

/** Drives named in a JSON file, read anew for each list, so that a test can plug in and pull out while it runs. */
export function drivesOfFile(path: string): DriveSource {
  return { list: async () => withSpace(drivesFile.parse(JSON.parse(await readFile(path, 'utf8')))) };
}

/** Free and total bytes of the file system that holds a folder; null when the folder is gone. */
export async function spaceOf(folder: string): Promise<{ freeBytes: number; totalBytes: number } | null> {
  try {
    if (!(await stat(folder)).isDirectory()) return null;
    const { bavail, bsize, blocks } = await statfs(folder);
    return { freeBytes: bavail * bsize, totalBytes: blocks * bsize };
  } catch {
    return null;
  }
}

async function withSpace(places: readonly Place[]): Promise<DriveInfo[]> {
  const drives = await Promise.all(
    places.map(async (place) => {
      const space = await spaceOf(place.mountPath);
      return space === null ? [] : [{ ...place, ...space }];
    }),
  );
  return drives.flat();
}

export interface Mount {
  device: string;
  path: string;
  fileSystem: string;
  readOnly: boolean;
}

/** Reads `/proc/mounts`; blanks and the like in paths are written there as octal numbers. */
export function parseMounts(text: string): Mount[] {
  const plain = (word: string) =>
    word.replace(/\\([0-7]{3})/gu, (_, octal: string) => String.fromCharCode(Number.parseInt(octal, 8)));
  return text.split('\n').flatMap((line) => {
    const [device, path, fileSystem, options] = line.split(' ');
    if (!device || !path || !fileSystem) return [];
    const readOnly = (options ?? '').split(',').includes('ro');
    return [{ device: plain(device), path: plain(path), fileSystem, readOnly }];
  });
}

/** What we need of a device as `systeminformation` gives it. */
export interface Device {
  name: string;
  type: string;
  fsType: string;
  mount: string;
  label: string;
  model: string;
  protocol: string;
  removable: boolean;
}

const SYSTEM_PATHS = /^\/(boot|efi|usr|var|home|nix|snap)?(\/|$)/u;

/** Picks the mounted removable drives; on Linux `mounts` gives what the device list lacks (options, real paths). */
export function removablePlaces(devices: readonly Device[], mounts: readonly Mount[] | null): Place[] {
  const places = devices.flatMap((device): Place[] => {
    if (!isRemovable(device, devices)) return [];
    const found = mounts?.find((mount) => mount.device === `/dev/${device.name}`);
    const mountPath = mounts === null ? windowsRoot(device.mount) : found?.path;
    if (!mountPath || isSystemPath(mountPath)) return [];
    return [
      {
        label: device.label || device.model || device.name,
        mountPath,
        fileSystem: fileSystemName(device.fsType || found?.fileSystem || ''),
        removable: true,
        readOnly: found?.readOnly ?? false,
      },
    ];
  });
  return places.sort((a, b) => a.mountPath.localeCompare(b.mountPath));
}

/** A USB disk with a spinning platter does not call itself removable; its transport says it. */
function isRemovable(device: Device, devices: readonly Device[]): boolean {
  if (device.removable || device.protocol === 'usb') return true;
  return devices.some(
    (disk) => disk.type === 'disk' && disk.protocol === 'usb' && device.name.startsWith(disk.name),
  );
}

/** `E:` alone means the current folder of drive E on Windows, `E:\` its root. */
function windowsRoot(mount: string): string {
  return /^[A-Za-z]:$/u.test(mount) ? `${mount}\\` : mount;
}

function isSystemPath(path: string): boolean {
  return (
    path === '/' || (SYSTEM_PATHS.test(path) && !path.startsWith('/run/') && !path.startsWith('/media/'))
  );
}

/** ntfs-3g and exfat drivers show up as `fuseblk`; people know the names on the box. */
function fileSystemName(name: string): string {
  const known: Readonly<Record<string, string>> = {
    vfat: 'FAT32',
    exfat: 'exFAT',
    ntfs: 'NTFS',
    ntfs3: 'NTFS',
    fuseblk: 'NTFS',
  };
  return known[name.toLowerCase()] ?? name;
}
