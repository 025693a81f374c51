import type { InputOf } from '@shared/contract/contract';
import { judgeReading } from '@shared/features/assets/calc';
import type { MeterPoint } from '@shared/features/assets/meters';
import type { AssetCard, CounterState } from '@shared/features/assets/model';

/** What the receptionist types; everything else of the order comes later. */
export interface IntakeValues {
  typeId: number | null;
  keyTag: string;
  meter: number | null;
  meterReason: string;
  /** The other counter of things that have two. */
  secondMeter: number | null;
  secondMeterReason: string;
  fuelEighths: number | null;
  complaint: string;
  promisedAt: number | null;
  limitCents: number | null;
  broughtBy: string;
  debtReason: string;
  waitsHere: boolean;
  overnight: boolean;
  needsLift: boolean;
  returnsOldParts: boolean;
  /** Keys of what was taken from „Преди да започнеш“; goes onto the order once it is written. */
  works: readonly string[];
}

export const emptyIntake: IntakeValues = {
  typeId: null,
  keyTag: '',
  meter: null,
  meterReason: '',
  secondMeter: null,
  secondMeterReason: '',
  fuelEighths: null,
  complaint: '',
  promisedAt: null,
  limitCents: null,
  broughtBy: '',
  debtReason: '',
  waitsHere: false,
  overnight: false,
  needsLift: false,
  returnsOldParts: false,
  works: [],
};

/** `decrease` or `jump` when the reading of a counter needs a reason, by the rule of the engine. */
export function meterVerdict(
  readings: readonly MeterPoint[],
  counter: CounterState | null,
  value: number | null,
  today: string,
): 'decrease' | 'jump' | null {
  if (counter === null || value === null || Number.isNaN(value)) return null;
  return judgeReading(readings, counter.unit, value + counter.offset, today);
}

const secondVerdict = ({ meter: { second } }: AssetCard, value: number | null, today: string) =>
  meterVerdict(second?.readings ?? [], second, value, today);

/** How many fields still hold the order back: unreadable ones and the reasons that are wanted. */
export function missingIn(values: IntakeValues, card: AssetCard, today: string): number {
  const needsReason = meterVerdict(card.readings, card.meter, values.meter, today) !== null;
  const needsSecond = secondVerdict(card, values.secondMeter, today) !== null;
  const needsDebtReason = card.allowedActions.newOrder.reason !== null;
  const problems = [
    Number.isNaN(values.meter),
    Number.isNaN(values.secondMeter),
    needsSecond && values.secondMeterReason.trim().length < 3,
    Number.isNaN(values.promisedAt),
    Number.isNaN(values.limitCents),
    needsReason && values.meterReason.trim().length < 3,
    needsDebtReason && values.debtReason.trim().length < 3,
  ];
  return problems.filter(Boolean).length;
}

/** The command's input; absent texts are null. */
export function orderInput(
  values: IntakeValues,
  card: AssetCard,
  typeId: number,
  today: string,
): InputOf<'orders.create'> {
  const text = (typed: string) => typed.trim() || null;
  return {
    assetId: card.id,
    clientId: card.owner?.id ?? 0,
    typeId,
    broughtBy: text(values.broughtBy),
    fuelEighths: values.fuelEighths,
    complaint: values.complaint.trim(),
    promisedAt: values.promisedAt,
    limitCents: values.limitCents,
    keyTag: text(values.keyTag),
    place: null,
    cause: null,
    correction: null,
    noteToClient: null,
    internalNote: null,
    waitsHere: values.waitsHere,
    overnight: values.overnight,
    needsLift: values.needsLift,
    returnsOldParts: values.returnsOldParts,
    testDriveConsent: true,
    meter: values.meter,
    meterReason: meterVerdict(card.readings, card.meter, values.meter, today)
      ? text(values.meterReason)
      : null,
    secondMeter: card.meter.second && values.secondMeter,
    secondMeterReason: secondVerdict(card, values.secondMeter, today) ? text(values.secondMeterReason) : null,
    debtReason: card.allowedActions.newOrder.reason ? text(values.debtReason) : null,
  };
}

/** A list with one key more, or without it. */
export const toggled = (keys: readonly string[], key: string): string[] =>
  keys.includes(key) ? keys.filter((one) => one !== key) : [...keys, key];

/** The last complaint after what is typed already, each a sentence of its own. */
export function withComplaint(typed: string, added: string): string {
  const before = typed.trim();
  if (before === '') return added;
  return before.includes(added) ? before : `${before.replace(/[.;,]?$/, '.')} ${added}`;
}
