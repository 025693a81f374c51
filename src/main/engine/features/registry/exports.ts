import { pagedExport } from '../../kernel/listExport';
import { mainKind } from '../settings/slice';
import { itemPage, itemSums } from './items';
import { assetPage, assetSums } from './list';

/** The lists of things as files and on paper (reports L1, L5); columns of a car are none of a workshop without cars. */
export const registryExports = {
  'assets.list': pagedExport('assets.list', {
    title: (t) => t(($) => $.assets.title),
    personalData: true,
    page: (ctx, input, cursor, limit) => assetPage(ctx, { ...input, cursor, limit }),
    sums: (ctx, input) => {
      const { count, totals } = assetSums(ctx, input);
      return { count, totals: { orders: totals.orders, turnover: totals.turnoverCents } };
    },
    columns: (t, ctx) => {
      const vehicles = mainKind(ctx.db) === 'vehicle';
      return [
        vehicles && {
          key: 'number',
          title: t(($) => $.exports.column.plate),
          kind: 'code',
          value: (row) => row.plate,
        },
        {
          key: vehicles ? 'serial' : 'number',
          title: t(($) => $.exports.column.serial),
          kind: 'code',
          value: (row) => row.serial,
        },
        vehicles && {
          key: 'vin',
          title: t(($) => $.assets.column.vin),
          kind: 'code',
          value: (row) => row.vin,
        },
        {
          key: 'make',
          of: 'title',
          title: t(($) => $.exports.column.make),
          kind: 'text',
          value: (row) => row.make,
        },
        {
          key: 'model',
          of: 'title',
          title: t(($) => $.exports.column.model),
          kind: 'text',
          value: (row) => row.model,
        },
        {
          key: 'modification',
          of: 'title',
          title: t(($) => $.exports.column.modification),
          kind: 'text',
          value: (row) => row.modification,
        },
        { key: 'year', title: t(($) => $.assets.column.year), kind: 'integer', value: (row) => row.year },
        { key: 'owner', title: t(($) => $.assets.column.owner), kind: 'text', value: (row) => row.ownerName },
        { key: 'phone', title: t(($) => $.exports.column.phone), kind: 'code', value: (row) => row.phone },
        { key: 'meter', title: t(($) => $.assets.column.meter), kind: 'integer', value: (row) => row.meter },
        {
          key: 'meterOn',
          title: t(($) => $.exports.column.meterOn),
          kind: 'date',
          value: (row) => row.meterOn,
        },
        {
          key: 'warranty',
          title: t(($) => $.exports.column.warrantyOn),
          kind: 'date',
          value: (row) => row.warrantyTo,
        },
        {
          key: 'nextService',
          title: t(($) => $.registry.column.nextService),
          kind: 'date',
          value: (row) => row.nextService?.on ?? null,
        },
        {
          key: 'nextWork',
          of: 'nextService',
          title: t(($) => $.registry.column.nextWork),
          kind: 'text',
          value: (row) => row.nextService?.title ?? null,
        },
        {
          key: 'inspection',
          title: vehicles ? t(($) => $.registry.column.inspection) : t(($) => $.registry.column.check),
          kind: 'date',
          value: (row) => row.inspectionOn,
        },
        {
          key: 'insurance',
          title: t(($) => $.registry.column.insurance),
          kind: 'date',
          value: (row) => row.insuranceOn,
        },
        {
          key: 'orders',
          title: t(($) => $.assets.column.orders),
          kind: 'integer',
          value: (row) => row.orders,
        },
        ctx.can('invoices.view') && {
          key: 'turnover',
          title: t(($) => $.exports.column.turnover),
          kind: 'money',
          value: (row) => row.turnoverCents,
        },
        {
          key: 'last',
          title: t(($) => $.assets.column.lastOrder),
          kind: 'dateTime',
          value: (row) => row.lastOrderAt,
        },
      ];
    },
  }),
  'registry.items': pagedExport('registry.items', {
    title: (t) => t(($) => $.registry.items.title),
    personalData: true,
    page: (ctx, input, cursor, limit) => itemPage(ctx, { ...input, cursor, limit }),
    sums: (ctx, input) => {
      const { count, totals } = itemSums(ctx, input);
      return { count, totals: { components: totals.components } };
    },
    columns: (t, ctx) => [
      { key: 'item', title: t(($) => $.registry.column.item), kind: 'text', value: (row) => row.title },
      {
        key: 'serial',
        title:
          mainKind(ctx.db) === 'vehicle'
            ? t(($) => $.registry.column.serialOrVin)
            : t(($) => $.exports.column.serial),
        kind: 'code',
        value: (row) => row.serial,
      },
      {
        key: 'client',
        title: t(($) => $.registry.column.client),
        kind: 'text',
        value: (row) => row.ownerName,
      },
      { key: 'place', title: t(($) => $.registry.column.place), kind: 'text', value: (row) => row.place },
      {
        key: 'room',
        of: 'place',
        title: t(($) => $.registry.column.room),
        kind: 'text',
        value: (row) => row.room,
      },
      {
        key: 'delivered',
        title: t(($) => $.registry.column.delivered),
        kind: 'date',
        value: (row) => row.deliveredOn,
      },
      {
        key: 'warranty',
        title: t(($) => $.exports.column.warrantyOn),
        kind: 'date',
        value: (row) => row.warrantyTo,
      },
      {
        key: 'components',
        title: t(($) => $.registry.column.components),
        kind: 'integer',
        value: (row) => row.components || null,
      },
      {
        key: 'componentNames',
        of: 'components',
        title: t(($) => $.registry.column.componentNames),
        kind: 'text',
        value: (row) => row.componentNames,
      },
      {
        key: 'contract',
        title: t(($) => $.registry.column.contract),
        kind: 'code',
        value: (row) => row.contractNumber,
      },
      {
        key: 'contractTo',
        of: 'contract',
        title: t(($) => $.registry.column.contractTo),
        kind: 'date',
        value: (row) => row.contractToOn,
      },
      {
        key: 'lastOrder',
        title: t(($) => $.registry.column.lastOrder),
        kind: 'code',
        value: (row) => row.lastOrder?.number ?? null,
      },
      {
        key: 'lastOrderAt',
        of: 'lastOrder',
        title: t(($) => $.registry.column.lastOrderOn),
        kind: 'dateTime',
        value: (row) => row.lastOrder?.at ?? null,
      },
    ],
  }),
};
