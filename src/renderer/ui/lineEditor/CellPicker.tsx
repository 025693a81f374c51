import Autocomplete from '@mui/material/Autocomplete';
import InputBase from '@mui/material/InputBase';
import { type KeyboardEvent, type ReactNode, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useOptions } from '../fields/useOptions';

interface CellPickerProps<V> {
  label: string;
  /** Text of the chosen value. */
  text: string;
  placeholder?: string;
  load: (query: string) => Promise<readonly V[]>;
  optionKey: (option: V) => string | number;
  optionText: (option: V) => string;
  renderOption?: (option: V, query: string) => ReactNode;
  onPick: (option: V) => void;
  /** Enter on a text that matches nothing. */
  onText?: (text: string) => void;
  /** The list answers to a text only: F4 in the empty cell is the page's. */
  needsText?: boolean;
  invalid?: boolean;
}

/** A list inside a cell: typing opens it, F4 too; with the list closed all keys belong to the line editor. */
export function CellPicker<V>({
  label,
  text,
  placeholder,
  load,
  optionKey,
  optionText,
  renderOption,
  onPick,
  onText,
  needsText = false,
  invalid,
}: CellPickerProps<V>) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const [typed, setTyped] = useState<string | null>(null);
  const query = typed ?? '';
  const { options, busy, whenReady } = useOptions(load, query, open);

  const close = () => {
    setOpen(false);
    setTyped(null);
  };

  const turn = useRef<Promise<void>>(Promise.resolve());
  const inTurn = (act: () => void | Promise<void>) => {
    turn.current = turn.current.then(act);
  };
  /** The first match of a text, else the text; several typed in a row are answered in that order. */
  const settle = (typedText: string, take: (text: string) => void) => {
    const found = load(typedText).catch(() => []);
    inTurn(async () => {
      const [option] = await found;
      if (option === undefined) take(typedText);
      else onPick(option);
    });
  };

  const onKeyDown = (event: KeyboardEvent<HTMLElement> & { defaultMuiPrevented?: boolean }) => {
    if (event.key === 'F4' && !(needsText && query.trim() === '')) {
      event.preventDefault();
      setOpen(!open);
      return;
    }
    if (!open) {
      event.defaultMuiPrevented = true;
      return;
    }
    if (event.key === 'Enter' && busy) {
      // typed faster than the answer: the choice waits for the matches of what stands here now
      event.preventDefault();
      event.defaultMuiPrevented = true;
      if (onText && query.trim()) {
        // The line is free at once: a scanner writes the next number before this one is found.
        settle(query.trim(), onText);
        close();
      } else
        whenReady(([option]) => {
          if (option === undefined) return;
          close();
          onPick(option);
        });
    } else if (event.key === 'Escape') {
      event.preventDefault();
      close();
    } else if (event.key === 'Enter' && options.length === 0 && !busy && query.trim() && onText) {
      event.preventDefault();
      const typedText = query.trim();
      inTurn(() => onText(typedText));
      close();
    }
    if (event.key !== 'Tab') event.stopPropagation();
  };

  return (
    <Autocomplete<{ option: V }, false, false, false>
      open={open}
      onOpen={() => {}}
      onClose={() => setOpen(false)}
      options={options.map((option) => ({ option }))}
      value={null}
      inputValue={typed ?? text}
      filterOptions={(all) => all}
      autoHighlight
      handleHomeEndKeys={false}
      loading={busy}
      loadingText={t(($) => $.ui.loading)}
      noOptionsText={query ? t(($) => $.ui.field.noMatch, { query }) : t(($) => $.ui.field.noItems)}
      getOptionLabel={({ option }) => optionText(option)}
      getOptionKey={({ option }) => optionKey(option)}
      onInputChange={(_event, next, reason) => {
        if (reason !== 'input') return;
        setTyped(next);
        setOpen(next.trim() !== '');
      }}
      onChange={(_event, line) => {
        close();
        if (!line) return;
        if (onText) inTurn(() => onPick(line.option));
        else onPick(line.option);
      }}
      onBlur={close}
      onKeyDown={onKeyDown}
      renderOption={({ key, ...li }, { option }) => (
        <li key={key} {...li}>
          {renderOption?.(option, query) ?? optionText(option)}
        </li>
      )}
      slotProps={{
        listbox: { 'aria-label': label },
        popper: { placement: 'bottom-start', style: { minWidth: 240 } },
      }}
      renderInput={(params) => (
        <InputBase
          {...params.slotProps.input}
          id={params.id}
          fullWidth
          placeholder={placeholder}
          endAdornment={undefined}
          slotProps={{
            input: { ...params.slotProps.htmlInput, 'aria-label': label, 'aria-invalid': invalid },
          }}
        />
      )}
    />
  );
}
