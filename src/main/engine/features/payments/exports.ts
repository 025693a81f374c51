import { pagedExport } from '../../kernel/listExport';
import { paymentPage, paymentTotals } from './repo';

export const paymentsExports = {
  'payments.list': pagedExport('payments.list', {
    title: (t) => t(($) => $.invoicing.register.view.payments),
    personalData: true,
    page: (ctx, { beforeId: _beforeId, limit: _limit, ...filter }, cursor, limit) => {
      const { rows, nextBeforeId } = paymentPage(
        ctx.db,
        filter,
        cursor === null ? null : Number(cursor),
        limit,
      );
      return { rows, nextCursor: nextBeforeId === null ? null : String(nextBeforeId) };
    },
    sums: (ctx, { beforeId: _beforeId, limit: _limit, ...filter }) => {
      const { count, totalCents } = paymentTotals(ctx.db, filter);
      return { count, totals: { amount: totalCents } };
    },
    columns: (t) => [
      { key: 'number', title: t(($) => $.payments.column.number), kind: 'code', value: (row) => row.number },
      { key: 'on', title: t(($) => $.payments.column.on), kind: 'date', value: (row) => row.on },
      {
        key: 'way',
        title: t(($) => $.payments.column.way),
        kind: 'text',
        value: (row) => t(($) => $.invoicing.way[row.kind]),
      },
      { key: 'party', title: t(($) => $.payments.column.party), kind: 'text', value: (row) => row.party },
      {
        key: 'documents',
        title: t(($) => $.payments.column.documents),
        kind: 'code',
        value: (row) => row.invoices.map((one) => one.number).join(', '),
      },
      { key: 'user', title: t(($) => $.payments.column.user), kind: 'text', value: (row) => row.user },
      {
        key: 'state',
        title: t(($) => $.stock.column.state),
        kind: 'text',
        value: (row) =>
          row.reversesId !== null
            ? t(($) => $.payments.reversal)
            : row.reversedById !== null
              ? t(($) => $.payments.reversed)
              : null,
      },
      { key: 'note', title: t(($) => $.exports.column.note), kind: 'text', value: (row) => row.note },
      {
        key: 'amount',
        title: t(($) => $.payments.column.amount),
        kind: 'money',
        value: (row) => row.amountCents,
      },
    ],
  }),
};
