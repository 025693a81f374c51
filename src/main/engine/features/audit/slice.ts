import type { auditContract } from '@shared/features/audit/contract';
import { count } from 'drizzle-orm';
import { audit } from '../../db/schema/system';
import { verifyAuditChain } from '../../kernel/audit';
import type { Handlers } from '../../kernel/handlers';
import { listAudit } from './queries';

export { auditExports } from './exports';

export const auditHandlers: Handlers<typeof auditContract> = {
  'audit.list': listAudit,
  'audit.verify': (ctx) => ({
    rows: ctx.db.select({ rows: count() }).from(audit).get()?.rows ?? 0,
    brokenAt: verifyAuditChain(ctx.services.sqlite, 'start'),
  }),
};
