import { sofiaDate } from '@shared/kernel/dates';
import { wholeExport } from '../../kernel/listExport';
import { listProvision } from './queries';

export const provisionExports = {
  'provision.list': wholeExport('provision.list', {
    title: (t) => t(($) => $.provision.title),
    personalData: true,
    rows: (ctx, input) => listProvision(ctx, input).rows,
    columns: (t) => [
      {
        key: 'order',
        title: t(($) => $.provision.column.order),
        kind: 'code',
        value: (row) => row.orderNumber,
      },
      {
        key: 'asset',
        title: t(($) => $.provision.column.asset),
        kind: 'code',
        value: (row) => row.plate ?? row.serial,
      },
      { key: 'client', title: t(($) => $.provision.column.client), kind: 'text', value: (row) => row.client },
      {
        key: 'due',
        title: t(($) => $.provision.column.due),
        kind: 'date',
        value: (row) => (row.promisedAt === null ? null : sofiaDate(row.promisedAt)),
      },
      { key: 'number', title: t(($) => $.provision.column.number), kind: 'code', value: (row) => row.number },
      { key: 'name', title: t(($) => $.provision.column.name), kind: 'text', value: (row) => row.name },
      {
        key: 'warehouse',
        title: t(($) => $.provision.column.warehouse),
        kind: 'text',
        value: (row) => row.warehouse,
      },
      {
        key: 'needed',
        title: t(($) => $.provision.column.needed),
        kind: 'quantity',
        value: (row) => row.neededMilli,
      },
      {
        key: 'issued',
        title: t(($) => $.provision.column.issued),
        kind: 'quantity',
        value: (row) => row.issuedMilli || null,
      },
      {
        key: 'remaining',
        title: t(($) => $.provision.column.remaining),
        kind: 'quantity',
        value: (row) => row.remainingMilli || null,
      },
      {
        key: 'reserved',
        title: t(($) => $.provision.column.reserved),
        kind: 'quantity',
        value: (row) => row.reservedMilli || null,
      },
      {
        key: 'free',
        title: t(($) => $.provision.column.free),
        kind: 'quantity',
        value: (row) => row.freeMilli || null,
      },
      {
        key: 'substitute',
        title: t(($) => $.provision.column.substitute),
        kind: 'quantity',
        value: (row) => row.substituteMilli || null,
      },
      {
        key: 'expected',
        title: t(($) => $.provision.column.expected),
        kind: 'quantity',
        value: (row) => row.expectedMilli || null,
      },
      {
        key: 'expectedOn',
        of: 'expected',
        title: t(($) => $.provision.column.expectedOn),
        kind: 'date',
        value: (row) => row.expectedOn,
      },
      {
        key: 'short',
        title: t(($) => $.provision.column.short),
        kind: 'quantity',
        value: (row) => row.shortMilli || null,
      },
      {
        key: 'state',
        title: t(($) => $.provision.column.state),
        kind: 'text',
        value: (row) => t(($) => $.provision.state[row.state]),
      },
    ],
  }),
};
