import { parseQuantity } from '@shared/kernel/quantity';
import { expect, it } from 'vitest';
import { readScan } from './words';

it('a scan is one, a number with a star before it so many', () => {
  const read = (text: string) => readScan(text, parseQuantity);
  expect(read('3800001')).toEqual({ code: '3800001', quantityMilli: 1000 });
  expect(read(' 12*5Q0 407 152 A ')).toEqual({ code: '5Q0 407 152 A', quantityMilli: 12_000 });
  expect(read('0,5 * G052')).toEqual({ code: 'G052', quantityMilli: 500 });
  expect([read(''), read('0*X'), read('1,2345*X')]).toEqual([null, null, null]);
});
