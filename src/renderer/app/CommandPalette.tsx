// biome-ignore-all lint/a11y/noNoninteractiveElementToInteractiveRole: a list box driven by the field above it
import Dialog from '@mui/material/Dialog';
import { Search } from 'lucide-react';
import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Icon } from '../ui/Icon';
import { Kbd } from '../ui/Kbd';
import { useShortcuts } from '../ui/shortcuts/useShortcuts';
import { nextRow } from '../ui/tableNav';
import { type AppCommand, findCommands } from './commands';

interface CommandPaletteProps {
  open: boolean;
  commands: readonly AppCommand[];
  onClose: () => void;
}

/** Every command of this moment by its name (Ctrl+K). */
export function CommandPalette({ open, commands, onClose }: CommandPaletteProps) {
  const { t } = useTranslation();
  return (
    <Dialog
      open={open}
      onClose={onClose}
      aria-label={t(($) => $.app.palette.title)}
      slotProps={{
        paper: { style: { width: 560, maxWidth: '94vw' } },
        container: { style: { alignItems: 'flex-start', paddingTop: '6vh' } },
      }}
    >
      <PaletteBody commands={commands} onClose={onClose} />
    </Dialog>
  );
}

function PaletteBody({ commands, onClose }: Omit<CommandPaletteProps, 'open'>) {
  const { t } = useTranslation();
  const [query, setQuery] = useState('');
  const [at, setAt] = useState(0);
  const list = useRef<HTMLUListElement>(null);
  const listId = useId();
  const found = findCommands(commands, query);
  const current = Math.min(at, found.length - 1);
  useShortcuts([{ keys: 'Esc', label: t(($) => $.ui.close), run: onClose }], { layer: 'dialog' });
  useEffect(() => {
    list.current?.children[current]?.scrollIntoView({ block: 'nearest' });
  }, [current]);

  const run = (command: AppCommand | undefined) => {
    if (!command) return;
    onClose();
    command.run();
  };

  const onKeyDown = (event: KeyboardEvent) => {
    const next =
      event.key === 'Home' || event.key === 'End' ? undefined : nextRow(event.key, current, found.length, 8);
    if (next !== undefined) setAt(next);
    else if (event.key === 'Enter') run(found[current]);
    else return;
    event.preventDefault();
  };

  return (
    <>
      <div className="palette-query">
        <Icon of={Search} className="mm" />
        <input
          // biome-ignore lint/a11y/noAutofocus: the dialog is opened to type
          autoFocus
          type="text"
          role="combobox"
          aria-expanded={found.length > 0}
          aria-controls={listId}
          aria-activedescendant={found[current] ? `${listId}-${current}` : undefined}
          aria-label={t(($) => $.app.palette.title)}
          placeholder={t(($) => $.app.palette.placeholder)}
          value={query}
          onChange={(event) => {
            setQuery(event.target.value);
            setAt(0);
          }}
          onKeyDown={onKeyDown}
        />
      </div>
      <ul
        ref={list}
        id={listId}
        role="listbox"
        aria-label={t(($) => $.app.palette.title)}
        className="palette-list"
      >
        {found.map((command, index) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the keys act in the field above
          // biome-ignore lint/a11y/useFocusableInteractive: active descendant of the field above
          <li
            key={command.id}
            id={`${listId}-${index}`}
            role="option"
            aria-selected={index === current}
            onClick={() => run(command)}
          >
            {command.icon && <Icon of={command.icon} className="m" />}
            <span className="grow ell">{command.label}</span>
            {command.group && <span className="s mm">{command.group}</span>}
            {command.shortcut && <Kbd keys={command.shortcut} />}
          </li>
        ))}
      </ul>
      {found.length === 0 && query && (
        <p className="dialog-body mm">{t(($) => $.app.palette.none, { query })}</p>
      )}
    </>
  );
}
