import type { audit as bg } from '../bg/audit';

export const audit: typeof bg = {
  scope: 'every action, newest first',
  at: 'When',
  user: 'User',
  action: 'Action',
  entities: 'Records',
  reason: 'Reason',
  outcome: 'Outcome',
  done: 'done',
  refused: 'refused',
  nobody: 'the program',
  everybody: 'everybody',
  byUser: 'User',
  byEntity: 'Record, e.g. order:12',
  verify: 'Check the chain',
  intact: 'The chain is whole. Records checked: {{count}}.',
  broken:
    'Record {{id}} was changed, removed or inserted outside the program. Restore from a verified backup.',
  change: 'Change',
  noRow: 'Choosing a row shows what was changed.',
  erased: 'The content was lawfully erased, the row stays.',
  nothing: 'No change of data.',
  empty: 'No records by this filter.',
  sameEntity: 'History of {{entity}}',
  clear: 'No filter',
};
