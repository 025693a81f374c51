/** What a scanner reads on any screen. */
export const scan = {
  title: 'Scanner',
  unknown: 'Unknown code {{code}}. Nothing was changed.',
  forbidden: 'Code {{code}}: no right to this record.',
  unread: 'Code {{code}} was not read. Nothing was changed.',
};
