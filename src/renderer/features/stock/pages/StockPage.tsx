import { pagedSource } from '@renderer/api/paged';
import { useQuery } from '@renderer/api/useQuery';
import { deepPlaces } from '@renderer/app/nav';
import { useSession } from '@renderer/app/session';
import { Button } from '@renderer/ui/Button';
import { Check } from '@renderer/ui/Check';
import { DataTable } from '@renderer/ui/DataTable';
import { EmptyState } from '@renderer/ui/EmptyState';
import { MenuButton } from '@renderer/ui/MenuButton';
import { PageHead, Views } from '@renderer/ui/PageHead';
import { useShortcuts } from '@renderer/ui/shortcuts/useShortcuts';
import type { SortState } from '@renderer/ui/tableNav';
import type { OutputOf } from '@shared/contract/contract';
import { type StockRow, stockSorts, stockViews } from '@shared/features/stock/model';
import { formatDateTime } from '@shared/kernel/dates';
import { useRouter } from '@tanstack/react-router';
import { Boxes, Plus, Usb } from 'lucide-react';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FamilyStrip } from '../parts/FamilyStrip';
import { FilterMenu } from '../parts/FilterMenu';
import { StockPanel } from '../parts/StockPanel';
import { StockTotals } from '../parts/StockTotals';
import { stockColumns } from '../parts/stockColumns';
import { useStockView } from '../useStockView';
import '../stock.css';

type Totals = OutputOf<'stock.list'>['totals'];
type SortField = (typeof stockSorts)[number];
const isSortField = (by: string): by is SortField => (stockSorts as readonly string[]).includes(by);

/** The list's own order, by number with families together, when no head is pressed. */
const sortOf = (sort: SortState | null): { by: SortField; dir: 'asc' | 'desc' } =>
  sort && isSortField(sort.by) ? { by: sort.by, dir: sort.dir } : { by: 'number', dir: 'asc' };
const openedAt = () => Date.now();

