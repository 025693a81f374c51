import type { handover as bg } from '../bg/handover';

export const handover: typeof bg = {
  print: {
    forWorkshop: 'for {{workshop}}',
    onBehalf: 'for the client {{client}}',
    client: 'client',
    front: 'front',
    rear: 'rear',
    keyWithTag: '1, tag {{tag}}',
    oldPartsBack: 'old parts are returned',
    limit: 'work without a call up to {{amount}}',
  },
};
