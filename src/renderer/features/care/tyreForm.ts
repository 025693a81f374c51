import type { InputOf } from '@shared/contract/contract';
import { type TyreSet, type WheelPlace, wheelPlaces } from '@shared/features/care/model';
import { parseScaled } from '@shared/kernel/decimalText';
import { treadText } from './words';

type SetInput = InputOf<'care.saveTyres'>['set'];

export interface TyreValues {
  season: SetInput['season'];
  size: string;
  brand: string;
  dot: string;
  rims: boolean;
  note: string;
  active: boolean;
  /** Tread as typed; a wheel that is not in the set has no entry. */
  treads: Partial<Record<WheelPlace, string>>;
}

const fourWheels = { fl: '', fr: '', rl: '', rr: '' };

export function valuesOfSet(set: TyreSet | null, sizeOfCard: string): TyreValues {
  if (!set)
    return {
      ...{ season: 'winter', size: sizeOfCard, brand: '', dot: '', rims: false, note: '', active: true },
      treads: fourWheels,
    };
  const { season, size, brand, rims, active } = set;
  const treads = Object.fromEntries(
    set.wheels.map(({ place, treadTenths }) => [place, treadTenths === null ? '' : treadText(treadTenths)]),
  );
  return { season, size, brand, rims, active, dot: set.dot ?? '', note: set.note ?? '', treads };
}

const mostTenths = 300;

/** Tread in tenths of a millimetre; null for what cannot be read, undefined for nothing typed. */
export function treadOf(typed: string): number | null | undefined {
  if (typed.trim() === '') return undefined;
  const tenths = parseScaled(typed, { scale: 1, limit: mostTenths, refuseLoneGroup: false });
  return tenths === null || tenths < 0 ? null : tenths;
}

export const isDot = (typed: string): boolean => /^(|(0[1-9]|[1-4]\d|5[0-3])\d\d)$/.test(typed.trim());

/** The command's input; null while something is missing or unreadable. */
export function setInput(values: TyreValues): SetInput | null {
  const { season, size, brand, dot, rims, note, treads } = values;
  const wheels: SetInput['wheels'] = [];
  for (const place of wheelPlaces) {
    const typed = treads[place];
    if (typed === undefined) continue;
    const treadTenths = treadOf(typed);
    if (treadTenths === null) return null;
    wheels.push({ place, treadTenths: treadTenths ?? null });
  }
  if (!size.trim() || !brand.trim() || wheels.length === 0 || !isDot(dot)) return null;
  return { season, size, brand, rims, note, wheels, dot: dot.trim() || null };
}
