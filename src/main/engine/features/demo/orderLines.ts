import type { Crew } from './crew';
import type { OrderHand } from './orderHand';
import type { DemoPart } from './parts';
import type { Random } from './random';
import type { Store } from './store';
import { others, type WorkWords } from './words/work';

interface LinesOptions {
  order: OrderHand;
  crew: Crew;
  store: Store;
  random: Random;
  operationIds: ReadonlyMap<string, number>;
  fit: { platform: number; engine: number };
}

export interface EnteredPart {
  card: DemoPart;
  milli: number;
}

/** What was entered: the operations to be done, the parts to be issued and when they can be. */
export interface EnteredLines {
  operationLineIds: number[];
  parts: EnteredPart[];
  /** Instant (UTC ms) from which everything is on the shelf. */
  issuableAt: number;
}

const shareAskedByOldNumber = 0.2;
const shareOfOthers = 0.35;

/** The lines of one work: operations, parts put aside in the store, sometimes something else. */
export async function enterWork(
  options: LinesOptions,
  work: WorkWords,
  jobId: number,
  entered: EnteredLines,
): Promise<void> {
  const { order, crew, operationIds, random } = options;
  for (const code of work.operations) {
    const operationId = operationIds.get(code);
    if (operationId === undefined) throw new Error(`no operation ${code}`);
    const { lineId } = await order.do(crew.receptionist, 'orders.addOperation', {
      jobId,
      operationId,
      name: null,
    });
    entered.operationLineIds.push(lineId);
  }
  for (const [kind, milli] of work.parts) await enterPart(options, kind, milli, jobId, entered);
  if (random.chance(shareOfOthers)) await enterOther(options, jobId);
}

async function enterPart(
  { order, crew, store, random, fit }: LinesOptions,
  kind: string,
  milli: number,
  jobId: number,
  entered: EnteredLines,
): Promise<void> {
  const card = store.cards.find(kind, fit);
  if (!card || entered.parts.some((part) => part.card === card)) return;
  const asked = card.asked !== null && random.chance(shareAskedByOldNumber) ? card.asked : card;
  const { lineId } = await order.do(crew.receptionist, 'orders.addPart', {
    ...{ jobId, partId: asked.id, quantityMilli: milli },
  });
  if (asked !== card) await order.do(crew.receptionist, 'orders.replacePart', { lineId, partId: card.id });
  entered.issuableAt = Math.max(entered.issuableAt, store.reserve(card, milli));
  entered.parts.push({ card, milli });
}

async function enterOther({ order, crew, random }: LinesOptions, jobId: number): Promise<void> {
  const { kind, name, priceCents } = random.pick(others);
  const price = Math.round(random.int(priceCents[0], priceCents[1]) / 10) * 10;
  await order.do(crew.receptionist, 'orders.addOther', {
    ...{
      jobId,
      kind,
      name,
      priceCents: price,
      costCents: kind === 'subcontract' ? Math.round(price * 0.7) : 0,
    },
  });
}

/** A part that nobody keeps: the order waits for it. */
export async function enterMissingPart(
  { order, crew, store, random }: LinesOptions,
  jobId: number,
): Promise<void> {
  const missing = store.cards.all.filter(({ stocked, kind }) => !stocked && kind.unit === 'pcs');
  const { id } = random.pick(missing);
  await order.do(crew.receptionist, 'orders.addPart', { jobId, partId: id, quantityMilli: 1000 });
}
