import type { TraitInput } from '@shared/features/traits/model';
import type { DemoCatalog, DemoModel } from './catalog';
import type { Hand } from './hand';

const plain = {
  ...{ code: null, nameEn: null, unit: null, decimals: 0, section: null, required: false },
  ...{ minMilli: null, maxMilli: null, minOn: null, maxOn: null },
} as const;
const word = (nameBg: string, nameEn: string) => ({ id: null, nameBg, nameEn, ended: false });

type Given = Partial<TraitInput> & Pick<TraitInput, 'nameBg' | 'type'> & { classKey: string };

/** What a workshop writes down of the things of a class. */
const known = {
  oil: {
    ...{ classKey: 'car', code: 'engineOil', nameBg: 'Масло в двигателя', nameEn: 'Engine oil' },
    ...{ type: 'number', unit: 'l', decimals: 1, minMilli: 1000, maxMilli: 20_000, section: 'Двигател' },
  },
  timing: {
    ...{ classKey: 'car', nameBg: 'Газоразпределение', nameEn: 'Timing drive', type: 'choice' },
    ...{ section: 'Двигател', options: [word('ремък', 'belt'), word('верига', 'chain')] },
  },
  tyres: {
    ...{ classKey: 'car', nameBg: 'Размер на гумите', nameEn: 'Tyre size', type: 'text' },
    section: 'Ходова част',
  },
  paint: {
    ...{ classKey: 'car', nameBg: 'Код на боята', nameEn: 'Paint code', type: 'text', section: 'Купе' },
    required: true,
  },
  power: {
    ...{ classKey: 'refrigerator', nameBg: 'Мощност', nameEn: 'Power', type: 'number', unit: 'W' },
    minMilli: 0,
  },
  refrigerant: {
    ...{ classKey: 'refrigerator', nameBg: 'Хладилен агент', nameEn: 'Refrigerant', type: 'choice' },
    options: [word('R600a', 'R600a'), word('R134a', 'R134a'), word('R290', 'R290')],
  },
} as const satisfies Record<string, Given>;

const sizes = ['195/65 R15', '205/55 R16', '225/45 R17'] as const;

/** Characteristics of cars and appliances, with what each model and its engines say. */
export async function addTraits(manager: Hand, { models, classIds }: DemoCatalog): Promise<void> {
  const save = async ({ classKey, ...fields }: Given) => {
    const trait = { ...plain, options: [], editRight: 'assets.edit' as const, ...fields };
    const classId = classIds.get(classKey) ?? null;
    const { traitId } = await manager.do('traits.save', {
      ...{ traitId: null, version: null },
      trait: { ...trait, options: [...trait.options], classId },
    });
    return traitId;
  };
  const oil = await save(known.oil);
  const timing = await save({ ...known.timing, options: [...known.timing.options] });
  const tyres = await save(known.tyres);
  await save(known.paint);
  await save(known.power);
  await save({ ...known.refrigerant, options: [...known.refrigerant.options] });
  const { rows } = await manager.do('traits.list', {});
  const [belt, chain] = rows.find(({ id }) => id === timing)?.options ?? [];
  for (const [at, { modelId, modifications }] of models.entries()) {
    await say(manager, 'model', modelId, [{ traitId: tyres, value: sizes[at % sizes.length] ?? sizes[0] }]);
    for (const { id, engine } of modifications.slice(0, 2))
      await say(manager, 'modification', id, [
        { traitId: oil, value: oilOf(engine) },
        { traitId: timing, value: String((engine.fuel === 'diesel' ? belt : chain)?.id) },
      ]);
  }
}

/** As the technical data of the catalogue say it. */
const oilOf = ({ ccm }: DemoModel['words']['engines'][number]): string =>
  String(Math.round(ccm / 50) * 100 + 1100);

async function say(
  manager: Hand,
  level: 'model' | 'modification',
  targetId: number,
  values: { traitId: number; value: string }[],
): Promise<void> {
  await manager.do('traits.setDefaults', {
    place: { level, targetId },
    values: values.map((one) => ({ ...one, before: null })),
  });
}
