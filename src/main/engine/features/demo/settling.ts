import type { InputOf, OutputOf } from '@shared/contract/contract';
import type { PaymentKind } from '@shared/features/payments/model';
import { addDays, sofiaInstant } from '@shared/kernel/dates';
import type { Life } from './agenda';
import { afterWork } from './calendar';
import type { DemoCar } from './clients';
import type { OrderHand } from './orderHand';
import type { OrderPlan } from './orderPlan';
import type { Random } from './random';
import type { DemoShop } from './shop';

type Document = OutputOf<'invoicing.closeOrder'>['documents'][number];

/** Above it nobody pays in cash (ЗОПБ чл. 3). */
const largestCashCents = 300_000;
const day = 86_400_000;

/** Close, payment and handover: private people pay at the counter, firms by bank when it is due. */
export async function* settle(
  shop: DemoShop,
  { random, until }: OrderPlan,
  order: OrderHand,
  car: DemoCar,
): Life {
  const { crew, clock, agenda } = shop;
  const { documents } = await order.do(crew.receptionist, 'invoicing.closeOrder', {
    documents: await choicesFor(shop, random, order.id),
  });
  const debts = documents.filter(({ kind, totalCents }) => kind !== 'internal' && totalCents > 0);
  if (car.owner.isFirm) for (const document of debts) agenda.add(payByBank(shop, random, document));
  if (until === 'invoiced') return;
  if (!car.owner.isFirm) for (const document of debts) await payAtCounter(shop, random, document);
  yield afterWork(clock.now(), random.int(5, 200));
  // The manager lets a firm's car go before the bank has paid.
  const releaser = car.owner.isFirm ? crew.manager : crew.receptionist;
  await order.do(releaser, 'handover.release', {
    overrideReason: car.owner.isFirm ? 'Плащане по банков път до падежа.' : null,
  });
  car.busyUntil = clock.now() + random.int(3, 20) * day;
}

/** Some private people want no invoice (domain §5.7). */
async function choicesFor(
  { crew }: DemoShop,
  random: Random,
  orderId: number,
): Promise<InputOf<'invoicing.closeOrder'>['documents']> {
  if (!random.chance(0.4)) return [];
  const { documents } = await crew.receptionist.do('invoicing.preview', { orderId });
  return documents
    .filter(({ kinds }) => kinds.includes('sale'))
    .map(({ partyId, paymentWay }) => ({ partyId, kind: 'sale', paymentWay }));
}

async function payAtCounter({ crew }: DemoShop, random: Random, { id, totalCents }: Document): Promise<void> {
  const kind: PaymentKind =
    totalCents > largestCashCents
      ? 'card'
      : random.weighted(
          ['cash', 'card', 'voucher', 'offset'] as const,
          (way) => ({ cash: 50, card: 46, voucher: 3, offset: 1 })[way],
        );
  if (kind === 'cash' && totalCents > 20_000 && random.chance(0.08)) return payInTwo(crew, id, totalCents);
  await crew.cashier.do('payments.take', { kind, allocations: [{ invoiceId: id, amountCents: totalCents }] });
}

/** A part in cash, the rest by card. */
async function payInTwo(crew: DemoShop['crew'], invoiceId: number, totalCents: number): Promise<void> {
  const first = Math.floor(totalCents / 200) * 100;
  await crew.cashier.do('payments.take', { kind: 'cash', allocations: [{ invoiceId, amountCents: first }] });
  const amountCents = totalCents - first;
  await crew.cashier.do('payments.take', { kind: 'card', allocations: [{ invoiceId, amountCents }] });
}

/** Most pay about when it is due, some in parts, some late, a few not at all. */
async function* payByBank({ crew, clock }: DemoShop, random: Random, document: Document): Life {
  const { id: invoiceId, totalCents, dueOn } = document;
  if (random.chance(0.04)) return;
  const days = random.chance(0.15) ? random.int(5, 40) : random.int(-5, 0);
  const due = sofiaInstant(addDays(dueOn, days), '09:00');
  yield afterWork(Math.max(due, clock.now() + day), random.int(1, 300));
  const inParts = totalCents > 30_000 && random.chance(0.15);
  const first = inParts ? Math.floor(totalCents / 2) : totalCents;
  await crew.cashier.do('payments.take', { kind: 'bank', allocations: [{ invoiceId, amountCents: first }] });
  if (!inParts || random.chance(0.3)) return;
  yield afterWork(clock.now() + random.int(5, 25) * day, 30);
  const amountCents = totalCents - first;
  await crew.cashier.do('payments.take', { kind: 'bank', allocations: [{ invoiceId, amountCents }] });
}
