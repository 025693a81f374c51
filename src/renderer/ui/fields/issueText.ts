import type { TFunction } from 'i18next';
import type { z } from 'zod';

type Issue = z.core.$ZodRawIssue;

const isMissing = (issue: Issue): boolean =>
  issue.input === null || issue.input === undefined || issue.input === '';

/** Words for what a schema refuses. Own messages of the schema that are texts already pass through. */
export function issueText(t: TFunction, issue: Issue): string {
  if (isMissing(issue)) return t(($) => $.ui.invalid.empty);
  switch (issue.code) {
    case 'too_small':
      return issue.origin === 'string'
        ? t(($) => $.ui.invalid.tooShort, { min: String(issue.minimum), count: String(issue.input).length })
        : t(($) => $.ui.invalid.tooSmall, { min: String(issue.minimum) });
    case 'too_big':
      return issue.origin === 'string'
        ? t(($) => $.ui.invalid.tooLong, { max: String(issue.maximum) })
        : t(($) => $.ui.invalid.tooBig, { max: String(issue.maximum) });
    case 'invalid_value':
      return t(($) => $.ui.invalid.choice);
    default:
      return t(($) => $.ui.invalid.format);
  }
}
