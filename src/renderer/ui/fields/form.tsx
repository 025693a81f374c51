import { zodResolver } from '@hookform/resolvers/zod';
import { type FormEvent, type KeyboardEvent, type ReactNode, useCallback, useEffect, useRef } from 'react';
import {
  type Control,
  type DefaultValues,
  type FieldPath,
  type FieldPathValue,
  type FieldValues,
  type RefCallBack,
  type UseFormReturn,
  useController,
  useForm,
} from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import type { z } from 'zod';
import { issueText } from './issueText';
import { FormNavContext, focusNextEmpty } from './nav';

/**
 * A form checked by a schema of the contract; fields complain on leaving, in the language of the screen. New `values`
 * (memoised by the caller) replace what is in it.
 */
export function useZodForm<Input extends FieldValues, Output extends FieldValues>(
  schema: z.ZodType<Output, Input>,
  options: { defaultValues?: DefaultValues<Input>; values?: Input } = {},
): UseFormReturn<Input, unknown, Output> {
  const { t } = useTranslation();
  const { values } = options;
  const form = useForm<Input, unknown, Output>({
    defaultValues: (values as DefaultValues<Input> | undefined) ?? options.defaultValues,
    mode: 'onTouched',
    resolver: zodResolver(schema, { error: (issue) => issueText(t, issue) }),
  });
  // The library's own `values` would also reset a form that was only hidden for a while, behind the lock.
  const shown = useRef(values);
  useEffect(() => {
    if (values === undefined || shown.current === values) return;
    shown.current = values;
    form.reset(values);
  }, [values, form]);
  return form;
}

export interface BoundField<V> {
  name: string;
  value: V;
  /** `null` empties the field; whether that may stay is the schema's to say. */
  onChange: (value: V | null) => void;
  onBlur: () => void;
  inputRef: RefCallBack;
  error: string | undefined;
  disabled: boolean | undefined;
}

interface BoundProps<Values extends FieldValues, Name extends FieldPath<Values>, Output> {
  control: Control<Values, unknown, Output>;
  name: Name;
  children: (field: BoundField<FieldPathValue<Values, Name>>) => ReactNode;
}

/** Ties a field to a form: `<Bound control={form.control} name="mileage">{(f) => <IntegerField label=… {...f} />}</Bound>`. */
export function Bound<Values extends FieldValues, Name extends FieldPath<Values>, Output>({
  control,
  name,
  children,
}: BoundProps<Values, Name, Output>) {
  const { field, fieldState } = useController<Values, Name, Output>({ control, name });
  return children({
    name: field.name,
    value: field.value,
    onChange: field.onChange,
    onBlur: field.onBlur,
    inputRef: field.ref,
    error: fieldState.error?.message,
    disabled: field.disabled,
  });
}

interface FormNavProps {
  label?: string;
  className?: string;
  /** Enter with nothing left to fill: usually the focus goes to the primary button. */
  onLast?: () => void;
  onSubmit?: () => void;
  children: ReactNode;
}

/** A form in which Enter moves to the next empty field and never sends anything by surprise. */
export function FormNav({ label, className, onLast, onSubmit, children }: FormNavProps) {
  const form = useRef<HTMLFormElement>(null);
  const last = useRef(onLast);
  last.current = onLast;

  const advance = useCallback((from: Element | null) => {
    if (!form.current || focusNextEmpty(form.current, from)) return;
    if (last.current) last.current();
    else {
      const buttons = [...form.current.querySelectorAll<HTMLElement>('.btn:not([disabled], .in-field)')];
      const next = buttons.find((button) => button.classList.contains('primary')) ?? buttons[0];
      // with nowhere to go the field is left all the same, so that it complains
      if (next) next.focus();
      else if (from instanceof HTMLElement) from.blur();
    }
  }, []);

  // A dialog opened from the form is its child for React, not in the document: its keys and its submit are its own.
  const isOwn = (target: EventTarget) => form.current?.contains(target as Node) ?? false;

  const onKeyDown = (event: KeyboardEvent<HTMLFormElement>) => {
    const target = event.target as HTMLElement;
    if (!isOwn(target)) return;
    if (event.key !== 'Enter' || event.defaultPrevented || event.ctrlKey || event.altKey || event.shiftKey)
      return;
    if (!(target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement || target.dataset.nav))
      return;
    event.preventDefault();
    advance(target);
  };

  const submit = (event: FormEvent) => {
    if (!isOwn(event.target)) return;
    event.preventDefault();
    onSubmit?.();
  };

  return (
    <FormNavContext.Provider value={advance}>
      <form
        ref={form}
        aria-label={label}
        className={className}
        noValidate
        onKeyDown={onKeyDown}
        onSubmit={submit}
      >
        {children}
      </form>
    </FormNavContext.Provider>
  );
}

/** How many fields still hold a form back, in words, for the place beside the primary button. */
export function useMissingText(count: number): string | undefined {
  const { t } = useTranslation();
  if (count === 0) return undefined;
  return count === 1 ? t(($) => $.ui.field.leftOne) : t(($) => $.ui.field.left, { count });
}
