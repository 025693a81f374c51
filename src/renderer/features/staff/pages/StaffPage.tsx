import { useQuery } from '@renderer/api/useQuery';
import { Button } from '@renderer/ui/Button';
import { Check } from '@renderer/ui/Check';
import { type DataColumn, DataTable } from '@renderer/ui/DataTable';
import { EmptyState } from '@renderer/ui/EmptyState';
import { ErrorBox } from '@renderer/ui/ErrorBox';
import { PageHead, Views } from '@renderer/ui/PageHead';
import { StatusGlyph } from '@renderer/ui/StatusGlyph';
import { useShortcuts } from '@renderer/ui/shortcuts/useShortcuts';
import type { Team, Worker } from '@shared/features/staff/model';
import { formatQuantity } from '@shared/kernel/quantity';
import type { TFunction } from 'i18next';
import { HardHat, Plus, Users } from 'lucide-react';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { TeamForm } from '../parts/TeamForm';
import { WorkerForm } from '../parts/WorkerForm';
import '../staff.css';

type View = 'workers' | 'teams';
type Chosen = number | 'new' | null;

/** Настройки, Работници и екипи: who does the work and how a team shares it (domain §5.4). */
export function StaffPage() {
  const { t } = useTranslation();
  const [view, setView] = useState<View>('workers');
  const [archived, setArchived] = useState(false);
  const [chosen, setChosen] = useState<Chosen>(null);
  const { data, error } = useQuery('staff.list', { archived }, { keepPrevious: true });
  const workerColumns = useMemo(() => columnsOfWorkers(t), [t]);
  const teamColumns = useMemo(() => columnsOfTeams(t), [t]);
  const canEdit = data?.canEdit ?? false;
  const add = () => setChosen('new');
  const addLabel = view === 'workers' ? t(($) => $.staff.newWorker) : t(($) => $.staff.newTeam);
  useShortcuts([{ keys: 'Insert', label: addLabel, run: add, enabled: canEdit }]);
  const { workers = [], teams = [] } = data ?? {};
  const rows = view === 'workers' ? workers : teams;
  const current = chosen === 'new' ? null : (rows.find((row) => row.id === chosen) ?? rows[0] ?? null);
  const shared = { canEdit, onSaved: setChosen };

  return (
    <>
      <PageHead title={t(($) => $.staff.title)}>
        <Check checked={archived} label={t(($) => $.staff.archived)} onChange={setArchived} />
        {canEdit && (
          <Button icon={Plus} shortcut="Insert" onClick={add}>
            {addLabel}
          </Button>
        )}
      </PageHead>
      <Views
        label={t(($) => $.staff.title)}
        value={view}
        onChange={(next) => {
          setView(next);
          setChosen(null);
        }}
        views={[
          { id: 'workers', label: t(($) => $.staff.workers), count: workers.length },
          { id: 'teams', label: t(($) => $.staff.teams), count: teams.length },
        ]}
      />
      <div className="page-mid">
        <div className="grow page">
          <ErrorBox error={error} />
          {view === 'workers' ? (
            <DataTable
              label={t(($) => $.staff.workers)}
              columns={workerColumns}
              rows={workers}
              rowKey={(row) => row.id}
              selectedKey={chosen === 'new' ? null : current?.id}
              onSelect={(row) => setChosen(row.id)}
              onOpen={(row) => setChosen(row.id)}
              empty={
                <EmptyState
                  icon={HardHat}
                  title={t(($) => $.staff.emptyWorkers)}
                  text={t(($) => $.staff.emptyWorkersText)}
                />
              }
            />
          ) : (
            <DataTable
              label={t(($) => $.staff.teams)}
              columns={teamColumns}
              rows={teams}
              rowKey={(row) => row.id}
              selectedKey={chosen === 'new' ? null : current?.id}
              onSelect={(row) => setChosen(row.id)}
              onOpen={(row) => setChosen(row.id)}
              empty={
                <EmptyState
                  icon={Users}
                  title={t(($) => $.staff.emptyTeams)}
                  text={t(($) => $.staff.emptyTeamsText)}
                />
              }
            />
          )}
        </div>
        {data &&
          (current || chosen === 'new') &&
          (view === 'workers' ? (
            <WorkerForm
              key={formKey('worker', current)}
              worker={workers.find((row) => row === current) ?? null}
              {...shared}
            />
          ) : (
            <TeamForm
              key={formKey('team', current)}
              team={teams.find((row) => row === current) ?? null}
              workers={workers.filter((row) => row.active)}
              {...shared}
            />
          ))}
      </div>
    </>
  );
}

const formKey = (kind: string, row: { id: number; version: number } | null) =>
  row ? `${kind}.${row.id}.${row.version}` : `${kind}.new`;

function columnsOfWorkers(t: TFunction): DataColumn<Worker>[] {
  return [
    {
      id: 'number',
      header: t(($) => $.staff.number),
      width: 80,
      sortValue: (row) => row.number,
      cell: (row) => <b className="b">{row.number}</b>,
    },
    { id: 'name', header: t(($) => $.staff.name), sortValue: (row) => row.name, cell: (row) => row.name },
    {
      id: 'grade',
      header: t(($) => $.staff.grade),
      width: 110,
      sortValue: (row) => row.grade ?? '',
      cell: (row) => row.grade,
    },
    {
      id: 'teams',
      header: t(($) => $.staff.teams),
      width: 160,
      cell: (row) => <span className="m">{row.teams.map((team) => team.name).join(', ')}</span>,
    },
    {
      id: 'user',
      header: t(($) => $.staff.user),
      width: 160,
      cell: (row) => (row.active ? <span className="m">{row.userName}</span> : <Archived t={t} />),
    },
  ];
}

function columnsOfTeams(t: TFunction): DataColumn<Team>[] {
  return [
    {
      id: 'name',
      header: t(($) => $.staff.teamName),
      width: 180,
      sortValue: (row) => row.name,
      cell: (row) => <b className="b">{row.name}</b>,
    },
    {
      id: 'members',
      header: t(($) => $.staff.members),
      cell: (row) =>
        row.active ? (
          row.members
            .map((one) => `${one.name} ${formatQuantity(one.coefficientMilli, { decimals: 2 })}`)
            .join(' · ')
        ) : (
          <Archived t={t} />
        ),
    },
  ];
}

function Archived({ t }: { t: TFunction }) {
  return (
    <span className="st">
      <StatusGlyph name="cancelled" />
      {t(($) => $.staff.archivedMark)}
    </span>
  );
}
