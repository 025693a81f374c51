import type { PriceChangeRow } from '@shared/features/priceLists/model';
import { type ExportColumn, pagedExport, wholeExport } from '../../kernel/listExport';
import { listOfLists } from './lists';
import { changesPage, problemsOf } from './queries';

/** The lists, the difference of a file, and what was refused of it. */
export const priceListsExports = {
  'priceLists.list': wholeExport('priceLists.list', {
    title: (t) => t(($) => $.priceLists.title),
    personalData: false,
    rows: (ctx) => listOfLists(ctx).lists,
    columns: (t) => [
      { key: 'name', title: t(($) => $.priceLists.name), kind: 'text', value: (row) => row.name },
      { key: 'brand', title: t(($) => $.priceLists.brand), kind: 'text', value: (row) => row.brand },
      { key: 'rows', title: t(($) => $.priceLists.rows), kind: 'integer', value: (row) => row.rows },
      { key: 'from', title: t(($) => $.priceLists.from), kind: 'date', value: (row) => row.fromOn },
      { key: 'to', title: t(($) => $.priceLists.to), kind: 'date', value: (row) => row.toOn },
      { key: 'file', title: t(($) => $.priceLists.file), kind: 'text', value: (row) => row.fileName },
    ],
  }),
  'priceLists.changes': pagedExport('priceLists.changes', {
    title: (t, { kind }) => t(($) => $.priceLists.version[kind]),
    personalData: false,
    columns: (t): ExportColumn<PriceChangeRow>[] => [
      {
        key: 'number',
        title: t(($) => $.priceLists.fields.number),
        kind: 'code',
        value: (row) => row.number,
      },
      { key: 'name', title: t(($) => $.priceLists.fields.name), kind: 'text', value: (row) => row.name },
      { key: 'old', title: t(($) => $.priceLists.version.old), kind: 'money', value: (row) => row.oldCents },
      { key: 'new', title: t(($) => $.priceLists.version.next), kind: 'money', value: (row) => row.newCents },
      {
        key: 'change',
        title: t(($) => $.priceLists.version.change),
        kind: 'percent',
        value: (row) => row.changeBp,
      },
      {
        key: 'replacedBy',
        title: t(($) => $.priceLists.version.replacedBy),
        kind: 'code',
        value: (row) => row.replacedBy,
      },
    ],
    page: (ctx, input, cursor, limit) => changesPage(ctx, { ...input, cursor, limit }),
    sums: (ctx, input) => ({ count: changesPage(ctx, { ...input, cursor: null, limit: 1 }).count }),
  }),
  'priceLists.problems': wholeExport('priceLists.problems', {
    title: (t) => t(($) => $.priceLists.version.problems),
    personalData: false,
    rows: (ctx, input) => problemsOf(ctx, input).rows,
    columns: (t) => [
      { key: 'line', title: t(($) => $.priceLists.mapping.line), kind: 'integer', value: (row) => row.line },
      {
        key: 'code',
        title: t(($) => $.priceLists.mapping.problem),
        kind: 'text',
        value: (row) => t(($) => $.priceLists.problems[row.code]),
      },
      { key: 'value', title: t(($) => $.priceLists.mapping.lines), kind: 'code', value: (row) => row.value },
    ],
  }),
};
