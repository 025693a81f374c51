import { pagedSource } from '@renderer/api/paged';
import { useCommand } from '@renderer/api/useCommand';
import { Button } from '@renderer/ui/Button';
import { Check } from '@renderer/ui/Check';
import { DataTable } from '@renderer/ui/DataTable';
import { ErrorBox } from '@renderer/ui/ErrorBox';
import { Views } from '@renderer/ui/PageHead';
import { useShortcuts } from '@renderer/ui/shortcuts/useShortcuts';
import type { DataColumn } from '@renderer/ui/tableTypes';
import type { OutputOf } from '@shared/contract/contract';
import type { ImportKind } from '@shared/features/imports/fields';
import {
  type CheckCounts,
  type ReportFilter,
  type ReportRow,
  reportFilters,
} from '@shared/features/imports/model';
import type { TFunction } from 'i18next';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { fieldText, issueText } from '../texts';
import { Progress } from './Progress';

interface CheckedStepProps {
  checkId: string;
  counts: CheckCounts;
  kind: ImportKind;
  onBack: () => void;
  onWritten: (done: OutputOf<'imports.apply'>) => void;
}

/** What every row would do, and the act that does it. */
export function CheckedStep({ checkId, counts, kind, onBack, onWritten }: CheckedStepProps) {
  const { t } = useTranslation();
  const apply = useCommand('imports.apply');
  const cancel = useCommand('imports.cancel');
  const [onlyWhole, setOnlyWhole] = useState(false);
  const good = counts.create + counts.fill;
  const stopped = good === 0 || (onlyWhole && counts.refused > 0);
  const run = async () => {
    const done = await apply.attempt({ checkId, onlyWhole });
    if (done) onWritten(done);
  };
  useShortcuts([
    {
      keys: 'Ctrl+Enter',
      label: t(($) => $.imports.apply.good, { count: good }),
      enabled: !apply.isPending && !stopped,
      run: () => void run(),
    },
  ]);
  const whyNot =
    good === 0 ? t(($) => $.imports.apply.nothing) : stopped ? t(($) => $.imports.apply.refused) : undefined;
  return (
    <>
      <ErrorBox error={apply.error} />
      {apply.isPending ? (
        <Progress idle={t(($) => $.imports.apply.cancelNote)} text="writing">
          <Button small busy={cancel.isPending} onClick={() => void cancel.attempt({})}>
            {t(($) => $.imports.apply.cancel)}
          </Button>
        </Progress>
      ) : (
        <div className="row imports-act">
          <Extras counts={counts} />
          <span className="grow" />
          {counts.refused > 0 && (
            <Check checked={onlyWhole} onChange={setOnlyWhole} label={t(($) => $.imports.apply.whole)} />
          )}
          <Button shortcut="Esc" onClick={onBack}>
            {t(($) => $.imports.recheck)}
          </Button>
          <Button
            variant="primary"
            shortcut="Ctrl+Enter"
            disabled={stopped}
            reason={whyNot}
            onClick={() => void run()}
          >
            {t(($) => $.imports.apply.good, { count: good })}
          </Button>
        </div>
      )}
      <Report checkId={checkId} counts={counts} kind={kind} />
    </>
  );
}

/** What comes besides the rows themselves. */
function Extras({ counts }: { counts: CheckCounts }) {
  const { t } = useTranslation();
  return (
    <span className="m">
      {(['owners', 'names'] as const)
        .filter((name) => counts[name] > 0)
        .map((name) => `${t(($) => $.imports.counts[name])}: ${counts[name]}`)
        .join(' · ')}
    </span>
  );
}

function Report({ checkId, counts, kind }: Pick<CheckedStepProps, 'checkId' | 'counts' | 'kind'>) {
  const { t } = useTranslation();
  const [filter, setFilter] = useState<ReportFilter>(counts.refused > 0 ? 'refused' : 'all');
  const columns = useMemo(() => columnsOf(t, kind), [t, kind]);
  const source = useMemo(
    () =>
      pagedSource('imports.report', {
        key: [checkId, filter],
        tags: ['importReport'],
        input: ({ cursor, text, limit }) => ({ checkId, filter, text, cursor, limit }),
      }),
    [checkId, filter],
  );
  const views = reportFilters
    .filter((id) => id === 'all' || counts[id] > 0)
    .map((id) => ({
      id,
      label: id === 'all' ? t(($) => $.imports.report.all) : t(($) => $.imports.counts[id]),
      count: id === 'all' ? counts.rows : counts[id],
    }));
  return (
    <>
      <Views label={t(($) => $.imports.report.filter)} value={filter} views={views} onChange={setFilter} />
      <div className="imports-report">
        <DataTable
          label={t(($) => $.imports.report.title)}
          source={source}
          columns={columns}
          rowKey={(row) => row.line}
          filterable
          filterPlaceholder={t(($) => $.imports.report.search)}
          empty={t(($) => $.imports.report.empty)}
        />
      </div>
    </>
  );
}

function columnsOf(t: TFunction, kind: ImportKind): DataColumn<ReportRow>[] {
  return [
    { id: 'line', header: t(($) => $.imports.report.line), width: 72, num: true, cell: (row) => row.line },
    {
      id: 'outcome',
      header: t(($) => $.imports.report.outcome),
      width: 116,
      cell: (row) => t(($) => $.imports.outcome[row.outcome]),
    },
    { id: 'label', header: t(($) => $.imports.report.label), cell: (row) => row.label },
    {
      id: 'reason',
      header: t(($) => $.imports.report.reason),
      grow: 2,
      cell: (row) => {
        const said = reasonsOf(t, kind, row);
        return <span title={said}>{said}</span>;
      },
    },
  ];
}

/** Column, what is said about it, and the cell. */
function reasonsOf(t: TFunction, kind: ImportKind, { refusals, warnings, existing }: ReportRow): string {
  const issues = [...refusals, ...warnings].map((issue) => {
    const where = issue.column ?? (issue.field === null ? '' : fieldText(t, kind, issue.field));
    const what = [where, issueText(t, issue)].filter(Boolean).join(': ');
    return issue.value === '' ? what : t(($) => $.imports.report.cell, { what, value: issue.value });
  });
  const known = existing ? [t(($) => $.imports.report.exists, { name: existing.name })] : [];
  return [...issues, ...known].join('; ');
}
