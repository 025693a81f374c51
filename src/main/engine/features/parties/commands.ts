import type { EntryInput, EntryOutput } from '@shared/contract/entry';
import { DomainError } from '@shared/contract/errors';
import type { partiesContract } from '@shared/features/parties/contract';
import type { PartyInput } from '@shared/features/parties/model';
import { eq } from 'drizzle-orm';
import { party } from '../../db/schema/parties';
import type { CommandContext } from '../../kernel/context';
import { indexParty } from '../search/slice';
import { demandParty, insertParty, type PartyRecord, partyInputOf, updateParty } from './repo';
import { refuseImpossible, warningsOf } from './rules';

type Input<N extends keyof typeof partiesContract> = EntryInput<(typeof partiesContract)[N]>;
type Output<N extends keyof typeof partiesContract> = EntryOutput<(typeof partiesContract)[N]>;

export function saveParty(ctx: CommandContext, input: Input<'parties.save'>): Output<'parties.save'> {
  if (input.partyId === null) {
    const partyId = createParty(ctx, input.party);
    return { partyId, version: 1, warnings: warningsOf(input.party, ctx.today) };
  }
  const before = currentParty(ctx, input.partyId, input.version);
  const known = partyInputOf(ctx.tx, before);
  const after = withMaskedKept(ctx, known, input.party);
  refuseImpossible(after);
  const version = updateParty(ctx.tx, before, after);
  indexParty(ctx.tx, before.id);
  ctx.audit({ entity: `party:${before.id}`, before: known, after });
  ctx.touch(`party:${before.id}`, 'parties', 'assets');
  return { partyId: before.id, version, warnings: warningsOf(after, ctx.today) };
}

/** Writes a new party inside the caller's transaction. @returns its id */
export function createParty(ctx: CommandContext, input: PartyInput): number {
  refuseImpossible(input);
  const id = insertParty(ctx.tx, input, ctx.now);
  indexParty(ctx.tx, id);
  ctx.audit({ entity: `party:${id}`, after: input });
  ctx.touch(`party:${id}`, 'parties');
  return id;
}

export function setPartyActive(
  ctx: CommandContext,
  input: Input<'parties.setActive'>,
): Output<'parties.setActive'> {
  const before = currentParty(ctx, input.partyId, input.version);
  const version = before.version + 1;
  ctx.tx.update(party).set({ active: input.active, version }).where(eq(party.id, before.id)).run();
  ctx.audit({
    entity: `party:${before.id}`,
    before: { active: before.active },
    after: { active: input.active },
  });
  ctx.touch(`party:${before.id}`, 'parties');
  return { version };
}

/** @throws DomainError PARTY_MERGED, CONCURRENT_MODIFICATION when somebody saved in between */
export function currentParty(ctx: CommandContext, id: number, version: number | null): PartyRecord {
  const found = demandParty(ctx.tx, id);
  if (found.version !== version) throw new DomainError('CONCURRENT_MODIFICATION');
  return found;
}

/** Who does not see personal data saves the rest: what was hidden stays as it is. */
function withMaskedKept(ctx: CommandContext, before: PartyInput, input: PartyInput): PartyInput {
  if (ctx.can('parties.personalData') || before.kind === 'firm') return input;
  const { personalNumber, personalNumberKind, iban, address, addresses } = before;
  return { ...input, personalNumber, personalNumberKind, iban, address, addresses };
}
