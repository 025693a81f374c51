/** Backups. */
export const backup = {
  now: 'Копие сега',
  made: 'Архив проверен: {{file}}',
  today: 'днес {{time}}',
};
