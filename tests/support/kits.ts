import type { InputOf } from '@shared/contract/contract';
import type { Doer } from './workshop';

type KitFields = InputOf<'kits.save'>['kit'];

/** A kit of a part: by default at the average cost and the sum of its components. */
export function kitInput(
  partId: number,
  lines: KitFields['lines'],
  fields: Partial<KitFields> = {},
): KitFields {
  return {
    ...{ partId, costBasis: 'average', pricing: 'components', ownPriceCents: null, discountBp: 0 },
    ...{ printAsOne: false, active: true, note: null, lines },
    ...fields,
  };
}

export async function addKit(
  person: Doer,
  partId: number,
  lines: KitFields['lines'],
  fields: Partial<KitFields> = {},
): Promise<number> {
  const { id } = await person.do('kits.save', {
    id: null,
    version: null,
    kit: kitInput(partId, lines, fields),
  });
  return id;
}

export const partOf = (partId: number, units: number, scrapBp = 0) =>
  ({ kind: 'part', partId, quantityMilli: Math.round(units * 1000), scrapBp }) as const;

export const workOf = (operationId: number) =>
  ({ kind: 'operation', operationId, quantityMilli: 1000 }) as const;
