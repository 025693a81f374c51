import type { recovery as bg } from '../bg/recovery';

export const recovery: typeof bg = {
  title: 'Recovery',
  backups: 'Backups found',
  none: 'No backups found. A backup file can be chosen from another disk.',
  made: 'Backup of',
  folder: 'Folder',
  size: 'Size, MB',
  state: 'State',
  verified: 'verified {{at}}',
  unverified: 'not verified',
  damaged: 'damaged',
  restore: 'Restore',
  confirmTitle: 'Restore from {{made}}',
  confirmText:
    'The backup takes the place of the database. The present file is kept in the data folder. What was saved after {{made}} will not be in the database.',
  choose: 'Another file',
  retry: 'Try again',
  openFolder: 'Data folder',
  quit: 'Exit',
  dataFolder: 'Data: {{folder}}',
};
