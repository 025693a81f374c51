import { DomainError } from '@shared/contract/errors';
import type { settingsContract } from '@shared/features/settings/contract';
import type { Settings } from '@shared/features/settings/model';
import { yearSeries } from '@shared/kernel/numbering';
import { sql } from 'drizzle-orm';
import type { WriteTx } from '../../db/handles';
import type { Handlers } from '../../kernel/handlers';
import { peekInvoiceNumber, peekYearNumber, setInvoiceStart } from '../../kernel/numbering';
import { currentLogo, setLogo } from './logo';
import { readSettings, writeSections } from './repo';

export { keepLogo, keptLogo, recordLogo } from './logo';
export { isVatRegistered, mainKind, readSettings, vatRegistrationOn, writeSections } from './repo';

export const settingsHandlers: Handlers<typeof settingsContract> = {
  'settings.get': (ctx) => readSettings(ctx.db),
  'settings.save': (ctx, { sections }) => {
    const before = readSettings(ctx.tx);
    if (sections.security?.pinAllowed === false) refuseLockout(ctx.tx);
    if (sections.workshop?.mode === 'generic') refuseWithVehicles(ctx.tx);
    const after = withoutGranted(sections, before);
    writeSections(ctx.tx, after, ctx.now);
    const changed = Object.keys(after) as (keyof Settings)[];
    for (const name of changed)
      ctx.audit({ entity: `setting:${name}`, before: before[name], after: after[name] });
    ctx.touch('settings');
    return readSettings(ctx.tx);
  },
  'settings.logo': currentLogo,
  'settings.setLogo': setLogo,
  'settings.numbering': (ctx) => ({
    invoice: {
      next: peekInvoiceNumber(ctx.db),
      lastIssued:
        ctx.db.get<{ number: string } | undefined>(
          sql`SELECT number FROM invoice WHERE kind = 'invoice' ORDER BY number DESC LIMIT 1`,
        )?.number ?? null,
    },
    own: yearSeries.map((series) => ({ series, next: peekYearNumber(ctx.db, series, ctx.today) })),
  }),
  'settings.setInvoiceStart': (ctx, { start }) => {
    setInvoiceStart(ctx.tx, start);
    ctx.audit({ entity: 'setting:invoiceStart', after: start });
    ctx.touch('settings');
    return {};
  },
};

/** A path never comes from the window: folder and logo are set by their own commands from a grant (decisions 3). */
function withoutGranted(sections: Partial<Settings>, before: Settings): Partial<Settings> {
  const { backup, workshop } = sections;
  return {
    ...sections,
    ...(backup && { backup: { ...backup, folder: before.backup.folder } }),
    ...(workshop && { workshop: { ...workshop, logoHash: before.workshop.logoHash } }),
  };
}

/**
 * In the generic mode no screen or print shows plate, VIN or mileage (product §2), which cards of vehicles cannot do without.
 * @throws DomainError WORKSHOP_HAS_VEHICLES
 */
function refuseWithVehicles(tx: WriteTx): void {
  const row = tx.get<{ n: number }>(sql`SELECT count(*) AS n FROM asset WHERE kind = 'vehicle'`);
  if (row && row.n > 0) throw new DomainError('WORKSHOP_HAS_VEHICLES', { count: row.n });
}

/** Without PIN somebody who manages users must be able to enter by password, else nobody could undo it. */
function refuseLockout(tx: WriteTx): void {
  const row = tx.get<{ n: number }>(sql`
    SELECT count(*) AS n FROM user u
    JOIN user_role ur ON ur.user_id = u.id
    JOIN role_permission rp ON rp.role_id = ur.role_id AND rp.permission = 'users.manage'
    WHERE u.active = 1 AND u.password_hash IS NOT NULL`);
  if ((row?.n ?? 0) === 0) throw new DomainError('PASSWORD_NEEDED');
}
