import type { DemoCatalog } from './catalog';
import type { Hand } from './hand';

/** Works that come again, by the seed's code of the operation: months and kilometres. */
const works = [
  { code: '17015500', intervalMonths: 12, intervalMeter: 15_000 },
  { code: '23105500', intervalMonths: 24, intervalMeter: 30_000 },
  { code: '87105500', intervalMonths: 12, intervalMeter: null },
  { code: '15451900', intervalMonths: 60, intervalMeter: 120_000 },
] as const;

/** The plan that every car of the workshop is looked after by; what the orders do is counted from their close on. */
export async function addPlan(manager: Hand, { operationIds, classIds }: DemoCatalog): Promise<void> {
  const items = works.flatMap(({ code, intervalMonths, intervalMeter }) => {
    const operationId = operationIds.get(code);
    return operationId === undefined
      ? []
      : [{ operationId, packageId: null, text: '', intervalMonths, intervalMeter }];
  });
  const place = { classId: classIds.get('car') ?? null, makeId: null, modelId: null, modificationId: null };
  await manager.do('care.savePlan', {
    ...{ planId: null, version: null },
    plan: { ...place, name: 'Редовно обслужване', assetId: null, note: null, active: true, items },
  });
}
