import { traitName } from '@shared/features/traits/words';
import { wholeExport } from '../../kernel/listExport';
import { listTraits } from './definitions';

export const traitsExports = {
  'traits.list': wholeExport('traits.list', {
    title: (t) => t(($) => $.traits.title),
    personalData: false,
    rows: (ctx) => listTraits(ctx).rows,
    columns: (t, ctx) => [
      {
        key: 'name',
        title: t(($) => $.traits.name),
        kind: 'text',
        value: (row) => traitName(row, ctx.user.language),
      },
      { key: 'code', title: t(($) => $.traits.code), kind: 'code', value: (row) => row.code },
      {
        key: 'class',
        title: t(($) => $.traits.class),
        kind: 'text',
        value: (row) => row.className?.[ctx.user.language] ?? t(($) => $.traits.everyClass),
      },
      {
        key: 'type',
        title: t(($) => $.traits.type),
        kind: 'text',
        value: (row) => t(($) => $.traits.types[row.type]),
      },
      { key: 'unit', title: t(($) => $.traits.unit), kind: 'text', value: (row) => row.unit },
      {
        key: 'options',
        title: t(($) => $.traits.options),
        kind: 'text',
        value: (row) => row.options.map((one) => traitName(one, ctx.user.language)).join(', '),
      },
      {
        key: 'values',
        title: t(($) => $.traits.usedBy),
        kind: 'integer',
        value: (row) => row.uses.values,
      },
      {
        key: 'state',
        title: t(($) => $.traits.state),
        kind: 'text',
        value: (row) => (row.ended ? t(($) => $.traits.ended) : t(($) => $.traits.inUse)),
      },
    ],
  }),
};
