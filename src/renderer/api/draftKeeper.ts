/** The promise of decisions 5: what was typed is stored at most so long afterwards. */
export const DRAFT_DELAY_MS = 500;

/**
 * Stores what is being typed: the first change starts the clock and the newest text is sent when it ends, so that typing
 * without a pause is stored too. One save at a time; a failed one is repeated with the next change or `flush`.
 */
export class DraftKeeper {
  private waiting: string | null = null;
  private stored: string | null;
  private timer: ReturnType<typeof setTimeout> | null = null;
  private sending: Promise<void> = Promise.resolve();
  private stopped = false;

  /** @param initial text of the untouched form, which is not worth keeping */
  constructor(
    private readonly save: (json: string) => Promise<unknown>,
    initial: string | null = null,
  ) {
    this.stored = initial;
  }

  /** The form holds this now. */
  typed(json: string): void {
    if (this.stopped) return;
    if (json === this.stored) {
      this.waiting = null;
      return;
    }
    this.waiting = json;
    this.timer ??= setTimeout(() => void this.flush(), DRAFT_DELAY_MS);
  }

  /** Stores at once what is waiting: the screen is being left or locked. */
  flush(): Promise<void> {
    if (this.timer) clearTimeout(this.timer);
    this.timer = null;
    this.sending = this.sending.then(() => this.send());
    return this.sending;
  }

  /** The form was saved or thrown away: nothing is stored any more. */
  stop(): void {
    this.stopped = true;
    this.waiting = null;
    if (this.timer) clearTimeout(this.timer);
    this.timer = null;
  }

  private async send(): Promise<void> {
    const json = this.waiting;
    if (json === null) return;
    this.waiting = null;
    try {
      await this.save(json);
      this.stored = json;
    } catch {
      if (!this.stopped && this.waiting === null) this.waiting = json;
    }
  }
}
