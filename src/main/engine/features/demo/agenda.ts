import type { Clock } from '../../kernel/clock';

/** One thing's way through the year: it yields the instant (UTC ms) at which it goes on. */
export type Life = AsyncGenerator<number, void, void>;

/** A clock that the agenda moves forward and never back. */
export class DemoClock implements Clock {
  constructor(private instant: number) {}

  now(): number {
    return this.instant;
  }

  /** A later instant; an earlier one changes nothing. */
  moveTo(instant: number): void {
    this.instant = Math.max(this.instant, instant);
  }
}

interface Step {
  at: number;
  /** Decides between steps of one instant, so that every run takes them alike. */
  sequence: number;
  life: Life;
}

/** Takes the next step of whatever is due first, so that everything in the workshop happens in the order of time. */
export class Agenda {
  private readonly steps: Step[] = [];
  private sequence = 0;

  constructor(
    private readonly clock: DemoClock,
    private readonly end: number,
  ) {}

  /** Begins a life; it runs up to its first yield when its turn comes. */
  add(life: Life, at = this.clock.now()): void {
    this.insert({ at, sequence: this.sequence, life });
    this.sequence += 1;
  }

  /** Runs until nothing is due before the end; lives that wait for later stay as they are. */
  async run(): Promise<void> {
    for (let step = this.steps.pop(); step && step.at <= this.end; step = this.steps.pop()) {
      this.clock.moveTo(step.at);
      const { done, value } = await step.life.next();
      if (!done) this.insert({ ...step, at: value });
    }
  }

  /** Kept with the earliest at the end. */
  private insert(step: Step): void {
    let low = 0;
    let high = this.steps.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      const other = this.steps[middle];
      if (other && isBefore(step, other)) low = middle + 1;
      else high = middle;
    }
    this.steps.splice(low, 0, step);
  }
}

const isBefore = (a: Step, b: Step): boolean => (a.at === b.at ? a.sequence < b.sequence : a.at < b.at);
