import { useLayoutEffect, useRef, useSyncExternalStore } from 'react';
import { type Layer, matchShortcut, type Registration, type Shortcut, ShortcutRegistry } from './registry';

const registry = new ShortcutRegistry();

const shape = (shortcuts: readonly Shortcut[]): string =>
  JSON.stringify(shortcuts.map(({ run: _run, ...visible }) => visible));

/**
 * Binds keys while the component is mounted. Pass a fresh array on every render if that is easier: the
 * registration changes only when keys, labels or `enabled` do, and always calls the latest `run`.
 */
export function useShortcuts(
  shortcuts: readonly Shortcut[],
  { layer = 'page' }: { layer?: Layer } = {},
): void {
  const latest = useRef(shortcuts);
  // Before the paint: a key that the screen shows works at once, however fast the fingers are.
  useLayoutEffect(() => {
    latest.current = shortcuts;
  });
  const described = shape(shortcuts);
  useLayoutEffect(() => {
    const visible = JSON.parse(described) as Omit<Shortcut, 'run'>[];
    return registry.add({
      layer,
      shortcuts: visible.map((one, at) => ({ ...one, run: () => latest.current[at]?.run() })),
    });
  }, [described, layer]);
}

/** What is registered now, for the key bar and the key sheet. */
export function useRegistrations(): readonly Registration[] {
  return useSyncExternalStore(registry.subscribe, registry.snapshot);
}

function isField(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (
    target.isContentEditable ||
    target instanceof HTMLTextAreaElement ||
    target instanceof HTMLSelectElement
  )
    return true;
  return target instanceof HTMLInputElement && !['checkbox', 'radio', 'button'].includes(target.type);
}

/** Enter and Space on a focused button or link press it, whatever the page would do with the key. */
function pressesControl({ key, ctrlKey, altKey, target }: KeyboardEvent): boolean {
  if (ctrlKey || altKey || (key !== 'Enter' && key !== ' ')) return false;
  return target instanceof HTMLElement && target.closest('button, a[href], [role="button"]') !== null;
}

/** The one listener of the window. A control that used the key itself has called `preventDefault` before. */
export function listenForShortcuts(): () => void {
  const listen = (event: KeyboardEvent) => {
    if (event.defaultPrevented || event.isComposing || pressesControl(event)) return;
    const shortcut = matchShortcut(registry.snapshot(), event, isField(event.target));
    if (!shortcut) return;
    event.preventDefault();
    if (!event.repeat) shortcut.run();
  };
  window.addEventListener('keydown', listen);
  return () => window.removeEventListener('keydown', listen);
}
