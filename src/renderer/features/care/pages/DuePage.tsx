import { pagedSource } from '@renderer/api/paged';
import { useSession } from '@renderer/app/session';
import { PlateChip } from '@renderer/ui/AssetChip';
import { Button } from '@renderer/ui/Button';
import { Chip } from '@renderer/ui/Chip';
import { DataTable } from '@renderer/ui/DataTable';
import { EmptyState } from '@renderer/ui/EmptyState';
import { DateField } from '@renderer/ui/fields/DateField';
import { SelectField } from '@renderer/ui/fields/SelectField';
import { PageHead, TotalsFigure, Views } from '@renderer/ui/PageHead';
import { useShortcuts } from '@renderer/ui/shortcuts/useShortcuts';
import type { DataColumn } from '@renderer/ui/tableTypes';
import { type DueKind, type DueListRow, dueKinds, dueListViews } from '@shared/features/care/model';
import { addDays, formatDate, isIsoDate, sofiaDate } from '@shared/kernel/dates';
import { useRouter } from '@tanstack/react-router';
import { BellRing, CalendarClock, Phone } from 'lucide-react';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMainKind } from '../../assets/kinds';
import { RegistryViews } from '../../assets/parts/RegistryViews';
import { counter } from '../../search/counter';
import { RemindDialog } from '../parts/RemindDialog';
import { dueTitle, stateTones } from '../words';
import '../../assets/assets.css';
import '../care.css';

/** How far the list looks ahead when nobody says otherwise (ours). */
const usualDays = 30;
type View = (typeof dueListViews)[number];

/** „Предстоящо“: everything that falls due, whom to call about it and who was called. */
export function DuePage() {
  const { t } = useTranslation();
  const { history } = useRouter();
  const { may } = useSession();
  const [view, setView] = useState<View>('toRemind');
  const [kind, setKind] = useState<DueKind | null>(null);
  const [until, setUntil] = useState<string | null>(addDays(sofiaDate(Date.now()), usualDays));
  const [selected, setSelected] = useState<DueListRow | null>(null);
  const [reminding, setReminding] = useState<DueListRow | null>(null);
  const untilOn = until !== null && isIsoDate(until) ? until : '2999-12-31';
  const columns = useColumns();
  const source = useSource({ view, kind, untilOn });
  const mayRemind = may('assets.edit');
  const takeIn = (row: DueListRow) => {
    counter.show('', `asset:${row.assetId}`);
    counter.startIntake();
    history.push('/reception');
  };
  useShortcuts([
    {
      keys: 'F6',
      label: t(($) => $.care.takeIn),
      enabled: selected !== null && may('orders.edit'),
      run: () => selected && takeIn(selected),
    },
    {
      keys: 'F8',
      label: t(($) => $.care.remind.button),
      enabled: selected !== null && mayRemind,
      run: () => setReminding(selected),
    },
  ]);
  return (
    <div className="page">
      <PageHead title={t(($) => $.care.title)}>
        {mayRemind && (
          <Button
            variant="primary"
            icon={BellRing}
            shortcut="F8"
            disabled={!selected}
            onClick={() => setReminding(selected)}
          >
            {t(($) => $.care.remind.button)}
          </Button>
        )}
      </PageHead>
      <RegistryViews at="due" />
      <Views
        label={t(($) => $.care.view.label)}
        value={view}
        views={dueListViews.map((id) => ({ id, label: t(($) => $.care.view[id]) }))}
        onChange={setView}
      />
      <DataTable<DueListRow, { overdue: number }>
        label={t(($) => $.care.title)}
        columns={columns}
        source={source}
        rowKey={(row) => row.id}
        defaultSort={{ by: 'dueOn', dir: 'asc' }}
        filterable
        filterPlaceholder={t(($) => $.care.filter.search)}
        storageKey="registry.due"
        viewFilter={{
          value: { view, kind },
          usual: { view: 'toRemind', kind: null },
          apply: (saved) => {
            setView(dueListViews.find((one) => one === saved.view) ?? 'toRemind');
            setKind(dueKinds.find((one) => one === saved.kind) ?? null);
          },
          words: [t(($) => $.care.view[view]), ...(kind ? [t(($) => $.care.kind[kind])] : [])],
        }}
        autoFocus
        toolbar={<Filters kind={kind} setKind={setKind} until={until} setUntil={setUntil} />}
        onSelect={setSelected}
        onOpen={(row) => history.push(`/registry/assets/${row.assetId}`)}
        onRowAction={mayRemind ? setReminding : undefined}
        totals={(totals, count) => (
          <>
            <TotalsFigure label={t(($) => $.care.title)}>{count}</TotalsFigure>
            {totals.overdue > 0 && (
              <span className="c-danger">{t(($) => $.care.overdue, { count: totals.overdue })}</span>
            )}
          </>
        )}
        empty={<EmptyState icon={CalendarClock} title={t(($) => $.care.empty)} />}
      />
      {reminding && <RemindDialog row={reminding} onClose={() => setReminding(null)} />}
    </div>
  );
}

