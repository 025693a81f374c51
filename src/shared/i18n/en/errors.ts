import type { ErrorCode } from '../bg/errors';

export const errors: Record<ErrorCode, string> = {
  UNKNOWN_ENTRY: 'The program does not know the action “{{entry}}”. Nothing was saved.',
  INVALID_INPUT: 'Invalid value in “{{field}}”. Nothing was saved.',
  INPUT_TOO_LARGE: 'Too much data for one action. Nothing was saved.',
  NOT_SIGNED_IN: 'Nobody is signed in. What was typed is kept; sign in with the PIN.',
  LOCKED: 'The screen is locked. What was typed is kept; unlock with the PIN.',
  FORBIDDEN: 'No permission for this action. Nothing was saved. The manager grants rights in Settings.',
  CONCURRENT_MODIFICATION:
    'Somebody else saved a change meanwhile. Nothing was overwritten. The new data is shown.',
  REQUEST_REUSED: 'A repeated request with other data. Nothing was saved.',
  NOT_FOUND: 'The record was not found. Nothing was changed.',
  UNEXPECTED: 'The action was not carried out, nothing was saved. Log entry: {{logId}}.',
  DISK_FULL: 'The data disk is full. Nothing was saved, earlier work is kept. Free some space and try again.',
  DATA_FOLDER_READ_ONLY: 'The data folder is read-only: {{folder}}. Nothing was changed.',
  DATA_FOLDER_GONE: 'The data folder is missing: {{folder}}. Nothing was changed.',
  NETWORK_FOLDER: 'The data folder is on a network drive: {{folder}}. A folder on this computer is needed.',
  DATABASE_CORRUPT:
    'The database is damaged and does not open. The file is kept unchanged. Restore the last verified backup.',
  DATABASE_NEWER:
    'The database was written by a newer version ({{found}}, known {{known}}). Nothing was changed. The newer version is needed.',
  DATABASE_FOREIGN: 'The file is not a Maistor database. Nothing was changed.',
  DATABASE_MISSING:
    'The database is missing from a data folder that was in use. Restore the last verified backup.',
  DATABASE_BEHIND:
    'The database is older than the last saved work (saved {{expected}}, found {{found}}). An old copy was put back or the journal is missing.',
  DATABASE_IN_USE: 'The database is open in another program. Nothing was changed. Close it and try again.',
  MIGRATION_FAILED:
    'The database was not converted to the new version. The old one is kept unchanged. Step: {{step}}.',
  AUDIT_BROKEN: 'The audit log was changed outside the program, record {{id}}. Nothing was changed.',
  PIN_WRONG: 'Wrong PIN. What was typed is kept; try again.',
  PIN_BLOCKED: 'Too many wrong tries. Next try in {{seconds}} s.',
  PIN_FORBIDDEN: 'Signing in with the PIN alone is switched off. A password is needed.',
  USER_NAME_TAKEN: 'There is already a user “{{name}}”. Nothing was saved.',
  USER_NEEDS_SECRET: 'A PIN or password is missing. Nothing was saved.',
  LAST_MANAGER: 'At least one user has to manage the users. Nothing was saved.',
  SETUP_DONE: 'The workshop exists already. Nothing was changed; sign in with the PIN.',
  TARIFF_MISSING:
    'No earning tariff for this operation. Nothing was saved. Set a general tariff in Earnings.',
  TARIFF_DATE: 'There is a tariff with a later date: {{last}}. Nothing was saved.',
  LINE_WITHOUT_WORKER: 'A line without a team or worker. Nothing was saved. Choose a team first.',
  EARNING_SEALED: 'The earning was closed with its order. Nothing was saved.',
  NO_WORKER_LINKED: 'The user is not linked to a worker. This is done in Settings.',
  NUMBERING_START_TAKEN: 'The numbering has begun; its first number cannot be changed.',
  DRIVE_FULL:
    'No room for “{{file}}” on the drive. The old file is kept, nothing is half written. Free some space or use another drive and try again.',
  DRIVE_READ_ONLY:
    'The drive is read-only. “{{file}}” was not written, the old file is kept. Remove the protection or use another drive and try again.',
  DRIVE_GONE:
    'The drive was pulled out or the folder is missing. “{{file}}” was not written under this name. Insert the drive and try again.',
  DRIVE_ERROR:
    'The drive reported an error ({{reason}}). “{{file}}” was not written, the old file is kept. Try again or use another drive.',
  WRITE_MISMATCH:
    'What was read back from the drive differs from what was written. “{{file}}” was not replaced, the old file is kept. Use another drive and try again.',
  FILE_IN_USE:
    '“{{file}}” is open in another program and was not replaced. The old file is kept. Close the other program and try again.',
  WRITE_CANCELLED: 'Writing “{{file}}” was cancelled. The old file is kept, nothing is half written.',
  FILE_NAME_INVALID:
    '“{{file}}” cannot be a file name. Nothing was written. A name without folders and special characters is needed.',
  BACKUP_TARGET_FULL:
    'No room for the backup. The database and the old backups are kept. Free some space or use another folder and try again.',
  BACKUP_TARGET_READ_ONLY:
    'The backup folder is read-only. The database and the old backups are kept. Use another folder and try again.',
  BACKUP_TARGET_GONE:
    'The backup folder is missing or the drive was pulled out. The database is kept. Insert the drive or use another folder and try again.',
  BACKUP_EXISTS: 'A backup named “{{file}}” already exists. It is kept unchanged.',
  BACKUP_FAILED:
    'The backup was not made ({{reason}}). The database and the old backups are kept. Try again.',
  BACKUP_DAMAGED: 'The backup “{{file}}” is damaged. The database was not changed. Another backup is needed.',
  BACKUP_NEWER:
    'The backup is from a newer version of the program ({{found}}, known {{known}}). The database was not changed. The newer version is needed.',
  BACKUP_FOREIGN: 'The file “{{file}}” is not a Maistor backup. The database was not changed.',
  ENGINE_STOPPED:
    'The database stopped during the action. What was saved is kept. Check whether the action was saved and try again.',
  ENGINE_CRASHED: 'The database did not stay up after three starts (code {{exit}}). What was saved is kept.',
  ENGINE_FOREIGN:
    'The parts of the program are of different versions. Nothing was changed. Install it again.',
  ENGINE_RUNNING:
    'The database is running. Restoring from this screen is possible only when it does not open.',
  UNTRUSTED_SENDER: 'The request does not come from the window of the program. Nothing was saved.',
  WINDOW_ONLY: 'The action is possible only in the window of the program. Nothing was saved.',
  GRANT_UNKNOWN:
    'The file or folder was not chosen in this program, or the choice has expired. Nothing was saved. Choose again.',
  FILE_NOT_SAVED:
    'The file “{{name}}” was not written. The document is kept in the program. Choose another folder or try again.',
  PRINTER_ABSENT:
    'There is no printer “{{printer}}”. The document is kept and waits. Choose another printer or try again.',
  PRINTER_FAILED:
    'The printer “{{printer}}” did not accept the document. The document is kept. Check paper and cable and try again.',
  SPOOLER_DOWN: 'The print service is not running. The document is kept. Start the service and try again.',
  ETKA_PROFILE_UNFIT:
    'The profile “{{profile}}” has no room for “{{field}}”. The file was not made. Change the profile or the workshop number.',
  RESTORE_FAILED:
    'The restore was not finished ({{reason}}). The previous database and the backup are kept in the data folder. Try again.',
};
