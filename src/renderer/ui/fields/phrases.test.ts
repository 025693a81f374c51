import { describe, expect, it } from 'vitest';
import { currentSentence, phrasesFor, takePhrase } from './phrases';

const phrases = [
  { text: 'скърцане при спиране назад', uses: 7 },
  { text: 'скърцане при спиране', uses: 42 },
  { text: 'тракане отпред', uses: 12 },
];

describe('phrases', () => {
  it('completes the sentence under the cursor, not the whole text', () => {
    expect(currentSentence('Тракане отпред. Скърцане при')).toBe('Скърцане при');
    expect(phrasesFor(phrases, 'Тракане отпред. Скърцане при спи').map((one) => one.text)).toEqual([
      'скърцане при спиране',
      'скърцане при спиране назад',
    ]);
  });

  it('keeps the capital that was typed', () => {
    expect(takePhrase('Тракане. Скърцане при спи', 'скърцане при спиране')).toBe(
      'Тракане. Скърцане при спиране',
    );
  });

  it('offers the most used ones at the start of a sentence and begins it with a capital', () => {
    expect(phrasesFor(phrases, '')[0]?.text).toBe('скърцане при спиране');
    expect(takePhrase('Тракане.', 'скърцане')).toBe('Тракане. Скърцане');
  });

  it('offers nothing for a sentence that is already whole', () => {
    expect(phrasesFor(phrases, 'тракане отпред')).toEqual([]);
  });
});
