import type { PrintRun } from '@engine/documents/render';
import type { AssetLabelPrint } from '@shared/features/printing/prints/assetLabel';
import type { DayRecapPrint } from '@shared/features/printing/prints/dayRecap';
import type { HandoverPrint } from '@shared/features/printing/prints/handover';
import type { InvoicePrint, PrintedInvoiceLine } from '@shared/features/printing/prints/invoice';
import type { LabelsPrint } from '@shared/features/printing/prints/labels';
import type { ListPrint } from '@shared/features/printing/prints/list';
import type { Letterhead, PrintedAsset } from '@shared/features/printing/prints/parts';
import type { PurchaseOrderPrint } from '@shared/features/printing/prints/purchaseOrder';
import type { ServiceOrderPrint } from '@shared/features/printing/prints/serviceOrder';
import type { StockDocumentPrint } from '@shared/features/printing/prints/stockDocument';
import type { TestPagePrint } from '@shared/features/printing/prints/testPage';
import type { TyreSlipPrint } from '@shared/features/printing/prints/tyreSlip';
import { prints } from '@shared/i18n/bg/prints';
import { lineNetCents, totalsOf } from '@shared/kernel/money';
import { amountInWords } from '@shared/kernel/words';

/** Fictional people and firms; the day is that of the design's pictures. */
const at = (time: string) => Date.parse(`2026-11-24T${time}:00+02:00`);

export const run: PrintRun = {
  copies: 1,
  printedAt: at('08:14'),
  printedBy: 'Десислава Петрова',
  language: 'bg',
  marks: [],
};

export const letterhead: Letterhead = {
  name: 'Автосервиз Колев ЕООД',
  address: 'София 1528, ул. Искърско шосе 14',
  phone: '0888 555 210',
  email: null,
  eik: '999000120',
  vatNumber: 'BG999000120',
  logoSha256: null,
  note: null,
  footer: null,
};

export const golf: PrintedAsset = {
  kind: 'vehicle',
  plate: 'СВ 4521 КТ',
  vin: 'WVWZZZAUZEW214583',
  engineNumber: 'CLHA 418 265',
  description: 'Volkswagen Golf VII 1.6 TDI CLHA, 77 kW',
  year: 2014,
  colour: 'бял LB9A',
  meter: { value: 184320, unit: 'km' },
};

export const washer: PrintedAsset = {
  kind: 'equipment',
  serial: '7B41-0093-22',
  description: 'Gorenje WNEI 84 SDS',
  year: 2021,
  className: 'перална машина',
  place: 'баня, ет. 3',
  meter: null,
};

const checked = (text: string, isChecked = true) => ({ text, checked: isChecked });

export const acceptance: HandoverPrint = {
  letterhead,
  number: '26-003912',
  direction: 'acceptance',
  at: at('08:12'),
  orderNumber: '26-004187',
  handedBy: { name: 'Иван Георгиев Димитров', detail: 'тел. 0888 123 456, собственик' },
  acceptedBy: { name: 'Десислава Петрова', detail: 'сервизен съветник' },
  asset: golf,
  fuelEighths: 5,
  keys: '1 бр., табелка 14',
  documents: 'СРМПС част II, ГО',
  equipment: [
    ...['резервна гума', 'крик и ключ', 'триъгълник', 'аптечка', 'пожарогасител', 'жилетка'],
    ...['радио', 'стелки', 'тасове', 'антена', 'запалка', 'теглич'],
  ].map((text) => checked(text, !['тасове', 'запалка', 'теглич'].includes(text))),
  inspected: true,
  damages: [
    {
      number: 1,
      part: 'Врата задна лява',
      kind: 'вдлъбнатина 4 cm',
      point: { x: 140, y: 52, shape: 'dent' },
    },
    {
      number: 2,
      part: 'Калник преден десен',
      kind: 'драскотина 8 cm',
      point: { x: 378, y: 51, shape: 'scratch' },
    },
    {
      number: 3,
      part: 'Броня задна, дясно',
      kind: 'драскотини',
      point: { x: 392, y: 173, shape: 'scratch' },
    },
    { number: 4, part: 'Предно стъкло', kind: 'пукнатина 5 mm', point: { x: 183, y: 146, shape: 'crack' } },
  ],
  interior: 'Чист. Петно на задната седалка вляво. Контролни лампи: няма.',
  tyres: {
    axles: [
      { name: 'предни', leftTenths: 55, rightTenths: 55 },
      { name: 'задни', leftTenths: 40, rightTenths: 35 },
    ],
    note: 'зимни 205/55 R16',
  },
  belongings: 'Детско столче, зарядно. Ценни вещи не са оставени.',
  photos: 6,
  remarks: 'Тракане отпред вдясно на неравно. Скърцане при спиране.',
  release: null,
  consents: [
    checked('пробно шофиране до 20 km'),
    checked('старите части се връщат'),
    checked('работа без обаждане до 400,00 €'),
  ],
  terms: [prints.defaults.handoverTerms, prints.defaults.personalData],
};

