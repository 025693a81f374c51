import OutlinedInput from '@mui/material/OutlinedInput';
import type { HTMLAttributes, KeyboardEvent } from 'react';
import { FieldFrame, type FieldProps } from './FieldFrame';

export interface TextFieldProps extends FieldProps<string> {
  /** Applied to what is typed: upper case of plates, digits only. */
  transform?: (text: string) => string;
  maxLength?: number;
  type?: 'text' | 'password' | 'search' | 'email';
  inputMode?: HTMLAttributes<HTMLInputElement>['inputMode'];
  mono?: boolean;
  note?: string;
  onKeyDown?: (event: KeyboardEvent<HTMLInputElement | HTMLTextAreaElement>) => void;
}

export function TextField({
  value,
  onChange,
  onBlur,
  transform = (text) => text,
  maxLength,
  type = 'text',
  inputMode,
  mono,
  note,
  unit,
  disabled,
  readOnly,
  autoFocus,
  inputRef,
  name,
  placeholder,
  onKeyDown,
  ...frame
}: TextFieldProps) {
  return (
    <FieldFrame {...frame} note={note}>
      {({ id, ...aria }) => (
        <OutlinedInput
          id={id}
          fullWidth
          name={name}
          type={type}
          value={value}
          placeholder={placeholder}
          disabled={disabled}
          readOnly={readOnly}
          error={aria['aria-invalid']}
          autoFocus={autoFocus}
          inputRef={inputRef}
          onBlur={onBlur}
          onKeyDown={onKeyDown}
          onChange={(event) => onChange(transform(event.target.value))}
          endAdornment={unit && <span className="unit">{unit}</span>}
          slotProps={{
            input: {
              ...aria,
              maxLength,
              inputMode,
              className: mono ? 'mono' : undefined,
              autoComplete: 'off',
              spellCheck: false,
            },
          }}
        />
      )}
    </FieldFrame>
  );
}
