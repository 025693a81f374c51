import type { InvoiceRow } from '@shared/features/invoicing/model';
import { pagedExport } from '../../kernel/listExport';
import { mainKind } from '../settings/slice';
import { invoicePage, invoiceSums } from './queries';

/** Internal documents are nobody's debt. */
const openOf = (row: InvoiceRow): number =>
  row.kind === 'internal' || row.status === 'annulled' ? 0 : row.totalCents - row.paidCents;

export const invoicingExports = {
  'invoicing.list': pagedExport('invoicing.list', {
    title: (t) => t(($) => $.invoicing.register.title),
    personalData: true,
    page: (ctx, input, cursor, limit) => invoicePage(ctx, { ...input, cursor, limit }),
    sums: (ctx, input) => {
      const { count, totals } = invoiceSums(ctx, input);
      const { netCents: net, vatCents: vat, totalCents: total, openCents: open } = totals;
      return { count, totals: { net, vat, total, open } };
    },
    columns: (t, ctx) => [
      {
        key: 'number',
        title: t(($) => $.invoicing.register.column.number),
        kind: 'code',
        value: (row) => row.number,
      },
      {
        key: 'kind',
        title: t(($) => $.invoicing.register.column.kind),
        kind: 'text',
        value: (row) =>
          row.status === 'annulled'
            ? t(($) => $.invoicing.register.annulled)
            : t(($) => $.invoicing.kind[row.kind]),
      },
      {
        key: 'issuedOn',
        title: t(($) => $.invoicing.register.column.issuedOn),
        kind: 'date',
        value: (row) => row.issuedOn,
      },
      {
        key: 'payer',
        title: t(($) => $.invoicing.register.column.payer),
        kind: 'text',
        value: (row) => row.payer,
      },
      {
        key: 'order',
        title: t(($) => $.invoicing.register.column.order),
        kind: 'code',
        value: (row) => row.orderNumber,
      },
      {
        key: 'mark',
        title: t(($) => $.invoicing.register.column.mark[mainKind(ctx.db)]),
        kind: 'code',
        value: (row) => row.mark,
      },
      {
        key: 'dueOn',
        title: t(($) => $.invoicing.register.column.dueOn),
        kind: 'date',
        value: (row) => row.dueOn,
      },
      {
        key: 'daysOverdue',
        title: t(($) => $.exports.column.daysOverdue),
        kind: 'integer',
        value: (row) => row.daysOverdue || null,
      },
      {
        key: 'net',
        title: t(($) => $.invoicing.register.column.net),
        kind: 'money',
        value: (row) => row.netCents,
      },
      { key: 'vat', title: t(($) => $.exports.column.vat), kind: 'money', value: (row) => row.vatCents },
      {
        key: 'total',
        title: t(($) => $.invoicing.register.column.total),
        kind: 'money',
        value: (row) => row.totalCents,
      },
      { key: 'open', title: t(($) => $.invoicing.register.column.open), kind: 'money', value: openOf },
    ],
  }),
};
