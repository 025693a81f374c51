/** The screen of a database that does not open. */
export const recovery = {
  title: 'Възстановяване',
  backups: 'Намерени копия',
  none: 'Няма намерени копия. Файл с копие може да се избере от друг диск.',
  made: 'Копие от',
  folder: 'Папка',
  size: 'Размер, MB',
  state: 'Състояние',
  verified: 'проверен {{at}}',
  unverified: 'непроверен',
  damaged: 'повреден',
  restore: 'Възстановяване',
  confirmTitle: 'Възстановяване от {{made}}',
  confirmText:
    'Копието заема мястото на базата. Сегашният файл се запазва в папката с данните. Записаното след {{made}} няма да е в базата.',
  choose: 'Друг файл',
  retry: 'Нов опит',
  openFolder: 'Папка с данните',
  quit: 'Изход',
  dataFolder: 'Данни: {{folder}}',
};
