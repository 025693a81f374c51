export interface Phrase {
  text: string;
  /** How often it was used; the most used comes first. */
  uses?: number;
}

/** The sentence under the cursor: what stands after the last full stop, comma or line break. */
export function currentSentence(text: string): string {
  return /[^.,;\n]*$/.exec(text)?.[0].trimStart() ?? '';
}

/** Phrases that go on with the sentence, most used first. */
export function phrasesFor(phrases: readonly Phrase[], text: string, limit = 5): Phrase[] {
  const begun = currentSentence(text).toLowerCase();
  return phrases
    .filter(
      (phrase) =>
        begun === '' || (phrase.text.toLowerCase().startsWith(begun) && phrase.text.length > begun.length),
    )
    .sort((a, b) => (b.uses ?? 0) - (a.uses ?? 0))
    .slice(0, limit);
}

/** The text with the begun sentence finished by a phrase; the typed capital letter stays. */
export function takePhrase(text: string, phrase: string): string {
  const begun = currentSentence(text);
  if (begun !== '') return text + phrase.slice(begun.length);
  const capital = text.trim() === '' || /[.\n]\s*$/.test(text);
  const gap = text === '' || /\s$/.test(text) ? '' : ' ';
  return text + gap + (capital ? phrase.charAt(0).toUpperCase() + phrase.slice(1) : phrase);
}
