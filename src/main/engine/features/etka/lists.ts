import { pagedExport } from '../../kernel/listExport';
import { exportsCount, exportsPage } from './log';
import { differenceRows, pageOfRows, skippedRows } from './rows';

/** The log and the rows of an export as files and prints. */
export const etkaListExports = {
  'etka.exports': pagedExport('etka.exports', {
    title: (t) => t(($) => $.etka.log.title),
    personalData: false,
    page: (ctx, _input, cursor, limit) => exportsPage(ctx, cursor, limit),
    sums: (ctx) => ({ count: exportsCount(ctx) }),
    columns: (t) => [
      { key: 'at', title: t(($) => $.etka.log.at), kind: 'dateTime', value: (row) => row.at },
      { key: 'profile', title: t(($) => $.etka.profile), kind: 'code', value: (row) => row.profile },
      { key: 'fileName', title: t(($) => $.etka.file), kind: 'code', value: (row) => row.fileName },
      { key: 'drive', title: t(($) => $.etka.step.drive), kind: 'text', value: (row) => row.drive },
      { key: 'written', title: t(($) => $.etka.written), kind: 'integer', value: (row) => row.written },
      { key: 'skipped', title: t(($) => $.etka.skipped), kind: 'integer', value: (row) => row.skipped },
      { key: 'sha256', title: t(($) => $.etka.log.sum), kind: 'code', value: (row) => row.sha256 },
      { key: 'user', title: t(($) => $.etka.log.user), kind: 'text', value: (row) => row.user },
    ],
  }),
  'etka.skipped': pagedExport('etka.skipped', {
    title: (t) => t(($) => $.etka.skippedTitle),
    personalData: false,
    page: (ctx, input, cursor, limit) => pageOfRows(skippedRows(ctx, input), cursor, limit),
    sums: (ctx, input) => ({ count: skippedRows(ctx, input).length }),
    columns: (t) => [
      { key: 'number', title: t(($) => $.etka.rowList.number), kind: 'code', value: (row) => row.number },
      { key: 'name', title: t(($) => $.etka.rowList.name), kind: 'text', value: (row) => row.name },
      {
        key: 'reason',
        title: t(($) => $.etka.reasonColumn),
        kind: 'text',
        value: (row) => t(($) => $.etka.reason[row.reason]),
      },
      {
        key: 'field',
        title: t(($) => $.etka.rowList.field),
        kind: 'text',
        value: ({ field }) => (field === null ? null : t(($) => $.etka.fields[field])),
      },
    ],
  }),
  'etka.difference': pagedExport('etka.difference', {
    title: (t) => t(($) => $.etka.rowList.difference),
    personalData: false,
    page: (ctx, input, cursor, limit) => pageOfRows(differenceRows(ctx, input), cursor, limit),
    sums: (ctx, input) => ({ count: differenceRows(ctx, input).length }),
    columns: (t) => [
      {
        key: 'kind',
        title: t(($) => $.etka.change),
        kind: 'text',
        value: (row) => t(($) => $.etka.changes[row.kind]),
      },
      { key: 'number', title: t(($) => $.etka.rowList.number), kind: 'code', value: (row) => row.number },
      { key: 'brand', title: t(($) => $.etka.rowList.brand), kind: 'code', value: (row) => row.brand },
      {
        key: 'beforeMilli',
        title: t(($) => $.etka.rowList.beforeQuantity),
        kind: 'quantity',
        value: (row) => row.beforeMilli,
      },
      {
        key: 'afterMilli',
        title: t(($) => $.etka.rowList.afterQuantity),
        kind: 'quantity',
        value: (row) => row.afterMilli,
      },
      {
        key: 'beforeCents',
        title: t(($) => $.etka.rowList.beforePrice),
        kind: 'money',
        value: (row) => row.beforeCents,
      },
      {
        key: 'afterCents',
        title: t(($) => $.etka.rowList.afterPrice),
        kind: 'money',
        value: (row) => row.afterCents,
      },
    ],
  }),
};