export const release: HandoverPrint = {
  ...acceptance,
  number: '26-003920',
  direction: 'release',
  at: at('17:05'),
  handedBy: { name: 'Десислава Петрова', detail: 'сервизен съветник' },
  acceptedBy: { name: 'Иван Георгиев Димитров', detail: 'тел. 0888 123 456, собственик' },
  remarks: '',
  consents: [],
  release: {
    workDone: [
      'смяна на предни накладки и дискове',
      'смяна на биалетка предна дясна',
      'смяна на масло и филтри',
      'регулиране на преден мост',
    ],
    oldParts: 'returned',
    nextService: '199 320 km или 24.11.2027: масло и филтри',
    invoiceNumber: '1000003187',
    invoicedOn: '2026-11-24',
    recommendations: ['задни накладки до 8 000 km', 'предно стъкло, пукнатина'],
  },
  terms: [prints.defaults.releaseTerms],
};

export const order: ServiceOrderPrint = {
  letterhead,
  number: '26-004187',
  typeName: 'клиентска',
  receivedAt: at('08:10'),
  receivedBy: 'Десислава Петрова',
  promisedAt: at('16:30'),
  client: {
    name: 'Иван Георгиев Димитров',
    eik: null,
    address: 'София, ж.к. Дружба 2, бл. 310',
    phone: '0888 123 456',
    email: 'ivan@example.com',
  },
  contact: null,
  payers: [{ name: 'Иван Георгиев Димитров', shareBp: null, policyNumber: null, claimNumber: null }],
  asset: golf,
  fuelEighths: 5,
  keyTag: '14',
  complaint: 'Тракане отпред вдясно на неравно. Скърцане при спиране.',
  note: null,
  technicalNotes: [],
  jobs: [
    {
      number: 1,
      title: 'Спирачки отпред',
      authorisation: 'одобрена на място 24.11.2026',
      operations: [
        {
          code: '46 32 15 00',
          name: 'Смяна на предни накладки и дискове',
          normSeconds: 5760,
          team: 'Ангелов, Тодоров',
          done: true,
        },
        { code: null, name: 'Проверка на спирачна течност', normSeconds: 720, team: 'Ангелов', done: false },
      ],
      parts: [
        {
          number: '5Q0 698 151 H',
          name: 'Накладки предни, к-т',
          quantityMilli: 1000,
          unit: 'к-т',
          issued: true,
          clientsOwn: false,
        },
        {
          number: '5Q0 615 301 F',
          name: 'Диск спирачен преден 288 mm',
          quantityMilli: 2000,
          unit: 'бр.',
          issued: true,
          clientsOwn: false,
        },
      ],
      others: [],
    },
    {
      number: 2,
      title: 'Тракане отпред вдясно',
      authorisation: null,
      operations: [
        {
          code: '40 15 19 00',
          name: 'Диагностика на преден мост',
          normSeconds: 1800,
          team: null,
          done: false,
        },
      ],
      parts: [
        {
          number: null,
          name: 'Биалетка',
          quantityMilli: 1000,
          unit: 'бр.',
          issued: false,
          clientsOwn: true,
        },
      ],
      others: [{ name: 'Реглаж на преден мост, външна услуга', quantityMilli: 1000, unit: 'бр.' }],
    },
  ],
  estimate: { labourCents: 8280, partsCents: 14620, otherCents: 2500, vatCents: 5080, totalCents: 30480 },
  callLimitCents: 40000,
  oldParts: 'returned',
  consents: [checked('пробно шофиране до 20 km'), checked('общи условия'), checked('лични данни')],
  finalCheck: {
    items: Object.values(prints.defaults.finalCheckItems).map((text) => checked(text, false)),
    by: null,
    at: null,
  },
  terms: [prints.defaults.serviceOrderTerms, prints.defaults.personalData],
};

