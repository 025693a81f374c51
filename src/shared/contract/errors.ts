import type { ErrorCode } from '../i18n/bg/errors';

export type ErrorParams = Record<string, string | number>;

/** A refusal that a person can act on: rolls the command back and reaches the screen as a code with parameters. */
export class DomainError extends Error {
  constructor(
    readonly code: ErrorCode,
    readonly params: ErrorParams = {},
  ) {
    super(code);
    this.name = 'DomainError';
  }
}

/** Why the engine could not open the data folder; the window shows the recovery screen for it. */
export class StartError extends Error {
  constructor(
    readonly code: ErrorCode,
    readonly params: ErrorParams = {},
  ) {
    super(code);
    this.name = 'StartError';
  }
}
