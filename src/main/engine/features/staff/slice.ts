import type { staffContract } from '@shared/features/staff/contract';
import type { Handlers } from '../../kernel/handlers';
import { archiveTeam, archiveWorker, saveTeam, saveWorker } from './commands';
import { listStaff } from './queries';

export { teamById, teamMembers, workerById } from './repo';

export const staffHandlers: Handlers<typeof staffContract> = {
  'staff.list': listStaff,
  'staff.saveWorker': saveWorker,
  'staff.archiveWorker': archiveWorker,
  'staff.saveTeam': saveTeam,
  'staff.archiveTeam': archiveTeam,
};
