import { messages } from '@shared/i18n/messages';
import { describe, expect, it } from 'vitest';
import { auditedEntries } from './words';

describe('words of the log', () => {
  it('has a word in both languages for every action that leaves a row', () => {
    const keys = auditedEntries.map((entry) => entry.replace('.', '_'));
    for (const language of ['bg', 'en'] as const) {
      const known: Readonly<Record<string, string>> = messages[language].audit.actions;
      expect(keys.filter((key) => !known[key])).toEqual([]);
    }
  });
});
