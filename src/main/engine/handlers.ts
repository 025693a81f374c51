import type { contract } from '@shared/contract/contract';
import { assetsHandlers } from './features/assets/slice';
import { auditHandlers } from './features/audit/slice';
import { backupHandlers } from './features/backup/slice';
import { boardHandlers } from './features/board/slice';
import { careHandlers } from './features/care/slice';
import { catalogHandlers } from './features/catalog/slice';
import { earningsHandlers } from './features/earnings/slice';
import { etkaHandlers } from './features/etka/slice';
import { exportsHandlers } from './features/exports/slice';
import { filesHandlers } from './features/files/slice';
import { handoverHandlers } from './features/handover/slice';
import { importsHandlers } from './features/imports/slice';
import { invoicingHandlers } from './features/invoicing/slice';
import { kitsHandlers } from './features/kits/slice';
import { labelsHandlers } from './features/labels/slice';
import { ordersHandlers } from './features/orders/slice';
import { partiesHandlers } from './features/parties/slice';
import { partsHandlers } from './features/parts/slice';
import { paymentsHandlers } from './features/payments/slice';
import { peekHandlers } from './features/peek/slice';
import { priceListsHandlers } from './features/priceLists/slice';
import { pricingHandlers } from './features/pricing/slice';
import { printingHandlers } from './features/printing/slice';
import { privacyHandlers } from './features/privacy/slice';
import { provisionHandlers } from './features/provision/slice';
import { purchasingHandlers } from './features/purchasing/slice';
import { registryHandlers } from './features/registry/slice';
import { reportsHandlers } from './features/reports/slice';
import { scanHandlers } from './features/scan/slice';
import { searchHandlers } from './features/search/slice';
import { settingsHandlers } from './features/settings/slice';
import { setupHandlers } from './features/setup/slice';
import { staffHandlers } from './features/staff/slice';
import { stockHandlers } from './features/stock/slice';
import { stocktakeHandlers } from './features/stocktake/slice';
import { traitBulkHandlers } from './features/traitBulk/slice';
import { traitsHandlers } from './features/traits/slice';
import { usersHandlers } from './features/users/slice';
import { viewsHandlers } from './features/views/slice';
import type { Handlers } from './kernel/handlers';

/** Every slice's handlers by entry name; the type makes sure that no engine entry is without one. */
export const handlers: Handlers<typeof contract> = {
  ...ordersHandlers,
  ...catalogHandlers,
  ...searchHandlers,
  ...peekHandlers,
  ...labelsHandlers,
  ...scanHandlers,
  ...assetsHandlers,
  ...registryHandlers,
  ...careHandlers,
  ...traitsHandlers,
  ...traitBulkHandlers,
  ...partiesHandlers,
  ...stockHandlers,
  ...purchasingHandlers,
  ...stocktakeHandlers,
  ...etkaHandlers,
  ...priceListsHandlers,
  ...pricingHandlers,
  ...partsHandlers,
  ...kitsHandlers,
  ...auditHandlers,
  ...backupHandlers,
  ...earningsHandlers,
  ...exportsHandlers,
  ...paymentsHandlers,
  ...settingsHandlers,
  ...setupHandlers,
  ...usersHandlers,
  ...viewsHandlers,
  ...boardHandlers,
  ...staffHandlers,
  ...handoverHandlers,
  ...invoicingHandlers,
  ...printingHandlers,
  ...reportsHandlers,
  ...filesHandlers,
  ...importsHandlers,
  ...privacyHandlers,
  ...provisionHandlers,
};
