import { units } from '@shared/features/parts/model';
import { pagedExport } from '../../kernel/listExport';
import { documentPage, documentSums } from './documents';
import { stockPage, stockSums } from './queries';

const isUnit = (unit: string): unit is (typeof units)[number] => (units as readonly string[]).includes(unit);

export const stockExports = {
  /** Every number for itself: families fold on a screen, not in a file. */
  'stock.list': pagedExport('stock.list', {
    title: (t) => t(($) => $.stock.title),
    personalData: false,
    page: (ctx, input, cursor, limit) => stockPage(ctx, { ...input, openFamilies: null, cursor, limit }),
    sums: (ctx, input) => {
      const { count, totals } = stockSums(ctx, { ...input, openFamilies: null });
      return { count, totals: { value: totals.valueCents } };
    },
    columns: (t, ctx) => [
      { key: 'number', title: t(($) => $.stock.column.number), kind: 'code', value: (row) => row.number },
      { key: 'name', title: t(($) => $.stock.column.name), kind: 'text', value: (row) => row.name },
      { key: 'brand', title: t(($) => $.stock.column.brand), kind: 'text', value: (row) => row.brand },
      { key: 'group', title: t(($) => $.stock.column.group), kind: 'text', value: (row) => row.group },
      { key: 'bin', title: t(($) => $.stock.column.bin), kind: 'code', value: (row) => row.bin },
      {
        key: 'unit',
        title: t(($) => $.stock.column.unit),
        kind: 'text',
        value: ({ unit }) => (isUnit(unit) ? t(($) => $.parts.unit[unit]) : unit),
      },
      {
        key: 'quantity',
        title: t(($) => $.stock.column.quantity),
        kind: 'quantity',
        value: (row) => row.quantityMilli,
      },
      {
        key: 'reserved',
        title: t(($) => $.stock.column.reserved),
        kind: 'quantity',
        value: (row) => row.reservedMilli,
      },
      { key: 'free', title: t(($) => $.stock.column.free), kind: 'quantity', value: (row) => row.freeMilli },
      {
        key: 'minimum',
        title: t(($) => $.stock.column.minimum),
        kind: 'quantity',
        value: (row) => row.minimumMilli,
      },
      { key: 'price', title: t(($) => $.stock.column.price), kind: 'money', value: (row) => row.priceCents },
      ctx.can('parts.viewCost') && {
        key: 'average',
        title: t(($) => $.stock.column.average),
        kind: 'money',
        value: (row) => row.averageCents,
      },
      ctx.can('parts.viewCost') && {
        key: 'value',
        title: t(($) => $.stock.column.value),
        kind: 'money',
        value: (row) => row.valueCents,
      },
      {
        key: 'replacedBy',
        title: t(($) => $.exports.column.replacedBy),
        kind: 'code',
        value: (row) => row.replacedBy,
      },
    ],
  }),
  'stock.documents': pagedExport('stock.documents', {
    title: (t) => t(($) => $.stock.documents.title),
    personalData: true,
    page: (ctx, input, cursor, limit) => documentPage(ctx, { ...input, cursor, limit }),
    sums: (ctx, input) => ({ count: documentSums(ctx, input).count }),
    columns: (t, ctx) => [
      { key: 'number', title: t(($) => $.stock.column.number), kind: 'code', value: (row) => row.number },
      { key: 'date', title: t(($) => $.stock.column.date), kind: 'date', value: (row) => row.documentOn },
      {
        key: 'kind',
        title: t(($) => $.stock.column.kind),
        kind: 'text',
        value: (row) => t(($) => $.stock.kind[row.kind]),
      },
      {
        key: 'order',
        title: t(($) => $.exports.column.order),
        kind: 'code',
        value: (row) => row.orderNumber,
      },
      { key: 'party', title: t(($) => $.exports.column.party), kind: 'text', value: (row) => row.party },
      {
        key: 'supplierDocument',
        title: t(($) => $.stock.column.supplierDocument),
        kind: 'code',
        value: (row) => row.supplierDocument,
      },
      { key: 'lines', title: t(($) => $.stock.column.lines), kind: 'integer', value: (row) => row.lines },
      ctx.can('parts.viewCost') && {
        key: 'value',
        title: t(($) => $.stock.column.value),
        kind: 'money',
        value: (row) => row.valueCents,
      },
      {
        key: 'state',
        title: t(($) => $.stock.column.state),
        kind: 'text',
        value: (row) => t(($) => $.stock.status[row.status]),
      },
      { key: 'user', title: t(($) => $.stock.column.user), kind: 'text', value: (row) => row.user },
    ],
  }),
};
