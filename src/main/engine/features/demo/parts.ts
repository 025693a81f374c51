import type { InputOf } from '@shared/contract/contract';
import type { IsoDate } from '@shared/kernel/dates';
import type { Hand } from './hand';
import type { Random } from './random';
import type { DemoSize } from './sizes';
import { chassisPrefixes, enginePrefixes } from './words/cars';
import { freeBrands, type PartWords, partKinds } from './words/parts';

/** A part card with what only the demo knows: what it costs and whether it is kept in store. */
export interface DemoPart {
  id: number;
  kind: PartWords;
  /** Platform or engine family; null fits all. */
  family: number | null;
  supplierId: number;
  priceCents: number;
  costCents: number;
  stocked: boolean;
  bin: string;
  /** A number that this one replaced; people still ask for it. */
  asked: DemoPart | null;
}

/** The cards by kind and by the family that they fit. */
export class PartCards {
  private readonly byKind = new Map<string, DemoPart[]>();

  constructor(readonly all: readonly DemoPart[]) {
    for (const card of all) this.byKind.set(card.kind.key, [...(this.byKind.get(card.kind.key) ?? []), card]);
  }

  /** The part for a car; in a small workshop one of another family stands in. */
  find(kind: string, fit: { platform: number; engine: number }): DemoPart | null {
    const cards = this.byKind.get(kind) ?? [];
    const family = (card: DemoPart) => (card.kind.fits === 'engine' ? fit.engine : fit.platform);
    return cards.find((card) => card.family === null || card.family === family(card)) ?? cards[0] ?? null;
  }
}

interface CardOptions {
  storekeeper: Hand;
  manager: Hand;
  random: Random;
  size: DemoSize;
  supplierIds: readonly number[];
  fromOn: IsoDate;
}

interface Sketch {
  kind: PartWords;
  family: number | null;
  prefix: string | null;
}

/** Part cards of all platforms, the numbers that they replaced, and parts of other brands that serve as well. */
export async function makeCards(options: CardOptions): Promise<PartCards> {
  const { size } = options;
  const groupIds = await groupsOf(options.manager);
  const sketches = sketchesInTurn().slice(0, Math.round(size.parts * 0.85));
  const kept = keptInStore(sketches, size.stockedParts);
  const numbers = new Set<string>();
  const cards: DemoPart[] = [];
  for (const sketch of sketches)
    cards.push(await saveCard(options, { sketch, stocked: kept.has(sketch), groupIds, numbers }));
  await addSubstitutes(options, cards, { count: size.parts - cards.length, groupIds, numbers });
  return new PartCards(cards);
}

async function groupsOf(manager: Hand): Promise<ReadonlyMap<string, number>> {
  const { groups } = await manager.do('parts.lists', {});
  return new Map(groups.map(({ nameBg, id }) => [nameBg, id]));
}

/** What fits all first, then family by family, so that a short list still has every kind. */
function sketchesInTurn(): Sketch[] {
  const of = (fits: PartWords['fits'], family: number | null, prefix: string | null): Sketch[] =>
    partKinds.filter((kind) => kind.fits === fits).map((kind) => ({ kind, family, prefix }));
  const families = chassisPrefixes.flatMap((prefix, at) => [
    ...of('chassis', at, prefix),
    ...(at < enginePrefixes.length ? of('engine', at, enginePrefixes[at] ?? null) : []),
  ]);
  return [...of('all', null, null), ...families];
}

function keptInStore(sketches: readonly Sketch[], count: number): ReadonlySet<Sketch> {
  const common = sketches.filter(({ kind }) => kind.common);
  const rest = sketches.filter(({ kind }) => !kind.common);
  return new Set([...common, ...rest].slice(0, count));
}

interface CardPlan {
  sketch: Sketch;
  stocked: boolean;
  groupIds: ReadonlyMap<string, number>;
  numbers: Set<string>;
  /** Instead of the number of the sketch. */
  number?: string;
  brand?: string;
  priceCents?: number;
}

