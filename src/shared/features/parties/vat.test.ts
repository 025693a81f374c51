import { describe, expect, it } from 'vitest';
import { vatNumberOn, vatPeriodsOverlap } from './vat';

const first = { number: 'BG175074752', fromOn: '2015-01-01', toOn: '2018-06-30' };
const second = { number: 'BG200510279', fromOn: '2020-03-01', toOn: null };

describe('VAT registrations', () => {
  it.each([
    ['2014-12-31', null],
    ['2015-01-01', 'BG175074752'],
    ['2018-06-30', 'BG175074752'],
    ['2018-07-01', null],
    ['2020-03-01', 'BG200510279'],
    ['2035-01-01', 'BG200510279'],
  ])('on %s the number is %s', (on, number) => {
    expect(vatNumberOn([second, first], on)).toBe(number);
  });

  it('without dates hold always', () => {
    expect(vatNumberOn([{ number: 'BG1', fromOn: null, toOn: null }], '1999-01-01')).toBe('BG1');
  });

  it.each([
    [[first, second], false],
    [[first, { ...second, fromOn: '2018-06-30' }], true],
    [[second, { number: 'BG1', fromOn: null, toOn: null }], true],
    [[{ ...first, toOn: null }, second], true],
    [[], false],
  ])('overlap %#: %s', (periods, overlap) => {
    expect(vatPeriodsOverlap(periods)).toBe(overlap);
  });
});