type LineInput = Pick<PrintedInvoiceLine, 'section' | 'code' | 'name' | 'unit' | 'unitPriceCents'> & {
  quantityMilli?: number;
  discountBp?: number;
  vatRateBp?: number | null;
};

export function invoiceLine(input: LineInput): PrintedInvoiceLine {
  const quantityMilli = input.quantityMilli ?? 1000;
  const discountBp = input.discountBp ?? 0;
  return {
    ...input,
    quantityMilli,
    discountBp,
    vatRateBp: input.vatRateBp === undefined ? 2000 : input.vatRateBp,
    netCents: lineNetCents({ quantityMilli, unitPriceCents: input.unitPriceCents, discountBp }),
  };
}

/** An invoice whose sums come from its lines. */
export function invoiceOf(lines: PrintedInvoiceLine[], ground: string | null = null): InvoicePrint {
  const totals = totalsOf(lines.map((line) => ({ netCents: line.netCents, vatBp: line.vatRateBp ?? 0 })));
  return {
    letterhead,
    kind: 'invoice',
    number: '1000003187',
    issuedOn: '2026-11-24',
    issuedAt: at('16:48'),
    taxEventOn: '2026-11-24',
    place: 'София',
    supplier: {
      name: letterhead.name,
      address: letterhead.address,
      eik: letterhead.eik,
      vatNumber: letterhead.vatNumber,
      personalNumber: null,
      representative: 'Стефан Колев',
    },
    recipient: {
      name: 'Транс Логистик ЕООД',
      address: 'Пловдив 4003, бул. Дунав 5',
      eik: '999000438',
      vatNumber: 'BG999000438',
      personalNumber: null,
      representative: 'Мария Стоянова',
    },
    lineStyle: 'detailed',
    lines,
    vat: {
      registered: true,
      rates: totals.breakdown.map(({ vatBp, baseCents, vatCents }) => ({
        rateBp: vatBp,
        baseCents,
        vatCents,
        ground: vatBp === 0 ? ground : null,
      })),
    },
    baseCents: totals.netCents,
    vatCents: totals.vatCents,
    totalCents: totals.grossCents,
    words: amountInWords(totals.grossCents, 'bg'),
    payment: {
      method: 'bank',
      dueOn: '2026-12-08',
      iban: 'BG80 BNBG 9661 1020 3456 78',
      bic: 'BNBGBGSD',
      bank: 'Примерна банка АД',
    },
    orders: [
      {
        number: '26-004187',
        mark: 'СВ 4521 КТ',
        description: 'Volkswagen Golf VII 1.6 TDI',
        meter: '184 320 km',
      },
    ],
    issuedBy: 'Милена Костова',
    note: null,
  };
}

export const invoice: InvoicePrint = invoiceOf([
  invoiceLine({
    section: 'labour',
    code: '46 32 15 00',
    name: 'Смяна на предни накладки и дискове',
    unit: 'н.ч.',
    quantityMilli: 1600,
    unitPriceCents: 3600,
  }),
  invoiceLine({
    section: 'labour',
    code: '40 15 19 00',
    name: 'Диагностика на преден мост',
    unit: 'н.ч.',
    quantityMilli: 500,
    unitPriceCents: 3600,
    discountBp: 1000,
  }),
  invoiceLine({
    section: 'parts',
    code: '5Q0 698 151 H',
    name: 'Накладки предни, к-т',
    unit: 'к-т',
    unitPriceCents: 5240,
  }),
  invoiceLine({
    section: 'parts',
    code: '5Q0 615 301 F',
    name: 'Диск спирачен преден 288 mm',
    unit: 'бр.',
    quantityMilli: 2000,
    unitPriceCents: 4690,
  }),
  invoiceLine({
    section: 'other',
    code: null,
    name: 'Реглаж на преден мост',
    unit: 'бр.',
    unitPriceCents: 2500,
  }),
]);

const hours = (value: number) => Math.round(value * 3600);

