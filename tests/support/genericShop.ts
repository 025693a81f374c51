import type { InputOf } from '@shared/contract/contract';
import { addAsset, addParty } from './cards';
import { windowDoer } from './counterShop';
import { noHeader } from './orders';
import { openProgram, type Program, type ProgramOptions } from './program';
import type { Doer } from './workshop';

/** A workshop that services machines: no plates, no VIN, no mileage. */
export interface GenericShop {
  pumpId: number;
  clientId: number;
  orderId: number;
}

/** The real program in the generic mode, with a pump, its owner and an order on it; the window shows its first screen. */
export async function openGeneric(
  options: ProgramOptions = {},
): Promise<{ program: Program; window: Doer; shop: GenericShop }> {
  const program = await openProgram(options);
  try {
    const window = windowDoer(program);
    await window.do('setup.create', newWorkshop as InputOf<'setup.create'>);
    const shop = await fill(window);
    await program.page.reload();
    await program.page.getByRole('navigation').waitFor();
    return { program, window, shop };
  } catch (error) {
    await program.close();
    throw error;
  }
}

const newWorkshop = {
  name: 'Сервиз Помпи ООД',
  eik: '175074752',
  city: 'Пловдив',
  address: 'ул. Рогошко шосе 3',
  phone: '0888555210',
  mode: 'generic',
  vat: { number: 'BG175074752', fromOn: '2020-01-01', toOn: null },
  invoiceStart: 1,
  managerName: 'Стефан Колев',
  managerPin: '4711',
};

async function fill(window: Doer): Promise<GenericShop> {
  const { rows } = await window.do('assets.classes', {});
  const pump = rows.find(({ kind }) => kind === 'equipment');
  if (!pump) throw new Error('the seed has no class of equipment');
  const clientId = await addParty(window, {
    ...{ kind: 'firm', name: 'Млечна ферма ООД', customerType: 'business', eik: '131129282' },
    ...{ address: 'с. Труд' },
  });
  const asset = { kind: 'equipment', classId: pump.id, plate: null, vin: null, serial: 'GR-88120' } as const;
  const bare = { year: 2021, fuel: null, kw: 4, ccm: null, gearbox: null, place: 'Доилна зала' } as const;
  const pumpId = await addAsset(window, { ...asset, ...bare }, { ownerId: clientId, meter: 4_180 });
  const { types } = await window.do('orders.types', {});
  const { orderId } = await window.do('orders.create', {
    ...{ typeId: types[0]?.id ?? 1, assetId: pumpId, clientId, ...noHeader, meter: 4_200 },
    ...{ complaint: 'Не засмуква', debtReason: null },
  });
  await addWork(window, orderId);
  return { pumpId, clientId, orderId };
}

async function addWork(window: Doer, orderId: number): Promise<void> {
  const worker = { id: null, version: null, number: '1', name: 'Ангел Петров', grade: null };
  await window.do('staff.saveWorker', worker);
  const order = await window.do('orders.open', { orderId });
  const jobId = order.jobs[0]?.id;
  if (jobId === undefined) throw new Error('the order has no job');
  await window.do('orders.addOperation', {
    ...{ orderId, version: order.version, jobId, operationId: null },
    ...{ name: 'Смяна на уплътнение', quantityMilli: 1000 },
  } as InputOf<'orders.addOperation'>);
}
