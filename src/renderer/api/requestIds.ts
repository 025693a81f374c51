/** One id per gesture: a repeat after a broken link carries the same one, so that the engine does not act twice. */
export class RequestIds {
  private open: { input: string; id: string } | null = null;

  constructor(private readonly make: () => string) {}

  /** Id for this input: the one still open if the same input is sent again. */
  idFor(input: unknown): string {
    const key = JSON.stringify(input);
    if (this.open?.input === key) return this.open.id;
    this.open = { input: key, id: this.make() };
    return this.open.id;
  }

  /** The engine has answered, with success or with a refusal: the next press is a new gesture. */
  settle(): void {
    this.open = null;
  }
}
