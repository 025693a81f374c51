import { type MergeChoice, mergeChoiceKeys, mergeChoices } from '@shared/features/parties/merging';
import type { Compared } from '@shared/features/parties/model';
import { formatMoney, formatPercent } from '@shared/kernel/money';
import { useTranslation } from 'react-i18next';

type Party = Compared['party'];

/** Names of what a merge decides on, and what a side says there. */
export function useMergeWords() {
  const { t } = useTranslation();
  const labels: Record<MergeChoice, string> = {
    name: t(($) => $.parties.field.name),
    customerType: t(($) => $.parties.field.customerType),
    eik: t(($) => $.parties.field.eik),
    personalNumber: t(($) => $.parties.field.personalNumber),
    responsiblePerson: t(($) => $.parties.field.responsiblePerson),
    iban: t(($) => $.parties.field.iban),
    address: t(($) => $.parties.field.address),
    paymentDays: t(($) => $.parties.field.paymentDays),
    creditLimitCents: t(($) => $.parties.field.creditLimit),
    discountLabourBp: t(($) => $.parties.field.discountLabour),
    discountPartsBp: t(($) => $.parties.field.discountParts),
    labourRateCents: t(($) => $.parties.field.labourRate),
    printLanguage: t(($) => $.parties.field.printLanguage),
    note: t(($) => $.parties.field.note),
  };
  const money = (cents: number | null) => (cents === null ? '' : formatMoney(cents, { currency: true }));
  const text = (party: Party, choice: MergeChoice): string => {
    switch (choice) {
      case 'name':
        return `${party.name}, ${t(($) => $.parties.kind[party.kind])}`;
      case 'customerType':
        return t(($) => $.parties.customerType[party.customerType]);
      case 'address':
        return [party.city, party.address].filter(Boolean).join(', ');
      case 'printLanguage':
        return t(($) => $.parties.language[party.printLanguage]);
      case 'paymentDays':
        return `${party.paymentDays} ${t(($) => $.parties.field.days)}`;
      case 'creditLimitCents':
      case 'labourRateCents':
        return money(party[choice]);
      case 'discountLabourBp':
      case 'discountPartsBp':
        return formatPercent(party[choice]);
      default:
        return party[choice] ?? '';
    }
  };
  const ofColumn = (column: string): string | undefined => {
    const choice = mergeChoiceKeys.find((key) => mergeChoices[key].some((one) => one === column));
    return choice && labels[choice];
  };
  return { label: (choice: MergeChoice) => labels[choice], text, ofColumn };
}
