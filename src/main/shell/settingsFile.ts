import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { z } from 'zod';

const windowSettings = z.object({
  bounds: z
    .object({ x: z.int(), y: z.int(), width: z.int().min(1), height: z.int().min(1) })
    .nullable()
    .catch(null),
  maximised: z.boolean().catch(false),
  zoom: z.number().min(0.5).max(2).catch(1),
  theme: z.enum(['light', 'dark']).catch('light'),
});

/** What the window remembers between starts: nothing of the workshop, only its own place and look. */
export type WindowSettings = z.output<typeof windowSettings>;

export interface SettingsFile {
  read(): WindowSettings;
  write(change: Partial<WindowSettings>): void;
}

/** A small JSON file; a damaged or missing one means the defaults, a full disk loses only the window's place. */
export function createSettingsFile(file: string): SettingsFile {
  let current = windowSettings.parse(readJson(file));
  return {
    read: () => current,
    write: (change) => {
      current = { ...current, ...change };
      try {
        mkdirSync(dirname(file), { recursive: true });
        writeFileSync(`${file}.partial`, JSON.stringify(current));
        renameSync(`${file}.partial`, file);
      } catch {
        // The disk is full or read-only: the engine reports that where it matters.
      }
    },
  };
}

function readJson(file: string): unknown {
  try {
    const value: unknown = JSON.parse(readFileSync(file, 'utf8'));
    return typeof value === 'object' && value !== null ? value : {};
  } catch {
    return {};
  }
}
