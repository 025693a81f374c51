import { app as bgApp } from './bg/app';
import { assets as bgAssets } from './bg/assets';
import { audit as bgAudit } from './bg/audit';
import { backup as bgBackup } from './bg/backup';
import { board as bgBoard, today as bgToday } from './bg/board';
import { care as bgCare } from './bg/care';
import { catalog as bgCatalog } from './bg/catalog';
import { earnings as bgEarnings } from './bg/earnings';
import { errors as bgErrors } from './bg/errors';
import { etka as bgEtka } from './bg/etka';
import { exports as bgExports } from './bg/exports';
import { files as bgFiles } from './bg/files';
import { handover as bgHandover } from './bg/handover';
import { imports as bgImports } from './bg/imports';
import { invoicing as bgInvoicing } from './bg/invoicing';
import { kits as bgKits } from './bg/kits';
import { labels as bgLabels } from './bg/labels';
import { orders as bgOrders } from './bg/orders';
import { parties as bgParties } from './bg/parties';
import { parts as bgParts } from './bg/parts';
import { payments as bgPayments } from './bg/payments';
import { priceLists as bgPriceLists } from './bg/priceLists';
import { pricing as bgPricing } from './bg/pricing';
import { printing as bgPrinting } from './bg/printing';
import { prints as bgPrints } from './bg/prints';
import { privacy as bgPrivacy } from './bg/privacy';
import { provision as bgProvision } from './bg/provision';
import { purchasing as bgPurchasing } from './bg/purchasing';
import { recovery as bgRecovery } from './bg/recovery';
import { registry as bgRegistry } from './bg/registry';
import { reports as bgReports } from './bg/reports';
import { scan as bgScan } from './bg/scan';
import { search as bgSearch } from './bg/search';
import { settings as bgSettings } from './bg/settings';
import { setup as bgSetup } from './bg/setup';
import { staff as bgStaff } from './bg/staff';
import { stock as bgStock } from './bg/stock';
import { stocktake as bgStocktake } from './bg/stocktake';
import { traits as bgTraits } from './bg/traits';
import { ui as bgUi } from './bg/ui';
import { users as bgUsers } from './bg/users';
import { views as bgViews } from './bg/views';
import { app as enApp } from './en/app';
import { assets as enAssets } from './en/assets';
import { audit as enAudit } from './en/audit';
import { backup as enBackup } from './en/backup';
import { board as enBoard, today as enToday } from './en/board';
import { care as enCare } from './en/care';
import { catalog as enCatalog } from './en/catalog';
import { earnings as enEarnings } from './en/earnings';
import { errors as enErrors } from './en/errors';
import { etka as enEtka } from './en/etka';
import { exports as enExports } from './en/exports';
import { files as enFiles } from './en/files';
import { handover as enHandover } from './en/handover';
import { imports as enImports } from './en/imports';
import { invoicing as enInvoicing } from './en/invoicing';
import { kits as enKits } from './en/kits';
import { labels as enLabels } from './en/labels';
import { orders as enOrders } from './en/orders';
import { parties as enParties } from './en/parties';
import { parts as enParts } from './en/parts';
import { payments as enPayments } from './en/payments';
import { priceLists as enPriceLists } from './en/priceLists';
import { pricing as enPricing } from './en/pricing';
import { printing as enPrinting } from './en/printing';
import { prints as enPrints } from './en/prints';
import { privacy as enPrivacy } from './en/privacy';
import { provision as enProvision } from './en/provision';
import { purchasing as enPurchasing } from './en/purchasing';
import { recovery as enRecovery } from './en/recovery';
import { registry as enRegistry } from './en/registry';
import { reports as enReports } from './en/reports';
import { scan as enScan } from './en/scan';
import { search as enSearch } from './en/search';
import { settings as enSettings } from './en/settings';
import { setup as enSetup } from './en/setup';
import { staff as enStaff } from './en/staff';
import { stock as enStock } from './en/stock';
import { stocktake as enStocktake } from './en/stocktake';
import { traits as enTraits } from './en/traits';
import { ui as enUi } from './en/ui';
import { users as enUsers } from './en/users';
import { views as enViews } from './en/views';

/** All texts of the program by language and slice; screens, errors and prints use the same ones. */
const bg = {
  registry: bgRegistry,
  reports: bgReports,
  privacy: bgPrivacy,
  files: bgFiles,
  payments: bgPayments,
  scan: bgScan,
  search: bgSearch,
  parties: bgParties,
  catalog: bgCatalog,
  assets: bgAssets,
  care: bgCare,
  traits: bgTraits,
  printing: bgPrinting,
  provision: bgProvision,
  handover: bgHandover,
  invoicing: bgInvoicing,
  stock: bgStock,
  priceLists: bgPriceLists,
  stocktake: bgStocktake,
  pricing: bgPricing,
  parts: bgParts,
  board: bgBoard,
  today: bgToday,
  kits: bgKits,
  labels: bgLabels,
  orders: bgOrders,
  staff: bgStaff,
  users: bgUsers,
  views: bgViews,
  setup: bgSetup,
  purchasing: bgPurchasing,
  recovery: bgRecovery,
  settings: bgSettings,
  audit: bgAudit,
  backup: bgBackup,
  earnings: bgEarnings,
  etka: bgEtka,
  exports: bgExports,
  imports: bgImports,
  ui: bgUi,
  app: bgApp,
  errors: bgErrors,
  prints: bgPrints,
};

export type Messages = typeof bg;
export type Language = 'bg' | 'en';

const en: Messages = {
  registry: enRegistry,
  reports: enReports,
  privacy: enPrivacy,
  files: enFiles,
  payments: enPayments,
  scan: enScan,
  search: enSearch,
  parties: enParties,
  catalog: enCatalog,
  assets: enAssets,
  care: enCare,
  traits: enTraits,
  printing: enPrinting,
  provision: enProvision,
  handover: enHandover,
  invoicing: enInvoicing,
  stock: enStock,
  priceLists: enPriceLists,
  stocktake: enStocktake,
  pricing: enPricing,
  parts: enParts,
  board: enBoard,
  today: enToday,
  kits: enKits,
  labels: enLabels,
  orders: enOrders,
  staff: enStaff,
  users: enUsers,
  views: enViews,
  setup: enSetup,
  purchasing: enPurchasing,
  recovery: enRecovery,
  settings: enSettings,
  audit: enAudit,
  backup: enBackup,
  earnings: enEarnings,
  etka: enEtka,
  exports: enExports,
  imports: enImports,
  ui: enUi,
  app: enApp,
  errors: enErrors,
  prints: enPrints,
};

export const messages: Readonly<Record<Language, Messages>> = { bg, en };
