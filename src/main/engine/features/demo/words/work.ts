/** What goes wrong and what is done about it: operations of the seed by their code, parts by kind. */
export interface WorkWords {
  complaint: string;
  operations: readonly string[];
  parts: readonly (readonly [kind: string, quantityMilli: number])[];
  weight: number;
  /** Months in which it is wanted five times as often. */
  season?: readonly number[];
  needsFuel?: 'diesel' | 'petrol';
}

export const works: readonly WorkWords[] = [
  {
    complaint: 'Обслужване – масло и филтри',
    operations: ['17015500', '23105500', '87105500', '00101900'],
    parts: [
      ['oilFilter', 1000],
      ['airFilter', 1000],
      ['cabinFilter', 1000],
      ['oil5w30', 4700],
      ['drainPlug', 1000],
    ],
    weight: 22,
  },
  {
    complaint: 'Скърцане при спиране',
    operations: ['46451900', '01502300'],
    parts: [
      ['padsFront', 1000],
      ['discFront', 2000],
      ['wearSensor', 1000],
    ],
    weight: 12,
  },
  {
    complaint: 'Спирачките потъват',
    operations: ['46461950', '47101900', '47201900'],
    parts: [
      ['padsRear', 1000],
      ['discRear', 2000],
      ['brakeFluid', 1000],
      ['caliperFront', 1000],
    ],
    weight: 4,
  },
  {
    complaint: 'Вибрации при спиране',
    operations: ['46451950', '46461900'],
    parts: [
      ['padsFront', 1000],
      ['padsRear', 1000],
    ],
    weight: 7,
  },
  {
    complaint: 'Тракане отпред вдясно',
    operations: ['40471950', '40511900', '44951900'],
    parts: [
      ['armRight', 1000],
      ['link', 2000],
      ['bolt', 4000],
      ['nut', 4000],
    ],
    weight: 9,
  },
  {
    complaint: 'Тракане отпред вляво',
    operations: ['40471900', '40151900', '44951900'],
    parts: [
      ['armLeft', 1000],
      ['jointFront', 1000],
      ['bolt', 4000],
    ],
    weight: 7,
  },
  {
    complaint: 'Тегли надясно',
    operations: ['48101900', '44951900'],
    parts: [
      ['tieRodEnd', 2000],
      ['nut', 2000],
    ],
    weight: 6,
  },
  {
    complaint: 'Смяна на ангренажен ремък',
    operations: ['15451900', '13101900'],
    parts: [
      ['timingKit', 1000],
      ['waterPump', 1000],
      ['coolant', 3000],
      ['beltAux', 1000],
    ],
    weight: 8,
  },
  {
    complaint: 'Смяна на гуми и баланс',
    operations: ['44051900'],
    parts: [['wheelBolt', 4000]],
    weight: 6,
    season: [3, 4, 10, 11],
  },
  { complaint: 'Гума – спада налягането', operations: ['44051950'], parts: [], weight: 3 },
  {
    complaint: 'Климатикът не охлажда',
    operations: ['87001900', '87001950'],
    parts: [
      ['refrigerant', 550],
      ['cabinFilter', 1000],
    ],
    weight: 3,
    season: [5, 6, 7, 8],
  },
  {
    complaint: 'Акумулаторът пада',
    operations: ['27061900', '01502200'],
    parts: [['battery', 1000]],
    weight: 3,
    season: [1, 2, 12],
  },
  {
    complaint: 'Трудно палене на студено',
    operations: ['28301900', '01502200'],
    parts: [
      ['glowPlug', 4000],
      ['fuelFilter', 1000],
    ],
    weight: 4,
    season: [1, 2, 11, 12],
    needsFuel: 'diesel',
  },
  {
    complaint: 'Двигателят работи неравномерно',
    operations: ['28701900', '01502200'],
    parts: [['sparkPlug', 4000]],
    weight: 5,
    needsFuel: 'petrol',
  },
  {
    complaint: 'Свети индикаторът за двигателя',
    operations: ['01502200', '23301900'],
    parts: [['massAir', 1000]],
    weight: 4,
  },
  {
    complaint: 'Теч на масло от двигателя',
    operations: ['10101900'],
    parts: [
      ['coverGasket', 1000],
      ['oil5w30', 1000],
    ],
    weight: 5,
  },
  {
    complaint: 'Двигателят загрява',
    operations: ['19201900', '01502300'],
    parts: [
      ['thermostat', 1000],
      ['coolant', 4000],
    ],
    weight: 4,
  },
  {
    complaint: 'Съединителят приплъзва',
    operations: ['30111900', '37101900'],
    parts: [
      ['clutchKit', 1000],
      ['gearOil', 2200],
    ],
    weight: 3,
  },
  {
    complaint: 'Тракане отзад',
    operations: ['42531900', '42801900'],
    parts: [
      ['shockRear', 2000],
      ['bearingRear', 1000],
    ],
    weight: 4,
  },
  {
    complaint: 'Вибрации на волана над 100 km/h',
    operations: ['40801900', '44951900'],
    parts: [
      ['bearingFront', 1000],
      ['bolt', 2000],
    ],
    weight: 4,
  },
  {
    complaint: 'Не зарежда акумулатора',
    operations: ['27401900', '01502200'],
    parts: [['alternator', 1000]],
    weight: 2,
  },
  {
    complaint: 'Липса на мощност',
    operations: ['21101900', '01502200'],
    parts: [
      ['turbo', 1000],
      ['oil0w30', 5000],
    ],
    weight: 1,
  },
  {
    complaint: 'Не работи фар',
    operations: ['94201900'],
    parts: [['bulbH7', 2000]],
    weight: 5,
    season: [10, 11, 12, 1],
  },
  { complaint: 'Не работят чистачките', operations: ['92101900'], parts: [['wipers', 1000]], weight: 3 },
  {
    complaint: 'Щета след удар',
    operations: ['63101900', '50101900', '99101900', '99201900'],
    parts: [
      ['bumper', 1000],
      ['fender', 1000],
    ],
    weight: 3,
  },
  { complaint: 'Подготовка за годишен технически преглед', operations: ['00201900'], parts: [], weight: 4 },
];

/** Said in addition, so that no two orders read alike. */
export const remarks = [
  'Появи се преди седмица.',
  'По-силно е на студено.',
  'Клиентът настоява за оригинални части.',
  'Да се обади преди смяна на части.',
  'Колата е нужна до края на деня.',
  '',
  '',
  '',
] as const;

export const corrections = [
  'Отстранено, изпробвано на път.',
  'Сменено, проверено.',
  'Извършено по заявката.',
] as const;

export const others = [
  { kind: 'consumable', name: 'Консумативи и почистващи препарати', priceCents: [250, 900] },
  { kind: 'fee', name: 'Такса за отработени масла', priceCents: [150, 150] },
  { kind: 'subcontract', name: 'Струговане на дискове', priceCents: [3000, 5200] },
  { kind: 'fee', name: 'Съхранение на гуми за сезона', priceCents: [2500, 4000] },
] as const;

export const cancelReasons = [
  'Клиентът се отказа.',
  'Ще дойде друг ден.',
  'Цената е висока за клиента.',
] as const;
