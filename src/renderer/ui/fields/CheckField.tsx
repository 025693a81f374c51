import type { Ref } from 'react';
import { Check } from '../Check';
import type { FieldProps } from './FieldFrame';

type CheckFieldProps = Pick<
  FieldProps<boolean>,
  'label' | 'value' | 'onChange' | 'onBlur' | 'disabled' | 'name' | 'inputRef'
>;

/** A yes or no among fields. */
export function CheckField({ value, inputRef, ...rest }: CheckFieldProps) {
  return <Check {...rest} checked={value} inputRef={inputRef as Ref<HTMLInputElement>} />;
}
