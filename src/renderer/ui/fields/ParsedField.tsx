import { type KeyboardEvent, useState } from 'react';
import type { FieldProps } from './FieldFrame';
import { TextField } from './TextField';

export interface ParsedFieldProps<V> extends FieldProps<V | null> {
  parse: (text: string) => V | null;
  format: (value: V) => string;
  /** Says why a text is not a value of this field. */
  complain: (text: string) => string;
  /** Checks a value that reads well: negative, too large, too early. */
  check?: (value: V) => string | undefined;
  /**
   * Stands for text that is not a value. It must fail the form's schema, so that neither the old value nor
   * „empty“ is saved in its place.
   */
  unreadable: (text: string) => V;
  note?: string;
  align?: 'right';
  onKey?: (
    event: KeyboardEvent<HTMLInputElement | HTMLTextAreaElement>,
    value: V | null,
  ) => V | null | undefined;
}

/** A field whose text stands for a value: reads while typing, complains and rewrites only on leaving. */
export function ParsedField<V>({
  value,
  onChange,
  onBlur,
  parse,
  format,
  complain,
  check,
  unreadable,
  onKey,
  error,
  align,
  className = '',
  ...rest
}: ParsedFieldProps<V>) {
  const [draft, setDraft] = useState<string | null>(null);
  const [complaint, setComplaint] = useState<string>();
  const [emitted, setEmitted] = useState<V | null>(value);
  if (draft !== null && !Object.is(value, emitted)) {
    // the value was changed from outside (a reset, another field): what was typed no longer stands for it
    setEmitted(value);
    setDraft(null);
    setComplaint(undefined);
  }
  const shown = draft ?? (value === null ? '' : format(value));

  const type = (text: string) => {
    setDraft(text);
    setComplaint(undefined);
    const read = text.trim() === '' ? null : (parse(text) ?? unreadable(text));
    setEmitted(read);
    onChange(read);
  };

  const leave = () => {
    if (draft !== null) {
      const read = draft.trim() === '' ? null : parse(draft);
      if (read === null && draft.trim() !== '') setComplaint(complain(draft.trim()));
      else {
        setDraft(null);
        setComplaint(read === null ? undefined : check?.(read));
      }
    }
    onBlur?.();
  };

  return (
    <TextField
      {...rest}
      className={`${align === 'right' ? 'right' : ''} ${className}`}
      value={shown}
      onChange={type}
      onBlur={leave}
      error={complaint ?? error}
      onKeyDown={(event) => {
        const next = onKey?.(event, value);
        if (next === undefined) return;
        event.preventDefault();
        setDraft(null);
        setComplaint(undefined);
        onChange(next);
      }}
    />
  );
}
