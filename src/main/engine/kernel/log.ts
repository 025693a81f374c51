/** Where unexpected errors and slow queries go; no personal data may be passed (quality §5). */
export interface Log {
  error(message: string, detail?: unknown): void;
  warn(message: string, detail?: unknown): void;
  info(message: string, detail?: unknown): void;
}

export const consoleLog: Log = {
  error: (message, detail) => console.error(message, detail ?? ''),
  warn: (message, detail) => console.warn(message, detail ?? ''),
  info: () => undefined,
};

export const silentLog: Log = { error: () => undefined, warn: () => undefined, info: () => undefined };
