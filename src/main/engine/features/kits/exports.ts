import { wholeExport } from '../../kernel/listExport';
import { kitStructure, listKits } from './queries';

export const kitsExports = {
  'kits.list': wholeExport('kits.list', {
    title: (t) => t(($) => $.kits.report),
    personalData: false,
    rows: (ctx, input) => listKits(ctx, input).rows,
    columns: (t, ctx) => {
      const cost = ctx.can('parts.viewCost');
      return [
        { key: 'number', title: t(($) => $.kits.column.number), kind: 'code', value: (row) => row.number },
        { key: 'name', title: t(($) => $.kits.column.name), kind: 'text', value: (row) => row.name },
        {
          key: 'version',
          title: t(($) => $.kits.column.version),
          kind: 'integer',
          value: (row) => row.version,
        },
        { key: 'parts', title: t(($) => $.kits.column.parts), kind: 'integer', value: (row) => row.parts },
        {
          key: 'operations',
          title: t(($) => $.kits.column.operations),
          kind: 'integer',
          value: (row) => row.operations,
        },
        cost && {
          key: 'material',
          title: t(($) => $.kits.column.material),
          kind: 'money',
          value: (row) => row.materialCents,
        },
        cost && {
          key: 'labour',
          title: t(($) => $.kits.column.labour),
          kind: 'money',
          value: (row) => row.labourCents,
        },
        cost && {
          key: 'cost',
          title: t(($) => $.kits.column.cost),
          kind: 'money',
          value: (row) => row.costCents,
        },
        {
          key: 'missing',
          title: t(($) => $.kits.column.missing),
          kind: 'integer',
          value: (row) => row.missingCosts || null,
        },
        { key: 'price', title: t(($) => $.kits.column.price), kind: 'money', value: (row) => row.priceCents },
        cost && {
          key: 'margin',
          title: t(($) => $.kits.column.margin),
          kind: 'money',
          value: (row) => row.marginCents,
        },
        cost && {
          key: 'marginBp',
          title: t(($) => $.kits.column.marginBp),
          kind: 'percent',
          value: (row) => row.marginBp,
        },
        cost && {
          key: 'markupBp',
          title: t(($) => $.kits.column.markupBp),
          kind: 'percent',
          value: (row) => row.markupBp,
        },
        {
          key: 'sold',
          title: t(($) => $.kits.column.sold),
          kind: 'quantity',
          value: (row) => row.soldMilli || null,
        },
        {
          key: 'soldNet',
          title: t(($) => $.kits.column.soldNet),
          kind: 'money',
          value: (row) => (row.soldMilli ? row.soldNetCents : null),
          sum: true,
        },
        cost && {
          key: 'soldCost',
          title: t(($) => $.kits.column.soldCost),
          kind: 'money',
          value: (row) => (row.soldMilli ? row.soldCostCents : null),
          sum: true,
        },
        cost && {
          key: 'soldMarginBp',
          title: t(($) => $.kits.column.soldMarginBp),
          kind: 'percent',
          value: (row) => row.soldMarginBp,
        },
      ];
    },
  }),
  'kits.structure': wholeExport('kits.structure', {
    title: (t) => t(($) => $.kits.structure),
    personalData: false,
    rows: (ctx, input) => kitStructure(ctx, input).rows,
    columns: (t, ctx) => {
      const cost = ctx.can('parts.viewCost');
      return [
        { key: 'key', title: t(($) => $.kits.column.level), kind: 'code', value: (row) => row.key },
        { key: 'code', title: t(($) => $.kits.column.number), kind: 'code', value: (row) => row.code },
        { key: 'name', title: t(($) => $.kits.column.component), kind: 'text', value: (row) => row.name },
        {
          key: 'quantity',
          title: t(($) => $.kits.column.norm),
          kind: 'quantity',
          value: (row) => row.quantityMilli,
        },
        {
          key: 'scrap',
          title: t(($) => $.kits.column.scrap),
          kind: 'percent',
          value: (row) => row.scrapBp || null,
        },
        {
          key: 'total',
          title: t(($) => $.kits.column.total),
          kind: 'quantity',
          value: (row) => row.totalMilli,
        },
        cost && {
          key: 'unitCost',
          title: t(($) => $.kits.column.unitCost),
          kind: 'money',
          value: (row) => row.unitCostCents,
        },
        cost && {
          key: 'value',
          title: t(($) => $.kits.column.value),
          kind: 'money',
          value: (row) => row.costCents,
        },
      ];
    },
  }),
};
