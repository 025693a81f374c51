import type { Shortcut } from '@renderer/ui/shortcuts/registry';
import { useShortcuts } from '@renderer/ui/shortcuts/useShortcuts';
import { useTranslation } from 'react-i18next';

interface OrderKeys {
  list: () => void;
  issue: () => void;
  margin: (() => void) | null;
  print: () => void;
  saveAndClose: (() => void) | null;
  next: () => void;
  lineState: () => void;
  newJob: (() => void) | null;
  job: () => void;
  packages: (() => void) | null;
  back: () => void;
}

/** The keys of the order's screen (product §6); F8 belongs to the line editor, Alt+F2 to the panel. */
export function useOrderKeys(act: OrderKeys): void {
  const { t } = useTranslation();
  const shortcut = (
    keys: string,
    label: string,
    run: (() => void) | null,
    more: Partial<Shortcut> = {},
  ): Shortcut[] => (run ? [{ keys, label, run, ...more }] : []);
  useShortcuts([
    ...shortcut(
      'F4',
      t(($) => $.orders.keys.substitutes),
      act.list,
    ),
    ...shortcut(
      'Space',
      t(($) => $.orders.keys.lineState),
      act.lineState,
    ),
    ...shortcut(
      'F9',
      t(($) => $.orders.keys.issue),
      act.issue,
    ),
    ...shortcut(
      'F12',
      t(($) => $.orders.keys.margin),
      act.margin,
      { bar: false },
    ),
    ...shortcut(
      'Ctrl+ArrowRight',
      t(($) => $.orders.keys.next),
      act.next,
    ),
    ...shortcut(
      'Ctrl+P',
      t(($) => $.orders.keys.print),
      act.print,
    ),
    ...shortcut(
      'Ctrl+Enter',
      t(($) => $.orders.keys.saveClose),
      act.saveAndClose,
    ),
    ...shortcut(
      'Insert',
      t(($) => $.orders.keys.newJob),
      act.newJob,
      { bar: false },
    ),
    ...shortcut(
      'Alt+J',
      t(($) => $.orders.keys.job),
      act.job,
      { bar: false },
    ),
    ...shortcut(
      'Alt+P',
      t(($) => $.orders.keys.packages),
      act.packages,
    ),
    ...shortcut(
      'Esc',
      t(($) => $.orders.keys.back),
      act.back,
    ),
  ]);
}
