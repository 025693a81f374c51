interface Change<T extends { version: number }> {
  /** Sends the change with this version of the document. */
  send: (version: number) => Promise<T>;
  /** It writes something new and overwrites nothing, whatever others have changed in the meantime. */
  onlyAdds: boolean;
}

interface QueueOptions {
  /** Version of the document that was read last. */
  readVersion: () => number;
  /** Whether a failure says that somebody else was faster. */
  isConflict: (failure: unknown) => boolean;
  /** Reads the document again. */
  reread: () => Promise<void>;
}

/**
 * Changes of one document, one after the other. Each carries the newest version known when its turn comes, not the one that
 * was on the screen when the key was pressed; a refused one does not stop those behind it.
 */
export class ChangeQueue {
  private last: Promise<unknown> = Promise.resolve();
  private answered = 0;

  constructor(private readonly options: QueueOptions) {}

  /** Sends in turn; after a conflict the document is read again, and a change that only adds is sent once more. */
  add<T extends { version: number }>(change: Change<T>): Promise<T> {
    const result = this.last.then(() => this.run(change));
    this.last = result.catch(() => undefined);
    return result;
  }

  private async run<T extends { version: number }>(change: Change<T>): Promise<T> {
    try {
      return await this.send(change);
    } catch (failure) {
      if (!this.options.isConflict(failure)) throw failure;
      await this.options.reread();
      if (!change.onlyAdds) throw failure;
      return this.send(change);
    }
  }

  private async send<T extends { version: number }>(change: Change<T>): Promise<T> {
    const answer = await change.send(Math.max(this.answered, this.options.readVersion()));
    this.answered = Math.max(this.answered, answer.version);
    return answer;
  }
}
