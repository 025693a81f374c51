import { contract, type EntryName, type InputOf, type OutputOf } from '@shared/contract/contract';
import type { Result } from '@shared/contract/result';
import { addAsset, addModification, addParty } from './cards';
import { addPart, receiveParts } from './goods';
import { openProgram, type Program, type ProgramOptions } from './program';
import type { Doer } from './workshop';

/** A workshop in the morning of the day that the tests of the counter play. */
export interface CounterShop {
  assetId: number;
  clientId: number;
  supplierId: number;
  /** Nothing of it on stock; its substitute is. */
  askedNumber: string;
  substituteNumber: string;
  substituteId: number;
}

export const plate = 'СВ 4521 КТ';

/** The window's own way to the engine, for what a test prepares or checks beside the keyboard. */
export function windowDoer(program: Program): Doer {
  return {
    do: async <N extends EntryName>(name: N, input: InputOf<N>): Promise<OutputOf<N>> => {
      const isCommand = contract[name].kind === 'command';
      const full = isCommand ? { requestId: crypto.randomUUID(), ...input } : input;
      const result = (await program.call(name, full)) as Result<OutputOf<N>>;
      if (!result.ok)
        throw new Error(`${name} refused: ${result.error.code} ${JSON.stringify(result.error.params)}`);
      return result.data;
    },
  };
}

/**
 * The real program with a workshop that has people, cars, prices and parts; the window shows its first screen.
 * With `demo` they join the demo workshop. The engine's clock is the machine's, as the window's is.
 */
export async function openCounter({
  demo = false,
  ...options
}: ProgramOptions & { demo?: boolean } = {}): Promise<{ program: Program; window: Doer; shop: CounterShop }> {
  const program = await openProgram(options);
  try {
    const window = windowDoer(program);
    if (demo) await window.do('setup.createDemo', {} as InputOf<'setup.createDemo'>);
    else {
      await window.do('setup.create', newWorkshop as InputOf<'setup.create'>);
      await addPeople(window);
    }
    const shop = await fillWorkshop(window);
    await program.page.reload();
    await program.page.getByRole('navigation').waitFor();
    return { program, window, shop };
  } catch (error) {
    await program.close();
    throw error;
  }
}

const newWorkshop = {
  name: 'Автосервиз Колев ЕООД',
  eik: '175074752',
  city: 'София',
  address: 'ул. Искърско шосе 14',
  phone: '0888555210',
  mode: 'auto',
  vat: { number: 'BG175074752', fromOn: '2020-01-01', toOn: null },
  invoiceStart: 1,
  managerName: 'Стефан Колев',
  managerPin: '4711',
};

/** The demo workshop brings its own people and settings. */
async function addPeople(window: Doer): Promise<void> {
  await window.do('settings.save', { sections: { etka: { dealer: 'BG02184', brandCharacter: 'S' } } });
  const workers = await addWorkers(window, ['Ангел Петров', 'Борис Илиев', 'Васил Манов', 'Мартин Костов']);
  await addTeam(window, 'Екип 1', workers.slice(2), [1000, 1000]);
  await addTeam(window, 'Екип 2', workers.slice(0, 3), [1000, 800, 600]);
}

async function fillWorkshop(window: Doer): Promise<CounterShop> {
  const car = await addCars(window);
  const supplierId = await addParty(window, {
    kind: 'firm',
    name: 'Части Плюс ООД',
    customerType: 'business',
    roles: ['supplier'],
  });
  const goods = await addGoods(window, supplierId);
  return { ...car, supplierId, ...goods };
}

async function addWorkers(window: Doer, names: readonly string[]): Promise<number[]> {
  const ids: number[] = [];
  for (const [at, name] of names.entries()) {
    const worker = { id: null, version: null, number: String(at + 1), name, grade: null };
    ids.push((await window.do('staff.saveWorker', worker)).id);
  }
  return ids;
}

async function addTeam(window: Doer, name: string, ids: readonly number[], shares: readonly number[]) {
  const members = ids.map((workerId, at) => ({ workerId, coefficientMilli: shares[at] ?? 1000 }));
  await window.do('staff.saveTeam', { id: null, version: null, name, members });
}

/** The car of the test and a few others, among which it has to be found. */
async function addCars(window: Doer): Promise<Pick<CounterShop, 'assetId' | 'clientId'>> {
  const golf = await addModification(window, 'Volkswagen', 'Golf VII', '1.6 TDI');
  const ivan = await addParty(window, { address: 'ул. Шипка 1' });
  const assetId = await addAsset(
    window,
    { ...golf, plate, colour: 'бял' },
    { ownerId: ivan, meter: 176_900 },
  );
  for (const [name, phone, otherPlate, vin, makeId] of [
    ['Мария Тодорова', '0899 701 455', 'СВ 4812 АР', 'TMBJG7NE5F0123456', golf.makeId],
    ['Георги Стоев', '0887 345 210', 'РВ 1207 ВН', 'WVWZZZ3CZDE123457', golf.makeId],
    ['Петър Ангелов', '0878 112 908', 'СА 9036 ХХ', 'WAUZZZ8K9BA123458', null],
  ] as const) {
    const ownerId = await addParty(window, {
      name,
      contacts: [{ kind: 'phone', value: phone, person: null }],
    });
    await addAsset(window, { plate: otherPlate, vin, makeId }, { ownerId, meter: 92_000 });
  }
  return { assetId, clientId: ivan };
}

async function addGoods(window: Doer, supplierId: number) {
  const [askedNumber, substituteNumber] = ['3Q0 407 153 E', '3Q0 407 153 F'] as const;
  const asked = await addPart(window, { number: askedNumber });
  const substitute = await addPart(window, { number: substituteNumber, priceCents: 11_840 });
  await window.do('parts.addSubstitute', {
    ...{ partId: asked, substituteId: substitute },
    ...{ kind: 'replaced', fromOn: '2024-03-01' },
  });
  const oil = { number: 'G 055 577 M4', nameBg: 'Масло 5W-30, 5 l', priceCents: 4_290, minimumMilli: 4000 };
  const filter = { number: '04E 115 561 AC', nameBg: 'Маслен филтър', priceCents: 1_190 };
  const pads = { number: '8V0 698 151 K', nameBg: 'Накладки предни, комплект', priceCents: 6_480 };
  const bolt = { number: 'N 106 640 01', nameBg: 'Болт М12', priceCents: 185 };
  const lines = [{ partId: substitute, units: 2, costCents: 7_000, bin: 'А-03-2' }];
  for (const [part, units, costCents] of [
    [oil, 12, 2_610],
    [filter, 8, 640],
    [pads, 3, 3_900],
    [bolt, 40, 90],
  ] as const)
    lines.push({ partId: await addPart(window, part), units, costCents, bin: 'Б-01-1' });
  await receiveParts(window, supplierId, lines);
  return { askedNumber, substituteNumber, substituteId: substitute };
}
