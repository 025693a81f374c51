import type { settingsContract } from '@shared/features/settings/contract';
import type { Settings } from '@shared/features/settings/model';
import type { Handlers } from '../../kernel/handlers';
import { setInvoiceStart } from '../../kernel/numbering';
import { readSettings, writeSections } from './repo';

export { isVatRegistered, readSettings, vatRegistrationOn, writeSections } from './repo';

export const settingsHandlers: Handlers<typeof settingsContract> = {
  'settings.get': (ctx) => readSettings(ctx.db),
  'settings.save': (ctx, { sections }) => {
    const before = readSettings(ctx.tx);
    writeSections(ctx.tx, sections, ctx.now);
    const changed = Object.keys(sections) as (keyof Settings)[];
    for (const name of changed)
      ctx.audit({ entity: `setting:${name}`, before: before[name], after: sections[name] });
    ctx.touch('settings');
    return readSettings(ctx.tx);
  },
  'settings.setInvoiceStart': (ctx, { start }) => {
    setInvoiceStart(ctx.tx, start);
    ctx.audit({ entity: 'setting:invoiceStart', after: start });
    ctx.touch('settings');
    return {};
  },
};