export const dayRecap: DayRecapPrint = {
  letterhead,
  generic: false,
  on: '2026-11-24',
  dateBasis: 'accrued',
  received: 9,
  finished: 8,
  released: 5,
  totals: {
    normSeconds: hours(41.9),
    labourCents: 148240,
    earningsCents: 53947,
    attendedSeconds: hours(46),
    efficiencyBp: 9100,
  },
  workers: (
    [
      ['Пламен Ангелов', 3, 8.4, 8.5, 99, 30240, 11340],
      ['Румен Тодоров', 1, 7.8, 8, 98, 26520, 10140],
      ['Стоян Колев', 3, 7.7, 8, 96, 27720, 10395],
      ['Мартин Илиев', 3, 7.6, 8, 95, 27360, 8968],
      ['Николай Динев', 3, 5.2, 7.5, 69, 18720, 7384],
      ['Асен Белчев', 1, 5.2, 6, 87, 17680, 5720],
    ] as const
  ).map(([name, orders, norm, attended, percent, labourCents, earningsCents]) => ({
    name,
    orders,
    normSeconds: hours(norm),
    attendedSeconds: hours(attended),
    efficiencyBp: percent * 100,
    labourCents,
    earningsCents,
  })),
  orders: (
    [
      ['26-004183', 'СВ 7703 МР', 'Мария Стоянова', 'фактурирана', 3, 10800, 3812],
      ['26-004179', 'СА 1187 НВ', 'Транс Логистик ЕООД', 'предадена', 8.9, 32040, 11360],
      ['26-004171', 'РК 2290 АС', 'Калин Василев', 'предадена', 2.3, 8280, 3105],
      ['26-004187', 'СВ 4521 КТ', 'Иван Димитров', 'предадена', 4.3, 15480, 5805],
      ['26-004180', 'РВ 5567 ТХ', 'Хляб и сол ООД', 'предадена', 3, 10800, 4127],
      ['26-004168', 'СА 9015 ТР', 'Полица АД, щета 5120', 'фактурирана', 13, 44200, 15860],
      ['26-004190', 'РВ 1204 КС', 'Георги Панов', 'предадена', 3.5, 12600, 4970],
      ['26-004176', 'СВ 2076 РМ', 'Росен Минчев', 'готова', 3.9, 14040, 4908],
    ] as const
  ).map(([number, mark, client, phaseName, norm, labourCents, earningsCents]) => ({
    number,
    mark,
    client,
    phaseName,
    normSeconds: hours(norm),
    labourCents,
    earningsCents,
  })),
  invoices: [
    { kind: 'invoice', count: 6, baseCents: 253227, vatCents: 50645, totalCents: 303872 },
    { kind: 'saleRecord', count: 1, baseCents: 5200, vatCents: 1040, totalCents: 6240 },
  ],
  payments: [
    { method: 'cash', count: 5, amountCents: 64218 },
    { method: 'card', count: 4, amountCents: 112640 },
    { method: 'bank', count: 2, amountCents: 128466 },
    { method: 'offset', count: 1, amountCents: 4800 },
  ],
  cashDesk: {
    openingCents: 15000,
    movements: [
      { kind: 'payments', amountCents: 64218 },
      { kind: 'paidOut', amountCents: -8000 },
      { kind: 'banked', amountCents: -50000 },
    ],
    expectedCents: 21218,
    countedCents: 21218,
  },
};

export const assetLabel: AssetLabelPrint = {
  letterhead,
  number: '17',
  mark: 'СВ 4521 КТ',
  description: 'VW Golf VII 1.6 TDI CLHA 77 kW комби',
};

export const labels: LabelsPrint = {
  letterhead,
  format: 'sheet24',
  skip: 5,
  labels: [
    { code: 'MR-184', mark: '1K0 615 301 AA', name: 'Спирачен диск преден, VW', aside: 'A-03-2' },
    { code: 'MR-20017', mark: '8Z0 419 091 D 1KT', name: 'Волан кожен, VW', aside: '' },
    { code: 'MB-12', mark: 'B-11-4', name: '', aside: 'Централен склад' },
  ],
};

