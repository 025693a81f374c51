import { formatPhone } from '@shared/kernel/phones';
import { pagedExport } from '../../kernel/listExport';
import { partyPage, partySums } from './queries';

/** L5's register of people and firms; a person's phone goes with the right to personal data only. */
export const partiesExports = {
  'parties.list': pagedExport('parties.list', {
    title: (t) => t(($) => $.parties.title),
    personalData: true,
    page: (ctx, input, cursor, limit) => partyPage(ctx, { ...input, cursor, limit }),
    sums: (ctx, input) => {
      const { count, totals } = partySums(ctx, input);
      return { count, totals: { unpaid: totals.unpaidCents } };
    },
    columns: (t, ctx) => [
      { key: 'name', title: t(($) => $.parties.column.name), kind: 'text', value: (row) => row.name },
      {
        key: 'phone',
        title: t(($) => $.parties.column.phone),
        kind: 'code',
        value: (row) => {
          const hidden = row.kind === 'person' && !ctx.can('parties.personalData');
          return row.phone === null || hidden ? null : formatPhone(row.phone);
        },
      },
      { key: 'eik', title: t(($) => $.parties.column.eik), kind: 'code', value: (row) => row.eik },
      { key: 'city', title: t(($) => $.parties.column.city), kind: 'text', value: (row) => row.city },
      {
        key: 'roles',
        title: t(($) => $.parties.column.roles),
        kind: 'text',
        value: (row) => row.roles.map((role) => t(($) => $.parties.role[role])).join(', '),
      },
      {
        key: 'labels',
        title: t(($) => $.parties.field.labels),
        kind: 'text',
        value: (row) => row.labels.join(', '),
      },
      {
        key: 'assets',
        title: t(($) => $.parties.column.assets),
        kind: 'integer',
        value: (row) => row.assets,
      },
      {
        key: 'last',
        title: t(($) => $.parties.column.lastOrder),
        kind: 'dateTime',
        value: (row) => row.lastOrderAt,
      },
      {
        key: 'unpaid',
        title: t(($) => $.parties.column.unpaid),
        kind: 'money',
        value: (row) => row.unpaidCents,
      },
    ],
  }),
};
