import { pagedExport } from '../../kernel/listExport';
import { mainKind } from '../settings/slice';
import { orderPage, orderSums } from './list';

export const ordersExports = {
  'orders.list': pagedExport('orders.list', {
    title: (t) => t(($) => $.orders.title),
    personalData: true,
    page: (ctx, input, cursor, limit) => orderPage(ctx, { ...input, cursor, limit }),
    sums: (ctx, input) => {
      const { count, totals } = orderSums(ctx, input);
      return { count, totals: { unpaid: totals.unpaidCents, total: totals.totalCents } };
    },
    columns: (t, ctx) => [
      { key: 'number', title: t(($) => $.orders.column.number), kind: 'code', value: (row) => row.number },
      mainKind(ctx.db) === 'vehicle' && {
        key: 'plate',
        title: t(($) => $.exports.column.plate),
        kind: 'code',
        value: (row) => row.plate,
      },
      { key: 'serial', title: t(($) => $.exports.column.serial), kind: 'code', value: (row) => row.serial },
      { key: 'title', title: t(($) => $.orders.column.asset), kind: 'text', value: (row) => row.assetTitle },
      {
        key: 'client',
        title: t(($) => $.orders.column.client),
        kind: 'text',
        value: (row) => row.clientName,
      },
      {
        key: 'complaint',
        title: t(($) => $.orders.column.complaint),
        kind: 'text',
        value: (row) => row.complaint,
      },
      {
        key: 'phase',
        title: t(($) => $.orders.column.phase),
        kind: 'text',
        value: (row) => t(($) => $.ui.phase[row.phase]),
      },
      { key: 'type', title: t(($) => $.orders.column.type), kind: 'text', value: (row) => row.typeName },
      { key: 'key', title: t(($) => $.orders.column.key), kind: 'code', value: (row) => row.keyTag },
      {
        key: 'received',
        title: t(($) => $.orders.column.received),
        kind: 'dateTime',
        value: (row) => row.receivedAt,
      },
      {
        key: 'promised',
        title: t(($) => $.orders.column.promised),
        kind: 'dateTime',
        value: (row) => row.promisedAt,
      },
      {
        key: 'unpaid',
        title: t(($) => $.orders.column.unpaid),
        kind: 'money',
        value: (row) => row.unpaidCents,
      },
      { key: 'total', title: t(($) => $.orders.column.total), kind: 'money', value: (row) => row.totalCents },
    ],
  }),
};
