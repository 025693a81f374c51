import type { earnings as bg } from '../bg/earnings';

export const earnings: typeof bg = {
  levels: {
    modification: 'operation and modification',
    model: 'operation and model',
    make: 'operation and make',
    operation: 'operation',
    group: 'operation group',
    grade: 'grade',
    default: 'general tariff',
  },
  basisNormHour:
    '{{hours}} h × {{quantity}} × {{rate}} €/h ({{level}}) × {{coefficient}} for the order type = {{line}} €; share {{share}} of {{sum}} = {{amount}} €.',
  basisOperation:
    '{{quantity}} × {{rate}} € per operation ({{level}}) × {{coefficient}} for the order type = {{line}} €; share {{share}} of {{sum}} = {{amount}} €.',
};
