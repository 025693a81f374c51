import type { printing as bg } from '../bg/printing';

export const printing: typeof bg = {
  title: {
    serviceOrder: 'Order {{number}}',
    handoverIntake: 'Intake protocol {{number}}',
    handoverRelease: 'Release protocol {{number}}',
    invoice: 'Invoice {{number}}',
    internal: 'Internal document {{number}}',
    sale: 'Sale record {{number}}',
    dayRecap: 'Day recapitulation {{on}}',
    testPage: 'Test page',
  },
  kind: {
    serviceOrder: 'Service order',
    handoverIntake: 'Intake protocol',
    handoverRelease: 'Release protocol',
    invoice: 'Invoice',
    dayRecap: 'Day recapitulation',
  },
};
