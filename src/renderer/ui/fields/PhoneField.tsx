import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { TextField, type TextFieldProps } from './TextField';

const allowed = (text: string) => text.replace(/[^\d+()/\s-]/g, '').slice(0, 24);

/** Groups a Bulgarian mobile number as it is spoken: 0888 123 456. Others stay as typed. */
export function groupPhone(text: string): string {
  const bare = text.replace(/[\s\-/()]/g, '');
  const mobile = /^(0[89]\d{2})(\d{3})(\d{3})$/.exec(bare);
  return mobile ? mobile.slice(1).join(' ') : text.trim().replace(/\s+/g, ' ');
}

export function PhoneField({ value, onChange, onBlur, error, ...rest }: TextFieldProps) {
  const { t } = useTranslation();
  const [left, setLeft] = useState(false);
  const digits = value.replace(/\D/g, '').length;
  const short =
    left && digits > 0 && digits < 6 ? t(($) => $.ui.invalid.phone, { count: digits }) : undefined;
  return (
    <TextField
      {...rest}
      value={value}
      transform={allowed}
      inputMode="tel"
      error={short ?? error}
      onChange={(text) => {
        setLeft(false);
        onChange(text);
      }}
      onBlur={() => {
        setLeft(true);
        onChange(groupPhone(value));
        onBlur?.();
      }}
    />
  );
}
