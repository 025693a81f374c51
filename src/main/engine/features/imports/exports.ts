import type { ImportKind } from '@shared/features/imports/fields';
import type { RowIssue } from '@shared/features/imports/model';
import type { translator } from '@shared/i18n/translate';
import { type ExportColumn, type ListExport, pagedExport } from '../../kernel/listExport';
import { type reportPage, reportRows } from './check';
import { storeOf } from './store';

type Texts = ReturnType<typeof translator>;
type Report = Extract<Awaited<ReturnType<typeof reportPage>>, { rows: unknown }>;
type Row = Report['rows'][number];

/** The words for what is said about a row; an error of a form keeps its own text. */
function issueText(t: Texts, { code, params }: RowIssue): string {
  const own = t(($) => $.imports.reasons, { returnObjects: true }) as Readonly<Record<string, string>>;
  const errors = t(($) => $.errors, { returnObjects: true }) as Readonly<Record<string, string>>;
  if (code in own)
    return String(t(($) => ($.imports.reasons as Readonly<Record<string, string>>)[code] ?? '', params));
  if (!(code in errors)) return code;
  return String(t(($) => ($.errors as Readonly<Record<string, string>>)[code] ?? '', params));
}

const columnName = (t: Texts, kind: ImportKind, { column, field }: RowIssue): string =>
  column ?? (field === null ? '' : fieldName(t, kind, field));

function fieldName(t: Texts, kind: ImportKind, field: string): string {
  const words = t(($) => $.imports.fields[kind], { returnObjects: true }) as Readonly<Record<string, string>>;
  return words[field] ?? field;
}

const join = (texts: readonly string[]): string => texts.join('; ');
const all = ({ refusals, warnings }: Row): RowIssue[] => [...refusals, ...warnings];

export const importsExports: Readonly<Record<'imports.report', ListExport>> = {
  'imports.report': pagedExport('imports.report', {
    title: (t) => t(($) => $.imports.report.title),
    personalData: true,
    columns: (t, ctx, { checkId }): ExportColumn<Row>[] => {
      const { kind } = storeOf(ctx.services).check(checkId);
      return [
        { key: 'line', title: t(($) => $.imports.report.line), kind: 'integer', value: (row) => row.line },
        {
          key: 'outcome',
          title: t(($) => $.imports.report.outcome),
          kind: 'text',
          value: (row) => t(($) => $.imports.outcome[row.outcome]),
        },
        { key: 'label', title: t(($) => $.imports.report.label), kind: 'text', value: (row) => row.label },
        {
          key: 'column',
          title: t(($) => $.imports.report.column),
          kind: 'text',
          value: (row) => join(all(row).map((one) => columnName(t, kind, one))),
        },
        {
          key: 'reason',
          title: t(($) => $.imports.report.reason),
          kind: 'text',
          value: (row) => join(all(row).map((one) => issueText(t, one))),
        },
        {
          key: 'value',
          title: t(($) => $.imports.report.value),
          kind: 'code',
          value: (row) => join(all(row).map(({ value }) => value)),
        },
      ];
    },
    page: (ctx, { checkId, filter, text }, cursor, limit) => {
      const rows = reportRows(ctx, checkId, filter, text);
      const from = Number(cursor ?? 0);
      return {
        rows: rows.slice(from, from + limit),
        nextCursor: from + limit < rows.length ? String(from + limit) : null,
      };
    },
    sums: (ctx, { checkId, filter, text }) => ({ count: reportRows(ctx, checkId, filter, text).length }),
  }),
};
