import { pagedExport } from '../../kernel/listExport';
import { auditCount, auditPage } from './queries';

export const auditExports = {
  'audit.list': pagedExport('audit.list', {
    title: (t) => t(($) => $.settings.pages.audit),
    personalData: true,
    page: (ctx, input, cursor, limit) => {
      const beforeId = cursor === null ? null : Number(cursor);
      const { rows, nextBeforeId } = auditPage(ctx, { ...input, beforeId, limit });
      return { rows, nextCursor: nextBeforeId === null ? null : String(nextBeforeId) };
    },
    sums: (ctx, input) => ({ count: auditCount(ctx, input) }),
    columns: (t) => {
      const actions: Readonly<Record<string, string>> = t(($) => $.audit.actions, { returnObjects: true });
      return [
        { key: 'id', title: t(($) => $.exports.column.row), kind: 'integer', value: (row) => row.id },
        { key: 'at', title: t(($) => $.audit.at), kind: 'dateTime', value: (row) => row.at },
        {
          key: 'user',
          title: t(($) => $.audit.user),
          kind: 'text',
          value: (row) => row.user ?? t(($) => $.audit.nobody),
        },
        {
          key: 'entry',
          title: t(($) => $.audit.action),
          kind: 'text',
          value: (row) => actions[row.entry.replace('.', '_')] ?? row.entry,
        },
        {
          key: 'entities',
          title: t(($) => $.audit.entities),
          kind: 'code',
          value: (row) => row.entities.join(', '),
        },
        {
          key: 'outcome',
          title: t(($) => $.audit.outcome),
          kind: 'text',
          value: (row) => (row.outcome === 'refused' ? t(($) => $.audit.refused) : t(($) => $.audit.done)),
        },
        { key: 'reason', title: t(($) => $.audit.reason), kind: 'text', value: (row) => row.reason },
        { key: 'change', title: t(($) => $.audit.change), kind: 'text', value: (row) => row.payload },
      ];
    },
  }),
};
