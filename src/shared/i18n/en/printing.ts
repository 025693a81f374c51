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
    assetLabel: 'Label of card {{number}}',
    labels: 'Labels, {{count}} pcs',
    stockDocument: '{{name}} {{number}}',
    tyreSlip: 'Tyre slip {{number}}',
    purchaseOrder: 'Purchase order {{number}}',
  },
  kind: {
    serviceOrder: 'Service order',
    handoverIntake: 'Intake protocol',
    handoverRelease: 'Release protocol',
    invoice: 'Invoice',
    dayRecap: 'Day recapitulation',
  },
  set: {
    empty: 'The set has no documents.',
    emptyText: 'Sets are arranged in Settings, Printers.',
    noPrinters: 'No printer was found. Documents can be saved as PDF.',
    noSpooler: 'The print service does not run. Documents can be saved as PDF.',
    testPage: 'Test page',
    code: 'Code of the test page',
    confirm: 'Confirm the printer',
    untested: 'Without a test page: test first, then print.',
    printed: 'Printed: {{titles}}',
    saved: 'PDF: {{name}}',
    kept: 'The document is in the archive.',
  },
};
