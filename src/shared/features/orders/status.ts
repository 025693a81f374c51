/** Phases of an order (domain §5.3); the two waiting ones stand beside `in_work`. */
export const orderPhases = [
  'received',
  'assigned',
  'in_work',
  'waiting_parts',
  'waiting_approval',
  'done',
  'invoiced',
  'released',
  'cancelled',
] as const;
export type OrderPhase = (typeof orderPhases)[number];

/** The road of an order without delays. */
export const mainPhases = ['received', 'assigned', 'in_work', 'done', 'invoiced', 'released'] as const;
export type MainPhase = (typeof mainPhases)[number];

/**
 * Who moves an order along: a person by hand, the work itself (a team assigned, a line started), the close, the handover
 * or the cancelling. Each of the last three has a command of its own with its own rules.
 */
export type PhaseMover = 'person' | 'work' | 'close' | 'handover' | 'cancel';

interface Transition {
  from: OrderPhase;
  to: OrderPhase;
  by: readonly PhaseMover[];
}

/** Every change of phase that exists (domain §5.3); what is not here is refused. */
export const transitions: readonly Transition[] = [
  { from: 'received', to: 'assigned', by: ['person', 'work'] },
  { from: 'received', to: 'in_work', by: ['work'] },
  { from: 'received', to: 'waiting_parts', by: ['person'] },
  { from: 'received', to: 'waiting_approval', by: ['person'] },
  { from: 'assigned', to: 'received', by: ['person', 'work'] },
  { from: 'assigned', to: 'in_work', by: ['person', 'work'] },
  { from: 'assigned', to: 'waiting_parts', by: ['person'] },
  { from: 'assigned', to: 'waiting_approval', by: ['person'] },
  { from: 'in_work', to: 'waiting_parts', by: ['person'] },
  { from: 'in_work', to: 'waiting_approval', by: ['person'] },
  { from: 'in_work', to: 'done', by: ['person'] },
  { from: 'waiting_parts', to: 'in_work', by: ['person', 'work'] },
  { from: 'waiting_parts', to: 'waiting_approval', by: ['person'] },
  { from: 'waiting_approval', to: 'in_work', by: ['person', 'work'] },
  { from: 'waiting_approval', to: 'waiting_parts', by: ['person'] },
  { from: 'done', to: 'in_work', by: ['person', 'work'] },
  { from: 'done', to: 'invoiced', by: ['close'] },
  { from: 'invoiced', to: 'released', by: ['handover'] },
  ...(['received', 'assigned', 'in_work', 'waiting_parts', 'waiting_approval', 'done'] as const).map(
    (from): Transition => ({ from, to: 'cancelled', by: ['cancel'] }),
  ),
];

/** Whether an order may go from one phase to another, moved by a person, the work, the close… */
export function mayMove(from: OrderPhase, to: OrderPhase, by: PhaseMover): boolean {
  return transitions.some((row) => row.from === from && row.to === to && row.by.includes(by));
}

/** The phases a person may choose now. */
export function choosablePhases(from: OrderPhase): OrderPhase[] {
  return transitions.filter((row) => row.from === from && row.by.includes('person')).map((row) => row.to);
}

/** The next phase on the road; null at its end. The waiting phases come back to work. */
export function nextPhase(from: OrderPhase): OrderPhase | null {
  if (from === 'waiting_parts' || from === 'waiting_approval') return 'in_work';
  const at = (mainPhases as readonly OrderPhase[]).indexOf(from);
  return at < 0 ? null : (mainPhases[at + 1] ?? null);
}

/** The milestone whose blockers are shown: what the order works towards, so `done` while it waits. */
export function aimOf(from: OrderPhase): OrderPhase | null {
  const next = nextPhase(from);
  return next === 'in_work' ? 'done' : next;
}

/** Position on the road; the waiting phases count as work, cancelled as none (−1). */
export function phaseRank(phase: OrderPhase): number {
  if (phase === 'waiting_parts' || phase === 'waiting_approval') return mainPhases.indexOf('in_work');
  return (mainPhases as readonly OrderPhase[]).indexOf(phase);
}

/** Lines and header may change until the order is invoiced or cancelled. */
export function isEditable(phase: OrderPhase): boolean {
  return phase !== 'invoiced' && phase !== 'released' && phase !== 'cancelled';
}

/** Open: in the workshop, neither handed over nor cancelled. */
export function isOpen(phase: OrderPhase): boolean {
  return phase !== 'released' && phase !== 'cancelled';
}

/** What stands between an order and a phase (domain §5.3). */
export const blockerCodes = [
  'noLines',
  'lineWithoutWorker',
  'meterMissing',
  'partNotIssued',
  'partShort',
  'operationUnfinished',
  'authorisationMissing',
  'jobRefused',
  'overAuthorised',
  'qualityCheckMissing',
  'payerWithoutEik',
  'payerWithoutAddress',
  'unpaid',
] as const;
export type BlockerCode = (typeof blockerCodes)[number];

export interface BlockerRule {
  /** The first phase that it blocks; the later ones it blocks too. */
  blocks: MainPhase;
  /** Some may be passed with `orders.override` and a reason; the others would make the documents untrue. */
  overridable: boolean;
  /** The key that helps, shown beside the blocker. */
  key: string | null;
}

/** The rules of the phases as data (domain §5.3). */
export const blockerRules: Readonly<Record<BlockerCode, BlockerRule>> = {
  noLines: { blocks: 'assigned', overridable: false, key: null },
  lineWithoutWorker: { blocks: 'assigned', overridable: false, key: 'F4' },
  meterMissing: { blocks: 'done', overridable: true, key: null },
  partNotIssued: { blocks: 'done', overridable: true, key: 'F9' },
  partShort: { blocks: 'invoiced', overridable: false, key: 'F4' },
  operationUnfinished: { blocks: 'done', overridable: false, key: 'Space' },
  authorisationMissing: { blocks: 'done', overridable: true, key: null },
  jobRefused: { blocks: 'done', overridable: false, key: null },
  overAuthorised: { blocks: 'done', overridable: true, key: null },
  qualityCheckMissing: { blocks: 'done', overridable: true, key: null },
  payerWithoutEik: { blocks: 'invoiced', overridable: false, key: null },
  payerWithoutAddress: { blocks: 'invoiced', overridable: false, key: null },
  unpaid: { blocks: 'released', overridable: true, key: null },
};

export const lineStates = ['not_started', 'in_work', 'done'] as const;
export type LineState = (typeof lineStates)[number];

export const authorisations = [
  'not_asked',
  'asked',
  'approved',
  'part_approved',
  'refused',
  'deferred',
] as const;
export type Authorisation = (typeof authorisations)[number];

/** How a part line stands with the stock. */
export const partStates = [
  'issued',
  'partly',
  'available',
  'expected',
  'late',
  'missing',
  'clientOwn',
] as const;
