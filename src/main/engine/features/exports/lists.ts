import type { ExportedList } from '@shared/features/exports/model';
import type { ListExport } from '../../kernel/listExport';
import { auditExports } from '../audit/slice';
import { careExports } from '../care/slice';
import { catalogExports } from '../catalog/slice';
import { earningsExports } from '../earnings/slice';
import { etkaListExports } from '../etka/slice';
import { importsExports } from '../imports/slice';
import { invoicingExports } from '../invoicing/slice';
import { kitsExports } from '../kits/slice';
import { ordersExports } from '../orders/slice';
import { partiesExports } from '../parties/slice';
import { paymentsExports } from '../payments/slice';
import { priceListsExports } from '../priceLists/slice';
import { pricingExports } from '../pricing/slice';
import { provisionExports } from '../provision/slice';
import { purchasingExports } from '../purchasing/slice';
import { registryExports } from '../registry/slice';
import { reportsExports } from '../reports/slice';
import { stockExports } from '../stock/slice';
import { stocktakeExports } from '../stocktake/slice';
import { traitBulkExports } from '../traitBulk/slice';
import { traitsExports } from '../traits/slice';

/** Every list that can be written to a file, as its slice declares it. */
export const listExports: Readonly<Record<ExportedList, ListExport>> = {
  ...ordersExports,
  ...priceListsExports,
  ...registryExports,
  ...careExports,
  ...partiesExports,
  ...stockExports,
  ...purchasingExports,
  ...stocktakeExports,
  ...kitsExports,
  ...etkaListExports,
  ...invoicingExports,
  ...importsExports,
  ...paymentsExports,
  ...earningsExports,
  ...catalogExports,
  ...traitsExports,
  ...traitBulkExports,
  ...auditExports,
  ...pricingExports,
  ...reportsExports,
  ...provisionExports,
};
