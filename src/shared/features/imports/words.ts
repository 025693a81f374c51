import type { AssetInput } from '../assets/model';
import type { PartyInput } from '../parties/model';

/** Words by which files name what the program chooses from lists: Bulgarian, English, short. */

export const partyKindWords: readonly (readonly [PartyInput['kind'], ...string[]])[] = [
  ['firm', 'фирма', 'юридическо', 'юридическо лице', 'ЮЛ', 'firm', 'company', 'business'],
  ['person', 'лице', 'физическо', 'физическо лице', 'ФЛ', 'частно лице', 'person', 'private', 'individual'],
];

export const roleWords: readonly (readonly [PartyInput['roles'][number], ...string[]])[] = [
  ['client', 'клиент', 'client', 'customer'],
  ['supplier', 'доставчик', 'supplier', 'vendor'],
  ['insurer', 'застраховател', 'insurer'],
  ['importer', 'вносител', 'importer'],
  ['subcontractor', 'подизпълнител', 'subcontractor'],
  ['employer', 'работодател', 'employer'],
];

/** Ends and beginnings of the names of firms. */
export const firmName =
  /(?:^|[\s"„“])(?:ЕООД|ООД|АД|ЕАД|ЕТ|СД|КД|ДЗЗД|ЕООД\.|LTD|LLC|GMBH|OOD|EOOD|AD|INC)(?:$|[\s"“”.,])/iu;

export const fuelWords: readonly (readonly [NonNullable<AssetInput['fuel']>, ...string[]])[] = [
  ['petrol', 'бензин', 'б', 'petrol', 'gasoline'],
  ['diesel', 'дизел', 'д', 'нафта', 'diesel'],
  ['lpg', 'газ', 'пропан бутан', 'бензин газ', 'бензин/газ', 'газ/бензин', 'LPG', 'АГУ'],
  ['cng', 'метан', 'CNG', 'бензин метан', 'бензин/метан'],
  ['hybrid', 'хибрид', 'хибриден', 'hybrid'],
  ['plugIn', 'plug in', 'плъгин', 'plug in хибрид', 'plug-in hybrid', 'PHEV'],
  ['electric', 'електричество', 'електро', 'електрически', 'ток', 'electric', 'EV'],
  ['hydrogen', 'водород', 'hydrogen'],
  ['other', 'друго', 'other'],
];

export const gearboxWords: readonly (readonly [NonNullable<AssetInput['gearbox']>, ...string[]])[] = [
  ['manual', 'ръчна', 'механична', 'ръчни', 'manual'],
  ['automatic', 'автоматична', 'автоматик', 'автомат', 'automatic'],
  ['dualClutch', 'DSG', 'DCT', 'двоен съединител', 'dual clutch'],
  ['cvt', 'CVT', 'вариатор', 'безстепенна'],
  ['automated', 'роботизирана', 'полуавтоматична', 'automated'],
  ['none', 'без', 'няма', 'none'],
];

export const meterUnitWords: readonly (readonly ['km' | 'h', ...string[]])[] = [
  ['km', 'км', 'km', 'километри', 'километра', 'kilometers'],
  ['h', 'ч', 'h', 'мч', 'м.ч.', 'м/ч', 'час', 'часа', 'часове', 'моточаса', 'моточасове', 'hours'],
];

export const normUnitWords: readonly (readonly ['h' | 'min' | 'tu', ...string[]])[] = [
  ['h', 'ч', 'h', 'час', 'часа', 'часове', 'нч', 'н.ч.', 'нормочас', 'нормочаса', 'hours', 'hour'],
  ['min', 'мин', 'минути', 'минута', 'min', 'minutes'],
  ['tu', 'вр.ед.', 'вр ед', 'времеви единици', 'единици', 'ZE', 'AW', 'TU', 'units'],
];

/** A file may hold several phones in one cell. */
export const phoneSeparators = /[;,\n|]|\s\/\s|\sи\s/u;
