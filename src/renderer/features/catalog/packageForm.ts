import { call } from '@renderer/api/client';
import type { OutputOf } from '@shared/contract/contract';
import type { NamedPlace } from '@shared/features/catalog/model';
import type { TechnicalQuantity } from '@shared/features/catalog/notes';
import type { PackageInput, PackageLine } from '@shared/features/catalog/packages';

/** A line of the package in the editor. */
export interface EditedLine {
  key: string;
  kind: 'operation' | 'part';
  /** Of the operation or the part. */
  id: number;
  code: string;
  name: string;
  unit: string | null;
  quantityMilli: number;
  quantityOf: TechnicalQuantity | null;
  normSec: number | null;
  /** Net at the chosen place as it is saved; null when the line is new or was changed. */
  netCents: number | null;
}

export interface PackageValues {
  code: string;
  nameBg: string;
  nameEn: string | null;
  pricing: PackageInput['pricing'];
  fixedCents: number | null;
  active: boolean;
  orderId: number | null;
  places: readonly NamedPlace[];
  lines: readonly EditedLine[];
}

export const emptyPackage: PackageValues = {
  ...{ code: '', nameBg: '', nameEn: null, pricing: 'summed', fixedCents: null },
  ...{ active: true, orderId: null, places: [], lines: [] },
};

export function editedLine(line: PackageLine): EditedLine {
  const { kind, code, name, unit, writtenMilli, quantityOf, normSec, netCents } = line;
  const id = line.operationId ?? line.partId ?? 0;
  return {
    ...{ key: `${kind}:${id}`, kind, id, code, name, unit, quantityOf, normSec, netCents },
    quantityMilli: writtenMilli,
  };
}

export function valuesOfCard(card: OutputOf<'catalog.package'>): PackageValues {
  return { ...card.package, places: card.places, lines: card.lines.map(editedLine) };
}

export function valuesOfDraft(draft: OutputOf<'catalog.packageFromOrder'>, orderId: number): PackageValues {
  const { nameBg, places, lines } = draft;
  return { ...emptyPackage, nameBg, orderId, places, lines: lines.map(editedLine) };
}

/** How many of the fields that must say something do not. */
export function missingOf({ code, nameBg, lines, pricing, fixedCents }: PackageValues): number {
  const said = [
    code.trim() !== '',
    nameBg.trim() !== '',
    lines.length > 0,
    pricing === 'summed' || (fixedCents !== null && !Number.isNaN(fixedCents)),
  ];
  return said.filter((one) => !one).length;
}

export function inputOf({ places, lines, ...rest }: PackageValues): PackageInput {
  return {
    ...rest,
    places: places.map(({ level, targetId }) => ({ level, targetId })),
    lines: lines.map(({ kind, id, quantityMilli, quantityOf }) =>
      kind === 'operation'
        ? { kind, operationId: id, quantityMilli }
        : { kind, partId: id, quantityMilli, quantityOf },
    ),
  };
}

const offeredOfKind = 8;

/** Operations and parts by what is typed, as new lines. */
export async function loadLines(text: string): Promise<EditedLine[]> {
  if (text.trim() === '') return [];
  const [operations, parts] = await Promise.all([
    call('catalog.operations', {
      target: { level: 'all', targetId: 0 },
      ...{ text, groupId: null, ownOnly: false, inactive: false },
    }),
    call('parts.find', { text, limit: offeredOfKind }),
  ]);
  const fresh = { quantityMilli: 1000, quantityOf: null, netCents: null };
  return [
    ...operations.rows.slice(0, offeredOfKind).map(
      ({ id, code, name, norm }): EditedLine => ({
        ...fresh,
        ...{ key: `operation:${id}`, kind: 'operation', id, code, name: name.bg, unit: null },
        normSec: norm?.normSec ?? null,
      }),
    ),
    ...parts.parts.map(
      ({ id, number, name, unit }): EditedLine => ({
        ...fresh,
        ...{ key: `part:${id}`, kind: 'part', id, code: number, name, unit, normSec: null },
      }),
    ),
  ];
}
