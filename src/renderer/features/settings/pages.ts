import type { PermissionKey } from '@shared/permissions/permissions';
import type { TFunction } from 'i18next';
import {
  FileStack,
  FileText,
  FileUp,
  HardDriveDownload,
  HardHat,
  Hash,
  Info,
  KeyRound,
  ListChecks,
  ListTree,
  type LucideIcon,
  Monitor,
  Printer,
  ScrollText,
  SlidersHorizontal,
  Store,
  UserCog,
  Users,
} from 'lucide-react';
import type { ComponentType } from 'react';
import { ClassesPage } from '../assets/pages/ClassesPage';
import { AuditPage } from '../audit/pages/AuditPage';
import { BackupPage } from '../backup/pages/BackupPage';
import { ImportPage } from '../catalog/pages/ImportPage';
import { ImportsPage } from '../imports/pages/ImportsPage';
import { PrintersPage } from '../printing/pages/PrintersPage';
import { StaffPage } from '../staff/pages/StaffPage';
import { TraitsPage } from '../traits/pages/TraitsPage';
import { RolesPage } from '../users/pages/RolesPage';
import { UsersPage } from '../users/pages/UsersPage';
import { AboutPage } from './pages/AboutPage';
import { AppearancePage } from './pages/AppearancePage';
import { DocumentsPage } from './pages/DocumentsPage';
import { NumberingPage } from './pages/NumberingPage';
import { RulesPage } from './pages/RulesPage';
import { SecurityPage } from './pages/SecurityPage';
import { WorkshopPage } from './pages/WorkshopPage';

export interface SettingsPage {
  /** Last part of the address: `/settings/<id>`. */
  id: string;
  group: 'workshop' | 'people' | 'program';
  label: (t: TFunction) => string;
  icon: LucideIcon;
  /** Shown to whoever has one of these; empty: to everybody who sees Настройки. */
  permissions: readonly PermissionKey[];
  component: ComponentType;
}

const view = ['settings.view'] as const;
const people = ['users.manage'] as const;

/** The pages of Настройки in the order of the left list; a slice adds its page by one line. */
export const settingsPages: readonly SettingsPage[] = [
  {
    id: 'workshop',
    group: 'workshop',
    label: (t) => t(($) => $.settings.pages.workshop),
    icon: Store,
    permissions: view,
    component: WorkshopPage,
  },
  {
    id: 'documents',
    group: 'workshop',
    label: (t) => t(($) => $.settings.pages.documents),
    icon: FileText,
    permissions: view,
    component: DocumentsPage,
  },
  {
    id: 'numbering',
    group: 'workshop',
    label: (t) => t(($) => $.settings.pages.numbering),
    icon: Hash,
    permissions: view,
    component: NumberingPage,
  },
  {
    id: 'rules',
    group: 'workshop',
    label: (t) => t(($) => $.settings.pages.rules),
    icon: ListChecks,
    permissions: view,
    component: RulesPage,
  },
  {
    id: 'staff',
    group: 'people',
    label: (t) => t(($) => $.staff.title),
    icon: HardHat,
    permissions: ['staff.edit'],
    component: StaffPage,
  },
  {
    id: 'classes',
    group: 'workshop',
    label: (t) => t(($) => $.assets.classes.title),
    icon: ListTree,
    permissions: ['catalog.edit'],
    component: ClassesPage,
  },
  {
    id: 'imports',
    group: 'workshop',
    label: (t) => t(($) => $.imports.title),
    icon: FileUp,
    permissions: ['catalog.import'],
    component: ImportsPage,
  },
  {
    id: 'traits',
    group: 'workshop',
    label: (t) => t(($) => $.traits.title),
    icon: SlidersHorizontal,
    permissions: ['catalog.edit'],
    component: TraitsPage,
  },
  {
    id: 'import',
    group: 'workshop',
    label: (t) => t(($) => $.catalog.import.title),
    icon: FileStack,
    permissions: ['catalog.import'],
    component: ImportPage,
  },
  {
    id: 'users',
    group: 'people',
    label: (t) => t(($) => $.settings.pages.users),
    icon: Users,
    permissions: people,
    component: UsersPage,
  },
  {
    id: 'roles',
    group: 'people',
    label: (t) => t(($) => $.settings.pages.roles),
    icon: UserCog,
    permissions: people,
    component: RolesPage,
  },
  {
    id: 'security',
    group: 'people',
    label: (t) => t(($) => $.settings.pages.security),
    icon: KeyRound,
    permissions: view,
    component: SecurityPage,
  },
  {
    id: 'backup',
    group: 'program',
    label: (t) => t(($) => $.settings.pages.backup),
    icon: HardDriveDownload,
    permissions: view,
    component: BackupPage,
  },
  {
    id: 'printers',
    group: 'program',
    label: (t) => t(($) => $.settings.pages.printers),
    icon: Printer,
    permissions: ['settings.view', 'printing.setup'],
    component: PrintersPage,
  },
  {
    id: 'appearance',
    group: 'program',
    label: (t) => t(($) => $.settings.pages.appearance),
    icon: Monitor,
    permissions: view,
    component: AppearancePage,
  },
  {
    id: 'audit',
    group: 'program',
    label: (t) => t(($) => $.settings.pages.audit),
    icon: ScrollText,
    permissions: ['audit.view'],
    component: AuditPage,
  },
  {
    id: 'about',
    group: 'program',
    label: (t) => t(($) => $.settings.pages.about),
    icon: Info,
    permissions: [],
    component: AboutPage,
  },
];

/** The pages that a person may open. */
export const allowedSettings = (may: (permission: PermissionKey) => boolean): SettingsPage[] =>
  settingsPages.filter((page) => page.permissions.length === 0 || page.permissions.some(may));
