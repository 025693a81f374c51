import type { Blocker, OrderAction, OrderView } from '@shared/features/orders/model';
import { nextPhase, type OrderPhase, phaseRank } from '@shared/features/orders/status';

/** What the one primary button of the order does now: the next phase, or what unblocks it. */
export type NextStep =
  | { kind: 'add' }
  | { kind: 'assign' }
  | { kind: 'ask'; jobId: number | null }
  | { kind: 'meter' }
  | { kind: 'issue' }
  | { kind: 'finish'; lineId: number }
  | { kind: 'check'; jobId: number }
  | { kind: 'removeJob'; jobId: number }
  | { kind: 'phase'; to: OrderPhase }
  | { kind: 'close' }
  | { kind: 'release' };

/** Whether the person may do something with the order in its present phase. */
export function may(view: OrderView, action: OrderAction): boolean {
  return view.actions.some((one) => one.action === action && one.allowed);
}

/** Blockers of one phase among those of the milestone that is shown. */
export function blockersOf(view: OrderView, phase: OrderPhase): Blocker[] {
  return view.blockers.filter((blocker) => phaseRank(blocker.blocks) <= phaseRank(phase));
}

/** The next step for this person; null when there is nothing for them to do. */
export function nextStep(view: OrderView): NextStep | null {
  if (view.phase === 'done') return may(view, 'close') ? { kind: 'close' } : null;
  if (view.phase === 'invoiced') return may(view, 'release') ? { kind: 'release' } : null;
  const step = view.blockers.map((blocker) => stepFor(view, blocker)).find((one) => one !== null);
  if (step) return step;
  if (view.blockers.length > 0 && view.blockers.some((blocker) => !blocker.overridable)) return null;
  const to = nextPhase(view.phase);
  return to !== null && may(view, 'phase') ? { kind: 'phase', to } : null;
}

function stepFor(view: OrderView, blocker: Blocker): NextStep | null {
  switch (blocker.code) {
    case 'noLines':
      return may(view, 'edit') ? { kind: 'add' } : null;
    case 'lineWithoutWorker':
      return may(view, 'assign') ? { kind: 'assign' } : null;
    case 'meterMissing':
      return may(view, 'edit') ? { kind: 'meter' } : null;
    case 'authorisationMissing':
    case 'overAuthorised':
      return may(view, 'edit') ? { kind: 'ask', jobId: blocker.jobId ?? lastUnasked(view) } : null;
    case 'partNotIssued':
      return may(view, 'issue') ? { kind: 'issue' } : null;
    case 'operationUnfinished':
      return may(view, 'work') && blocker.line ? { kind: 'finish', lineId: blocker.line.id } : null;
    case 'qualityCheckMissing':
      return may(view, 'override') && blocker.jobId !== null ? { kind: 'check', jobId: blocker.jobId } : null;
    case 'jobRefused':
      return may(view, 'edit') && blocker.jobId !== null ? { kind: 'removeJob', jobId: blocker.jobId } : null;
    default:
      return null;
  }
}

/** The last job that nobody was asked about: the one that was added after the agreement. */
function lastUnasked(view: OrderView): number | null {
  return view.jobs.findLast((job) => job.authorisation === 'not_asked')?.id ?? view.jobs.at(-1)?.id ?? null;
}