const useSource = ({ view, kind, untilOn }: { view: View; kind: DueKind | null; untilOn: string }) =>
  useMemo(
    () =>
      pagedSource('care.list', {
        key: [view, kind, untilOn],
        tags: ['care', 'asset', 'party', 'order'],
        input: ({ cursor, sort, text, limit }) => ({
          filter: { text: text ?? '', kind, view, untilOn },
          sort: { by: 'dueOn' as const, dir: sort?.dir ?? 'asc' },
          cursor,
          limit,
        }),
      }),
    [view, kind, untilOn],
  );

interface FiltersProps {
  kind: DueKind | null;
  setKind: (kind: DueKind | null) => void;
  until: string | null;
  setUntil: (until: string | null) => void;
}

function Filters({ kind, setKind, until, setUntil }: FiltersProps) {
  const { t } = useTranslation();
  const generic = useMainKind() === 'equipment';
  const shown = dueKinds.filter((one) => !generic || (one !== 'tyres' && one !== 'inspection'));
  return (
    <>
      <SelectField
        className="care-filter"
        hideLabel
        label={t(($) => $.care.filter.kind)}
        placeholder={t(($) => $.care.kind.all)}
        value={kind}
        clearable
        options={shown.map((value) => ({ value, label: t(($) => $.care.kind[value]) }))}
        onChange={setKind}
      />
      <span className="m nw">{t(($) => $.care.filter.until)}</span>
      <DateField
        className="care-filter"
        hideLabel
        label={t(($) => $.care.filter.until)}
        value={until}
        onChange={setUntil}
      />
    </>
  );
}

function useColumns(): DataColumn<DueListRow>[] {
  const { t } = useTranslation();
  const kind = useMainKind();
  return useMemo(
    () => [
      {
        id: 'dueOn',
        header: t(($) => $.care.column.due),
        width: 190,
        sort: 'dueOn',
        fixed: true,
        cell: (row) => (
          <span className="care-due">
            {formatDate(row.dueOn)}
            {row.state !== 'later' && (
              <Chip tone={stateTones[row.state]}>{t(($) => $.care.state[row.state])}</Chip>
            )}
          </span>
        ),
      },
      {
        id: 'what',
        header: t(($) => $.care.column.what),
        grow: 2,
        minWidth: 200,
        cell: (row) => (
          <span title={dueTitle(t, row)}>
            {dueTitle(t, row)} {row.title && <span className="s mm">{t(($) => $.care.kind[row.kind])}</span>}
          </span>
        ),
      },
      {
        id: 'number',
        header: t(($) => $.care.column.number),
        width: 152,
        cell: (row) => (kind === 'vehicle' ? <PlateChip plate={row.number} /> : row.number),
      },
      { id: 'asset', header: t(($) => $.care.column.asset), cell: (row) => row.assetTitle },
      { id: 'owner', header: t(($) => $.care.column.owner), cell: (row) => row.ownerName },
      {
        id: 'phone',
        header: t(($) => $.care.column.phone),
        width: 136,
        cell: (row) => <b className="nw">{row.phone}</b>,
      },
      {
        id: 'reminded',
        header: t(($) => $.care.column.reminded),
        width: 176,
        cell: ({ reminded }) =>
          reminded && (
            <span className="row" title={`${formatDate(sofiaDate(reminded.at))} · ${reminded.userName}`}>
              {reminded.way === 'phone' && <Phone size={14} aria-hidden="true" />}
              <span className="ell">
                {[
                  formatDate(sofiaDate(reminded.at)),
                  t(($) => $.care.result[reminded.result]),
                  reminded.postponedTo && formatDate(reminded.postponedTo),
                ]
                  .filter(Boolean)
                  .join(' · ')}
              </span>
            </span>
          ),
      },
    ],
    [t, kind],
  );
}
