/** The lists that can be written to a file, by the name of their query or of one view of it. */
export const exportedLists = [
  'orders.list',
  'assets.list',
  'registry.items',
  'care.list',
  'care.stays',
  'parties.list',
  'stock.list',
  'stock.documents',
  'purchasing.list',
  'purchasing.order',
  'purchasing.cores',
  'stocktake.lines',
  'stocktake.sheet',
  'kits.list',
  'kits.structure',
  'etka.exports',
  'etka.skipped',
  'etka.difference',
  'invoicing.list',
  'imports.report',
  'payments.list',
  'earnings.workers',
  'earnings.orders',
  'earnings.teams',
  'earnings.rows',
  'catalog.operations',
  'traits.list',
  'traits.bulkPreview',
  'audit.list',
  'priceLists.list',
  'priceLists.changes',
  'priceLists.problems',
  'pricing.alerts',
  'pricing.matrix',
  'reports.day',
  'provision.list',
] as const;
export type ExportedList = (typeof exportedLists)[number];

export const exportFormats = ['xlsx', 'csv'] as const;
export type ExportFormat = (typeof exportFormats)[number];

/** Whether the list of a query can be written to a file. */
export function isExportedList(name: string): name is ExportedList {
  return (exportedLists as readonly string[]).includes(name);
}

/** Name of the task under which a running export reports its progress. */
export const exportTask = (list: ExportedList): string => `export:${list}`;
