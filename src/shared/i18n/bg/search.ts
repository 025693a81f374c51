/** Texts of the counter search and of what it found. */
export const search = {
  label: 'Търсене на гишето',
  found: 'Намерени',
  count: 'намерени за {{text}}',
  more: 'има още, нужен е още един знак',
  none: 'Няма намерени за „{{text}}“.',
  noneText: {
    vehicle: 'Търсено е по номер, стар номер, VIN, сериен номер, име, телефон, документ и част.',
    equipment: 'Търсено е по сериен и инвентарен номер, име, телефон, документ и част.',
  },
  otherLayout: 'прочетено в друга подредба на клавиатурата',
  oneError: 'най-близките по изписване',
  inWorkshop: 'В сервиза',
  nothingInWorkshop: 'В сервиза няма изделия.',
  group: {
    assets: 'Автомобили',
    assetsGeneric: 'Изделия',
    parties: 'Хора и фирми',
    documents: 'Поръчки и фактури',
    parts: 'Части',
  },
  line: {
    oldPlate: 'стар №',
    vin: 'VIN',
    serial: 'сериен №',
    inventory: 'инв. №',
  },
  open: 'в сервиза, {{number}}',
};
