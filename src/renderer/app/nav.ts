import type { PermissionKey } from '@shared/permissions/permissions';
import {
  BookOpen,
  Boxes,
  CarFront,
  ChartColumn,
  ClipboardList,
  Columns3,
  ConciergeBell,
  HandCoins,
  type LucideIcon,
  Phone,
  ReceiptText,
  Settings,
  Sun,
  Tags,
} from 'lucide-react';

export type NavName =
  | 'today'
  | 'reception'
  | 'board'
  | 'orders'
  | 'calls'
  | 'registry'
  | 'catalog'
  | 'stock'
  | 'prices'
  | 'invoices'
  | 'earnings'
  | 'reports'
  | 'settings';

export interface NavPlace {
  name: NavName;
  path: string;
  icon: LucideIcon;
  /** Key printed at the right edge. */
  key?: string;
  /** Shown to whoever has one of these; empty: to everybody. */
  permissions: readonly PermissionKey[];
}

/** Sections of the rail by group: the day, the registers, the money; settings stand at the bottom. */
export const navGroups: readonly (readonly NavPlace[])[] = [
  [
    { name: 'today', path: '/', icon: Sun, permissions: [] },
    { name: 'reception', path: '/reception', icon: ConciergeBell, key: 'F2', permissions: ['orders.view'] },
    { name: 'board', path: '/board', icon: Columns3, key: 'F7', permissions: ['orders.view'] },
    { name: 'orders', path: '/orders', icon: ClipboardList, permissions: ['orders.view'] },
    { name: 'calls', path: '/calls', icon: Phone, permissions: ['parties.view'] },
  ],
  [
    { name: 'registry', path: '/registry', icon: CarFront, permissions: ['parties.view', 'assets.view'] },
    { name: 'catalog', path: '/catalog', icon: BookOpen, permissions: ['catalog.view'] },
    { name: 'stock', path: '/stock', icon: Boxes, key: 'F3', permissions: ['stock.view'] },
    { name: 'prices', path: '/prices', icon: Tags, permissions: ['pricing.view'] },
  ],
  [
    { name: 'invoices', path: '/invoices', icon: ReceiptText, permissions: ['invoices.view'] },
    {
      name: 'earnings',
      path: '/earnings',
      icon: HandCoins,
      permissions: ['earnings.viewDay', 'earnings.viewAll'],
    },
    {
      name: 'reports',
      path: '/reports',
      icon: ChartColumn,
      permissions: ['orders.close', 'earnings.viewDay', 'payments.view'],
    },
  ],
];

export const settingsPlace: NavPlace = {
  name: 'settings',
  path: '/settings',
  icon: Settings,
  permissions: ['settings.view', 'users.manage', 'backup.run'],
};

export type DeepName =
  | 'cores'
  | 'purchases'
  | 'purchaseProposal'
  | 'dayRecap'
  | 'due'
  | 'etka'
  | 'items'
  | 'partGroups'
  | 'labels'
  | 'kits'
  | 'plans'
  | 'priceLists'
  | 'provision'
  | 'provisionReport'
  | 'receipt'
  | 'markups'
  | 'priceAlerts'
  | 'priceTerms'
  | 'priceWay'
  | 'stockDocuments'
  | 'stockPlaces'
  | 'stocktakes'
  | 'tyres';

export interface DeepPlace extends Omit<NavPlace, 'name' | 'icon'> {
  name: DeepName;
  under: NavName;
  /** What is rarely opened, or has a tab or a button in its section: in the command palette, not in the rail. */
  offRail?: true;
}

/** Places below a section: in the rail under it while it is open, by their own name in the command palette always. */
export const deepPlaces: readonly DeepPlace[] = [
  {
    name: 'dayRecap',
    under: 'reports',
    path: '/reports',
    permissions: ['orders.close', 'earnings.viewDay', 'payments.view'],
  },
  { name: 'provisionReport', under: 'reports', path: '/reports/provision', permissions: ['orders.view'] },
  { name: 'items', under: 'registry', path: '/registry/items', permissions: ['assets.view'], offRail: true },
  { name: 'due', under: 'registry', path: '/registry/due', permissions: ['assets.view'], offRail: true },
  { name: 'tyres', under: 'registry', path: '/registry/tyres', permissions: ['assets.view'], offRail: true },
  { name: 'plans', under: 'registry', path: '/registry/plans', permissions: ['assets.view'], offRail: true },
  {
    name: 'receipt',
    under: 'stock',
    path: '/stock/receipts/new',
    permissions: ['stock.receive'],
    offRail: true,
  },
  { name: 'stockDocuments', under: 'stock', path: '/stock/documents', permissions: ['stock.view'] },
  { name: 'provision', under: 'stock', path: '/stock/provision', permissions: ['orders.view'] },
  { name: 'purchaseProposal', under: 'stock', path: '/stock/proposal', permissions: ['stock.receive'] },
  { name: 'purchases', under: 'stock', path: '/stock/purchases', permissions: ['stock.view'] },
  { name: 'kits', under: 'stock', path: '/stock/kits', permissions: ['parts.view'] },
  { name: 'stocktakes', under: 'stock', path: '/stock/counts', permissions: ['stock.view'] },
  { name: 'labels', under: 'stock', path: '/stock/labels', permissions: ['printing.print'] },
  { name: 'etka', under: 'stock', path: '/stock/etka', permissions: ['stock.exportEtka'] },
  { name: 'cores', under: 'stock', path: '/stock/cores', permissions: ['stock.view'], offRail: true },
  { name: 'partGroups', under: 'stock', path: '/stock/groups', permissions: ['parts.edit'], offRail: true },
  {
    name: 'stockPlaces',
    under: 'stock',
    path: '/stock/places',
    permissions: ['stock.adjust'],
    offRail: true,
  },
  { name: 'priceLists', under: 'prices', path: '/prices/lists', permissions: ['pricing.view'] },
  { name: 'markups', under: 'prices', path: '/prices/matrix', permissions: ['pricing.view'] },
  { name: 'priceTerms', under: 'prices', path: '/prices/terms', permissions: ['pricing.view'] },
  { name: 'priceAlerts', under: 'prices', path: '/prices/alerts', permissions: ['orders.view'] },
  { name: 'priceWay', under: 'prices', path: '/prices/explain', permissions: ['pricing.view'] },
];

/** Places that exist in this program and that this person may enter. */
export function allowedPlaces<Place extends Pick<NavPlace, 'path' | 'permissions'>>(
  places: readonly Place[],
  exists: (path: string) => boolean,
  may: (permission: PermissionKey) => boolean,
): Place[] {
  return places.filter(
    (place) => exists(place.path) && (place.permissions.length === 0 || place.permissions.some(may)),
  );
}

/** The place a path belongs to: `/orders/12` is under Поръчки, `/` only under За днес. */
export function isAt(place: Pick<NavPlace, 'path'>, pathname: string): boolean {
  return place.path === '/'
    ? pathname === '/'
    : pathname === place.path || pathname.startsWith(`${place.path}/`);
}

/** The place below a section that a path belongs to: the longest that fits; null on the section's own page. */
export function deepPlaceAt<Place extends Pick<DeepPlace, 'path'>>(
  places: readonly Place[],
  section: Pick<NavPlace, 'path'>,
  pathname: string,
): Place | null {
  const [deepest] = places
    .filter((place) => place.path !== section.path && isAt(place, pathname))
    .sort((a, b) => b.path.length - a.path.length);
  return deepest ?? null;
}
