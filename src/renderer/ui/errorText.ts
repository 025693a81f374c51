import type { TFunction } from 'i18next';

/** A refusal as it crosses the contract: stable code and parameters. */
export interface CodedError {
  code: string;
  params?: Readonly<Record<string, string | number>>;
}

export function isCodedError(error: unknown): error is CodedError {
  return typeof error === 'object' && error !== null && 'code' in error && typeof error.code === 'string';
}

/** Text of a refusal: what happened, what was kept, what to do. Unknown codes read as an unexpected error. */
export function errorText(t: TFunction, error: unknown): string {
  const { code, params } = isCodedError(error) ? error : { code: 'UNEXPECTED', params: {} };
  const texts = t(($) => $.errors, { returnObjects: true }) as Readonly<Record<string, string>>;
  const known = code in texts ? code : 'UNEXPECTED';
  return t(($) => ($.errors as Readonly<Record<string, string>>)[known] ?? '', { logId: code, ...params });
}

/** First sentence apart from the rest: the box prints it as the headline. */
export function splitHeadline(text: string): { title: string; rest: string } {
  const end = text.search(/[.:] /);
  return end < 0 ? { title: text, rest: '' } : { title: text.slice(0, end + 1), rest: text.slice(end + 2) };
}
