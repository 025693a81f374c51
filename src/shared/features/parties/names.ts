/** The two names of a person (domain §1). */
export interface PersonNames {
  givenName: string | null;
  familyName: string | null;
}

const tidy = (text: string | null): string => text?.trim().replace(/\s+/gu, ' ') ?? '';

/** How a person is shown, searched and printed: given names, then the family name. */
export function joinNames({ givenName, familyName }: PersonNames): string {
  return [tidy(givenName), tidy(familyName)].filter(Boolean).join(' ');
}

/** Reads a name typed in one field: the last word is the family name, a single word is a given name. */
export function splitName(name: string): PersonNames {
  const words = tidy(name).split(' ').filter(Boolean);
  const familyName = words.length > 1 ? (words.pop() ?? null) : null;
  return { givenName: words.join(' ') || null, familyName };
}
