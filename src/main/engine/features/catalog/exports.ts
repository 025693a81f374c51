import { wholeExport } from '../../kernel/listExport';
import { listOperations } from './operations';

export const catalogExports = {
  'catalog.operations': wholeExport('catalog.operations', {
    title: (t) => t(($) => $.catalog.operations.title),
    personalData: false,
    rows: (ctx, input) => listOperations(ctx, input).rows,
    columns: (t, ctx) => {
      const { language } = ctx.user;
      return [
        { key: 'code', title: t(($) => $.catalog.column.code), kind: 'code', value: (row) => row.code },
        {
          key: 'name',
          title: t(($) => $.catalog.column.name),
          kind: 'text',
          value: (row) => row.name[language],
        },
        {
          key: 'group',
          title: t(($) => $.catalog.column.group),
          kind: 'text',
          value: (row) => row.groupName[language],
        },
        {
          key: 'norm',
          title: t(($) => $.catalog.column.norm),
          kind: 'hours',
          value: (row) => row.norm?.normSec ?? null,
        },
        {
          key: 'origin',
          title: t(($) => $.catalog.column.origin),
          kind: 'text',
          value: ({ norm }) => {
            if (norm === null) return null;
            const level = t(($) => $.catalog.level[norm.origin]);
            return norm.originName === null ? level : `${level} ${norm.originName}`;
          },
        },
        {
          key: 'price',
          title: t(($) => $.catalog.column.price),
          kind: 'money',
          value: (row) => row.fixedPriceCents,
        },
      ];
    },
  }),
};
