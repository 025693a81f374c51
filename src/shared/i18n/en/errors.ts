import type { ErrorCode } from '../bg/errors';
import { storeErrors } from './errorsStore';

/** The same codes as the Bulgarian texts. */
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
  PASSWORD_NEEDED:
    'Nobody who manages users has a password. Nothing was saved. A password is set in Users first.',
  USER_NAME_TAKEN: 'There is already a user “{{name}}”. Nothing was saved.',
  USER_NEEDS_SECRET: 'A PIN or password is missing. Nothing was saved.',
  LAST_MANAGER: 'At least one user has to manage the users. Nothing was saved.',
  NOT_PRACTICE: 'This workshop is a real one, not for practice. Nothing was changed.',
  SETUP_DONE: 'The workshop exists already. Nothing was changed; sign in with the PIN.',
  TARIFF_MISSING:
    'No earning tariff for this operation. Nothing was saved. Set a general tariff in Earnings.',
  TARIFF_DATE: 'There is a tariff with a later date: {{last}}. Nothing was saved.',
  LINE_WITHOUT_WORKER: 'A line without a team or worker. Nothing was saved. Choose a team first.',
  CLIENT_DEBT:
    'The client owes {{amount}}, overdue or over the limit. The order was not saved. A payment, or a reason from the manager or foreman.',
  ORDER_CLOSED: 'Order {{number}} is invoiced or cancelled and does not change. Nothing was saved.',
  ORDER_CANCELLED: 'Order {{number}} is cancelled already. Nothing was changed.',
  PHASE_IMPOSSIBLE: 'Order {{number}} cannot go to this phase from the present one. Nothing was changed.',
  PHASE_BLOCKED:
    'Order {{number}} was not moved: {{count}} things are missing. They are listed above the lines.',
  CANCEL_ISSUED: 'Order {{number}} was not cancelled: parts were issued to it. Return them to stock first.',
  CANCEL_INVOICED: 'Order {{number}} was not cancelled: a document was issued for it.',
  CANCEL_WORK_DONE: 'Order {{number}} was not cancelled: operations are finished. Take them back first.',
  PROMISE_OUT_OF_RANGE: 'The promised time is past or more than two years away. Nothing was saved.',
  JOB_NOT_EMPTY: 'Job “{{job}}” has lines and was not removed. Remove or move the lines first.',
  AUTHORISATION_WITHOUT_WAY:
    'The way of approval is missing: phone, in person or signature. Nothing was saved.',
  OPERATION_WITHOUT_NAME: 'Work outside the catalogue needs a name. Nothing was saved.',
  OPERATION_INACTIVE: 'Operation {{code}} was taken out of the catalogue. Nothing was saved.',
  OPERATION_NOT_FOR_ASSET:
    'Operation {{code}} has no norm for this item. Nothing was saved. Norms are added in the catalogue.',
  NOTHING_TO_ISSUE: 'The order has no parts to issue. Nothing was saved.',
  LINE_DONE: '“{{line}}” is finished. Take it back first. Nothing was saved.',
  LINE_IN_WORK: '“{{line}}” was started and cannot stay without a worker. Nothing was saved.',
  LINE_STATE_SAME: '“{{line}}” is in this state already. Nothing was changed.',
  NOTHING_TO_ASSIGN: 'There are no operations to assign. Nothing was saved.',
  AMOUNT_TOO_LARGE: 'The amount of the line is beyond belief. Nothing was saved. Check quantity and price.',
  WORKER_NUMBER_TAKEN: 'Number {{number}} belongs to {{name}} already. Nothing was saved.',
  WORKER_ARCHIVED: 'The worker is archived and takes no work. Nothing was saved.',
  TEAM_NAME_TAKEN: 'There is a team “{{name}}” already. Nothing was saved.',
  TEAM_MEMBER_TWICE: 'A worker stands twice in the team. Nothing was saved.',
  TEAM_WITHOUT_MEMBERS: 'Team “{{team}}” would have no workers. Nothing was saved.',
  EARNING_SEALED: 'The earning was closed with its order. Nothing was saved.',
  NO_WORKER_LINKED: 'The user is not linked to a worker. This is done in Settings.',
  PAYMENT_TOO_MUCH: 'The amount is more than is open on {{number}}: {{open}} €. Nothing was saved.',
  PAYMENT_MANY_PAYERS: 'The chosen documents belong to different payers. Nothing was saved.',
  PAYMENT_REVERSED: 'Payment {{number}} was reversed already. Nothing was saved.',
  INVOICE_ANNULLED: 'Document {{number}} is annulled. Nothing was saved.',
  CASH_LIMIT:
    'Cash for documents of {{limit}} € or more. Nothing was saved; confirm it or choose another way.',
  SUPPLIER_TWICE: 'One supplier stands twice in the conditions.',
  NEW_NUMBER_ANSWERED: 'The new number has been answered already.',
  RATE_MISSING: 'No labour rate for the date. Nothing was saved. Set one in Prices.',
  DISCOUNT_BEYOND_LIMIT:
    '{{line}}: the discount is over {{limit}}, the limit of the role. The line was left as it was.',
  MARGIN_BELOW_LIMIT:
    '{{line}}: the price is below the least margin of the role. The line was left as it was.',
  RATE_DATE: 'There is a rate with a later date: {{last}}. Nothing was saved.',
  RESERVATION_NOT_TAKEN:
    'Nothing of {{number}} to transfer: it was issued, released or is not needed. Nothing was written.',
  PERIOD_CLOSED:
    'The date {{date}} is in a closed period (up to and including {{closed}}). Nothing was saved. A later date.',
  TRANSFER_NOWHERE: 'The transfer leads to the same place. Nothing was saved. Another warehouse or place.',
  NOTHING_TO_ADJUST: 'The count equals the stock. There is nothing to save.',
  DATE_IN_FUTURE: 'The date {{date}} lies in the future. Nothing was saved.',
  DOCUMENT_REVERSED: 'Document {{number}} is reversed already or reverses another. Nothing was saved.',
  DOCUMENT_OF_ORDER: 'Document {{number}} belongs to an order. Return the part from the order.',
  MERGE_SAME: 'The same card was chosen twice. Two different ones are merged.',
  MERGE_ERASED:
    'The personal data of one card was erased on {{date}}. An erased card is neither merged nor brought back.',
  MERGE_CONFLICT: 'Both cards stand where only one may ({{table}}). Nothing was changed.',
  MERGE_UNDONE: 'This merge was already undone.',
  MERGE_UNDO_SURVIVOR:
    '“{{name}}” was merged into “{{into}}” afterwards. Nothing was changed. Undo the later merge first.',
  MERGE_UNDO_FIELDS:
    'After the merge somebody wrote over the data that was taken, fields: {{count}}. The undo would delete it. Nothing was changed.',
  MERGE_UNDO_ROWS:
    'Something that was moved has changed since, records: {{count}}. Nothing was changed. The undo is possible once it is as before.',
  CONSENT_GIVEN: 'There is a consent of this kind from {{date}}. Nothing was saved. Withdraw it first.',
  CONSENT_FUTURE: 'The date is in the future. Nothing was saved.',
  CONSENT_DATES: 'The consent was given on {{date}}. A withdrawal before that date was not saved.',
  CONSENT_WITHDRAWN: 'The consent was already withdrawn on {{date}}.',
  METER_DECREASE: 'Less than the last reading. Nothing was saved; a reason is needed.',
  METER_JUMP: 'An unusual jump from the last reading. Nothing was saved; a reason is needed.',
  ASSET_UNIDENTIFIED: 'A plate, VIN or serial number is missing. Nothing was saved.',
  ASSET_WITHOUT_SERIAL: 'The serial number is missing. Nothing was saved.',
  VEHICLES_OFF: 'The workshop works with items only. Nothing was saved. The mode is changed in Settings.',
  WORKSHOP_HAS_VEHICLES:
    'There are vehicles in the card file: {{count}}. The mode “Items” was not switched on. Vehicles need “Both”.',
  PLATE_PERIOD_TAKEN:
    'Plate {{plate}} was on {{title}} from {{from}} to {{to}}. Nothing was saved. Choose a date after that.',
  PERIOD_CHANGED_SINCE:
    'Another change since {{on}} is known ({{since}}). Nothing was saved. Record it for the past only, or after that date.',
  METER_NONE:
    'The class has no such counter. Nothing was saved. Counters are chosen in the class of the item.',
  READING_ANNULLED: 'The reading is annulled already. Nothing was saved.',
  CONTRACT_PERIOD: 'The contract ends before it begins. Nothing was saved.',
  COMPONENT_LOOP: 'The item would stand inside itself: {{path}}. Nothing was saved.',
  COMPONENT_ELSEWHERE:
    '“{{name}}” is mounted on {{title}}. Nothing was saved. Remove or move it from there first.',
  COMPONENT_NOT_MOUNTED: '“{{name}}” is removed already. Nothing was saved.',
  COMPONENT_SAME_PLACE: 'The component is on this item already. Nothing was saved.',
  COMPONENT_REPLACED: 'The component was replaced by another and is not mounted again. Nothing was saved.',
  COMPONENT_UNIT:
    'The warranty of “{{name}}” counts in another unit. Nothing was saved. Take its meter limit away or choose another item.',
  FITTING_ORDER: 'The date {{on}} is before {{earliest}}. Nothing was saved.',
  FITTING_METER:
    'The reading at removal {{removed}} is below that at mounting {{mounted}}. Nothing was saved.',
  CLASS_NAME_TAKEN: 'There is a class “{{name}}” at this place already. Nothing was saved.',
  CLASS_LOOP: 'The class would stand inside itself: {{path}}. Nothing was saved.',
  CLASS_KIND:
    'The class “{{name}}” and the one above are not of one kind, or the kind is in use. Nothing was saved.',
  CLASS_IN_USE: 'The class “{{name}}” is in use ({{count}}) and was not deleted.',
  ASSET_VIN_INVALID: 'VIN “{{vin}}” has characters or a length that is not allowed. Nothing was saved.',
  ASSET_CLASS_KIND: 'The class is not of the chosen kind. Nothing was saved.',
  ASSET_MODEL_MISMATCH: 'The model is not of the chosen make. Nothing was saved.',
  ASSET_VIN_TAKEN:
    'VIN {{vin}} is in the card file already: {{title}} {{plate}}. Nothing was saved; that card opens.',
  ASSET_PLATE_TAKEN:
    'Plate {{plate}} belongs to {{title}}, {{owner}}. Nothing was saved. It can be moved with a date.',
  PLAN_ITEM_EMPTY: 'Line {{line}}: no operation, package or text. Nothing was saved.',
  PLAN_ITEM_TWICE: 'Line {{line}}: the same work is in the plan already. Nothing was saved.',
  PLAN_ITEM_WITHOUT_INTERVAL: 'Line {{line}}: no interval in months or by meter. Nothing was saved.',
  DONE_IN_FUTURE: 'The date is in the future. Nothing was saved.',
  DUE_GONE: 'Nothing is due any more: it was done or changed. Nothing was saved.',
  POSTPONED_TO_PAST: 'It is put off to a past day. Nothing was saved. A date after today is needed.',
  DEFERRED_LINE_EMPTY: 'Line {{line}}: no name. Nothing was saved.',
  DEFERRED_EXPIRED_AT_ONCE: 'The expiry is a past day. Nothing was saved.',
  DEFERRED_REVIVED: '“{{text}}” is on an order already. Nothing was changed.',
  DEFERRED_DROPPED: '“{{text}}” has been dropped already. Nothing was changed.',
  SERVICE_NOT_PLANNED: 'The work is in no plan of the item. Nothing was saved. The new data is shown.',
  ASSET_WITHOUT_OWNER: 'The card has no owner. Nothing was saved. The owner is set on the card.',
  ORDER_OF_OTHER_ITEM: 'Order {{number}} is for another item. Nothing was saved.',
  TYRES_OF_VEHICLES_ONLY: 'Only vehicles have tyres. Nothing was saved.',
  TYRES_STORED: 'The set is at place {{place}}. Nothing was changed. It is given out first.',
  TYRES_GIVEN: 'The set has been given out already. Nothing was changed.',
  TYRE_WHEEL_TWICE: 'One wheel is there twice. Nothing was saved.',
  TYRE_PLACE_TAKEN: 'Place {{place}} is taken by {{number}}. Nothing was saved. Another place is needed.',
  TYRE_FEE_CHARGED:
    'The fee is on order {{number}} already. Nothing was saved. The line of the order is to be changed.',
  TYRE_FEE_NONE: 'The set has no storage fee. Nothing was saved. The fee is typed beside the place.',
  STORED_UNTIL_BEFORE: 'The end is before the storage began. Nothing was saved.',
  WARRANTY_PERIOD: 'The warranty ends before it begins. Nothing was saved.',
  WARRANTY_ENDLESS: 'The warranty has no end by date or meter. Nothing was saved.',
  WARRANTY_OF_ORDER: 'The warranty comes from an order and stays. Nothing was changed.',
  NOT_SIBLINGS: 'The two modifications are not of one model. Nothing was copied.',
  CATALOG_NAME_TAKEN: '“{{name}}” is in the catalogue already. Nothing was saved.',
  OPERATION_CODE_TAKEN: 'An operation with code {{code}} exists already. Nothing was saved.',
  GROUP_IN_USE: 'The group “{{name}}” holds operations or tariffs. Nothing was saved.',
  PACKAGE_CODE_TAKEN: 'A package with code {{code}} exists already. Nothing was saved.',
  PACKAGE_WITHOUT_PRICE: 'A package with a fixed price needs the price. Nothing was saved.',
  PACKAGE_INACTIVE: 'Package {{code}} was taken out of the catalogue. Nothing was saved.',
  PACKAGE_NOT_FOR_ASSET:
    'Package {{code}} is for other items. It is added from “For other items”. Nothing was saved.',
  PACKAGE_ORDER_UNFINISHED: 'Order {{number}} is not finished. A package is made from a finished order.',
  PACKAGE_ORDER_EMPTY: 'Order {{number}} has neither operations of the catalogue nor parts.',
  NOTE_WITHOUT_VALUE: '“{{label}}” needs a value. Nothing was saved.',
  CATALOG_MERGE_SAME: 'Two different names are merged. Nothing was saved.',
  CATALOG_MERGE_OTHER_MAKE: 'The two models are of different makes. Nothing was merged.',
  CLOSE_NO_LINES: 'Order {{number}} has no lines and was not closed. Nothing was saved.',
  CLOSE_WITHOUT_WORKER:
    'Order {{number}} was not closed: „{{subject}}“ has no team. Nothing was saved. A team is chosen with F4.',
  CLOSE_UNFINISHED:
    'Order {{number}} was not closed: „{{subject}}“ is not finished. Nothing was saved. Space finishes it.',
  CLOSE_JOB_REFUSED:
    'Order {{number}} was not closed: job {{subject}} was refused or deferred. Nothing was saved. Its lines have to leave the order.',
  CLOSE_NOT_DONE: 'Order {{number}} was not closed: it is not “Done” yet. Nothing was saved.',
  CLOSE_DATE_BACK:
    'The last invoice is of {{last}} and today is {{today}}. Nothing was saved. Check the date of the computer.',
  PAYER_SHARES: 'The shares of the payers of job {{job}} do not make 100 %. Nothing was saved.',
  PAYER_UNKNOWN: 'No payer is chosen for „{{job}}“. Nothing was saved. The payer is chosen in the job.',
  PAYER_WITHOUT_EIK:
    'Firm „{{name}}“ has no company number. Nothing was saved. It is added on the client’s card.',
  PAYER_WITHOUT_ADDRESS:
    'Firm „{{name}}“ has no address. Nothing was saved. It is added on the client’s card.',
  DUE_BEFORE_ISSUE: 'The due date is before the date of the document. Nothing was saved.',
  RELEASE_UNPAID:
    'The order was not handed over: {{amount}} € are unpaid. Nothing was saved. Payment first, or handover with a reason.',
  FILE_MISSING:
    'The file is missing in the data folder. What is written of it is kept. A document is printed again, a photo comes back from a backup.',
  FILE_ALTERED:
    'The file was changed outside the program and is not shown. What is written of it is kept. A document is printed again, a photo comes back from a backup.',
  TEST_CODE_WRONG:
    'That is not the code of the test page of “{{printer}}”. Nothing was saved. The code stands under the printer’s name.',
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
  LOGO_UNREADABLE:
    'The file is not an intact PNG or JPEG picture. The earlier logo is kept. Choose another file.',
  LOGO_TOO_LARGE:
    'The picture is larger than 1 MB or 2000 pixels a side. The earlier logo is kept. A smaller picture.',
  EXPORT_FILE_EXISTS:
    'There is a file “{{file}}” in this place already. It is kept, nothing was written. Choose another name or the file itself.',
  EXPORT_TOO_MANY_ROWS:
    'There are more rows than an Excel sheet holds. Nothing was written. Narrow the filter or write a CSV file.',
  FILE_TYPE_REFUSED:
    'The file “{{file}}” is no photo, PDF, Office document without macros, text or MP4 video. Nothing was added. Choose another file.',
  FILE_TOO_LARGE:
    'The file is larger than {{limit}} MB. Nothing was added. A smaller photo, or the document in parts.',
  FILE_EMPTY: 'The file is empty. Nothing was added. Choose another file.',
  PHOTO_CORRUPT:
    'The photo is damaged or incomplete. Nothing was added. Copy it again from the phone or camera.',
  PHOTO_TOO_MANY_PIXELS:
    'The photo has more than {{limit}} million pixels. Nothing was added. A smaller photo.',
  UPLOAD_GONE: 'The file did not arrive whole. Nothing was added. Try again or choose it from the disk.',
  FILE_ALREADY_REMOVED: 'The file was removed already. Nothing was changed.',
  ERASURE_DONE: 'The data of this person was erased already. Nothing was changed.',
  ERASURE_FIRM:
    'Erasure is for natural persons. Nothing was erased. A contact person is removed from the card of the firm.',
  ERASURE_MERGED: 'The card is merged into another. Nothing was erased. Erase from the common card.',
  ERASURE_OPEN_ORDERS:
    'The person has open orders: {{numbers}}. Nothing was erased. Finish and hand them over first.',
  ERASURE_UNPAID:
    'The person has unpaid documents: {{numbers}}. Nothing was erased. Payment or a credit note first.',
  ERASURE_NAME_DIFFERS: 'The typed name is not the name of the card. Nothing was erased.',
  ERASURE_REASON_NAMES:
    'The reason says the name or a number of the person, and it stays in the log for ever. Nothing was erased. A reason without personal data.',
  FILE_NOT_SAVED:
    'The file “{{name}}” was not written. The document is kept in the program. Choose another folder or try again.',
  PRINTER_ABSENT:
    'There is no printer “{{printer}}”. The document is kept and waits. Choose another printer or try again.',
  PRINTER_FAILED:
    'The printer “{{printer}}” did not accept the document. The document is kept. Check paper and cable and try again.',
  SPOOLER_DOWN: 'The print service is not running. The document is kept. Start the service and try again.',
  TRAIT_CODE_TAKEN: 'Another characteristic has the code “{{code}}”. Nothing was saved.',
  TRAIT_BOUNDS: 'The lower bound of “{{name}}” is above the upper one. Nothing was saved.',
  TRAIT_WITHOUT_OPTIONS: 'The choice “{{name}}” has no word in use. Nothing was saved.',
  TRAIT_OPTION_TWICE: '“{{name}}” has the same word twice. Nothing was saved.',
  TRAIT_QUANTITY_UNIT:
    '“{{name}}” is a quantity for packages and needs a number in litres, kilograms or grams. Nothing was saved.',
  TRAIT_IN_USE:
    '“{{name}}” was not deleted: values on cards {{values}}, in the catalogue {{defaults}}, rows of history {{changes}}. Take it out of use instead.',
  TRAIT_OPTION_IN_USE:
    'The word “{{name}}” is written {{count}} times and was not deleted. Take it out of use instead. Nothing was changed.',
  TRAIT_TYPE_IN_USE:
    'The type of “{{name}}” cannot change: {{count}} values and changes are written. A new characteristic is needed.',
  TRAIT_CLASS_IN_USE:
    '“{{name}}” was not moved: {{count}} values are outside the new class. Clear them by a bulk change first.',
  TRAIT_BOUNDS_IN_USE: 'The bounds of “{{name}}” were not changed: {{count}} written values do not fit.',
  TRAIT_VALUE: 'The value does not fit “{{name}}”: another type or out of bounds. Nothing was saved.',
  TRAIT_UNFIT: 'The characteristic is not one of this item or place. Nothing was saved.',
  TRAIT_ENDED: '“{{name}}” is out of use. Nothing was saved.',
  TRAIT_BULK_DIFFERS:
    'The list has changed meanwhile: {{count}} would change now. Nothing was saved. Preview again.',
  TRAIT_BULK_NOTHING: 'Nothing to undo: all values were changed afterwards. Nothing was saved.',
  TRAIT_BULK_UNDONE: 'This bulk change is already undone. Nothing was changed.',
  RESTORE_FAILED:
    'The restore was not finished ({{reason}}). The previous database and the backup are kept in the data folder. Try again.',
  IMPORT_OLD_WORKBOOK:
    'The file is an old or password-protected Excel (XLS). Nothing was imported. From Excel: save as XLSX without a password.',
  IMPORT_NOT_WORKBOOK:
    'The file is not an Excel table (XLSX), though it looks like one. Nothing was imported.',
  IMPORT_FORGOTTEN: 'The file is no longer open. Nothing was imported. Choose the file again.',
  IMPORT_RUNNING:
    'Another import is still being written or taken back. Nothing was changed. Try again when it ends.',
  IMPORT_CANCELLED: 'The import was cancelled. Nothing of the file stayed.',
  IMPORT_ROWS_REFUSED: 'Refused rows: {{count}}. Nothing was written, because all rows are wanted.',
  IMPORT_NOTHING: 'No row of the file would change anything. Nothing was written.',
  IMPORT_ROW_CHANGED: 'The card appeared after the check. Nothing was written. Check again.',
  IMPORT_COLUMN_MISSING: 'No column is chosen for a required field. Nothing was imported.',
  IMPORT_UNDONE: 'This import has already been undone. Nothing was changed.',
  IMPORT_CHANGED_SINCE:
    'Rows changed or used since the import: {{count}}, the first is “{{name}}”. Nothing was taken back.',
  CSV_TOO_LARGE:
    'The file is larger than {{limit}} MB. Nothing was imported. Use a smaller file or several parts.',
  CSV_TOO_MANY_ROWS: 'The file has more than {{limit}} rows. Nothing was imported. Split the file.',
  CSV_TOO_MANY_COLUMNS: 'The file has more than {{limit}} columns. Nothing was imported.',
  CSV_NOT_TEXT: 'The file is not a text table (CSV). Nothing was imported. From Excel: save as CSV.',
  VIEW_NAME_TAKEN: 'This list has a view “{{name}}” already. Nothing was saved.',
  PRINT_LIST_LONG:
    'The list has {{count}} rows, at most {{max}} go on paper. Nothing was printed. Narrow the filter or write a file.',
  CSV_EMPTY: 'The file is empty. Nothing was imported.',
  ...storeErrors,
};
