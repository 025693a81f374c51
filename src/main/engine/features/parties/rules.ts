import { DomainError } from '@shared/contract/errors';
import type { PartyInput, PartyWarning } from '@shared/features/parties/model';
import { joinNames, type PersonNames, splitName } from '@shared/features/parties/names';
import { vatPeriodsOverlap } from '@shared/features/parties/vat';
import type { IsoDate } from '@shared/kernel/dates';
import { foldText } from '@shared/kernel/folding';
import { checkEgn, checkEik, checkIban, checkLnch, checkVatNumber } from '@shared/kernel/identifiers';
import { normalizePhone } from '@shared/kernel/phones';

/** Stored key of a name: the same for `„Зора 94“ ЕООД` and `Зора-94 ЕООД`. */
export const partyKey = (name: string): string => foldText(name);

/** Shown name and the two names of a person; what was typed in one field is read into both (domain §1). */
export function namesOf({ kind, name, givenName, familyName }: PartyInput): PersonNames & { name: string } {
  if (kind === 'firm') return { name, givenName: null, familyName: null };
  const joined = joinNames({ givenName, familyName });
  return joined === '' ? { name, ...splitName(name) } : { name: joined, givenName, familyName };
}

/** What looks wrong in the identifiers; a warning never blocks a foreigner (domain §1). */
export function warningsOf(party: PartyInput, today: IsoDate): PartyWarning[] {
  const warnings: PartyWarning[] = [];
  if (party.eik !== null && !checkEik(party.eik).ok) warnings.push('eik');
  const personal = personalWarning(party, today);
  if (personal) warnings.push(personal);
  if (party.vatPeriods.some(({ number }) => !checkVatNumber(number, today).ok)) warnings.push('vatNumber');
  if (party.iban !== null && !checkIban(party.iban).ok) warnings.push('iban');
  const contacts = party.contacts;
  if (contacts.some(({ kind, value }) => kind === 'phone' && !normalizePhone(value).known))
    warnings.push('phone');
  if (contacts.some(({ kind, value }) => kind === 'email' && !/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(value)))
    warnings.push('email');
  return warnings;
}

function personalWarning(
  { personalNumber, personalNumberKind }: PartyInput,
  today: IsoDate,
): PartyWarning | null {
  if (personalNumber === null) return null;
  if (personalNumberKind === 'lnch') return checkLnch(personalNumber).ok ? null : 'lnch';
  if (personalNumberKind !== 'egn') return null;
  const check = checkEgn(personalNumber, today);
  if (!check.ok) return 'egn';
  return check.code === 'future_date' ? 'egnFuture' : null;
}

/** @throws DomainError PARTY_PERIOD when a VAT registration ends before it begins, PARTY_VAT_OVERLAP when two hold at once */
export function refuseImpossible(party: PartyInput): void {
  for (const { fromOn, toOn } of party.vatPeriods)
    if (fromOn !== null && toOn !== null && toOn < fromOn) throw new DomainError('PARTY_PERIOD');
  if (vatPeriodsOverlap(party.vatPeriods)) throw new DomainError('PARTY_VAT_OVERLAP');
  if (partyKey(namesOf(party).name) === '') throw new DomainError('INVALID_INPUT', { field: 'name' });
}
