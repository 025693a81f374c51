import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkEgn, checkEik, checkIban, checkLnch, checkVatNumber, egnBirthDate } from './identifiers';

const today = '2026-11-24';
const ok = { ok: true, code: 'ok' };

/** One changed digit must be noticed, but for the few pairs that a mod 11 with 10 → 0 confuses. */
function noticedChanges(valid: string, check: (text: string) => { ok: boolean }): number {
  let noticed = 0;
  for (let at = 0; at < valid.length; at += 1) {
    for (let digit = 0; digit < 10; digit += 1) {
      const changed = valid.slice(0, at) + digit + valid.slice(at + 1);
      if (changed !== valid && !check(changed).ok) noticed += 1;
    }
  }
  return noticed / (valid.length * 9);
}

describe('ЕИК', () => {
  it.each([
    '175074752',
    '200510279',
    '131129282',
    '000713391',
    '1750747520004',
    '1750747520019',
    '1750747520340',
  ])('%s is valid', (eik) => {
    expect(checkEik(eik)).toEqual(ok);
  });

  it.each([
    ['175074751', 'checksum'],
    ['1750747520005', 'checksum'],
    ['1750747510004', 'checksum'],
    ['17507475', 'length'],
    ['1750747520', 'length'],
    ['17507475A', 'characters'],
    ['  ', 'empty'],
  ])('%j: %s', (eik, code) => {
    expect(checkEik(eik)).toEqual({ ok: false, code });
  });

  it('accepts spaces and notices a wrong digit', () => {
    expect(checkEik('175 074 752')).toEqual(ok);
    expect(noticedChanges('175074752', checkEik)).toBeGreaterThan(0.9);
  });
});

describe('ЕГН', () => {
  it.each(['8032056031', '7523169263'])('%s is valid', (egn) => {
    expect(checkEgn(egn, today)).toEqual(ok);
  });

  it('of a future date passes with a warning', () => {
    expect(egnBirthDate('7542011030')).toBe('2075-02-01');
    expect(checkEgn('7542011030', today)).toEqual({ ok: true, code: 'future_date' });
    expect(checkEgn('7542011030', '2075-02-01')).toEqual(ok);
  });

  it('reads the century from the month', () => {
    expect(egnBirthDate('8032056031')).toBe('1880-12-05');
    expect(egnBirthDate('7523169263')).toBe('1875-03-16');
    expect(egnBirthDate('8501010000')).toBe('1985-01-01');
  });

  it.each([
    ['8032056032', 'checksum'],
    ['8513010000', 'date'],
    ['8502300000', 'date'],
    ['850230000', 'length'],
    ['', 'empty'],
    ['85O2300000', 'characters'],
  ])('%j: %s', (egn, code) => {
    expect(checkEgn(egn, today)).toEqual({ ok: false, code });
  });

  it('notices a wrong digit', () => {
    expect(noticedChanges('7523169263', (egn) => checkEgn(egn, today))).toBeGreaterThan(0.9);
  });
});

describe('ЛНЧ', () => {
  it('is checked mod 10', () => {
    expect(checkLnch('7111042925')).toEqual(ok);
    expect(checkLnch('7111042926')).toEqual({ ok: false, code: 'checksum' });
    expect(checkLnch('711104292')).toEqual({ ok: false, code: 'length' });
  });
});

describe('VAT number', () => {
  it.each(['BG175074752', 'bg 175 074 752', 'BG8032056031', 'BG7111042925', 'БГ175074752'])(
    '%s is valid',
    (vat) => {
      expect(checkVatNumber(vat, today)).toEqual(ok);
    },
  );

  it('of ten digits may have its own weights', () => {
    // 4·1+3·2+2·3+7·4+6·5+5·6+4·7+3·8+2·9 = 174 = 15·11 + 9, 11 − 9 = 2.
    expect(checkVatNumber('BG1234567892', today)).toEqual(ok);
    expect(checkVatNumber('BG1234567895', today)).toEqual({ ok: false, code: 'checksum' });
  });

  it.each([
    ['BG175074751', false, 'checksum'],
    ['BG17507475', false, 'length'],
    ['BG1750747520004', false, 'length'],
    ['175074752', false, 'characters'],
    ['', false, 'empty'],
    ['DE123456789', true, 'unchecked'],
    ['ATU12345678', true, 'unchecked'],
  ])('%j: %s %s', (vat, passes, code) => {
    expect(checkVatNumber(vat, today)).toEqual({ ok: passes, code });
  });
});

describe('IBAN', () => {
  it.each([
    'BG80 BNBG 9661 1020 3456 78',
    'bg80bnbg96611020345678',
    'DE89 3704 0044 0532 0130 00',
    'NO9386011117947',
  ])('%s is valid', (iban) => {
    expect(checkIban(iban)).toEqual(ok);
  });

  it.each([
    ['BG81BNBG96611020345678', 'checksum'],
    ['BG80BNBG9661102034567', 'length'],
    ['NO93', 'length'],
    ['1234', 'characters'],
    ['', 'empty'],
  ])('%j: %s', (iban, code) => {
    expect(checkIban(iban)).toEqual({ ok: false, code });
  });

  it('notices every single wrong digit', () => {
    const digitsOnly = (changed: string) => checkIban(`BG80BNBG${changed}`);
    expect(noticedChanges('96611020345678', digitsOnly)).toBe(1);
  });
});

describe('every check', () => {
  it('answers for any text without throwing', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        for (const check of [checkEik, checkLnch, checkIban]) expect(typeof check(text).ok).toBe('boolean');
        for (const check of [checkEgn, checkVatNumber]) expect(typeof check(text, today).ok).toBe('boolean');
      }),
    );
  });
});
