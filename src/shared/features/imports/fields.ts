/** What can be imported (domain §2.6). */
export const importKinds = ['parties', 'assets', 'operations', 'norms'] as const;
export type ImportKind = (typeof importKinds)[number];

/** How a cell of a field is read. `code` keeps its leading zeros. */
export type FieldType = 'text' | 'code' | 'phone' | 'integer' | 'date' | 'money' | 'percent' | 'decimal';

interface Field {
  type: FieldType;
  required?: true;
  /** Headings that mean it, without case, blanks and signs. */
  headings: readonly string[];
}

const field = (type: FieldType, ...headings: string[]): Field => ({ type, headings });
const required = (type: FieldType, ...headings: string[]): Field => ({ type, headings, required: true });

const partyFields = {
  name: required(
    'text',
    'име',
    'имена',
    'наименование',
    'клиент',
    'фирма',
    'контрагент',
    'имефирма',
    'name',
    'client',
    'customer',
    'company',
  ),
  kind: field('text', 'вид', 'вид клиент', 'физическоюридическо', 'типклиент', 'kind', 'customertype'),
  eik: field('code', 'еик', 'булстат', 'еикбулстат', 'булстатеик', 'eik', 'bulstat', 'uic', 'companynumber'),
  personalNumber: field('code', 'егн', 'лнч', 'егнлнч', 'личенномер', 'egn', 'personalnumber'),
  vatNumber: field(
    'code',
    'ддсномер',
    'ддс№',
    'инддс',
    'иномерподдс',
    'зддс',
    'номерподдс',
    'vat',
    'vatnumber',
    'vatid',
  ),
  phone: field(
    'phone',
    'телефон',
    'тел',
    'gsm',
    'гсм',
    'мобилен',
    'мобилентелефон',
    'phone',
    'mobile',
    'telephone',
  ),
  phone2: field('phone', 'телефон2', 'втортелефон', 'другтелефон', 'phone2', 'secondphone'),
  email: field('text', 'имейл', 'еmail', 'ел поща', 'електроннапоща', 'поща', 'email', 'mail'),
  contactPerson: field('text', 'лицезаконтакт', 'контакт', 'контактнолице', 'contact', 'contactperson'),
  responsiblePerson: field('text', 'мол', 'материалноотговорнолице', 'управител', 'mol', 'manager'),
  city: field('text', 'град', 'населеномясто', 'city', 'town'),
  address: field('text', 'адрес', 'улица', 'address', 'street'),
  iban: field('code', 'iban', 'ибан', 'банковасметка', 'сметка'),
  paymentDays: field(
    'integer',
    'отложеноплащане',
    'срокзаплащане',
    'дниплащане',
    'плащанедни',
    'paymentdays',
    'terms',
  ),
  creditLimit: field('money', 'кредитенлимит', 'лимит', 'creditlimit'),
  discountParts: field('percent', 'отстъпкачасти', 'отстъпка', 'discountparts', 'discount'),
  discountLabour: field('percent', 'отстъпкатруд', 'discountlabour'),
  roles: field('text', 'роля', 'роли', 'role', 'roles'),
  labels: field('text', 'етикети', 'етикет', 'група', 'labels', 'tags'),
  note: field('text', 'бележка', 'бележки', 'забележка', 'коментар', 'note', 'notes', 'comment'),
} as const;

