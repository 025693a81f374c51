import { pagedSource } from '@renderer/api/paged';
import { useQuery } from '@renderer/api/useQuery';
import { useSession } from '@renderer/app/session';
import { Button } from '@renderer/ui/Button';
import { DataTable } from '@renderer/ui/DataTable';
import { EmptyState } from '@renderer/ui/EmptyState';
import { PageHead } from '@renderer/ui/PageHead';
import { useShortcuts } from '@renderer/ui/shortcuts/useShortcuts';
import type { DataColumn } from '@renderer/ui/tableTypes';
import type { OutputOf } from '@shared/contract/contract';
import type { BinRow, WarehouseRow } from '@shared/features/stock/model';
import { useRouter } from '@tanstack/react-router';
import type { TFunction } from 'i18next';
import { Plus, Warehouse } from 'lucide-react';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { BinDialog, WarehouseDialog } from '../parts/PlaceDialogs';
import '../stock.css';

type Totals = OutputOf<'stock.bins'>['totals'];
type Open = { what: 'warehouse'; row: WarehouseRow | null } | { what: 'bin'; row: BinRow | null };

/** Warehouses and, of the chosen one, its places. */
export function PlacesPage() {
  const { t } = useTranslation();
  const { may } = useSession();
  const { history } = useRouter();
  const warehouses = useQuery('stock.warehouses', {}, { tags: ['stock'] }).data?.warehouses ?? [];
  const [chosen, setChosen] = useState<number | null>(null);
  const [open, setOpen] = useState<Open | null>(null);
  const current = warehouses.find((one) => one.id === chosen) ?? warehouses[0] ?? null;
  const mayEdit = may('stock.adjust');
  const newBin = () => setOpen({ what: 'bin', row: null });
  const newWarehouse = () => setOpen({ what: 'warehouse', row: null });
  useShortcuts([
    {
      keys: 'Insert',
      label: t(($) => $.stock.warehouses.newBin),
      enabled: mayEdit && current !== null,
      run: newBin,
    },
    {
      keys: 'Ctrl+Insert',
      label: t(($) => $.stock.warehouses.newWarehouse),
      enabled: mayEdit,
      run: newWarehouse,
    },
    { keys: 'Esc', label: t(($) => $.stock.back), run: () => history.push('/stock') },
  ]);
  const columns = useMemo(() => warehouseColumns(t), [t]);
  const close = () => setOpen(null);
  return (
    <div className="page">
      <PageHead
        title={t(($) => $.stock.warehouses.title)}
        back={{ label: t(($) => $.stock.back), run: () => history.push('/stock') }}
      >
        {mayEdit && (
          <>
            <Button icon={Plus} shortcut="Ctrl+Insert" onClick={newWarehouse}>
              {t(($) => $.stock.warehouses.newWarehouse)}
            </Button>
            <Button variant="primary" icon={Plus} shortcut="Insert" disabled={!current} onClick={newBin}>
              {t(($) => $.stock.warehouses.newBin)}
            </Button>
          </>
        )}
      </PageHead>
      <div className="places">
        <DataTable<WarehouseRow>
          label={t(($) => $.stock.warehouses.list)}
          columns={columns}
          rows={warehouses}
          rowKey={(row) => row.id}
          selectedKey={current?.id ?? null}
          onSelect={(row) => setChosen(row.id)}
          onOpen={(row) => mayEdit && setOpen({ what: 'warehouse', row })}
          autoFocus
        />
        {current && (
          <Bins
            key={current.id}
            warehouse={current}
            onOpen={(row) => mayEdit && setOpen({ what: 'bin', row })}
          />
        )}
      </div>
      {open?.what === 'warehouse' && <WarehouseDialog row={open.row} onClose={close} />}
      {open?.what === 'bin' && current && (
        <BinDialog row={open.row} warehouseId={current.id} onClose={close} />
      )}
    </div>
  );
}

function Bins({ warehouse, onOpen }: { warehouse: WarehouseRow; onOpen: (row: BinRow) => void }) {
  const { t } = useTranslation();
  const { id } = warehouse;
  const columns = useMemo(() => binColumns(t), [t]);
  const source = useMemo(
    () =>
      pagedSource('stock.bins', {
        key: [id],
        tags: ['stock'],
        input: ({ cursor, text, limit }) => ({ filter: { warehouseId: id, text }, cursor, limit }),
      }),
    [id],
  );
  return (
    <DataTable<BinRow, Totals>
      label={t(($) => $.stock.warehouses.bins, { name: warehouse.name })}
      columns={columns}
      rowKey={(row) => row.id}
      source={source}
      onOpen={onOpen}
      filterable
      filterPlaceholder={t(($) => $.stock.warehouses.filter)}
      empty={
        <EmptyState
          icon={Warehouse}
          title={t(($) => $.stock.warehouses.noBins)}
          text={t(($) => $.stock.warehouses.noBinsText)}
        />
      }
      totals={(_totals, count) => (
        <span className="m">
          <b className="total-value">{count}</b> {t(($) => $.stock.warehouses.binsTotal)}
        </span>
      )}
    />
  );
}

function warehouseColumns(t: TFunction): DataColumn<WarehouseRow>[] {
  return [
    { id: 'code', header: t(($) => $.stock.warehouses.code), width: 70, cell: (row) => row.code },
    { id: 'name', header: t(($) => $.stock.warehouses.name), cell: (row) => row.name },
    {
      id: 'bins',
      header: t(($) => $.stock.warehouses.binCount),
      width: 90,
      num: true,
      className: 'm',
      cell: (row) => row.bins,
    },
    {
      id: 'articles',
      header: t(($) => $.stock.warehouses.articles),
      width: 90,
      num: true,
      className: 'm',
      cell: (row) => row.articles,
    },
    {
      id: 'state',
      header: t(($) => $.stock.column.state),
      width: 100,
      className: 'm',
      cell: (row) => (row.active ? '' : t(($) => $.stock.warehouses.ended)),
    },
  ];
}

function binColumns(t: TFunction): DataColumn<BinRow>[] {
  return [
    { id: 'code', header: t(($) => $.stock.warehouses.code), width: 130, cell: (row) => row.code },
    {
      id: 'note',
      header: t(($) => $.stock.warehouses.note),
      className: 'm',
      cell: (row) => row.note ?? '',
    },
    {
      id: 'articles',
      header: t(($) => $.stock.warehouses.articles),
      width: 90,
      num: true,
      cell: (row) => row.articles,
    },
    {
      id: 'state',
      header: t(($) => $.stock.column.state),
      width: 110,
      className: 'm',
      cell: (row) =>
        row.frozen
          ? t(($) => $.stock.warehouses.frozen)
          : row.active
            ? ''
            : t(($) => $.stock.warehouses.ended),
    },
  ];
}
