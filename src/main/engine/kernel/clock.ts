/** UTC milliseconds; injected, so that tests and the demo workshop live in a time of their own. */
export interface Clock {
  now(): number;
}

export const systemClock: Clock = { now: () => Date.now() };
