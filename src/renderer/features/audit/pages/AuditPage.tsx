import { call } from '@renderer/api/client';
import { useQuery } from '@renderer/api/useQuery';
import { useSession } from '@renderer/app/session';
import { Button } from '@renderer/ui/Button';
import { DataTable } from '@renderer/ui/DataTable';
import { ErrorBox } from '@renderer/ui/ErrorBox';
import { SelectField } from '@renderer/ui/fields/SelectField';
import { InlineNotice } from '@renderer/ui/InlineNotice';
import { FilterBar, FilterChip, PageHead } from '@renderer/ui/PageHead';
import type { DataColumn, TableSource } from '@renderer/ui/tableTypes';
import type { OutputOf } from '@shared/contract/contract';
import { formatDateTime } from '@shared/kernel/dates';
import { ShieldCheck } from 'lucide-react';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { AuditChange } from '../parts/AuditChange';
import { auditedEntries, useAuditWords } from '../words';
import '../audit.css';

export type AuditRow = OutputOf<'audit.list'>['rows'][number];
interface Filter {
  userId: number | null;
  entry: string | null;
  /** History of one record, chosen from a row. */
  entity: string | null;
}
const nothing: Filter = { userId: null, entry: null, entity: null };

/** The tamper-evident log (B10): who did what, what it changed, and whether the chain is whole. */
export function AuditPage() {
  const { t } = useTranslation();
  const [filter, setFilter] = useState(nothing);
  const [row, setRow] = useState<AuditRow | null>(null);
  const source = useMemo(() => auditSource(filter), [filter]);
  const columns = useAuditColumns();
  const verify = useQuery('audit.verify', {}, { enabled: false, tags: [] });
  const filtered = Object.values(filter).some((value) => value !== null);
  return (
    <>
      <PageHead title={t(($) => $.settings.pages.audit)} scope={t(($) => $.audit.scope)}>
        <Button icon={ShieldCheck} busy={verify.isFetching} onClick={() => void verify.refetch()}>
          {t(($) => $.audit.verify)}
        </Button>
      </PageHead>
      <Filters filter={filter} onChange={setFilter} />
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
            empty={filtered ? t(($) => $.audit.empty) : undefined}
          />
        </div>
        <AuditChange row={row} onEntity={(entity) => setFilter({ ...nothing, entity })} />
      </div>
    </>
  );
}

interface FiltersProps {
  filter: Filter;
  onChange: (filter: Filter) => void;
}

function Filters({ filter, onChange }: FiltersProps) {
  const { t } = useTranslation();
  const { session } = useSession();
  const words = useAuditWords();
  const entries = useMemo(
    () => auditedEntries.map((value) => ({ value, label: words.action(value) })),
    [words],
  );
  return (
    <FilterBar>
      <div className="audit-filter compact">
        <SelectField
          hideLabel
          clearable
          label={t(($) => $.audit.byUser)}
          placeholder={t(($) => $.audit.byUser)}
          value={filter.userId}
          onChange={(userId) => onChange({ ...filter, userId })}
          options={(session?.people ?? []).map((person) => ({ value: person.id, label: person.name }))}
        />
      </div>
      <div className="audit-filter compact">
        <SelectField
          hideLabel
          clearable
          label={t(($) => $.audit.byAction)}
          placeholder={t(($) => $.audit.byAction)}
          value={filter.entry}
          onChange={(entry) => onChange({ ...filter, entry })}
          options={entries}
        />
      </div>
      {filter.entity && (
        <FilterChip
          label={t(($) => $.audit.sameEntity, { entity: words.entity(filter.entity) })}
          onRemove={() => onChange({ ...filter, entity: null })}
        />
      )}
    </FilterBar>
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
function auditSource(filter: Filter): TableSource<AuditRow, undefined> {
  return {
    queryKey: ['audit.list', filter],
    file: { list: 'audit.list', input: () => ({ ...filter }) },
    fetchPage: async ({ cursor, limit }) => {
      const beforeId = cursor === null ? null : Number(cursor);
      const page = await call('audit.list', { ...filter, beforeId, limit });
      const nextCursor = page.nextBeforeId === null ? null : String(page.nextBeforeId);
      return { rows: page.rows, nextCursor, count: page.count, totals: undefined };
    },
  };
}

function useAuditColumns(): DataColumn<AuditRow>[] {
  const { t } = useTranslation();
  const words = useAuditWords();
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
        width: 132,
        cell: (row) => row.user ?? <span className="m">{t(($) => $.audit.nobody)}</span>,
      },
      { id: 'entry', header: t(($) => $.audit.action), width: 166, cell: (row) => words.action(row.entry) },
      {
        id: 'entities',
        header: t(($) => $.audit.entities),
        cell: (row) => <span className="ell">{row.entities.map(words.entity).join(', ')}</span>,
      },
      {
        id: 'outcome',
        header: t(($) => $.audit.outcome),
        width: 92,
        cell: (row) =>
          row.outcome === 'refused' ? (
            <span className="c-warn">{t(($) => $.audit.refused)}</span>
          ) : (
            t(($) => $.audit.done)
          ),
      },
    ],
    [t, words],
  );
}
