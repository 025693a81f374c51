import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { joinNames, splitName } from './names';

describe('names of a person', () => {
  it.each([
    ['Иван Георгиев Димитров', 'Иван Георгиев', 'Димитров'],
    ['  Мария   Стоянова ', 'Мария', 'Стоянова'],
    ['Шаро', 'Шаро', null],
    ['', null, null],
  ])('%j', (name, givenName, familyName) => {
    expect(splitName(name)).toEqual({ givenName, familyName });
  });

  it('read from one field and joined again are the same text', () => {
    const word = fc.stringMatching(/^[\p{L}-]{1,12}$/u);
    fc.assert(
      fc.property(fc.array(word, { minLength: 1, maxLength: 5 }), (words) => {
        expect(joinNames(splitName(words.join('  ')))).toBe(words.join(' '));
      }),
    );
  });
});
