import { sofiaDate } from '@shared/kernel/dates';
import type { DemoClock, Life } from './agenda';
import { afterWork, closingOf, nextOpening } from './calendar';
import type { Hand } from './hand';

const floatCents = 10_000;
const countsBefore = 2 * 60_000;

/** Every day: change for the morning, in the evening the count, and the takings to the bank. */
export async function* cashDeskLife(cashier: Hand, clock: DemoClock): Life {
  for (;;) {
    await cashier.do('payments.moveCash', { kind: 'float', amountCents: floatCents });
    const today = sofiaDate(clock.now());
    yield (closingOf(today) ?? clock.now()) - countsBefore;
    const { expectedCents } = await cashier.do('payments.cashDesk', { on: today });
    if (expectedCents > floatCents)
      await cashier.do('payments.moveCash', { kind: 'bank', amountCents: expectedCents - floatCents });
    await cashier.do('payments.moveCash', {
      kind: 'count',
      amountCents: Math.min(expectedCents, floatCents),
    });
    yield afterWork(nextOpening(clock.now()), 2);
  }
}
