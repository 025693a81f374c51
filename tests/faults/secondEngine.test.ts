import { execFile } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { databaseIn } from '../support/dataFolders';
import { bundledEngine, startEngineProcess } from '../support/engineProcess';
import { openShop } from '../support/orders';
import { unsoundness } from '../support/soundness';
import { managerPin, openWorkshop, testClock } from '../support/workshop';

const run = promisify(execFile);
const COMMAND_LINES = 3;

describe('the command line on a folder that the program has open', () => {
  it('both post at the same time: no number is lost or taken twice, and no short command is told to wait', async () => {
    const workshop = await openWorkshop();
    const { manager, dataDir } = workshop;
    const shop = await openShop(workshop);
    await workshop.engine.close();
    const receipt = {
      ...{ supplierId: shop.supplierId, warehouseId: 1, supplierDocument: 'Ф-1' },
      ...{ supplierDocumentOn: '2026-11-01', note: null },
      lines: [{ partId: shop.plentyPartId, quantityMilli: 1000, unitCostCents: 431, bin: null }],
    };
    const cli = join(await bundledEngine(), 'cli.js');
    const programs = await Promise.all([startEngineProcess(dataDir), startEngineProcess(dataDir)]);

    let stopped = false;
    const numbers: string[] = [];
    const postWithoutEnd = async (program: (typeof programs)[number]): Promise<number> => {
      let posted = 0;
      for (; !stopped || posted < 20; posted += 1) {
        const input = { requestId: crypto.randomUUID(), ...receipt };
        const reply = await program.call('stock.postReceipt', input, manager);
        expect(reply).toMatchObject({ ok: true });
        if (reply?.ok) numbers.push((reply.data as { number: string }).number);
      }
      return posted;
    };
    const posting = programs.map(postWithoutEnd);
    const args = ['stock.postReceipt', JSON.stringify(receipt), '--data', dataDir, '--user', 'Управител'];
    const clock = ['--clock', new Date(testClock().now()).toISOString()];
    const lines = await Promise.all(
      Array.from({ length: COMMAND_LINES }, () =>
        run(process.execPath, [cli, ...args, ...clock], { env: { ...process.env, MAISTOR_PIN: managerPin } }),
      ),
    );
    stopped = true;
    await Promise.all(posting);
    for (const { stdout } of lines) {
      const reply = JSON.parse(stdout);
      expect(reply).toMatchObject({ ok: true });
      numbers.push(reply.data.number);
    }
    await Promise.all(programs.map((program) => program.close()));

    expect(new Set(numbers).size).toBe(numbers.length);
    const sqlite = new Database(databaseIn(dataDir), { readonly: true });
    const stored = sqlite
      .prepare("SELECT number FROM stock_document WHERE supplier_document = 'Ф-1'")
      .pluck()
      .all() as string[];
    sqlite.close();
    expect(stored.sort()).toEqual(numbers.sort());
    expect(unsoundness(dataDir)).toEqual([]);
    rmSync(dataDir, { recursive: true, force: true });
  }, 90_000);
});
