import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createEngine, type Engine } from '@engine/engine';
import { handOf } from '@engine/features/demo/engine';
import { demoClock, generateWorkshop } from '@engine/features/demo/generate';
import type { Hand } from '@engine/features/demo/hand';
import { Identities } from '@engine/features/demo/identity';
import { Random } from '@engine/features/demo/random';
import { demoSizes } from '@engine/features/demo/sizes';
import { silentLog } from '@engine/kernel/log';
import { assetFields } from './cards';

/** 24.11.2026, 07:45 in Sofia. */
const now = Date.UTC(2026, 10, 24, 5, 45);

/** The clients, things and open orders of the small demo; fewer finished orders, which no search of the test asks for. */
const small = {
  ...demoSizes.small,
  ...{ orders: 120, parts: 160, stockedParts: 60, modifications: 60, norms: 60, historyDays: 45 },
};
const sizes = {
  small: { demo: small, added: 40 },
  tiny: { demo: demoSizes.tiny, added: 6 },
};

export interface SearchShop {
  engine: Engine;
  manager: Hand;
  random: Random;
  close(): Promise<void>;
}

/** The demo's workshop with some plates exchanged and some machines that have serial numbers. */
export async function openSearchShop(seed: number, sizeName: keyof typeof sizes): Promise<SearchShop> {
  const { demo: size, added } = sizes[sizeName];
  const dataDir = mkdtempSync(join(tmpdir(), 'maistor-search-'));
  const clock = demoClock(size, now);
  const engine = await createEngine({ dataDir, clock, log: silentLog });
  engine.handles.sqlite.pragma('synchronous = OFF');
  await generateWorkshop({ engine, clock, size, seed, now });
  const random = new Random(`search ${seed}`);
  const manager = handOf(engine, 1, random.fork('requests'), now + 86_400_000);
  await movePlates({ engine, manager, random }, added);
  await addMachines({ engine, manager, random }, added);
  return {
    ...{ engine, manager, random },
    close: async () => {
      await engine.close();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

type Shop = Pick<SearchShop, 'engine' | 'manager' | 'random'>;

async function movePlates({ engine, manager, random }: Shop, count: number): Promise<void> {
  const identities = new Identities(random.fork('plates'));
  const cars = engine.handles.sqlite
    .prepare<[], { id: number; version: number }>('SELECT id, version FROM asset ORDER BY id')
    .all();
  for (const { id, version } of random.shuffled(cars).slice(0, count))
    await manager.do('assets.movePlate', {
      ...{ assetId: id, version, plate: identities.plate(), on: '2026-11-23' },
    });
}

async function addMachines({ engine, manager, random }: Shop, count: number): Promise<void> {
  const classId = Number(
    engine.handles.sqlite.prepare("SELECT id FROM asset_class WHERE kind = 'equipment'").pluck().get(),
  );
  for (let at = 0; at < count; at += 1) {
    const serial = `${random.pick(['FD', 'WM', 'KX', '7B'])}${random.digits(2)}-${random.digits(4)}-${random.digits(2)}`;
    const asset = assetFields({ kind: 'equipment', classId, plate: null, vin: null, serial });
    await manager.do('assets.save', {
      ...{ assetId: null, version: null, asset, ownerId: null, plateMovedOn: null, meter: null },
    });
  }
}
