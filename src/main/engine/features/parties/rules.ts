import { DomainError } from '@shared/contract/errors';
import type { PartyInput, PartyWarning } from '@shared/features/parties/model';
import type { IsoDate } from '@shared/kernel/dates';
import { foldText } from '@shared/kernel/folding';
import { checkEgn, checkEik, checkIban, checkLnch, checkVatNumber } from '@shared/kernel/identifiers';
import { normalizePhone } from '@shared/kernel/phones';

/** Stored key of a name: the same for `„Зора 94“ ЕООД` and `Зора-94 ЕООД`. */
export const partyKey = (name: string): string => foldText(name);

/** What looks wrong in the identifiers; a warning never blocks a foreigner (domain §1). */
export function warningsOf(party: PartyInput, today: IsoDate): PartyWarning[] {
  const warnings: PartyWarning[] = [];
  if (party.eik !== null && !checkEik(party.eik).ok) warnings.push('eik');
  const personal = personalWarning(party, today);
  if (personal) warnings.push(personal);
  if (party.vatNumber !== null && !checkVatNumber(party.vatNumber, today).ok) warnings.push('vatNumber');
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

/** @throws DomainError PARTY_PERIOD when the VAT registration ends before it begins */
export function refuseImpossible(party: PartyInput): void {
  const { vatFromOn, vatToOn } = party;
  if (vatFromOn !== null && vatToOn !== null && vatToOn < vatFromOn) throw new DomainError('PARTY_PERIOD');
  if (partyKey(party.name) === '') throw new DomainError('INVALID_INPUT', { field: 'name' });
}
