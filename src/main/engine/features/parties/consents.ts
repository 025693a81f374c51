import type { EntryInput, EntryOutput } from '@shared/contract/entry';
import { DomainError } from '@shared/contract/errors';
import type { partiesContract } from '@shared/features/parties/contract';
import { formatDate } from '@shared/kernel/dates';
import { and, eq, isNull } from 'drizzle-orm';
import { partyConsent } from '../../db/schema/parties';
import type { CommandContext } from '../../kernel/context';
import { demandParty } from './repo';

type Input<N extends keyof typeof partiesContract> = EntryInput<(typeof partiesContract)[N]>;
type Output<N extends keyof typeof partiesContract> = EntryOutput<(typeof partiesContract)[N]>;

/** @throws DomainError CONSENT_FUTURE, CONSENT_GIVEN while one of the kind is valid */
export function giveConsent(
  ctx: CommandContext,
  input: Input<'parties.giveConsent'>,
): Output<'parties.giveConsent'> {
  const { requestId: _request, ...consent } = input;
  demandParty(ctx.tx, consent.partyId);
  if (consent.givenOn > ctx.today) throw new DomainError('CONSENT_FUTURE');
  const { partyId, kind } = consent;
  const valid = ctx.tx
    .select()
    .from(partyConsent)
    .where(
      and(eq(partyConsent.partyId, partyId), eq(partyConsent.kind, kind), isNull(partyConsent.withdrawnOn)),
    )
    .get();
  if (valid) throw new DomainError('CONSENT_GIVEN', { date: formatDate(valid.givenOn) });
  const { id } = ctx.tx
    .insert(partyConsent)
    .values({ ...consent, userId: ctx.user.id })
    .returning({ id: partyConsent.id })
    .get();
  ctx.audit({ entity: `party:${partyId}`, after: { consent } });
  ctx.touch(`party:${partyId}`, 'parties');
  return { consentId: id };
}

/** The row stays: between the two dates it was valid. @throws DomainError CONSENT_FUTURE, CONSENT_DATES, CONSENT_WITHDRAWN */
export function withdrawConsent(
  ctx: CommandContext,
  input: Input<'parties.withdrawConsent'>,
): Output<'parties.withdrawConsent'> {
  const { consentId, withdrawnOn } = input;
  const found = ctx.tx.select().from(partyConsent).where(eq(partyConsent.id, consentId)).get();
  if (!found) throw new DomainError('NOT_FOUND');
  if (found.withdrawnOn !== null)
    throw new DomainError('CONSENT_WITHDRAWN', { date: formatDate(found.withdrawnOn) });
  if (withdrawnOn > ctx.today) throw new DomainError('CONSENT_FUTURE');
  if (withdrawnOn < found.givenOn)
    throw new DomainError('CONSENT_DATES', { date: formatDate(found.givenOn) });
  ctx.tx.update(partyConsent).set({ withdrawnOn }).where(eq(partyConsent.id, consentId)).run();
  ctx.audit({ entity: `party:${found.partyId}`, before: { consent: found }, after: { withdrawnOn } });
  ctx.touch(`party:${found.partyId}`, 'parties');
  return {};
}
