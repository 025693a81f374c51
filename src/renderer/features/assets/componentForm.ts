import type { InputOf } from '@shared/contract/contract';
import type { ComponentRow } from '@shared/features/assets/components';
import { isIsoDate } from '@shared/kernel/dates';

type ComponentInput = InputOf<'assets.addComponent'>['component'];

export interface ComponentValues extends Omit<ComponentInput, 'partId' | 'componentAssetId'> {
  part: { id: number; number: string } | null;
  ownCard: { id: number; title: string } | null;
}

export const emptyComponent: ComponentValues = {
  name: '',
  serial: null,
  part: null,
  ownCard: null,
  warrantyGiver: null,
  warrantyToOn: null,
  warrantyMeter: null,
  warrantyDocument: null,
  note: null,
};

export const valuesOfComponent = (row: ComponentRow): ComponentValues => ({
  name: row.name,
  serial: row.serial,
  part: row.partId === null ? null : { id: row.partId, number: row.partNumber ?? '' },
  ownCard:
    row.componentAssetId === null ? null : { id: row.componentAssetId, title: row.componentAssetTitle ?? '' },
  warrantyGiver: row.warrantyGiver,
  warrantyToOn: row.warrantyToOn,
  warrantyMeter: row.warrantyMeter,
  warrantyDocument: row.warrantyDocument,
  note: row.note,
});

/** What the commands take; null while the name is missing or something is unreadable. */
export function componentInput({ part, ownCard, ...fields }: ComponentValues): ComponentInput | null {
  const dateRead = fields.warrantyToOn === null || isIsoDate(fields.warrantyToOn);
  if (fields.name.trim() === '' || !dateRead || Number.isNaN(fields.warrantyMeter)) return null;
  return { ...fields, partId: part?.id ?? null, componentAssetId: ownCard?.id ?? null };
}

/** A day with the reading of that day; null while either is unreadable. */
export function fittingInput(
  on: string | null,
  meter: number | null,
): { on: string; meter: number | null } | null {
  return on !== null && isIsoDate(on) && !Number.isNaN(meter) ? { on, meter } : null;
}
