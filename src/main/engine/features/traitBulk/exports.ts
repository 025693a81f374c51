import type { Trait } from '@shared/features/traits/model';
import { type ValueWords, valueText } from '@shared/features/traits/words';
import type { translator } from '@shared/i18n/translate';
import type { QueryContext } from '../../kernel/context';
import { pagedExport } from '../../kernel/listExport';
import { traitById } from '../traits/slice';
import { bulkPage, bulkTotals } from './bulk';

type Texts = ReturnType<typeof translator>;

const wordsOf = (t: Texts, ctx: QueryContext): ValueWords => ({
  language: ctx.user.language,
  yes: t(($) => $.traits.yes),
  no: t(($) => $.traits.no),
  unit: (key) => key,
});

const textOf = (t: Texts, ctx: QueryContext, trait: Trait) => (value: string | null) =>
  value === null ? null : valueText(trait, value, wordsOf(t, ctx));

export const traitBulkExports = {
  'traits.bulkPreview': pagedExport('traits.bulkPreview', {
    title: (t) => t(($) => $.traits.bulk.title),
    personalData: true,
    page: (ctx, input, cursor, limit) => bulkPage(ctx, { ...input, cursor, limit }),
    sums: (ctx, input) => ({ count: bulkTotals(ctx, input).count }),
    columns: (t, ctx, { filter }) => {
      const text = textOf(t, ctx, traitById(ctx.db, filter.traitId));
      return [
        { key: 'number', title: t(($) => $.traits.bulk.number), kind: 'code', value: (row) => row.number },
        { key: 'title', title: t(($) => $.traits.bulk.asset), kind: 'text', value: (row) => row.title },
        { key: 'owner', title: t(($) => $.traits.bulk.owner), kind: 'text', value: (row) => row.ownerName },
        {
          key: 'before',
          title: t(($) => $.traits.before),
          kind: 'text',
          value: (row) => text(row.before),
        },
        { key: 'after', title: t(($) => $.traits.after), kind: 'text', value: (row) => text(row.after) },
        {
          key: 'outcome',
          title: t(($) => $.traits.bulk.outcome),
          kind: 'text',
          value: (row) => t(($) => $.traits.bulk.outcomes[row.outcome]),
        },
      ];
    },
  }),
};
