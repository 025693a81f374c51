import { wholeExport } from '../../kernel/listExport';
import { priceAlerts } from './alerts';
import { readMatrix } from './matrix';

export const pricingExports = {
  'pricing.alerts': wholeExport('pricing.alerts', {
    title: (t) => t(($) => $.pricing.alerts.title),
    personalData: true,
    rows: (ctx) => priceAlerts(ctx.db),
    columns: (t) => [
      { key: 'order', title: t(($) => $.pricing.alerts.order), kind: 'code', value: (row) => row.number },
      { key: 'client', title: t(($) => $.pricing.alerts.client), kind: 'text', value: (row) => row.client },
      { key: 'part', title: t(($) => $.pricing.alerts.part), kind: 'code', value: (row) => row.partNumber },
      { key: 'name', title: t(($) => $.pricing.alerts.name), kind: 'text', value: (row) => row.name },
      { key: 'line', title: t(($) => $.pricing.alerts.line), kind: 'money', value: (row) => row.lineCents },
      { key: 'new', title: t(($) => $.pricing.alerts.new), kind: 'money', value: (row) => row.newCents },
    ],
  }),
  'pricing.matrix': wholeExport('pricing.matrix', {
    title: (t) => t(($) => $.pricing.matrix.title),
    personalData: false,
    rows: (ctx) => readMatrix(ctx).rules,
    columns: (t) => [
      {
        key: 'supplier',
        title: t(($) => $.pricing.matrix.supplier),
        kind: 'text',
        value: (row) => row.supplier,
      },
      { key: 'group', title: t(($) => $.pricing.matrix.group), kind: 'text', value: (row) => row.group },
      { key: 'from', title: t(($) => $.pricing.matrix.from), kind: 'money', value: (row) => row.fromCents },
      {
        key: 'markup',
        title: t(($) => $.pricing.matrix.markup),
        kind: 'percent',
        value: (row) => row.markupBp,
      },
    ],
  }),
};