/** A list with more columns than an upright sheet has room for. */
export const list: ListPrint = {
  letterhead,
  title: 'Картотека',
  at: at('08:10'),
  notes: ['Филтър: в сервиза, „голф“', 'Подредба: Собственик, възходящо'],
  landscape: true,
  columns: [
    { title: 'Рег. №', align: 'left', mayShrink: false },
    { title: 'Марка', align: 'left', mayShrink: true },
    { title: 'Модификация', align: 'left', mayShrink: true },
    { title: 'Собственик', align: 'left', mayShrink: true },
    { title: 'Телефон', align: 'left', mayShrink: false },
    { title: 'Гаранция до', align: 'left', mayShrink: false },
    { title: 'Оборот без ДДС, €', align: 'right', mayShrink: false },
  ],
  rows: Array.from({ length: 12 }, (_, row) => [
    `СВ ${4500 + row} КТ`,
    'Volkswagen',
    '1.6 TDI CLHA 77 kW комби',
    'Иван Георгиев Димитров',
    '0888 123 456',
    '14.05.2028',
    '1\u00a0234,56',
  ]),
  totals: ['Общо', '', '', '', '', '', '14\u00a0814,72'],
};

export const stockDocument: StockDocumentPrint = {
  ...{ letterhead, form: 'transfer', number: '26-000012', code: '412', documentOn: '2026-11-24' },
  ...{ reverses: null, warehouse: 'Централен склад', toWarehouse: 'Склад 2', party: null, order: null },
  ...{ supplierDocument: null, supplierDocumentOn: null, note: 'за мобилния екип', user: 'Петя Колева' },
  ...{ receivedBy: null, withValue: true },
  lines: [
    {
      ...{ number: '5Q0 407 152 A', name: 'Носач преден десен', unit: 'pcs', quantityMilli: 2000 },
      ...{ bookedMilli: null, countedMilli: null, bin: 'A-02-1', toBin: 'M-1', serials: ['SN-1', 'SN-2'] },
      ...{ unitCostCents: null, valueCents: 22_520 },
    },
  ],
};

export const tyreSlip: TyreSlipPrint = {
  ...{ letterhead, direction: 'receipt', number: '12', card: '17', workshop: letterhead.name },
  client: { name: 'Иван Георгиев Димитров', phone: '0888 123 456' },
  asset: golf,
  ...{
    season: 'winter',
    size: '205/55 R16',
    brand: 'Continental WinterContact TS 870',
    dot: '3422',
    rims: true,
  },
  setNote: null,
  wheels: [
    { place: 'fl', treadTenths: 65 },
    { place: 'fr', treadTenths: 64 },
    { place: 'rl', treadTenths: 70 },
    { place: 'rr', treadTenths: null },
  ],
  ...{ place: 'А-12', fromOn: '2026-11-24', untilOn: '2027-05-24', feeCents: 3600, note: 'с торби' },
  ...{ givenOn: null, givenTo: null },
};

export const testPage: TestPagePrint = {
  letterhead,
  printerName: 'HP LaserJet M404 (рецепция)',
  confirmation: '7042',
};

export const purchaseOrder: PurchaseOrderPrint = {
  letterhead,
  number: '26-000012',
  orderedOn: '2026-11-24',
  expectedOn: '2026-11-27',
  supplier: {
    name: 'Части Плюс ООД',
    eik: '175074752',
    address: 'Пловдив, бул. Марица 12',
    contact: '+359 32 123 456, orders@example.bg',
  },
  warehouse: 'Централен склад',
  reference: null,
  note: 'Доставка до 16:00 на товарната врата',
  lines: [
    {
      number: '5Q0 407 152 A',
      supplierNumber: 'CP-88121',
      name: 'Носач преден десен',
      unit: 'pcs',
      quantityMilli: 2000,
      unitCents: 8140,
      netCents: 16_280,
      expectedOn: null,
    },
    {
      number: 'G 052 195 M2',
      supplierNumber: null,
      name: 'Масло моторно 5W-30',
      unit: 'l',
      quantityMilli: 12_500,
      unitCents: 742,
      netCents: 9275,
      expectedOn: '2026-12-01',
    },
    {
      number: 'N 910 965 02',
      supplierNumber: null,
      name: 'Болт М12',
      unit: 'pcs',
      quantityMilli: 40_000,
      unitCents: null,
      netCents: null,
      expectedOn: null,
    },
  ],
  netCents: 25_555,
  orderedBy: 'Петър Колев',
};
