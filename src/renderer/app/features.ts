import type { AnyRoute } from '@tanstack/react-router';
import { BackupStamp } from '../features/backup/parts/BackupStamp';
import { settingsRoutes } from '../features/settings/routes';
import { Gate } from '../features/setup/Gate';
import { UserTile } from '../features/users/parts/UserTile';
import type { FrameSlots } from './slots';

/** The one place where features join the window: a line with their routes, and their component in a slot. */
export const featureRoutes = [...settingsRoutes] as const satisfies readonly AnyRoute[];

export const frameSlots: FrameSlots = {
  Backup: BackupStamp,
  Gate,
  User: UserTile,
};
