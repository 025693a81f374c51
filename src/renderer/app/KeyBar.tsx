import { useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { Kbd } from '../ui/Kbd';
import { activeRegistrations, type Registration, type Shortcut } from '../ui/shortcuts/registry';
import { useRegistrations } from '../ui/shortcuts/useShortcuts';
import { frameStatus } from './frameStatus';

const MOST = 9;

export const shownKeys = (shortcut: Shortcut): string =>
  shortcut.shown ?? (typeof shortcut.keys === 'string' ? shortcut.keys : (shortcut.keys[0] ?? ''));

/** At most nine keys of this moment, the screen's own first. */
export function keysOfNow(all: readonly Registration[]): Shortcut[] {
  const seen = new Set<string>();
  return activeRegistrations(all)
    .sort((a, b) => Number(a.layer === 'app') - Number(b.layer === 'app'))
    .flatMap((one) => one.shortcuts)
    .filter((one) => one.bar !== false && !one.hidden && one.enabled !== false)
    .filter((one) => !seen.has(shownKeys(one)) && seen.add(shownKeys(one)))
    .slice(0, MOST);
}

/** Keys of this screen, the last save, F1. */
export function KeyBar() {
  const { t } = useTranslation();
  const keys = keysOfNow(useRegistrations());
  const status = useSyncExternalStore(frameStatus.subscribe, frameStatus.current);
  return (
    <footer className="keybar">
      <span className="keys">
        {keys.map((one) => (
          <span key={shownKeys(one)} className="one">
            <Kbd keys={shownKeys(one)} />
            {one.label}
          </span>
        ))}
      </span>
      {status && (
        <span className="mm" role="status">
          {status}
        </span>
      )}
      <span className="one">
        <Kbd keys="F1" />
        {t(($) => $.app.keybar.all)}
      </span>
    </footer>
  );
}
