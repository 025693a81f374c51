import type { CommandName, InputOf, OutputOf } from '@shared/contract/contract';
import type { Hand } from './hand';

/** Commands that name an order and the version it was read with. */
type OrderCommand = {
  [N in CommandName]: InputOf<N> extends { orderId: number; version: number } ? N : never;
}[CommandName];

/** An order in somebody's hands: every change goes with the version that the last one returned. */
export class OrderHand {
  constructor(
    readonly id: number,
    private version: number,
  ) {}

  async do<N extends OrderCommand>(
    hand: Hand,
    name: N,
    input: Omit<InputOf<N>, 'orderId' | 'version'>,
  ): Promise<OutputOf<N>> {
    const data = await hand.do(name, { ...input, orderId: this.id, version: this.version } as InputOf<N>);
    this.version = (data as { version: number }).version;
    return data;
  }
}
