import { errorText } from '@renderer/ui/errorText';
import type { ImportKind } from '@shared/features/imports/fields';
import type { RowIssue } from '@shared/features/imports/model';
import type { TFunction } from 'i18next';

type Words = Readonly<Record<string, string>>;

/** Name of a field of a kind. */
export function fieldText(t: TFunction, kind: ImportKind, field: string): string {
  const words = t(($) => $.imports.fields[kind], { returnObjects: true }) as Words;
  return words[field] ?? field;
}

/** What is said about a row; an error of a form has its own text. */
export function issueText(t: TFunction, { code, params }: RowIssue): string {
  const words = t(($) => $.imports.reasons, { returnObjects: true }) as Words;
  if (!(code in words)) return errorText(t, { code, params });
  return String(t(($) => ($.imports.reasons as Words)[code] ?? '', params));
}