const assetFields = {
  plate: field(
    'code',
    'рег',
    'регномер',
    'рег№',
    'регистрационенномер',
    'регистрационен№',
    'дкн',
    'дк№',
    'номернаавтомобил',
    'plate',
    'licenseplate',
    'registration',
    'regno',
  ),
  vin: field(
    'code',
    'vin',
    'вин',
    'рама',
    'номернарама',
    '№рама',
    'рама№',
    'шаси',
    'номершаси',
    'идентномер',
    'chassis',
    'vinnumber',
  ),
  serial: field(
    'code',
    'сериенномер',
    'сериен№',
    'фабриченномер',
    'фабричен№',
    'сн',
    'serial',
    'serialnumber',
    'sn',
  ),
  class: field('text', 'клас', 'вид', 'видизделие', 'категория', 'class', 'category'),
  make: field('text', 'марка', 'производител', 'make', 'brand', 'manufacturer'),
  model: field('text', 'модел', 'model'),
  modification: field('text', 'модификация', 'версия', 'modification', 'version', 'variant'),
  year: field('integer', 'година', 'годинанапроизводство', 'годпроизводство', 'year', 'modelyear'),
  firstRegistration: field('date', 'първарегистрация', 'датанапърварегистрация', 'firstregistration'),
  fuel: field('text', 'гориво', 'fuel'),
  kw: field('integer', 'kw', 'квт', 'мощност', 'мощностkw', 'мощностквт', 'power'),
  ccm: field('integer', 'ccm', 'кубатура', 'куб', 'обем', 'обемнадвигателя', 'cc', 'displacement'),
  gearbox: field('text', 'скоростнакутия', 'предавателнакутия', 'кутия', 'gearbox', 'transmission'),
  engineNumber: field(
    'code',
    'номернадвигател',
    '№двигател',
    'двигател№',
    'двигател',
    'enginenumber',
    'engine',
  ),
  colour: field('text', 'цвят', 'colour', 'color'),
  colourCode: field('code', 'кодцвят', 'коднацвета', 'colourcode', 'colorcode'),
  tyres: field('text', 'гуми', 'размергуми', 'tyres', 'tires'),
  keyNumber: field('code', 'номерключ', 'ключ', 'keynumber', 'key'),
  inventoryNumber: field('code', 'инвентаренномер', 'инвномер', 'inventorynumber'),
  place: field('text', 'място', 'местонахождение', 'place', 'location'),
  meter: field(
    'integer',
    'км',
    'километраж',
    'пробег',
    'показание',
    'моточасове',
    'mileage',
    'km',
    'odometer',
    'hours',
  ),
  meterUnit: field('text', 'мярка', 'мяркапробег', 'единица', 'unit', 'meterunit'),
  inspectionOn: field('date', 'гтп', 'техническипреглед', 'преглед', 'гтпдо', 'inspection'),
  insuranceOn: field(
    'date',
    'го',
    'гражданскаотговорност',
    'застраховка',
    'годо',
    'застраховкадо',
    'insurance',
  ),
  note: field('text', 'бележка', 'бележки', 'забележка', 'коментар', 'note', 'notes', 'comment'),
  ownerName: field(
    'text',
    'собственик',
    'клиент',
    'имесобственик',
    'имеклиент',
    'owner',
    'ownername',
    'client',
    'customer',
  ),
  ownerEik: field('code', 'еик', 'булстат', 'еиксобственик', 'eik', 'bulstat', 'ownereik'),
  ownerPersonalNumber: field('code', 'егн', 'егнсобственик', 'egn', 'personalnumber'),
  ownerPhone: field(
    'phone',
    'телефон',
    'тел',
    'телефонсобственик',
    'gsm',
    'гсм',
    'phone',
    'ownerphone',
    'mobile',
  ),
  ownerEmail: field('text', 'имейл', 'email', 'owneremail'),
  ownerCity: field('text', 'град', 'населеномясто', 'city', 'ownercity'),
  ownerAddress: field('text', 'адрес', 'address', 'owneraddress'),
} as const;

const operationFields = {
  code: required('code', 'код', 'кодоперация', 'номер', 'операция№', 'code', 'operationcode', 'number'),
  name: required(
    'text',
    'наименование',
    'операция',
    'име',
    'описание',
    'name',
    'namebg',
    'operation',
    'description',
  ),
  nameEn: field('text', 'наименованиеен', 'англ', 'английски', 'nameen', 'english'),
  group: field('text', 'група', 'вид', 'group'),
  vat: field('percent', 'ддс', 'ддс%', 'vat'),
  fixedPrice: field('money', 'цена', 'твърдацена', 'фиксиранацена', 'ценабезддс', 'price', 'fixedprice'),
  norm: field(
    'decimal',
    'норма',
    'нормаповреме',
    'нормовреме',
    'време',
    'часове',
    'нч',
    'norm',
    'time',
    'hours',
  ),
  normUnit: field('text', 'мярка', 'мярканорма', 'единица', 'unit', 'normunit'),
  warrantyMonths: field('integer', 'гаранция', 'гаранциямесеци', 'warranty', 'warrantymonths'),
  warrantyKm: field('integer', 'гаранциякм', 'warrantykm'),
} as const;

