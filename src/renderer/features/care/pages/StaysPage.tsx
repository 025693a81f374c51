import { useQuery } from '@renderer/api/useQuery';
import { useSession } from '@renderer/app/session';
import { TargetPrint } from '@renderer/features/printing/parts/TargetPrint';
import { PlateChip } from '@renderer/ui/AssetChip';
import { Button } from '@renderer/ui/Button';
import { DataTable } from '@renderer/ui/DataTable';
import { EmptyState } from '@renderer/ui/EmptyState';
import { ErrorBox } from '@renderer/ui/ErrorBox';
import { PageHead, TotalsFigure, Views } from '@renderer/ui/PageHead';
import { SkeletonRows } from '@renderer/ui/Skeleton';
import { useShortcuts } from '@renderer/ui/shortcuts/useShortcuts';
import type { DataColumn } from '@renderer/ui/tableTypes';
import { type StayRow, tyreSeasons } from '@shared/features/care/model';
import { formatDate } from '@shared/kernel/dates';
import { formatMoney } from '@shared/kernel/money';
import { useRouter } from '@tanstack/react-router';
import { PackageOpen, Printer, Warehouse } from 'lucide-react';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { RegistryViews } from '../../assets/parts/RegistryViews';
import { GiveDialog } from '../parts/StayDialog';
import { treadText } from '../words';
import '../care.css';

const views = ['any', ...tyreSeasons] as const;
type View = (typeof views)[number];

/** „Хотел за гуми“: what is stored where, given out from here. */
export function StaysPage() {
  const { t } = useTranslation();
  const { history } = useRouter();
  const { may } = useSession();
  const [view, setView] = useState<View>('any');
  const [selected, setSelected] = useState<StayRow | null>(null);
  const [giving, setGiving] = useState<StayRow | null>(null);
  const input = { season: view === 'any' ? null : view };
  const { data, error } = useQuery('care.stays', input, {
    keepPrevious: true,
    tags: ['care', 'asset', 'party'],
  });
  const columns = useColumns();
  const [slip, setSlip] = useState<StayRow | null>(null);
  const mayGive = may('assets.edit');
  const mayPrint = mayGive && may('printing.print');
  useShortcuts([
    {
      keys: 'F8',
      label: t(($) => $.care.tyres.give),
      enabled: mayGive && selected !== null,
      run: () => setGiving(selected),
    },
    {
      keys: 'Ctrl+P',
      label: t(($) => $.care.tyres.slip),
      enabled: mayPrint && selected !== null,
      run: () => setSlip(selected),
    },
  ]);
  if (slip)
    return (
      <div className="page">
        <TargetPrint
          target={{ kind: 'tyreSlip', stayId: slip.id }}
          title={t(($) => $.printing.title.tyreSlip, { number: slip.id })}
          tags={['care']}
          onClose={() => setSlip(null)}
        />
      </div>
    );
  return (
    <div className="page">
      <PageHead title={t(($) => $.care.views.tyres)}>
        {mayPrint && (
          <Button icon={Printer} shortcut="Ctrl+P" disabled={!selected} onClick={() => setSlip(selected)}>
            {t(($) => $.care.tyres.slip)}
          </Button>
        )}
        {mayGive && (
          <Button icon={PackageOpen} shortcut="F8" disabled={!selected} onClick={() => setGiving(selected)}>
            {t(($) => $.care.tyres.give)}
          </Button>
        )}
      </PageHead>
      <RegistryViews at="tyres" />
      <Views
        label={t(($) => $.care.filter.season)}
        value={view}
        views={views.map((id) => ({
          id,
          label: id === 'any' ? t(($) => $.care.tyres.anySeason) : t(($) => $.care.tyres.season[id]),
        }))}
        onChange={setView}
      />
      {!data ? (
        error ? (
          <ErrorBox error={error} />
        ) : (
          <SkeletonRows rows={10} />
        )
      ) : (
        <DataTable<StayRow, undefined>
          label={t(($) => $.care.views.tyres)}
          columns={columns}
          rows={data.rows}
          searchText={(row) => [row.place, row.number, row.ownerName, row.brand, row.size].join(' ')}
          rowKey={(row) => row.id}
          filterable
          filterPlaceholder={t(($) => $.care.filter.search)}
          storageKey="registry.tyres"
          autoFocus
          file={{ list: 'care.stays', input: () => input }}
          onSelect={setSelected}
          onOpen={(row) => history.push(`/registry/assets/${row.assetId}`)}
          onRowAction={mayGive ? setGiving : undefined}
          totals={(_totals, count) => (
            <TotalsFigure label={t(($) => $.care.kind.tyres)}>{count}</TotalsFigure>
          )}
          empty={<EmptyState icon={Warehouse} title={t(($) => $.care.tyres.noneStored)} />}
        />
      )}
      {giving && (
        <GiveDialog
          title={`${t(($) => $.care.tyres.give)} · ${giving.place} · ${giving.number}`}
          stay={giving}
          ownerName={giving.ownerName}
          onClose={() => setGiving(null)}
        />
      )}
    </div>
  );
}

function useColumns(): DataColumn<StayRow>[] {
  const { t } = useTranslation();
  return useMemo(
    () => [
      {
        id: 'place',
        header: t(($) => $.care.column.place),
        width: 110,
        fixed: true,
        sortValue: (row) => row.place,
        cell: (row) => <b>{row.place}</b>,
      },
      {
        id: 'number',
        header: t(($) => $.care.column.number),
        width: 152,
        sortValue: (row) => row.number,
        cell: (row) => <PlateChip plate={row.number} />,
      },
      { id: 'asset', header: t(($) => $.care.column.asset), cell: (row) => row.assetTitle },
      {
        id: 'owner',
        header: t(($) => $.care.column.owner),
        sortValue: (row) => row.ownerName ?? '',
        cell: (row) => row.ownerName,
      },
      { id: 'phone', header: t(($) => $.care.column.phone), width: 132, cell: (row) => row.phone },
      {
        id: 'season',
        header: t(($) => $.care.column.season),
        width: 112,
        cell: (row) => t(($) => $.care.tyres.season[row.season]),
      },
      {
        id: 'size',
        header: t(($) => $.care.column.size),
        width: 180,
        cell: (row) => [row.size, row.brand].join(' · '),
      },
      {
        id: 'wheels',
        header: t(($) => $.care.column.wheels),
        width: 64,
        num: true,
        cell: (row) => row.wheels,
      },
      {
        id: 'tread',
        header: t(($) => $.care.column.tread),
        width: 90,
        num: true,
        hidden: true,
        sortValue: (row) => row.leastTreadTenths ?? 0,
        cell: (row) => row.leastTreadTenths !== null && treadText(row.leastTreadTenths),
      },
      {
        id: 'from',
        header: t(($) => $.care.column.from),
        width: 104,
        hidden: true,
        sortValue: (row) => row.fromOn,
        cell: (row) => formatDate(row.fromOn),
      },
      {
        id: 'until',
        header: t(($) => $.care.column.until),
        width: 104,
        sortValue: (row) => row.untilOn ?? '',
        cell: (row) => row.untilOn && formatDate(row.untilOn),
      },
      {
        id: 'fee',
        header: t(($) => $.care.column.fee),
        width: 90,
        num: true,
        sortValue: (row) => row.feeCents,
        cell: (row) => formatMoney(row.feeCents),
      },
    ],
    [t],
  );
}