async function saveCard(
  { storekeeper, random, supplierIds }: CardOptions,
  plan: CardPlan,
): Promise<DemoPart> {
  const { sketch, stocked, groupIds, numbers } = plan;
  const { kind, family } = sketch;
  const isVwGroup = plan.brand === undefined && (kind.fits === 'all' || sketch.prefix !== null);
  const free = freeNumber(random, kind, numbers);
  const number = plan.number ?? (isVwGroup ? vwNumber(sketch) : free.number);
  const [low, high] = kind.price;
  const priceCents = plan.priceCents ?? Math.round(random.int(low, high) / 5) * 5;
  const supplierId = random.pick(supplierIds);
  const part: InputOf<'parts.save'>['part'] = {
    ...{ number, isVwGroup, brand: plan.brand ?? (isVwGroup ? 'VW' : free.brand) },
    ...{ nameBg: kind.name, nameEn: null, unit: kind.unit, groupId: groupIds.get(kind.group) ?? null },
    ...{ discountGroup: null, vatBp: 2000, priceCents, coreDepositCents: number.endsWith('X') ? 5000 : 0 },
    ...{ minimumMilli: stocked ? minimumOf(kind) : 0, warrantyMonths: kind.warrantyMonths },
    ...{ supplierId, active: true },
  };
  const { id } = await storekeeper.do('parts.save', { id: null, version: null, part });
  const costCents = Math.round(priceCents * (0.6 + random.next() * 0.12));
  const bin = `${random.pick(['A', 'B', 'C', 'D'])}${random.int(1, 9)}-${random.int(1, 6)}`;
  return { id, kind, family, supplierId, priceCents, costCents, stocked, bin, asked: null };
}

const vwNumber = ({ kind, prefix }: Sketch): string =>
  prefix === null ? kind.number : `${prefix} ${kind.number}`;

/** A number of a brand outside the VW group, which nobody else in the workshop has. */
function freeNumber(
  random: Random,
  { group }: PartWords,
  taken: Set<string>,
): { number: string; brand: string } {
  const at = ['Спирачки', 'Ходова част', 'Филтри', 'Електро', 'Двигател'].indexOf(group);
  const { brand, prefix } = freeBrands[at] ?? freeBrands[1];
  for (;;) {
    const number = `${prefix}${random.int(1000, 9999)}`;
    if (taken.has(number)) continue;
    taken.add(number);
    return { number, brand };
  }
}

/** Below it the store orders anew. */
export function minimumOf({ unit, group }: PartWords): number {
  if (unit === 'l' || unit === 'kg') return 10_000;
  return group === 'Крепежи' ? 20_000 : 2000;
}

interface SubstitutePlan {
  count: number;
  groupIds: ReadonlyMap<string, number>;
  numbers: Set<string>;
}

/** Turn about: the number before this one, and the same part of another brand. */
async function addSubstitutes(
  options: CardOptions,
  cards: DemoPart[],
  { count, groupIds, numbers }: SubstitutePlan,
): Promise<void> {
  const { storekeeper, fromOn } = options;
  const originals = cards.filter(({ kind, stocked }) => stocked && kind.fits !== 'all');
  const added: DemoPart[] = [];
  for (const original of originals) {
    if (added.length >= count) break;
    const { kind, family } = original;
    const prefix = (kind.fits === 'engine' ? enginePrefixes : chassisPrefixes)[family ?? 0] ?? null;
    const sketch = { kind, family, prefix };
    const before = prefix === null ? null : earlierNumber(vwNumber(sketch));
    const plan = { sketch, stocked: false, groupIds, numbers };
    if (before !== null && added.length % 3 !== 2) {
      const card = await saveCard(options, { ...plan, number: before, priceCents: original.priceCents });
      original.asked = card;
      const link = { partId: card.id, substituteId: original.id, kind: 'replaced', fromOn } as const;
      await storekeeper.do('parts.addSubstitute', link);
      added.push(card);
    } else {
      const priceCents = Math.round((original.priceCents * 0.7) / 5) * 5;
      const free = freeNumber(options.random, kind, numbers);
      const card = await saveCard(options, { ...plan, ...free, priceCents });
      const link = { partId: original.id, substituteId: card.id, kind: 'equal', fromOn } as const;
      await storekeeper.do('parts.addSubstitute', link);
      added.push(card);
    }
  }
  cards.push(...added);
}

/** `5Q0 698 151 B` came after `5Q0 698 151 A`; a number without index letter has none before it. */
function earlierNumber(number: string): string | null {
  const index = /[B-W]$/.exec(number)?.[0];
  if (index === undefined) return null;
  return number.slice(0, -1) + String.fromCharCode(index.charCodeAt(0) - 1);
}
