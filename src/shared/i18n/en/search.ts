import type { search as bg } from '../bg/search';

export const search: typeof bg = {
  label: 'Counter search',
  found: 'Found',
  count: 'found for {{text}}',
  more: 'there are more, one character more narrows them',
  none: 'Nothing found for “{{text}}”.',
  noneText: {
    vehicle: 'Looked for by plate, former plate, VIN, serial number, name, phone, document and part.',
    equipment: 'Looked for by serial and inventory number, name, phone, document and part.',
  },
  otherLayout: 'read in another keyboard layout',
  oneError: 'the nearest by spelling',
  inWorkshop: 'In the workshop',
  nothingInWorkshop: 'Nothing is in the workshop.',
  group: {
    assets: 'Vehicles',
    assetsGeneric: 'Items',
    parties: 'People and firms',
    documents: 'Orders and invoices',
    parts: 'Parts',
  },
  line: {
    oldPlate: 'former plate',
    vin: 'VIN',
    serial: 'serial no.',
    inventory: 'inv. no.',
  },
  open: 'in the workshop, {{number}}',
};
