import type { PartyInput } from './model';

/** What one decides on when two parties become one: each choice with the fields that go together. */
export const mergeChoices = {
  name: ['kind', 'name', 'givenName', 'familyName'],
  customerType: ['customerType'],
  eik: ['eik'],
  personalNumber: ['personalNumber', 'personalNumberKind'],
  responsiblePerson: ['responsiblePerson'],
  iban: ['iban'],
  address: ['addressKind', 'city', 'address'],
  paymentDays: ['paymentDays'],
  creditLimitCents: ['creditLimitCents'],
  discountLabourBp: ['discountLabourBp'],
  discountPartsBp: ['discountPartsBp'],
  labourRateCents: ['labourRateCents'],
  printLanguage: ['printLanguage'],
  note: ['note'],
} as const satisfies Record<string, readonly (keyof PartyInput)[]>;

export type MergeChoice = keyof typeof mergeChoices;
export const mergeChoiceKeys = Object.keys(mergeChoices) as [MergeChoice, ...MergeChoice[]];

/** The fields that say something; kinds and words that are never empty do not count. */
const telling: Partial<Record<MergeChoice, readonly (keyof PartyInput)[]>> = { address: ['city', 'address'] };

type Compared = Readonly<Pick<PartyInput, (typeof mergeChoices)[MergeChoice][number]>>;

const isEmpty = (party: Compared, choice: MergeChoice): boolean =>
  (telling[choice] ?? mergeChoices[choice]).every((field) => {
    const value = (party as Readonly<Record<string, unknown>>)[field];
    return value === null || value === '' || value === 0;
  });

/** Whether both say the same, so that there is nothing to decide. */
export function sameInBoth(survivor: Compared, merged: Compared, choice: MergeChoice): boolean {
  return mergeChoices[choice].every((field) => survivor[field] === merged[field]);
}

/** What to take from the merged one unless somebody says otherwise: what the survivor does not have. */
export function defaultTaken(survivor: Compared, merged: Compared): MergeChoice[] {
  return mergeChoiceKeys.filter(
    (choice) =>
      isEmpty(survivor, choice) && !isEmpty(merged, choice) && !sameInBoth(survivor, merged, choice),
  );
}
