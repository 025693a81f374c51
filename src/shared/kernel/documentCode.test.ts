import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type DocumentKind, decodeDocumentCode, encodeDocumentCode } from './documentCode';
import { swapKeyboardLayout } from './folding';

const kinds: DocumentKind[] = [
  'order',
  'handover',
  'invoice',
  'internalDocument',
  'saleRecord',
  'dayRecap',
  'testPage',
  'asset',
  'orderLine',
  'stockDocument',
  'part',
  'bin',
  'worker',
  'key',
];

describe('codes of documents', () => {
  it('name their kind by the prefix', () => {
    expect(encodeDocumentCode({ kind: 'order', number: '26-004187' })).toBe('MO-26-004187');
    expect(encodeDocumentCode({ kind: 'invoice', number: '0000000042' })).toBe('MI-0000000042');
    expect(decodeDocumentCode(' MA-17\r\n')).toEqual({ kind: 'asset', number: '17' });
    expect(() => encodeDocumentCode({ kind: 'asset', number: 'A1' })).toThrow(RangeError);
    expect(() => encodeDocumentCode({ kind: 'asset', number: '' })).toThrow(RangeError);
  });

  it.each([
    '',
    'СВ 4521 КТ',
    'MA-AB 1234',
    '26-004187',
    'MX-1',
    'MO26004187',
    'MO-',
    'N 908 132 02',
    'Мария',
    'MO-1-2-3',
  ])('are not %j', (text) => {
    expect(decodeDocumentCode(text)).toBeNull();
  });

  it('are read whatever keyboard layout the scanner typed through', () => {
    const number = fc.stringMatching(/^\d{1,10}(-\d{6})?$/);
    fc.assert(
      fc.property(fc.constantFrom(...kinds), number, (kind, text) => {
        const code = encodeDocumentCode({ kind, number: text });
        expect(decodeDocumentCode(code)).toEqual({ kind, number: text });
        for (const typed of [code.toLowerCase(), ...swapKeyboardLayout(code)]) {
          expect(decodeDocumentCode(typed)).toEqual({ kind, number: text });
        }
      }),
    );
  });
});
