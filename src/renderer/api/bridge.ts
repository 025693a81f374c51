import type { Result, WindowEvent } from '@shared/contract/result';

/** What the preload exposes: two functions and nothing else. */
export interface Bridge {
  call(name: string, input: unknown): Promise<Result<unknown>>;
  onEvent(listener: (event: WindowEvent) => void): () => void;
}

/** The one way out of the window. */
export const bridge = (): Bridge => (window as unknown as { maistor: Bridge }).maistor;
