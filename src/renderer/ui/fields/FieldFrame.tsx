import { CircleAlert, CircleCheck, TriangleAlert } from 'lucide-react';
import { type ReactNode, type Ref, useId } from 'react';
import { useTranslation } from 'react-i18next';
import { Icon } from '../Icon';

/** What every field has in common: words, messages, links to the form. `null` is always the empty value. */
export interface FieldProps<V> {
  label: string;
  value: V;
  onChange: (value: V) => void;
  onBlur?: () => void;
  /** Messages under the field; the most serious one shows. */
  error?: string;
  warning?: string;
  ok?: string;
  hint?: ReactNode;
  required?: boolean;
  disabled?: boolean;
  readOnly?: boolean;
  autoFocus?: boolean;
  inputRef?: Ref<HTMLInputElement | HTMLTextAreaElement | null>;
  id?: string;
  name?: string;
  placeholder?: string;
  /** Unit at the right inside the field: km, €, %. */
  unit?: string;
  /** The label is kept for readers only (a cell or a bar names the field). */
  hideLabel?: boolean;
  className?: string;
}

export interface ControlProps {
  id: string;
  'aria-describedby': string;
  'aria-invalid': boolean | undefined;
  'aria-required': boolean | undefined;
}

interface FieldFrameProps
  extends Pick<
    FieldProps<unknown>,
    'label' | 'error' | 'warning' | 'ok' | 'hint' | 'required' | 'id' | 'hideLabel' | 'className'
  > {
  /** Small text at the right end of the label: `F4`, `5/8`. */
  note?: ReactNode;
  /** A group of controls is named by its label instead of being labelled for one input. */
  group?: boolean;
  children: (control: ControlProps) => ReactNode;
}

/** Label above, control, and a line for messages whose place is reserved. */
export function FieldFrame({
  label,
  note,
  group,
  hideLabel,
  className = '',
  children,
  ...rest
}: FieldFrameProps) {
  const { t } = useTranslation();
  const ownId = useId();
  const id = rest.id ?? ownId;
  const helpId = `${id}-help`;
  const words = (
    <>
      <span>
        {label}
        {rest.required && <span className="sr">, {t(($) => $.ui.required)}</span>}
      </span>
      {note && (
        <span className="mm" aria-hidden="true">
          {note}
        </span>
      )}
    </>
  );
  return (
    <div className={`field ${className}`}>
      {group ? (
        <span id={`${id}-label`} className={hideLabel ? 'sr' : 'lab'}>
          {words}
        </span>
      ) : (
        <label htmlFor={id} className={hideLabel ? 'sr' : undefined}>
          {words}
        </label>
      )}
      {children({
        id,
        'aria-describedby': helpId,
        'aria-invalid': rest.error ? true : undefined,
        'aria-required': rest.required || undefined,
      })}
      <FieldMessage id={helpId} error={rest.error} warning={rest.warning} ok={rest.ok} hint={rest.hint} />
    </div>
  );
}

const signs = { bad: CircleAlert, warn: TriangleAlert, good: CircleCheck };

function FieldMessage({
  id,
  error,
  warning,
  ok,
  hint,
}: { id: string } & Pick<FieldProps<unknown>, 'error' | 'warning' | 'ok' | 'hint'>) {
  const kind = error ? 'bad' : warning ? 'warn' : ok ? 'good' : null;
  const text = error ?? warning ?? ok ?? hint;
  return (
    <span id={id} className={`help ${kind ?? ''}`} aria-live="polite">
      {text && (
        <>
          {kind && <Icon of={signs[kind]} />}
          <span>{text}</span>
        </>
      )}
    </span>
  );
}
