import type { AnyHandlers } from './kernel/handlers';

/** Every slice's handlers by entry name. */
export const handlers: AnyHandlers = {};
