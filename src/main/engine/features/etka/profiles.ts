import type { EntryInput, EntryOutput } from '@shared/contract/entry';
import { DomainError } from '@shared/contract/errors';
import type { etkaContract } from '@shared/features/etka/contract';
import type { EtkaProfile } from '@shared/features/etka/profile';
import { etkaProfile as profileModel } from '@shared/features/etka/profileCheck';
import { eq, sql } from 'drizzle-orm';
import type { ReadDb } from '../../db/handles';
import { etkaProfile } from '../../db/schema/etka';
import { seededProfiles } from '../../exchange/etka/seededProfiles';
import type { CommandContext, QueryContext } from '../../kernel/context';
import { readSettings } from '../settings/slice';

type Contract = typeof etkaContract;
type Lists = EntryOutput<Contract['etka.lists']>;

/** Profiles of the program first, then the workshop's own by name; the price lists that can be chosen. */
export function etkaLists({ db }: QueryContext): Lists {
  const own = db.select().from(etkaProfile).orderBy(etkaProfile.name, etkaProfile.code).all();
  return {
    profiles: [
      ...seededProfiles.map((definition) => ({ code: definition.id, version: null, definition })),
      ...own.map(({ code, version, definition }) => ({ code, version, definition: read(definition) })),
    ],
    priceLists: db.all<{ id: number; name: string }>(
      sql`SELECT id, name FROM price_list WHERE active = 1 AND active_version_id IS NOT NULL ORDER BY position, name`,
    ),
  };
}

const read = (definition: string): EtkaProfile => profileModel.parse(JSON.parse(definition));

const seeded = (code: string): EtkaProfile | undefined => seededProfiles.find(({ id }) => id === code);

/**
 * The profile of a code. Those of the program take the workshop's brand character from its settings; its own profiles
 * have theirs. @throws DomainError NOT_FOUND
 */
export function profileOf(db: ReadDb, code: string): EtkaProfile {
  const known = seeded(code);
  if (known) {
    const { brandCharacter } = readSettings(db).etka;
    return { ...known, brands: { ...known.brands, default: brandCharacter || known.brands.default } };
  }
  const own = db.select().from(etkaProfile).where(eq(etkaProfile.code, code)).get();
  if (!own) throw new DomainError('NOT_FOUND');
  return read(own.definition);
}

/** @throws DomainError ETKA_PROFILE_EXISTS for a new profile with a code in use, CONCURRENT_MODIFICATION, NOT_FOUND */
export function saveProfile(
  ctx: CommandContext,
  { version, profile }: EntryInput<Contract['etka.saveProfile']>,
): EntryOutput<Contract['etka.saveProfile']> {
  const { id: code, name } = profile;
  const before = ctx.tx.select().from(etkaProfile).where(eq(etkaProfile.code, code)).get();
  const definition = JSON.stringify(profile);
  const made = { code, name, definition, userId: ctx.user.id, createdAt: ctx.now };
  if (version === null) {
    if (before || seeded(code)) throw new DomainError('ETKA_PROFILE_EXISTS', { code });
    ctx.tx.insert(etkaProfile).values(made).run();
  } else {
    if (!before) throw new DomainError('NOT_FOUND');
    if (before.version !== version) throw new DomainError('CONCURRENT_MODIFICATION');
    ctx.tx
      .update(etkaProfile)
      .set({ name, definition, version: version + 1 })
      .where(eq(etkaProfile.code, code))
      .run();
  }
  ctx.audit({
    entity: `etkaProfile:${code}`,
    ...(before ? { before: JSON.parse(before.definition) } : {}),
    after: profile,
  });
  ctx.touch('etka');
  return { code, version: (version ?? 0) + 1 };
}

/** Takes an own profile out of the list; the log keeps the exports that were made with it. */
export function removeProfile(
  ctx: CommandContext,
  { code, version }: EntryInput<Contract['etka.removeProfile']>,
): Record<string, never> {
  const before = ctx.tx.select().from(etkaProfile).where(eq(etkaProfile.code, code)).get();
  if (!before) throw new DomainError('NOT_FOUND');
  if (before.version !== version) throw new DomainError('CONCURRENT_MODIFICATION');
  ctx.tx.delete(etkaProfile).where(eq(etkaProfile.code, code)).run();
  ctx.audit({ entity: `etkaProfile:${code}`, before: JSON.parse(before.definition) });
  ctx.touch('etka');
  return {};
}
