import type { EntryInput } from '@shared/contract/entry';
import { DomainError } from '@shared/contract/errors';
import { defaultSettings } from '@shared/features/settings/model';
import type { setupContract } from '@shared/features/setup/contract';
import type { ReadDb, WriteTx } from '../../db/handles';
import { user } from '../../db/schema/system';
import type { CommandContext } from '../../kernel/context';
import type { Handlers } from '../../kernel/handlers';
import { setInvoiceStart } from '../../kernel/numbering';
import { recordBackup } from '../backup/slice';
import { seedCatalog } from '../catalog/slice';
import { adoptDemo, makeDemo, prepareLeave } from '../demo/slice';
import { seedEarnings } from '../earnings/slice';
import { seedOrders } from '../orders/slice';
import { seedParts } from '../parts/slice';
import { seedPricing } from '../pricing/slice';
import { seedPrinting } from '../printing/slice';
import { keepLogo, readSettings, recordLogo, writeSections } from '../settings/slice';
import { seedStock } from '../stock/slice';
import { addUser, hashSecret, openSession, seedUsers } from '../users/slice';

type CreateInput = EntryInput<(typeof setupContract)['setup.create']>;

export const setupHandlers: Handlers<typeof setupContract> = {
  'setup.create': {
    prepare: async (base, input) => {
      const logo = input.logoGrantId === undefined ? null : await keepLogo(base, input.logoGrantId);
      const pinHash = await hashSecret(input.managerPin);
      const passwordHash =
        input.managerPassword === undefined ? null : await hashSecret(input.managerPassword);
      return (ctx) => {
        refuseSecondSetup(ctx.tx);
        seedWorkshop(ctx.tx, ctx.now);
        if (logo) recordLogo(ctx, logo);
        saveWorkshop(ctx, input, logo?.hash ?? null);
        const manager = addUser(ctx.tx, {
          name: input.managerName,
          role: 'manager',
          pinHash,
          passwordHash,
          now: ctx.now,
        });
        ctx.touch('settings', 'users');
        return openSession(ctx, manager);
      };
    },
  },
  'setup.createDemo': {
    prepare: async (base) => {
      refuseSecondSetup(base.db);
      const demo = await makeDemo(base.services);
      return (ctx) => {
        refuseSecondSetup(ctx.tx);
        const manager = adoptDemo(ctx, demo);
        ctx.audit({ entity: 'settings:workshop', after: { demo: true } });
        ctx.touch('settings', 'users');
        return openSession(ctx, manager);
      };
    },
  },
  'setup.leaveDemo': {
    prepare: async (base) => {
      const { workshop, backup } = readSettings(base.db);
      if (!workshop.demo) throw new DomainError('NOT_PRACTICE');
      const kept = await prepareLeave(base.services, { target: backup.folder, keepLast: backup.keepLast });
      return (ctx) => {
        recordBackup(ctx.tx, 'manual', kept, ctx.now);
        ctx.audit({ entity: 'settings:workshop', before: { demo: true }, after: { left: kept.sha256 } });
        return { restartNeeded: true };
      };
    },
  },
};

/** There is no default password: the first manager is made here, once (quality §5). */
function refuseSecondSetup(db: ReadDb): void {
  if (db.select({ id: user.id }).from(user).limit(1).get()) throw new DomainError('SETUP_DONE');
}

/** The lists that every new workshop starts with; each slice brings its own. */
function seedWorkshop(tx: WriteTx, now: number): void {
  seedUsers(tx);
  seedOrders(tx);
  seedCatalog(tx, now);
  seedStock(tx);
  seedPricing(tx);
  seedParts(tx);
  seedEarnings(tx, now);
  seedPrinting(tx);
}

function saveWorkshop(ctx: CommandContext, input: CreateInput, logoHash: string | null): void {
  const { workshop, backup } = defaultSettings();
  const { name, eik, city, address, phone, mode, vat } = input;
  const folder = input.backupGrantId === undefined ? null : ctx.services.resolveGrant(input.backupGrantId);
  writeSections(
    ctx.tx,
    {
      workshop: { ...workshop, name, eik, city, address, phone, mode, logoHash },
      vat: { ...defaultSettings().vat, periods: vat ? [vat] : [] },
      backup: { ...backup, folder },
    },
    ctx.now,
  );
  setInvoiceStart(ctx.tx, input.invoiceStart);
}
