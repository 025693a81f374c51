import type { GlyphName } from './StatusGlyph';

export interface ToastMessage {
  text: string;
  glyph?: GlyphName;
  action?: { label: string; run: () => void };
}

let current: ToastMessage | null = null;
const listeners = new Set<() => void>();

function set(next: ToastMessage | null): void {
  current = next;
  for (const listener of listeners) listener();
}

/** Finished work outside the view: printed, exported, backed up. Errors are never toasts (design §5). */
export const toast = {
  show: (message: ToastMessage): void => set(message),
  hide: (): void => set(null),
  current: (): ToastMessage | null => current,
  subscribe: (listener: () => void): (() => void) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
};
