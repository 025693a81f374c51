import { DomainError } from '@shared/contract/errors';
import type { privacyContract } from '@shared/features/privacy/contract';
import { sql } from 'drizzle-orm';
import type { Handlers } from '../../kernel/handlers';
import { erasePerson } from './erase';
import { exportPerson } from './export';
import { attachmentsOf, documentsOf, erasedAt, idsOf, standingOf } from './person';

export const privacyHandlers: Handlers<typeof privacyContract> = {
  'privacy.state': (ctx, { partyId }) => {
    const found = ctx.db.get<{ name: string; version: number }>(
      sql`SELECT name, version FROM party WHERE id = ${partyId}`,
    );
    if (!found) throw new DomainError('NOT_FOUND');
    const ids = idsOf(ctx.db, partyId);
    const { n: files } = ctx.db.get<{ n: number }>(
      sql`SELECT count(*) AS n FROM attachment WHERE ${attachmentsOf(ids)}`,
    ) ?? { n: 0 };
    return {
      ...found,
      ...standingOf(ctx.db, partyId, ids),
      ...documentsOf(ctx.db, ids),
      files,
      erasedAt: erasedAt(ctx.db, partyId),
      mayExport: ctx.can('data.export'),
      mayErase: ctx.can('users.manage'),
    };
  },
  'privacy.export': exportPerson,
  'privacy.erase': erasePerson,
};