const normFields = {
  code: required('code', 'код', 'кодоперация', 'операция', 'code', 'operation', 'operationcode'),
  norm: required(
    'decimal',
    'норма',
    'нормаповреме',
    'нормовреме',
    'време',
    'часове',
    'нч',
    'norm',
    'time',
    'hours',
  ),
  normUnit: field('text', 'мярка', 'мярканорма', 'единица', 'unit', 'normunit'),
  class: field('text', 'клас', 'class', 'category'),
  make: field('text', 'марка', 'make', 'brand'),
  model: field('text', 'модел', 'model'),
  modification: field('text', 'модификация', 'версия', 'modification', 'version'),
  fromOn: field('date', 'от', 'отдата', 'важиот', 'валидноот', 'датаот', 'from', 'validfrom'),
} as const;

export type PartyField = keyof typeof partyFields;
export type AssetField = keyof typeof assetFields;
export type OperationField = keyof typeof operationFields;
export type NormField = keyof typeof normFields;
export type ImportField = PartyField | AssetField | OperationField | NormField;

const fieldsByKind: Readonly<Record<ImportKind, Readonly<Record<string, Field>>>> = {
  parties: partyFields,
  assets: assetFields,
  operations: operationFields,
  norms: normFields,
};

/** The fields of a kind in the order of its form. */
export const fieldsOf = (kind: ImportKind): ImportField[] => Object.keys(fieldsByKind[kind]) as ImportField[];

export const fieldType = (kind: ImportKind, name: string): FieldType =>
  fieldsByKind[kind][name]?.type ?? 'text';

export const isRequired = (kind: ImportKind, name: string): boolean =>
  fieldsByKind[kind][name]?.required ?? false;

/** Column of the file, from 0, by field; a field without a column is absent. */
export type ColumnMapping = Readonly<Record<string, number>>;

const headingKey = (heading: string): string => heading.toLowerCase().replace(/[^\p{L}\p{N}№%]/gu, '');

/** The set of headings of a file, by which its mapping is remembered. */
export const headingsKey = (headings: readonly string[]): string => headings.map(headingKey).join('|');

/** Finds the fields by the headings, each column once; what is not found the person chooses. */
export function guessColumns(kind: ImportKind, headings: readonly string[]): ColumnMapping {
  const keys = headings.map(headingKey);
  const free = new Set(keys.keys());
  const mapping: Record<string, number> = {};
  const take = (matches: (key: string, known: string) => boolean) => {
    for (const [name, { headings: known }] of Object.entries(fieldsByKind[kind])) {
      if (name in mapping) continue;
      const at = [...free].find((column) =>
        known.some((one) => matches(keys[column] ?? '', headingKey(one))),
      );
      if (at === undefined) continue;
      mapping[name] = at;
      free.delete(at);
    }
  };
  take((key, known) => key === known);
  // „Телефон (мобилен)“, „Марка на автомобила“: the word with which a heading begins.
  take((key, known) => known.length >= 4 && key.startsWith(known));
  return mapping;
}

/** The kind that more of the headings speak for. */
export function guessKind(headings: readonly string[]): ImportKind {
  const scores = importKinds.map((kind) => {
    const found = guessColumns(kind, headings);
    const complete = fieldsOf(kind).every((name) => !isRequired(kind, name) || name in found);
    const telling = kind === 'assets' && !('plate' in found || 'vin' in found || 'serial' in found);
    return complete && !telling ? Object.keys(found).length : 0;
  });
  return importKinds[scores.indexOf(Math.max(...scores))] ?? 'parties';
}

/** What to do with a row whose card is there already. `new` makes another card, `fill` only fills what is empty. */
export const existingChoices = ['skip', 'fill', 'new'] as const;
export type ExistingChoice = (typeof existingChoices)[number];

/** Operations have a code of their own and a norm one value a day, so none can stand there twice. */
export const choicesFor = (kind: ImportKind): readonly ExistingChoice[] =>
  kind === 'parties' || kind === 'assets' ? existingChoices : ['skip', 'fill'];

export const importTask = 'imports';
