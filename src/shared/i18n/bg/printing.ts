/** Texts of print sets, previews and printers. */
export const printing = {
  title: {
    serviceOrder: 'Поръчка {{number}}',
    handoverIntake: 'Приемен протокол {{number}}',
    handoverRelease: 'Предавателен протокол {{number}}',
    invoice: 'Фактура {{number}}',
    internal: 'Вътрешен документ {{number}}',
    sale: 'Разписка {{number}}',
    dayRecap: 'Дневна рекапитулация {{on}}',
    testPage: 'Пробна страница',
    assetLabel: 'Етикет на картон {{number}}',
  },
  kind: {
    serviceOrder: 'Поръчка за сервиз',
    handoverIntake: 'Приемен протокол',
    handoverRelease: 'Предавателен протокол',
    invoice: 'Фактура',
    dayRecap: 'Дневна рекапитулация',
  },
  set: {
    empty: 'В комплекта няма документи.',
    emptyText: 'Комплектите се подреждат в Настройки, Принтери.',
    noPrinters: 'Няма намерен принтер. Документите се записват като PDF.',
    noSpooler: 'Услугата за печат не работи. Документите се записват като PDF.',
    testPage: 'Пробна страница',
    code: 'Код от пробната страница',
    confirm: 'Потвърждение на принтера',
    untested: 'Без пробна страница: първо проба, после печат.',
    printed: 'Отпечатани: {{titles}}',
    saved: 'PDF: {{name}}',
    kept: 'Документът е в архива.',
  },
};
