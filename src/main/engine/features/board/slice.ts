import type { boardContract } from '@shared/features/board/contract';
import type { Handlers } from '../../kernel/handlers';
import { boardPhases, boardToday } from './queries';

export const boardHandlers: Handlers<typeof boardContract> = {
  'board.phases': boardPhases,
  'board.today': boardToday,
};
