import type { PrintTarget } from '@shared/features/printing/model';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { pdfText } from '../documents/pdfText';
import { doneOrder } from '../support/closing';
import { openShop, type Shop } from '../support/orders';
import { openWorkshop, type TestWorkshop } from '../support/workshop';

/** In the generic mode no print shows plate, VIN or mileage (product §2): the papers of one order, read back as text. */
const forbidden =
  /рег\. ?№|регистрационен номер|пробег|автомобил|километ|(?<![\p{L}\d])(VIN|km|км)(?!\p{L})/iu;

let workshop: TestWorkshop;
let shop: Shop;

beforeEach(async () => {
  workshop = await openWorkshop();
  shop = { ...(await openShop(workshop)), person: workshop.as('manager') };
  await turnGeneric();
});
afterEach(() => workshop.close());

/** The car of the shop becomes a pump, as if it had been entered in a generic workshop. */
async function turnGeneric(): Promise<void> {
  const { sqlite } = workshop.engine.handles;
  const { id } = sqlite.prepare("SELECT id FROM asset_class WHERE kind = 'equipment' LIMIT 1").get() as {
    id: number;
  };
  sqlite.prepare('DELETE FROM asset_plate').run();
  sqlite
    .prepare(
      "UPDATE asset SET kind = 'equipment', class_id = ?, plate = NULL, plate_key = NULL, vin = NULL, vin_key = NULL, serial = 'GR-88120', serial_key = 'GR88120'",
    )
    .run(id);
  const { workshop: before } = await shop.person.do('settings.get', {});
  await shop.person.do('settings.save', { sections: { workshop: { ...before, mode: 'generic' } } });
}

async function textOf(target: PrintTarget): Promise<string> {
  const { runId } = await shop.person.do('printing.create', { target });
  const { bytes } = await shop.person.do('printing.runPdf', { runId });
  return pdfText(bytes);
}

it('service order, protocol, invoice and the day of a pump speak of serial numbers and hours only', async () => {
  const order = await doneOrder(shop, { fields: { meter: 4_200 } });
  const { handoverId } = await shop.person.do('handover.issue', { orderId: order.id });
  const { documents } = await order.do('invoicing.closeOrder', {});
  const papers: Record<string, PrintTarget> = {
    order: { kind: 'serviceOrder', orderId: order.id },
    protocol: { kind: 'handoverIntake', handoverId },
    invoice: { kind: 'invoice', invoiceId: documents[0]?.id ?? 0 },
    day: { kind: 'dayRecap', on: '2026-11-24', basis: 'accrued' },
  };
  for (const [name, target] of Object.entries(papers)) {
    const text = await textOf(target);
    expect([name, text.match(forbidden)?.[0] ?? null]).toEqual([name, null]);
    expect([name, text.includes('GR-88120')]).toEqual([name, true]);
  }
  expect(await textOf({ kind: 'serviceOrder', orderId: order.id })).toContain('4 200 h');
});
