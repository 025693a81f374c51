import { assetsContract } from '../features/assets/contract';
import { attachmentsContract } from '../features/attachments/contract';
import { auditContract } from '../features/audit/contract';
import { backupContract } from '../features/backup/contract';
import { boardContract } from '../features/board/contract';
import { careContract } from '../features/care/contract';
import { catalogContract } from '../features/catalog/contract';
import { earningsContract } from '../features/earnings/contract';
import { etkaContract } from '../features/etka/contract';
import { exportsContract } from '../features/exports/contract';
import { filesContract } from '../features/files/contract';
import { handoverContract } from '../features/handover/contract';
import { importsContract } from '../features/imports/contract';
import { invoicingContract } from '../features/invoicing/contract';
import { kitsContract } from '../features/kits/contract';
import { labelsContract } from '../features/labels/contract';
import { ordersContract } from '../features/orders/contract';
import { partiesContract } from '../features/parties/contract';
import { partsContract } from '../features/parts/contract';
import { paymentsContract } from '../features/payments/contract';
import { peekContract } from '../features/peek/contract';
import { priceListsContract } from '../features/priceLists/contract';
import { pricingContract } from '../features/pricing/contract';
import { printingContract } from '../features/printing/contract';
import { printingShellContract } from '../features/printing/shellContract';
import { privacyContract } from '../features/privacy/contract';
import { provisionContract } from '../features/provision/contract';
import { purchasingContract } from '../features/purchasing/contract';
import { recoveryContract } from '../features/recovery/contract';
import { registryContract } from '../features/registry/contract';
import { reportsContract } from '../features/reports/contract';
import { scanContract } from '../features/scan/contract';
import { searchContract } from '../features/search/contract';
import { settingsContract } from '../features/settings/contract';
import { setupContract } from '../features/setup/contract';
import { shellContract } from '../features/shell/contract';
import { staffContract } from '../features/staff/contract';
import { stockContract } from '../features/stock/contract';
import { stocktakeContract } from '../features/stocktake/contract';
import { traitBulkContract } from '../features/traits/bulkContract';
import { traitsContract } from '../features/traits/contract';
import { usersContract } from '../features/users/contract';
import { viewsContract } from '../features/views/contract';
import type { EntryArguments, EntryOutput } from './entry';

/** Every entry of the program: the whole surface that the window and the command line have. */
export const contract = {
  ...attachmentsContract,
  ...auditContract,
  ...backupContract,
  ...earningsContract,
  ...exportsContract,
  ...paymentsContract,
  ...printingShellContract,
  ...provisionContract,
  ...recoveryContract,
  ...settingsContract,
  ...setupContract,
  ...shellContract,
  ...usersContract,
  ...viewsContract,
  ...boardContract,
  ...staffContract,
  ...partsContract,
  ...kitsContract,
  ...priceListsContract,
  ...pricingContract,
  ...stockContract,
  ...purchasingContract,
  ...stocktakeContract,
  ...etkaContract,
  ...partiesContract,
  ...assetsContract,
  ...registryContract,
  ...careContract,
  ...traitsContract,
  ...traitBulkContract,
  ...searchContract,
  ...peekContract,
  ...catalogContract,
  ...ordersContract,
  ...handoverContract,
  ...invoicingContract,
  ...printingContract,
  ...reportsContract,
  ...filesContract,
  ...importsContract,
  ...privacyContract,
  ...labelsContract,
  ...scanContract,
} as const;

export type EntryName = keyof typeof contract & string;
export type InputOf<N extends EntryName> = EntryArguments<(typeof contract)[N]>;
export type OutputOf<N extends EntryName> = EntryOutput<(typeof contract)[N]>;
export type QueryName = {
  [N in EntryName]: (typeof contract)[N]['kind'] extends 'query' ? N : never;
}[EntryName];
export type CommandName = Exclude<EntryName, QueryName>;
