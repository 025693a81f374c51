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
  },
  kind: {
    serviceOrder: 'Поръчка за сервиз',
    handoverIntake: 'Приемен протокол',
    handoverRelease: 'Предавателен протокол',
    invoice: 'Фактура',
    dayRecap: 'Дневна рекапитулация',
  },
};
