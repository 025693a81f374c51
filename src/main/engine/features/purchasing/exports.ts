import { units } from '@shared/features/parts/model';
import { pagedExport, wholeExport } from '../../kernel/listExport';
import { corePage, coreSums } from './cores';
import { linesOf, purchasePage, purchaseSums } from './queries';

const isUnit = (unit: string): unit is (typeof units)[number] => (units as readonly string[]).includes(unit);

export const purchasingExports = {
  'purchasing.list': pagedExport('purchasing.list', {
    title: (t) => t(($) => $.purchasing.list.title),
    personalData: true,
    page: (ctx, input, cursor, limit) => purchasePage(ctx, { ...input, cursor, limit }),
    sums: (ctx, input) => ({ count: purchaseSums(ctx, input).count }),
    columns: (t, ctx) => [
      { key: 'number', title: t(($) => $.purchasing.column.order), kind: 'code', value: (row) => row.number },
      {
        key: 'supplier',
        title: t(($) => $.purchasing.column.supplier),
        kind: 'text',
        value: (row) => row.supplier,
      },
      {
        key: 'status',
        title: t(($) => $.purchasing.column.status),
        kind: 'text',
        value: (row) => t(($) => $.purchasing.status[row.status]),
      },
      {
        key: 'ordered',
        title: t(($) => $.purchasing.column.orderedOn),
        kind: 'date',
        value: (row) => row.orderedOn,
      },
      {
        key: 'expected',
        title: t(($) => $.purchasing.column.expectedOn),
        kind: 'date',
        value: (row) => row.expectedOn,
      },
      {
        key: 'reference',
        title: t(($) => $.purchasing.column.reference),
        kind: 'code',
        value: (row) => row.reference,
      },
      {
        key: 'lines',
        title: t(($) => $.purchasing.column.lines),
        kind: 'integer',
        value: (row) => row.lines,
      },
      {
        key: 'awaited',
        title: t(($) => $.purchasing.column.awaitedLines),
        kind: 'integer',
        value: (row) => row.awaitedLines,
      },
      ctx.can('parts.viewCost') && {
        key: 'net',
        title: t(($) => $.purchasing.column.net),
        kind: 'money',
        value: (row) => row.netCents,
      },
    ],
  }),
  /** The lines of one order, as they go to the supplier in a file. */
  'purchasing.order': wholeExport('purchasing.order', {
    title: (t) => t(($) => $.purchasing.order.linesTitle),
    personalData: false,
    rows: (ctx, { orderId }) => linesOf(ctx.db, orderId),
    columns: (t, ctx) => [
      {
        key: 'number',
        title: t(($) => $.purchasing.column.number),
        kind: 'code',
        value: (row) => row.number,
      },
      {
        key: 'supplierNumber',
        title: t(($) => $.purchasing.column.supplierNumber),
        kind: 'code',
        value: (row) => row.supplierNumber,
      },
      { key: 'name', title: t(($) => $.purchasing.column.name), kind: 'text', value: (row) => row.name },
      {
        key: 'quantity',
        title: t(($) => $.purchasing.column.quantity),
        kind: 'quantity',
        value: (row) => row.quantityMilli - row.cancelledMilli,
      },
      {
        key: 'unit',
        title: t(($) => $.purchasing.column.unit),
        kind: 'text',
        value: ({ unit }) => (isUnit(unit) ? t(($) => $.parts.unit[unit]) : unit),
      },
      {
        key: 'received',
        title: t(($) => $.purchasing.column.received),
        kind: 'quantity',
        value: (row) => row.receivedMilli,
      },
      {
        key: 'awaited',
        title: t(($) => $.purchasing.column.awaited),
        kind: 'quantity',
        value: (row) => row.awaitedMilli,
      },
      {
        key: 'expected',
        title: t(($) => $.purchasing.column.expectedOn),
        kind: 'date',
        value: (row) => row.expectedOn,
      },
      ctx.can('parts.viewCost') && {
        key: 'cost',
        title: t(($) => $.purchasing.column.cost),
        kind: 'money',
        value: (row) => row.unitCostCents,
      },
      ctx.can('parts.viewCost') && {
        key: 'net',
        title: t(($) => $.purchasing.column.net),
        kind: 'money',
        value: (row) => row.netCents,
        sum: true,
      },
    ],
  }),
  'purchasing.cores': pagedExport('purchasing.cores', {
    title: (t) => t(($) => $.purchasing.cores.title),
    personalData: true,
    page: (ctx, input, cursor, limit) => corePage(ctx, { ...input, cursor, limit }),
    sums: (ctx, input) => {
      const { count, totals } = coreSums(ctx, input);
      return { count, totals: { deposit: totals.depositCents, credit: totals.creditCents } };
    },
    columns: (t) => [
      {
        key: 'number',
        title: t(($) => $.purchasing.column.number),
        kind: 'code',
        value: (row) => row.number,
      },
      { key: 'name', title: t(($) => $.purchasing.column.name), kind: 'text', value: (row) => row.name },
      {
        key: 'quantity',
        title: t(($) => $.stock.column.lineQuantity),
        kind: 'quantity',
        value: (row) => row.quantityMilli,
      },
      {
        key: 'state',
        title: t(($) => $.purchasing.column.status),
        kind: 'text',
        value: (row) => t(($) => $.purchasing.coreState[row.state]),
      },
      {
        key: 'serviceOrder',
        title: t(($) => $.purchasing.column.serviceOrder),
        kind: 'code',
        value: (row) => row.orderNumber,
      },
      {
        key: 'client',
        title: t(($) => $.purchasing.column.client),
        kind: 'text',
        value: (row) => row.client,
      },
      {
        key: 'depositState',
        title: t(($) => $.purchasing.column.depositState),
        kind: 'text',
        value: (row) => t(($) => $.purchasing.depositState[row.deposit]),
      },
      {
        key: 'deposit',
        title: t(($) => $.purchasing.column.deposit),
        kind: 'money',
        value: (row) => row.depositCents,
      },
      {
        key: 'supplier',
        title: t(($) => $.purchasing.column.supplier),
        kind: 'text',
        value: (row) => row.supplier,
      },
      {
        key: 'reference',
        title: t(($) => $.purchasing.column.document),
        kind: 'code',
        value: (row) => row.reference,
      },
      {
        key: 'credit',
        title: t(($) => $.purchasing.column.credit),
        kind: 'money',
        value: (row) => row.creditCents,
      },
      {
        key: 'changed',
        title: t(($) => $.purchasing.column.changedOn),
        kind: 'date',
        value: (row) => row.changedOn,
      },
    ],
  }),
};
