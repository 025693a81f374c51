import { IconButton } from '@renderer/ui/Button';
import { TextField } from '@renderer/ui/fields/TextField';
import { X } from 'lucide-react';
import { type KeyboardEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';

interface CodesFieldProps {
  value: readonly string[];
  onChange: (codes: string[]) => void;
  readOnly: boolean;
}

/** Barcodes of a part: each scan or Enter adds one, so that several boxes are read one after another. */
export function CodesField({ value, onChange, readOnly }: CodesFieldProps) {
  const { t } = useTranslation();
  const [typed, setTyped] = useState('');
  const add = () => {
    const code = typed.trim().toUpperCase();
    if (code && !value.includes(code)) onChange([...value, code]);
    setTyped('');
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || typed.trim() === '') return;
    // Enter would go to the next field: here the next code may follow.
    event.preventDefault();
    add();
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: keys of the field within
    <div className="w6 codes" onKeyDown={onKeyDown}>
      {!readOnly && (
        <TextField
          label={t(($) => $.parts.field.codes)}
          maxLength={40}
          value={typed}
          onChange={setTyped}
          onBlur={add}
          hint={value.length === 0 ? t(($) => $.parts.field.codesHint) : undefined}
        />
      )}
      {value.length > 0 && (
        <ul aria-label={t(($) => $.parts.field.codes)}>
          {value.map((code) => (
            <li key={code}>
              <span className="nw">{code}</span>
              {!readOnly && (
                <IconButton
                  icon={X}
                  small
                  variant="ghost"
                  label={t(($) => $.parts.field.codeRemove, { code })}
                  onClick={() => onChange(value.filter((one) => one !== code))}
                />
              )}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