/** Складова наличност: what lies where, in families, with the totals of the filtered set. */
export function StockPage({ place }: { place?: string | undefined }) {
  const { t, i18n } = useTranslation();
  const { may } = useSession();
  const { history } = useRouter();
  const { view, change, toggleFamily } = useStockView();
  const [selected, setSelected] = useState<StockRow | null>(null);
  const [at] = useState(openedAt);
  const lists = useQuery('parts.lists', {}, { tags: ['parts'] }).data;
  const counts = useQuery(
    'stock.viewCounts',
    { warehouseId: view.warehouseId },
    { keepPrevious: true, tags: ['stock', 'parts'] },
  ).data;
  const seesCost = may('parts.viewCost');
  const grouped = view.families && view.view === 'all';

  const columns = useMemo(
    () => stockColumns(t, { open: new Set(view.open), toggle: toggleFamily }, seesCost),
    [t, view.open, toggleFamily, seesCost],
  );
  const source = useMemo(() => {
    const { warehouseId, groupId, brand, onlyAvailable, open } = view;
    return pagedSource('stock.list', {
      key: [view.view, warehouseId, groupId, brand, onlyAvailable, grouped, open],
      tags: ['stock', 'parts'],
      input: ({ cursor, sort, text, limit }) => ({
        filter: { text, view: view.view, warehouseId, groupId, brand, onlyAvailable },
        openFamilies: grouped && text.trim() === '' ? open : null,
        sort: sortOf(sort),
        cursor,
        limit,
      }),
    });
  }, [view, grouped]);

  const openCard = (row: StockRow) => history.push(`/stock/parts/${row.id}`);
  const receive = () => history.push('/stock/receipts/new');
  const headOf = (row: StockRow | null) => {
    if (row === null) return null;
    return row.depth > 0 ? row.familyId : row.members > 0 ? row.id : null;
  };
  const fold = (want: boolean | 'other') => {
    const id = headOf(selected);
    if (id === null) return;
    if (want === 'other' || view.open.includes(id) !== want) toggleFamily(id);
  };
  useShortcuts([
    { keys: 'F4', label: t(($) => $.stock.action.family), run: () => fold('other') },
    { keys: 'Enter', label: t(($) => $.stock.action.open), run: () => selected && openCard(selected) },
    { keys: 'ArrowRight', shown: '← →', label: t(($) => $.stock.action.fold), run: () => fold(true) },
    { keys: 'ArrowLeft', label: t(($) => $.stock.action.fold), bar: false, run: () => fold(false) },
    {
      keys: 'Alt+F2',
      label: t(($) => $.stock.action.panel),
      run: () => change({ panel: !view.panel }),
    },
    {
      keys: 'Insert',
      label: t(($) => $.stock.action.receipt),
      enabled: may('stock.receive'),
      run: receive,
    },
  ]);
  const further = deepPlaces
    .filter((place) => place.under === 'stock' && place.offRail && place.permissions.some(may))
    .map(({ name, path }) => ({
      id: name,
      label: t(($) => $.app.palette.places[name]),
      run: () => history.push(path),
    }));
  const warehouse = lists?.warehouses.find((one) => one.id === view.warehouseId)?.name;
  const only = lists?.warehouses.length === 1 ? lists.warehouses[0]?.name : undefined;
  return (
    <div className="page">
      <PageHead
        title={t(($) => $.stock.title)}
        scope={t(($) => $.stock.scope, {
          warehouse: warehouse ?? only ?? t(($) => $.stock.allWarehouses),
          at: formatDateTime(at),
        })}
      >
        {may('stock.exportEtka') && (
          <Button icon={Usb} onClick={() => history.push('/stock/etka')}>
            {t(($) => $.stock.action.etka)}
          </Button>
        )}
        <MenuButton label={t(($) => $.stock.action.more)} items={further} />
        {may('parts.edit') && (
          <Button icon={Plus} onClick={() => history.push('/stock/parts/new')}>
            {t(($) => $.stock.action.newPart)}
          </Button>
        )}
        {may('stock.receive') && (
          <Button variant="primary" icon={Plus} shortcut="Insert" onClick={receive}>
            {t(($) => $.stock.action.receipt)}
          </Button>
        )}
      </PageHead>
      <Views
        label={t(($) => $.stock.views.label)}
        value={view.view}
        views={stockViews.map((id) => ({ id, label: t(($) => $.stock.views[id]), count: counts?.[id] }))}
        onChange={(next) => change({ view: next })}
      />
      <div className="page-mid">
        <div className="stock-list">
          <DataTable<StockRow, Totals>
            label={t(($) => $.stock.title)}
            columns={columns}
            rowKey={(row) => row.id}
            source={source}
            defaultSort={{ by: 'number', dir: 'asc' }}
            startText={place}
            selectedKey={selected?.id ?? view.selected}
            onSelect={(row) => {
              setSelected(row);
              change({ selected: row.id });
            }}
            onOpen={openCard}
            rowClass={(row) => (row.depth > 0 ? 'fam' : undefined)}
            filterable
            filterPlaceholder={t(($) => $.stock.list.filter)}
            storageKey="stock"
            autoFocus
            empty={
              <EmptyState
                icon={Boxes}
                title={counts?.all === 0 ? t(($) => $.stock.list.emptyAll) : t(($) => $.stock.list.empty)}
                text={counts?.all === 0 ? t(($) => $.stock.list.emptyText) : undefined}
              >
                {counts?.all === 0 && may('stock.receive') && (
                  <Button small shortcut="Insert" onClick={receive}>
                    {t(($) => $.stock.action.receipt)}
                  </Button>
                )}
              </EmptyState>
            }
            toolbar={
              <>
                <FilterMenu
                  label={(name) => t(($) => $.stock.list.group, { name })}
                  every={t(($) => $.stock.list.every)}
                  value={view.groupId}
                  options={(lists?.groups ?? []).map((group) => ({
                    value: group.id,
                    label: i18n.language === 'bg' ? group.nameBg : group.nameEn,
                  }))}
                  onChange={(groupId) => change({ groupId })}
                />
                {(lists?.warehouses.length ?? 0) > 1 && (
                  <FilterMenu
                    label={(name) => t(($) => $.stock.list.warehouse, { name })}
                    every={t(($) => $.stock.list.every)}
                    value={view.warehouseId}
                    options={(lists?.warehouses ?? []).map((one) => ({ value: one.id, label: one.name }))}
                    onChange={(warehouseId) => change({ warehouseId })}
                  />
                )}
                <FilterMenu
                  label={(name) => t(($) => $.stock.list.brand, { name })}
                  every={t(($) => $.stock.list.every)}
                  value={view.brand}
                  options={(lists?.brands ?? []).map((brand) => ({ value: brand, label: brand }))}
                  onChange={(brand) => change({ brand })}
                />
                <Check
                  checked={view.families}
                  label={t(($) => $.stock.list.families)}
                  onChange={(families) => change({ families })}
                />
                <Check
                  checked={view.onlyAvailable}
                  label={t(($) => $.stock.list.onlyAvailable)}
                  onChange={(onlyAvailable) => change({ onlyAvailable })}
                />
              </>
            }
            totals={(totals) => (
              <>
                <FamilyStrip row={selected} />
                <StockTotals totals={totals} />
              </>
            )}
          />
        </div>
        {view.panel && <StockPanel partId={selected?.id ?? null} />}
      </div>
    </div>
  );
}
