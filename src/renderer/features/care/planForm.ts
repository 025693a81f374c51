import type { InputOf } from '@shared/contract/contract';
import type { Plan } from '@shared/features/care/model';
import type { TreeHit } from '@shared/features/catalog/model';
import type { PickedWork } from './parts/WorkPicker';

type PlanInput = InputOf<'care.savePlan'>['plan'];

export interface PlanItem {
  key: number;
  work: PickedWork | null;
  intervalMonths: number | null;
  intervalMeter: number | null;
}

export interface PlanValues {
  name: string;
  classId: number | null;
  tree: Pick<TreeHit, 'makeId' | 'modelId' | 'modificationId' | 'title'> | null;
  assetId: number | null;
  note: string;
  active: boolean;
  items: PlanItem[];
}

export const emptyItem = (key: number): PlanItem => ({
  ...{ key, work: null, intervalMonths: null, intervalMeter: null },
});

/** A plan as the form edits it; `own` names the thing of a plan that is not made yet. */
export function valuesOfPlan(plan: Plan | null, own: { assetId: number; name: string } | null): PlanValues {
  if (!plan)
    return {
      ...{ name: own?.name ?? '', classId: null, tree: null, assetId: own?.assetId ?? null },
      ...{ note: '', active: true, items: [emptyItem(1)] },
    };
  const { makeId, modelId, modificationId } = plan;
  return {
    ...{ name: plan.name, classId: plan.classId, assetId: plan.assetId, active: plan.active },
    note: plan.note ?? '',
    tree: makeId === null ? null : { makeId, modelId, modificationId, title: plan.place },
    items: plan.items.map((item) => ({
      key: item.id,
      work: workOf(item),
      intervalMonths: item.intervalMonths,
      intervalMeter: item.intervalMeter,
    })),
  };
}

function workOf({ operationId, packageId, name }: Plan['items'][number]): PickedWork {
  if (operationId !== null) return { kind: 'operation', id: operationId, code: '', name };
  if (packageId !== null) return { kind: 'package', id: packageId, code: '', name };
  return { kind: 'other', id: null, code: '', name };
}

/** The command's input; null while something is missing. */
export function planInput(values: PlanValues): PlanInput | null {
  const { name, classId, tree, assetId, note, active } = values;
  const items = values.items.filter(({ work }) => work !== null);
  const whole = items.every(({ intervalMonths: months, intervalMeter: meter }) => {
    const unread = Number.isNaN(months) || Number.isNaN(meter);
    return !unread && ((months ?? 0) > 0 || (meter ?? 0) > 0);
  });
  if (name.trim() === '' || items.length === 0 || !whole) return null;
  return {
    ...{ name, classId, assetId, note, active },
    makeId: tree?.makeId ?? null,
    modelId: tree?.modelId ?? null,
    modificationId: tree?.modificationId ?? null,
    items: items.map(({ work, intervalMonths, intervalMeter }) => ({
      operationId: work?.kind === 'operation' ? work.id : null,
      packageId: work?.kind === 'package' ? work.id : null,
      text: work?.kind === 'other' ? work.name : '',
      intervalMonths,
      intervalMeter,
    })),
  };
}
