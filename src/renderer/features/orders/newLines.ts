import type { OrderChanges } from './useOrder';

export type NewLine =
  | { kind: 'operation'; id: number; name: string; forOthers?: boolean }
  | { kind: 'part'; id: number; name: string }
  | { kind: 'package'; id: number; name: string; forOthers?: boolean }
  /** An operation that is only a text. */
  | { kind: 'text'; name: string };

/**
 * New lines of one order, in the order of the keys. The first line of an empty order makes the job that the lines typed
 * right behind it belong to, though the screen does not show that job yet.
 */
export class NewLines {
  private last: Promise<number | undefined> = Promise.resolve(undefined);
  private waiting = 0;

  constructor(
    private readonly change: OrderChanges['change'],
    /** Parts of a package whose quantity the item does not tell. */
    private readonly onAssumed: (parts: readonly string[]) => void = () => undefined,
  ) {}

  /** @param jobId the job on the screen in which the line was typed, if there is one */
  add(jobId: number | undefined, line: NewLine): Promise<void> {
    this.waiting += 1;
    const turn = this.last.then((made) => this.write(jobId ?? made, line));
    this.last = turn
      .catch(() => undefined)
      .then((made) => {
        this.waiting -= 1;
        // With nothing behind it the screen has been read again and knows the job, or knows that it is gone.
        return this.waiting === 0 ? undefined : made;
      });
    return turn.then(() => undefined);
  }

  private async write(jobId: number | undefined, line: NewLine): Promise<number | undefined> {
    if (line.kind === 'package') {
      const { id: packageId, forOthers } = line;
      const made = await this.change('orders.addPackage', { jobId: jobId ?? null, packageId, forOthers });
      if (made && made.assumed.length > 0) this.onAssumed(made.assumed);
      return made?.jobId ?? jobId;
    }
    if (jobId === undefined) {
      const made = await this.change('orders.addJob', { title: line.name });
      if (!made || line.kind === 'text') return made?.jobId;
      await this.addTo(made.jobId, line);
      return made.jobId;
    }
    await this.addTo(jobId, line);
    return jobId;
  }

  private addTo(jobId: number, line: Exclude<NewLine, { kind: 'package' }>): Promise<unknown> {
    if (line.kind === 'part') return this.change('orders.addPart', { jobId, partId: line.id });
    const operation =
      line.kind === 'text'
        ? { operationId: null, name: line.name }
        : { operationId: line.id, name: null, forOthers: line.forOthers };
    return this.change('orders.addOperation', { jobId, ...operation });
  }
}
