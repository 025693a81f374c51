import { sofiaDate } from '@shared/kernel/dates';
import type { DemoClock, Life } from './agenda';
import { afterWork, nextOpening } from './calendar';
import type { Hand } from './hand';
import { type DemoPart, minimumOf, type PartCards } from './parts';
import type { Random } from './random';

interface Balance {
  onHandMilli: number;
  /** Promised to orders, whether it is here or comes with the next delivery. */
  reservedMilli: number;
  pendingMilli: number;
}

interface StoreOptions {
  storekeeper: Hand;
  cards: PartCards;
  clock: DemoClock;
  random: Random;
}

const warehouseId = 1;
const deliveryAfterMinutes = 40;
const linesOfReceipt = 60;

/** The storekeeper's view of the shelves: what orders need is put aside or comes with the next morning's delivery. */
export class Store {
  readonly cards: PartCards;
  private readonly balances = new Map<DemoPart, Balance>();
  private readonly openedAt: number;
  private receipts = 0;

  constructor(private readonly options: StoreOptions) {
    this.cards = options.cards;
    this.openedAt = options.clock.now();
  }

  /** Takes in what the workshop opens with. */
  async open(): Promise<void> {
    for (const card of this.cards.all) if (card.stocked) this.balanceOf(card).pendingMilli = openingOf(card);
    await this.receive();
  }

  /** Puts a quantity aside. @returns the instant (UTC ms) from which it can be issued */
  reserve(card: DemoPart, milli: number): number {
    const balance = this.balanceOf(card);
    const isHere = balance.onHandMilli - balance.reservedMilli >= milli;
    balance.reservedMilli += milli;
    const short = balance.reservedMilli + reserveOf(card) - balance.onHandMilli - balance.pendingMilli;
    if (short > 0) balance.pendingMilli += wholeUnits(card, short);
    return isHere ? this.options.clock.now() : afterDelivery(this.options.clock.now());
  }

  release(card: DemoPart, milli: number): void {
    this.balanceOf(card).reservedMilli -= milli;
  }

  issued(card: DemoPart, milli: number): void {
    const balance = this.balanceOf(card);
    balance.reservedMilli -= milli;
    balance.onHandMilli -= milli;
  }

  /** Every morning somebody brings what was ordered the day before. */
  async *deliveries(): Life {
    for (;;) {
      yield afterWork(nextOpening(this.options.clock.now()), deliveryAfterMinutes);
      await this.receive();
    }
  }

  private async receive(): Promise<void> {
    const due = [...this.balances].filter(([, balance]) => balance.pendingMilli > 0).map(([card]) => card);
    const bySupplier = new Map<number, DemoPart[]>();
    for (const card of due)
      bySupplier.set(card.supplierId, [...(bySupplier.get(card.supplierId) ?? []), card]);
    for (const [supplierId, cards] of bySupplier)
      for (let at = 0; at < cards.length; at += linesOfReceipt)
        await this.post(supplierId, cards.slice(at, at + linesOfReceipt));
  }

  private async post(supplierId: number, cards: readonly DemoPart[]): Promise<void> {
    const { storekeeper, clock } = this.options;
    this.receipts += 1;
    await storekeeper.do('stock.postReceipt', {
      ...{ supplierId, warehouseId, note: null },
      supplierDocument: `Ф-${String(20_400 + this.receipts)}`,
      supplierDocumentOn: sofiaDate(clock.now()),
      lines: cards.map((card) => ({
        partId: card.id,
        quantityMilli: this.balanceOf(card).pendingMilli,
        unitCostCents: this.costOf(card),
        bin: card.stocked ? card.bin : null,
      })),
    });
    for (const card of cards) {
      const balance = this.balanceOf(card);
      balance.onHandMilli += balance.pendingMilli;
      balance.pendingMilli = 0;
    }
  }

  /** Three percent dearer over the year, and a little up and down, so that the average cost moves. */
  private costOf(card: DemoPart): number {
    const { clock, random } = this.options;
    const years = (clock.now() - this.openedAt) / (365 * 86_400_000);
    return Math.max(1, Math.round(card.costCents * (1 + 0.03 * years) * (0.98 + random.next() * 0.04)));
  }

  private balanceOf(card: DemoPart): Balance {
    const known = this.balances.get(card);
    if (known) return known;
    const fresh = { onHandMilli: 0, reservedMilli: 0, pendingMilli: 0 };
    this.balances.set(card, fresh);
    return fresh;
  }
}

/** Issuing waits until the delivery of the next working morning is on the shelf. */
const afterDelivery = (now: number): number => afterWork(nextOpening(now), deliveryAfterMinutes + 20);

const openingOf = (card: DemoPart): number => minimumOf(card.kind) * 3;
/** What a kept part should not fall below; others are ordered for one order only. */
const reserveOf = (card: DemoPart): number => (card.stocked ? minimumOf(card.kind) : 0);

/** Suppliers sell whole pieces and cans, and a kept part is filled up at once. */
function wholeUnits(card: DemoPart, shortMilli: number): number {
  return Math.ceil(shortMilli / 1000) * 1000 + (card.stocked ? minimumOf(card.kind) : 0);
}
