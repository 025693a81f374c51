import type { backup as bg } from '../bg/backup';

export const backup: typeof bg = {
  now: 'Back up now',
  made: 'Verified backup: {{file}}',
  today: 'today {{time}}',
};
