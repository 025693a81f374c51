import { describe, expect, it } from 'vitest';
import {
  aimOf,
  blockerCodes,
  blockerRules,
  choosablePhases,
  isEditable,
  mayMove,
  nextPhase,
  type OrderPhase,
  orderPhases,
  type PhaseMover,
  phaseRank,
  transitions,
} from './status';

/** The whole matrix as a picture, written by hand: p person, w work, c close, h handover, x cancel. A row is „from“. */
const matrix: Record<OrderPhase, string> = {
  //                 rec as  in  wp  wa  do  inv rel can
  received: /*    */ '-   pw  w   p   p   -   -   -   x',
  assigned: /*    */ 'pw  -   pw  p   p   -   -   -   x',
  in_work: /*     */ '-   -   -   p   p   p   -   -   x',
  waiting_parts: /**/ '-   -   pw  -   p   -   -   -   x',
  waiting_approval: '-   -   pw  p   -   -   -   -   x',
  done: /*        */ '-   -   pw  -   -   -   c   -   x',
  invoiced: /*    */ '-   -   -   -   -   -   -   h   -',
  released: /*    */ '-   -   -   -   -   -   -   -   -',
  cancelled: /*   */ '-   -   -   -   -   -   -   -   -',
};
const letters: Record<string, PhaseMover> = {
  p: 'person',
  w: 'work',
  c: 'close',
  h: 'handover',
  x: 'cancel',
};

const cells = orderPhases.flatMap((from) => {
  const row = matrix[from].split(/\s+/);
  return orderPhases.map((to, at) => ({ from, to, movers: row[at] ?? '' }));
});

describe('transition table', () => {
  it.each(cells)('$from → $to: $movers', ({ from, to, movers }) => {
    for (const [letter, mover] of Object.entries(letters))
      expect(mayMove(from, to, mover), mover).toBe(movers.includes(letter));
  });

  it('names every pair once', () => {
    const pairs = transitions.map(({ from, to }) => `${from}>${to}`);
    expect(new Set(pairs).size).toBe(pairs.length);
  });

  it('lets an invoiced order be neither changed nor cancelled', () => {
    expect(mayMove('invoiced', 'cancelled', 'cancel')).toBe(false);
    expect(isEditable('invoiced')).toBe(false);
  });
});

describe('road', () => {
  it('leads from intake to the handover, waiting phases back to work', () => {
    const road: OrderPhase[] = ['received'];
    for (let at = nextPhase('received'); at !== null; at = nextPhase(at)) road.push(at);
    expect(road).toEqual(['received', 'assigned', 'in_work', 'done', 'invoiced', 'released']);
    expect(nextPhase('waiting_parts')).toBe('in_work');
    expect(nextPhase('cancelled')).toBeNull();
  });

  it('aims at „done“ while the work is going on or waits', () => {
    expect(aimOf('assigned')).toBe('done');
    expect(aimOf('in_work')).toBe('done');
    expect(aimOf('waiting_approval')).toBe('done');
    expect(aimOf('done')).toBe('invoiced');
  });

  it('offers by hand only what a person may choose', () => {
    expect(choosablePhases('done')).toEqual(['in_work']);
    expect(choosablePhases('invoiced')).toEqual([]);
  });
});

describe('blockers', () => {
  it('have a rule each, and those that would make documents untrue cannot be passed', () => {
    expect(Object.keys(blockerRules).sort()).toEqual([...blockerCodes].sort());
    for (const code of ['noLines', 'lineWithoutWorker', 'operationUnfinished', 'payerWithoutEik'] as const)
      expect(blockerRules[code].overridable).toBe(false);
  });

  it('block a phase of the road', () => {
    for (const code of blockerCodes) expect(phaseRank(blockerRules[code].blocks)).toBeGreaterThan(0);
  });
});
