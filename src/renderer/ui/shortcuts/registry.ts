import { type KeyPress, pressesKeys, worksInFields } from './keys';

export type Layer = 'app' | 'page' | 'dialog';

export interface Shortcut {
  /** Canonical chord(s): `F4`, `Ctrl+Enter`, `Alt+1`. */
  keys: string | readonly string[];
  /** Short noun of the message files, shown in the key bar and the key sheet. */
  label: string;
  run: () => void;
  /** What the key bar prints instead of the chord, for a family of keys: `1–9`, `Alt+1–5`. */
  shown?: string;
  /** Left out of the key bar, still in the sheet. */
  bar?: boolean;
  /** Left out of the bar and of the sheet. */
  hidden?: boolean;
  enabled?: boolean;
}

export interface Registration {
  layer: Layer;
  shortcuts: readonly Shortcut[];
}

const depth: Readonly<Record<Layer, number>> = { app: 0, page: 1, dialog: 2 };

const chords = (shortcut: Shortcut): readonly string[] =>
  typeof shortcut.keys === 'string' ? [shortcut.keys] : shortcut.keys;

/** Registrations that may act now, nearest first: an open dialog hides page and app; the latest of a layer wins. */
export function activeRegistrations(all: readonly Registration[]): Registration[] {
  const top = all.some((one) => one.layer === 'dialog') ? all.filter((one) => one.layer === 'dialog') : all;
  return top
    .map((one, at) => ({ one, at }))
    .sort((a, b) => depth[b.one.layer] - depth[a.one.layer] || b.at - a.at)
    .map(({ one }) => one);
}

/** The shortcut that a key press means, or nothing. Plain keys stay with the field that has the focus. */
export function matchShortcut(
  all: readonly Registration[],
  press: KeyPress,
  inField: boolean,
): Shortcut | undefined {
  return activeRegistrations(all)
    .flatMap((one) => one.shortcuts)
    .find(
      (shortcut) =>
        shortcut.enabled !== false &&
        chords(shortcut).some((keys) => pressesKeys(press, keys) && (!inField || worksInFields(keys))),
    );
}

/** Every shortcut registered now, in the order of the calls; the frame and the key sheet subscribe to it. */
export class ShortcutRegistry {
  private registrations: readonly Registration[] = [];
  private readonly listeners = new Set<() => void>();

  readonly snapshot = (): readonly Registration[] => this.registrations;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  add(registration: Registration): () => void {
    this.change([...this.registrations, registration]);
    return () => this.change(this.registrations.filter((one) => one !== registration));
  }

  private change(next: readonly Registration[]): void {
    this.registrations = next;
    for (const listener of this.listeners) listener();
  }
}
