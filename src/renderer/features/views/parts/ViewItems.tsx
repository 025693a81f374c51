import Divider from '@mui/material/Divider';
import MenuItem from '@mui/material/MenuItem';
import { Icon } from '@renderer/ui/Icon';
import type { SavedView } from '@shared/features/views/model';
import { Check } from 'lucide-react';
import type { ReactNode } from 'react';
import type { useTranslation } from 'react-i18next';

interface ViewItemsProps {
  t: ReturnType<typeof useTranslation>['t'];
  views: readonly SavedView[];
  chosen: SavedView | null;
  defaultId: number | null;
  /** What is undefined cannot be done now and is not shown. */
  acts: {
    choose: (view: SavedView | null) => void;
    save: (() => void) | undefined;
    saveAs: () => void;
    reset: (() => void) | undefined;
    makeDefault: (() => void) | undefined;
    edit: (() => void) | undefined;
    remove: (() => void) | undefined;
  };
  close: () => void;
}

/** The items of the menu: the views, then what can be done with the chosen one. MUI's menu wants them as direct children. */
export function viewItems({ t, views, chosen, defaultId, acts, close }: ViewItemsProps): ReactNode[] {
  const act = (run: () => void) => () => {
    close();
    run();
  };
  const line = (view: SavedView | null) => {
    const on = view?.id === chosen?.id;
    const notes = [
      ...(view?.shared ? [t(($) => $.views.shared)] : []),
      ...((view?.id ?? null) === defaultId ? [t(($) => $.views.isDefault)] : []),
    ];
    return (
      <MenuItem
        key={view?.id ?? 'usual'}
        role="menuitemradio"
        aria-checked={on}
        selected={on}
        autoFocus={on}
        onClick={act(() => acts.choose(view))}
      >
        <span className="row grow">
          <span className={`view-mark ${on ? 'on' : ''}`}>{on && <Icon of={Check} size={14} />}</span>
          <span className="grow ell">{view?.name ?? t(($) => $.views.usual)}</span>
          {notes.length > 0 && <span className="s mm">{notes.join(', ')}</span>}
        </span>
      </MenuItem>
    );
  };
  const item = (key: string, label: string, run: (() => void) | undefined) =>
    run ? (
      <MenuItem key={key} onClick={act(run)}>
        {label}
      </MenuItem>
    ) : null;
  const resetLabel = chosen ? t(($) => $.views.reset) : t(($) => $.views.resetUsual);
  return [
    line(null),
    ...views.map(line),
    <Divider key="divider" />,
    item(
      'save',
      t(($) => $.views.save),
      acts.save,
    ),
    item(
      'saveAs',
      t(($) => $.views.saveAs),
      acts.saveAs,
    ),
    item('reset', resetLabel, acts.reset),
    item(
      'default',
      t(($) => $.views.makeDefault),
      acts.makeDefault,
    ),
    item(
      'edit',
      t(($) => $.views.edit),
      acts.edit,
    ),
    item(
      'remove',
      t(($) => $.views.remove),
      acts.remove,
    ),
  ].filter((one) => one !== null);
}
