import { describe, expect, it } from 'vitest';
import { checkVin, vinCheckDigit, vinKey } from './vin';

describe('VIN', () => {
  it('turns look-alikes into what a VIN may hold', () => {
    expect(vinKey('wvwzzz1kz-6w O00I 2Q')).toBe('WVWZZZ1KZ6W00012' + '0');
    expect(vinKey('ТМВ О')).toBe('TMB0');
  });

  it.each([
    ['1M8GDM9AXKP042788', 'X'],
    ['1HGCM82633A004352', '3'],
    ['11111111111111111', '1'],
  ])('knows the check digit of %s', (vin, digit) => {
    expect(vinCheckDigit(vin)).toBe(digit);
    expect(checkVin(vin)).toEqual({ ok: true, hint: null });
  });

  it('only hints at a wrong check digit, which European makers do not keep', () => {
    expect(checkVin('WVWZZZ1KZ6W000123')).toEqual({ ok: true, hint: 'checkDigit' });
  });

  it.each([
    ['', false, 'empty'],
    ['--', false, 'empty'],
    ['СН 7B41', true, 'short'],
    ['WVWZZZ1KZ6W00012Щ', false, 'letters'],
    ['WVWZZZ1KZ6W0001234', false, 'long'],
  ])('%j', (vin, ok, hint) => {
    expect(checkVin(vin)).toEqual({ ok, hint });
  });
});
