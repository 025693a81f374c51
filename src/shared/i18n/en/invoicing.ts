import type { invoicing as bg } from '../bg/invoicing';

export const invoicing: typeof bg = {
  print: {
    hour: 'hrs',
    operation: 'op.',
    share: '{{name}}, share {{percent}}',
    internalGround: 'internal document, not a supply',
    approved: 'approved {{on}}',
  },
};
