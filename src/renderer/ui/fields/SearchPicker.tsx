import Autocomplete from '@mui/material/Autocomplete';
import OutlinedInput from '@mui/material/OutlinedInput';
import { ChevronDown } from 'lucide-react';
import { type KeyboardEvent, type ReactNode, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Icon } from '../Icon';
import { FieldFrame, type FieldProps } from './FieldFrame';
import { useAdvance } from './nav';
import { useOptions } from './useOptions';

export interface SearchPickerProps<T> extends FieldProps<T | null> {
  /** Asks for the matches of what is typed; late answers are dropped. */
  load: (query: string, signal: AbortSignal) => Promise<readonly T[]>;
  optionKey: (option: T) => string | number;
  optionText: (option: T) => string;
  renderOption?: (option: T, query: string) => ReactNode;
  /** A last line that makes a new entry of what was typed. */
  onCreate?: { label: (query: string) => string; run: (query: string) => void };
  /** Characters before the first question. */
  minLength?: number;
  /** Shows a chevron: a short list rather than a search. */
  select?: boolean;
  clearable?: boolean;
}

type Line<T> = { option: T } | { create: string };

/** A search that ends in a choice: type, ↑ ↓ and Enter; F4 opens the list; Tab or → takes the completion. */
export function SearchPicker<T>({
  value,
  onChange,
  onBlur,
  load,
  optionKey,
  optionText,
  renderOption,
  onCreate,
  minLength = 0,
  select,
  clearable,
  disabled,
  readOnly,
  autoFocus,
  inputRef,
  name,
  placeholder,
  unit,
  ...frame
}: SearchPickerProps<T>) {
  const { t } = useTranslation();
  const advance = useAdvance();
  const own = useRef<HTMLInputElement | null>(null);
  const [open, setOpen] = useState(false);
  const [typed, setTyped] = useState<string | null>(null);
  const [left, setLeft] = useState(false);
  const text = value === null ? '' : optionText(value);
  const query = typed ?? '';
  const { options, busy, whenReady } = useOptions(load, query, open && query.length >= minLength);
  const lines: Line<T>[] = options.map((option) => ({ option }));
  if (onCreate && query.trim() && !busy) lines.push({ create: query.trim() });

  const first = options[0];
  const ghost = first && typed && open ? completion(typed, optionText(first)) : '';
  const unpicked =
    left && typed?.trim() && value === null ? t(($) => $.ui.invalid.pick, { text: typed.trim() }) : undefined;

  const pick = (line: Line<T> | null, byKeyboard: boolean) => {
    setTyped(null);
    setOpen(false);
    if (line === null) return onChange(null);
    if ('create' in line) return onCreate?.run(line.create);
    onChange(line.option);
    if (byKeyboard) setTimeout(() => advance(own.current));
  };

  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    if (event.key === 'F4') {
      event.preventDefault();
      setOpen(!open);
    } else if (ghost && first && (event.key === 'Tab' || event.key === 'ArrowRight') && !event.shiftKey) {
      if (event.key === 'ArrowRight') event.preventDefault();
      pick({ option: first }, false);
    } else if (event.key === 'Enter' && open && busy) {
      // typed faster than the answer: the choice waits for the matches of what stands here now
      event.preventDefault();
      (event as KeyboardEvent<HTMLElement> & { defaultMuiPrevented?: boolean }).defaultMuiPrevented = true;
      whenReady(([option]) => {
        if (option !== undefined) pick({ option }, true);
        else if (onCreate) pick({ create: query.trim() }, true);
      });
    } else if (event.key === 'Enter' && !open) {
      // a closed list leaves Enter to the form: next empty field
      (event as KeyboardEvent<HTMLElement> & { defaultMuiPrevented?: boolean }).defaultMuiPrevented = true;
    }
  };

  return (
    <FieldFrame {...frame} note="F4" error={unpicked ?? frame.error}>
      {({ id, ...aria }) => (
        <Autocomplete<Line<T>, false, boolean, false>
          id={id}
          open={open}
          onOpen={(event) => {
            if (!(event.type === 'keydown' && 'key' in event && event.key === 'Enter')) setOpen(true);
          }}
          onClose={() => setOpen(false)}
          disabled={disabled}
          readOnly={readOnly}
          options={lines}
          value={value === null ? null : { option: value }}
          inputValue={typed ?? text}
          filterOptions={(all) => all}
          autoHighlight
          handleHomeEndKeys={false}
          disableClearable={!clearable}
          loading={busy}
          loadingText={t(($) => $.ui.loading)}
          noOptionsText={
            query.length < minLength
              ? t(($) => $.ui.field.typeMore, { count: minLength })
              : query
                ? t(($) => $.ui.field.noMatch, { query })
                : t(($) => $.ui.field.noItems)
          }
          getOptionLabel={(line) => ('create' in line ? line.create : optionText(line.option))}
          getOptionKey={(line) => ('create' in line ? '+create' : optionKey(line.option))}
          isOptionEqualToValue={(a, b) =>
            'option' in a && 'option' in b && optionKey(a.option) === optionKey(b.option)
          }
          onInputChange={(_event, next, reason) => {
            if (reason !== 'input') return;
            setTyped(next);
            setLeft(false);
            setOpen(true);
            if (value !== null) onChange(null);
          }}
          onChange={(event, line) => pick(line, event.type === 'keydown')}
          onBlur={() => {
            setLeft(true);
            onBlur?.();
          }}
          renderOption={({ key, ...li }, line, { inputValue }) => (
            <li key={key} {...li}>
              {'create' in line
                ? onCreate?.label(line.create)
                : (renderOption?.(line.option, typed === null ? '' : inputValue) ?? optionText(line.option))}
            </li>
          )}
          slotProps={{
            listbox: { 'aria-label': frame.label },
            popper: { placement: 'bottom-start' },
          }}
          renderInput={(params) => (
            <div className="picker">
              <OutlinedInput
                {...params.slotProps.input}
                id={id}
                fullWidth
                name={name}
                placeholder={placeholder}
                error={aria['aria-invalid']}
                disabled={disabled}
                autoFocus={autoFocus}
                inputRef={(element: HTMLInputElement | null) => {
                  own.current = element;
                  if (typeof inputRef === 'function') inputRef(element);
                  else if (inputRef) inputRef.current = element;
                }}
                onFocus={() => own.current?.select()}
                onKeyDown={onKeyDown}
                endAdornment={
                  select ? (
                    <Icon of={ChevronDown} className="picker-arrow mm" />
                  ) : (
                    unit && <span className="unit">{unit}</span>
                  )
                }
                slotProps={{ input: { ...params.slotProps.htmlInput, ...aria } }}
              />
              {ghost && (
                <span className="ghost-line one" aria-hidden="true">
                  {typed}
                  <i>{ghost}</i>
                </span>
              )}
            </div>
          )}
        />
      )}
    </FieldFrame>
  );
}

/** Rest of the first option after what is typed, if it begins with it. */
export function completion(typed: string, option: string): string {
  return option.toLowerCase().startsWith(typed.toLowerCase()) ? option.slice(typed.length) : '';
}
