import { pagedExport, wholeExport } from '../../kernel/listExport';
import { candidates, duePage, dueSums } from './list';
import { listStays } from './tyres';

export const careExports = {
  'care.list': pagedExport('care.list', {
    title: (t) => t(($) => $.care.title),
    personalData: true,
    sums: (ctx, input) => ({ count: dueSums(candidates(ctx, input)).count }),
    page: (ctx, input, cursor, limit) =>
      duePage(ctx, { sort: input.sort, cursor, limit }, candidates(ctx, input)),
    columns: (t) => [
      { key: 'dueOn', title: t(($) => $.care.column.due), kind: 'date', value: (row) => row.dueOn },
      {
        key: 'kind',
        title: t(($) => $.care.column.kind),
        kind: 'text',
        value: (row) => t(($) => $.care.kind[row.kind]),
      },
      { key: 'what', title: t(($) => $.care.column.what), kind: 'text', value: (row) => row.title },
      {
        key: 'state',
        title: t(($) => $.care.column.state),
        kind: 'text',
        value: (row) => t(($) => $.care.state[row.state]),
      },
      { key: 'number', title: t(($) => $.care.column.number), kind: 'code', value: (row) => row.number },
      { key: 'asset', title: t(($) => $.care.column.asset), kind: 'text', value: (row) => row.assetTitle },
      { key: 'owner', title: t(($) => $.care.column.owner), kind: 'text', value: (row) => row.ownerName },
      { key: 'phone', title: t(($) => $.care.column.phone), kind: 'code', value: (row) => row.phone },
      {
        key: 'reminded',
        title: t(($) => $.care.column.reminded),
        kind: 'dateTime',
        value: (row) => row.reminded?.at ?? null,
      },
      {
        key: 'result',
        title: t(($) => $.care.column.result),
        kind: 'text',
        value: (row) => {
          const { reminded } = row;
          return reminded && t(($) => $.care.result[reminded.result]);
        },
      },
    ],
  }),
  'care.stays': wholeExport('care.stays', {
    title: (t) => t(($) => $.care.views.tyres),
    personalData: true,
    rows: (ctx, input) => listStays(ctx, input).rows,
    columns: (t) => [
      { key: 'place', title: t(($) => $.care.column.place), kind: 'code', value: (row) => row.place },
      { key: 'number', title: t(($) => $.care.column.number), kind: 'code', value: (row) => row.number },
      { key: 'asset', title: t(($) => $.care.column.asset), kind: 'text', value: (row) => row.assetTitle },
      { key: 'owner', title: t(($) => $.care.column.owner), kind: 'text', value: (row) => row.ownerName },
      { key: 'phone', title: t(($) => $.care.column.phone), kind: 'code', value: (row) => row.phone },
      {
        key: 'season',
        title: t(($) => $.care.column.season),
        kind: 'text',
        value: (row) => t(($) => $.care.tyres.season[row.season]),
      },
      { key: 'size', title: t(($) => $.care.column.size), kind: 'text', value: (row) => row.size },
      { key: 'brand', title: t(($) => $.care.column.brand), kind: 'text', value: (row) => row.brand },
      { key: 'wheels', title: t(($) => $.care.column.wheels), kind: 'integer', value: (row) => row.wheels },
      { key: 'from', title: t(($) => $.care.column.from), kind: 'date', value: (row) => row.fromOn },
      { key: 'until', title: t(($) => $.care.column.until), kind: 'date', value: (row) => row.untilOn },
      {
        key: 'fee',
        title: t(($) => $.care.column.fee),
        kind: 'money',
        value: (row) => row.feeCents,
        sum: true,
      },
    ],
  }),
};
