import type { AnyRoute } from '@tanstack/react-router';
import { assetsRoutes } from '../features/assets/routes';
import { BackupStamp } from '../features/backup/parts/BackupStamp';
import { boardRoutes } from '../features/board/routes';
import { careRoutes } from '../features/care/routes';
import { catalogRoutes } from '../features/catalog/routes';
import { earningsRoutes } from '../features/earnings/routes';
import { etkaRoutes } from '../features/etka/routes';
import { FilesOfList } from '../features/exports/parts/FilesOfList';
import { handoverRoutes } from '../features/handover/routes';
import { invoicingRoutes } from '../features/invoicing/routes';
import { kitsRoutes } from '../features/kits/routes';
import { labelsRoutes } from '../features/labels/routes';
import { orderRoutes } from '../features/orders/routes';
import { partiesRoutes } from '../features/parties/routes';
import { PartSearch } from '../features/parts/parts/PartSearch';
import { partsRoutes } from '../features/parts/routes';
import { priceListRoutes } from '../features/priceLists/routes';
import { pricingRoutes } from '../features/pricing/routes';
import { ListPrint } from '../features/printing/parts/ListPrint';
import { provisionRoutes } from '../features/provision/routes';
import { purchasingRoutes } from '../features/purchasing/routes';
import { registryRoutes } from '../features/registry/routes';
import { reportsRoutes } from '../features/reports/routes';
import { Scanner } from '../features/scan/parts/Scanner';
import { CounterActions } from '../features/search/parts/CounterActions';
import { CounterSearch } from '../features/search/parts/CounterSearch';
import { settingsRoutes } from '../features/settings/routes';
import { Gate } from '../features/setup/Gate';
import { PracticeNotice } from '../features/setup/parts/PracticeNotice';
import { stockRoutes } from '../features/stock/routes';
import { stocktakeRoutes } from '../features/stocktake/routes';
import { UserTile } from '../features/users/parts/UserTile';
import { ViewsOfList } from '../features/views/parts/ViewsOfList';
import type { FrameSlots } from './slots';

/** The one place where features join the window: a line with their routes, and their component in a slot. */
export const featureRoutes = [
  ...boardRoutes,
  ...orderRoutes,
  ...invoicingRoutes,
  ...handoverRoutes,
  ...earningsRoutes,
  ...reportsRoutes,
  ...assetsRoutes,
  ...registryRoutes,
  ...partiesRoutes,
  ...careRoutes,
  ...catalogRoutes,
  ...settingsRoutes,
  ...stockRoutes,
  ...kitsRoutes,
  ...stocktakeRoutes,
  ...etkaRoutes,
  ...partsRoutes,
  ...priceListRoutes,
  ...purchasingRoutes,
  ...pricingRoutes,
  ...labelsRoutes,
  ...provisionRoutes,
] as const satisfies readonly AnyRoute[];

export const frameSlots: FrameSlots = {
  Actions: CounterActions,
  Backup: BackupStamp,
  Files: FilesOfList,
  Gate,
  Notices: PracticeNotice,
  Overlays: PartSearch,
  Scanner,
  Search: CounterSearch,
  Print: ListPrint,
  User: UserTile,
  Views: ViewsOfList,
};
