import { call } from '@renderer/api/client';
import type { InputOf, OutputOf } from '@shared/contract/contract';
import type { CostBasis, KitPricing } from '@shared/features/kits/calc';
import type { KitLine } from '@shared/features/kits/model';

type KitInput = InputOf<'kits.save'>['kit'];

export interface KitPart {
  id: number;
  number: string;
  name: string;
  unit: string;
}

/** A line in the editor: what is typed, and what the last quote said of it. */
export interface EditedLine {
  key: string;
  kind: 'operation' | 'part';
  /** Of the operation or the part. */
  id: number;
  code: string;
  name: string;
  unit: string | null;
  quantityMilli: number;
  scrapBp: number;
  quoted: KitLine | null;
}

export interface KitValues {
  part: KitPart | null;
  costBasis: CostBasis;
  pricing: KitPricing;
  ownPriceCents: number | null;
  discountBp: number;
  printAsOne: boolean;
  active: boolean;
  note: string;
  lines: readonly EditedLine[];
}

export const emptyKit = (part: KitPart | null): KitValues => ({
  ...{ part, costBasis: 'average', pricing: 'components', ownPriceCents: null, discountBp: 0 },
  ...{ printAsOne: false, active: true, note: '', lines: [] },
});

let made = 0;
const newKey = (): string => `line ${++made}`;

function editedLine(line: KitLine): EditedLine {
  const { kind, code, name, unit, quantityMilli, scrapBp } = line;
  const id = line.operationId ?? line.partId ?? 0;
  return { ...{ key: newKey(), kind, id, code, name, unit, quantityMilli, scrapBp }, quoted: line };
}

export function valuesOfCard({ kit, part, lines }: OutputOf<'kits.card'>): KitValues {
  const { partId, note, ...terms } = kit;
  const { number, name, unit } = part;
  return {
    ...terms,
    ...{ part: { id: partId, number, name, unit }, note: note ?? '', lines: lines.map(editedLine) },
  };
}

const linesOf = (lines: readonly EditedLine[]): KitInput['lines'] =>
  lines.map(({ kind, id, quantityMilli, scrapBp }) =>
    kind === 'operation'
      ? { kind, operationId: id, quantityMilli }
      : { kind, partId: id, quantityMilli, scrapBp },
  );

const read = (value: number | null): number | null => (Number.isNaN(value) ? null : value);

/** What a quote is asked for: whatever stands on the screen, also while the price is not typed yet. */
export function draftOf({ costBasis, pricing, ownPriceCents, discountBp, lines }: KitValues) {
  const typed = { ownPriceCents: read(ownPriceCents), discountBp: read(discountBp) ?? 0 };
  return { costBasis, pricing, ...typed, lines: linesOf(lines) };
}

/** How many of the fields that must say something do not. */
export function missingOf({ part, lines, pricing, ownPriceCents, discountBp }: KitValues): number {
  const said = [
    part !== null,
    lines.length > 0,
    pricing === 'components' ? !Number.isNaN(discountBp) : read(ownPriceCents) !== null,
  ];
  return said.filter((one) => !one).length;
}

/** The command's input; null while something is missing. */
export function inputOf(values: KitValues): KitInput | null {
  const { part, printAsOne, active, note } = values;
  if (part === null || missingOf(values) > 0) return null;
  return { ...draftOf(values), partId: part.id, printAsOne, active, note };
}

const offeredOfKind = 8;

/** Operations and parts (kits among them) by what is typed, as new lines. */
export async function loadLines(text: string): Promise<EditedLine[]> {
  if (text.trim() === '') return [];
  const [operations, parts] = await Promise.all([
    call('catalog.operations', {
      target: { level: 'all', targetId: 0 },
      ...{ text, groupId: null, ownOnly: false, inactive: false },
    }),
    call('parts.find', { text, limit: offeredOfKind }),
  ]);
  const fresh = { quantityMilli: 1000, scrapBp: 0, quoted: null };
  return [
    ...parts.parts.map(
      ({ id, number, name, unit }): EditedLine => ({
        ...fresh,
        ...{ key: newKey(), kind: 'part', id, code: number, name, unit },
      }),
    ),
    ...operations.rows.slice(0, offeredOfKind).map(
      ({ id, code, name }): EditedLine => ({
        ...fresh,
        ...{ key: newKey(), kind: 'operation', id, code, name: name.bg, unit: null },
      }),
    ),
  ];
}
