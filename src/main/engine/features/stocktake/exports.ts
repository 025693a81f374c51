import type { StocktakeLine } from '@shared/features/stocktake/model';
import { unitName } from '../../documents/units';
import { pagedExport } from '../../kernel/listExport';
import { linePage, lineSums, withoutQuantities } from './queries';

export const stocktakeExports = {
  'stocktake.lines': pagedExport('stocktake.lines', {
    title: (t) => t(($) => $.stocktake.print.lines),
    personalData: false,
    sums: (ctx, input) => ({ count: lineSums(ctx, input).count }),
    page: linePage,
    columns: (t, ctx) => [
      { key: 'bin', title: t(($) => $.stocktake.column.bin), kind: 'code', value: (row) => row.bin },
      { key: 'number', title: t(($) => $.stocktake.column.number), kind: 'code', value: (row) => row.number },
      { key: 'name', title: t(($) => $.stocktake.column.name), kind: 'text', value: (row) => row.name },
      {
        key: 'book',
        title: t(($) => $.stocktake.column.book),
        kind: 'quantity',
        value: (row) => row.bookMilli,
      },
      {
        key: 'counted',
        title: t(($) => $.stocktake.column.counted),
        kind: 'quantity',
        value: (row) => row.countedMilli,
      },
      {
        key: 'recounted',
        title: t(($) => $.stocktake.column.recounted),
        kind: 'quantity',
        value: (row) => row.recountedMilli,
      },
      {
        key: 'difference',
        title: t(($) => $.stocktake.column.difference),
        kind: 'quantity',
        value: (row) => row.differenceMilli,
      },
      ctx.can('parts.viewCost') && {
        key: 'unitCost',
        title: t(($) => $.stocktake.column.unitCost),
        kind: 'money',
        value: (row) => row.unitCostCents,
      },
      ctx.can('parts.viewCost') && {
        key: 'value',
        title: t(($) => $.stocktake.column.value),
        kind: 'money',
        value: (row) => row.valueCents,
      },
      { key: 'by', title: t(($) => $.stocktake.column.by), kind: 'text', value: (row) => row.countedBy },
    ],
  }),
  'stocktake.sheet': pagedExport('stocktake.sheet', {
    title: (t) => t(($) => $.stocktake.print.sheet),
    personalData: false,
    sums: (ctx, input) => ({ count: lineSums(ctx, input).count }),
    page: (ctx, input, cursor, limit) => {
      const { rows, nextCursor } = linePage(ctx, input, cursor, limit);
      return { rows: rows.map(withoutQuantities), nextCursor };
    },
    columns: (t, ctx) => [
      { key: 'bin', title: t(($) => $.stocktake.column.bin), kind: 'code', value: (row) => row.bin },
      { key: 'number', title: t(($) => $.stocktake.column.number), kind: 'code', value: (row) => row.number },
      { key: 'name', title: t(($) => $.stocktake.column.name), kind: 'text', value: (row) => row.name },
      {
        key: 'unit',
        title: t(($) => $.stocktake.column.unit),
        kind: 'text',
        value: (row: StocktakeLine) => unitName(row.unit, ctx.user.language),
      },
      { key: 'found', title: t(($) => $.stocktake.column.found), kind: 'text', value: () => '________' },
      {
        key: 'foundAgain',
        title: t(($) => $.stocktake.column.foundAgain),
        kind: 'text',
        value: () => '________',
      },
    ],
  }),
};
