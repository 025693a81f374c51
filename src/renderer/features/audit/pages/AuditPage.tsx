import { call } from '@renderer/api/client';
import { useQuery } from '@renderer/api/useQuery';
import { useSession } from '@renderer/app/session';
import { Button } from '@renderer/ui/Button';
import { DataTable } from '@renderer/ui/DataTable';
import { ErrorBox } from '@renderer/ui/ErrorBox';
import { SelectField } from '@renderer/ui/fields/SelectField';
import { TextField } from '@renderer/ui/fields/TextField';
import { InlineNotice } from '@renderer/ui/InlineNotice';
import { FilterBar, PageHead } from '@renderer/ui/PageHead';
import type { DataColumn, TableSource } from '@renderer/ui/tableTypes';
import { useDebounced } from '@renderer/ui/useDebounced';
import type { OutputOf } from '@shared/contract/contract';
import { formatDateTime } from '@shared/kernel/dates';
import { ShieldCheck } from 'lucide-react';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { AuditChange } from '../parts/AuditChange';
import '../audit.css';

export type AuditRow = OutputOf<'audit.list'>['rows'][number];
interface Filter {
  userId: number | null;
  entity: string;
}
const nothing: Filter = { userId: null, entity: '' };

/** The tamper-evident log (B10): who did what, what it changed, and whether the chain is whole. */
export function AuditPage() {
  const { t } = useTranslation();
  const { session } = useSession();
  const [filter, setFilter] = useState(nothing);
  const [row, setRow] = useState<AuditRow | null>(null);
  const entity = useDebounced(filter.entity.trim(), 250);
  const source = useMemo(() => auditSource(filter.userId, entity || null), [filter.userId, entity]);
  const columns = useAuditColumns();
  const verify = useQuery('audit.verify', {}, { enabled: false, tags: [] });
  const filtered = filter.userId !== null || filter.entity !== '';
  return (
    <>
      <PageHead title={t(($) => $.settings.pages.audit)} scope={t(($) => $.audit.scope)}>
        <Button icon={ShieldCheck} busy={verify.isFetching} onClick={() => void verify.refetch()}>
          {t(($) => $.audit.verify)}
        </Button>
      </PageHead>
      <FilterBar>
        <div className="audit-user compact">
          <SelectField
            hideLabel
            clearable
            label={t(($) => $.audit.byUser)}
            placeholder={t(($) => $.audit.byUser)}
            value={filter.userId}
            onChange={(userId) => setFilter({ ...filter, userId })}
            options={(session?.people ?? []).map((person) => ({ value: person.id, label: person.name }))}
          />
        </div>
        <div className="audit-entity compact">
          <TextField
            hideLabel
            label={t(($) => $.audit.byEntity)}
            placeholder={t(($) => $.audit.byEntity)}
            value={filter.entity}
            maxLength={80}
            onChange={(text) => setFilter({ ...filter, entity: text })}
          />
        </div>
        {filtered && (
          <Button small variant="ghost" onClick={() => setFilter(nothing)}>
            {t(($) => $.audit.clear)}
          </Button>
        )}
      </FilterBar>
      <ErrorBox error={verify.error} />
      {verify.data && !verify.isFetching && <Verdict {...verify.data} />}
      <div className="page-mid">
        <div className="grow page">
          <DataTable
            label={t(($) => $.settings.pages.audit)}
            columns={columns}
            source={source}
            rowKey={(one) => one.id}
            onSelect={setRow}
            onOpen={setRow}
            empty={t(($) => $.audit.empty)}
          />
        </div>
        <AuditChange row={row} onEntity={(name) => setFilter({ ...filter, entity: name })} />
      </div>
    </>
  );
}

function Verdict({ rows, brokenAt }: OutputOf<'audit.verify'>) {
  const { t } = useTranslation();
  return brokenAt === null ? (
    <InlineNotice bar tone="ok">
      {t(($) => $.audit.intact, { count: rows })}
    </InlineNotice>
  ) : (
    <InlineNotice bar tone="danger">
      {t(($) => $.audit.broken, { id: brokenAt })}
    </InlineNotice>
  );
}

/** Pages go back by the id of the oldest row seen. */
function auditSource(userId: number | null, entity: string | null): TableSource<AuditRow, undefined> {
  return {
    queryKey: ['audit.list', userId, entity],
    fetchPage: async ({ cursor, limit }) => {
      const beforeId = cursor === null ? null : Number(cursor);
      const page = await call('audit.list', { userId, entity, beforeId, limit });
      const nextCursor = page.nextBeforeId === null ? null : String(page.nextBeforeId);
      return { rows: page.rows, nextCursor, count: page.count, totals: undefined };
    },
  };
}

function useAuditColumns(): DataColumn<AuditRow>[] {
  const { t } = useTranslation();
  return useMemo(
    () => [
      {
        id: 'at',
        header: t(($) => $.audit.at),
        width: 142,
        cell: (row) => <span className="b">{formatDateTime(row.at)}</span>,
      },
      {
        id: 'user',
        header: t(($) => $.audit.user),
        width: 160,
        cell: (row) => row.user ?? <span className="m">{t(($) => $.audit.nobody)}</span>,
      },
      { id: 'entry', header: t(($) => $.audit.action), width: 190, cell: (row) => row.entry },
      { id: 'entities', header: t(($) => $.audit.entities), cell: (row) => row.entities.join(', ') },
      {
        id: 'outcome',
        header: t(($) => $.audit.outcome),
        width: 104,
        cell: (row) =>
          row.outcome === 'refused' ? (
            <span className="c-warn">{t(($) => $.audit.refused)}</span>
          ) : (
            t(($) => $.audit.done)
          ),
      },
    ],
    [t],
  );
}
