import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatPhone, normalizePhone, phoneKey } from './phones';

describe('phones', () => {
  it.each([
    '0888123456',
    '0888 123 456',
    '00359888123456',
    '+359 888 123 456',
    '+359 (0)888 123-456',
    '359888123456',
    '888123456',
    '0888/123 456',
  ])('%s is one number', (typed) => {
    expect(normalizePhone(typed)).toEqual({ e164: '+359888123456', known: true });
  });

  it.each([
    ['0888123456', '0888 123 456'],
    ['0999 123 456', '0999 123 456'],
    ['02 123 4567', '02 123 4567'],
    ['029876543', '02 987 6543'],
    ['032 123 456', '032 123 456'],
    ['070012345', '0700 12 345'],
    ['+49 170 1234567', '+49 170 123 4567'],
    ['+1 212 555 0100', '+1 212 555 0100'],
    ['+389 70 123 456', '+389 701 23456'],
    ['0040 721 234 567', '+40 721 234 567'],
  ])('%s is shown %s', (typed, shown) => {
    expect(normalizePhone(typed).known).toBe(true);
    expect(formatPhone(normalizePhone(typed).e164)).toBe(shown);
  });

  it.each([
    '112',
    '08881234',
    'вътрешен 12',
    '',
    '+359 1',
    '+0123456789',
    '0888123456 Иван',
    '12345678901234567890',
  ])('%j is kept as typed, with a warning', (typed) => {
    expect(normalizePhone(typed)).toEqual({ e164: typed, known: false });
    expect(formatPhone(typed)).toBe(typed);
  });

  it('are kept the same when typed as shown', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^(0(8[789]\d{7}|2\d{6,7}|[3-7]\d{7})|\+4[0-9]\d{8,10})$/), (typed) => {
        const phone = normalizePhone(typed);
        expect(phone.known).toBe(true);
        expect(normalizePhone(formatPhone(phone.e164))).toEqual(phone);
        expect(normalizePhone(phone.e164)).toEqual(phone);
      }),
    );
  });

  it('are found by one key in every spelling', () => {
    expect(['0888123456', '+359 888 123 456', '888123456'].map(phoneKey)).toEqual(Array(3).fill('888123456'));
    expect(phoneKey('08881')).toBe('8881');
    expect(phoneKey('+4917012345')).toBe('4917012345');
  });
});
