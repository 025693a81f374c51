import { pagedSource } from '@renderer/api/paged';
import { useSession } from '@renderer/app/session';
import { DataTable } from '@renderer/ui/DataTable';
import { EmptyState } from '@renderer/ui/EmptyState';
import type { DataColumn } from '@renderer/ui/tableTypes';
import type { StocktakeCard, StocktakeLine, StocktakeView } from '@shared/features/stocktake/model';
import { formatMoney } from '@shared/kernel/money';
import { formatQuantity } from '@shared/kernel/quantity';
import type { TFunction } from 'i18next';
import { ClipboardList } from 'lucide-react';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { unitText } from '../../parts/unitText';
import { placeText } from '../words';
import { LineStrip } from './LineStrip';

interface LinesViewProps {
  card: StocktakeCard;
  view: StocktakeView | 'sheet';
}

/** Lines of a stocktake as a list: for reading, paper and file; the sheet has no quantities. */
export function LinesView({ card, view }: LinesViewProps) {
  const { t } = useTranslation();
  const { may } = useSession();
  const [selected, setSelected] = useState<StocktakeLine | null>(null);
  const seesCost = may('parts.viewCost');
  const sheet = view === 'sheet';
  const columns = useMemo(() => (sheet ? sheetColumns(t) : columnsOf(t, seesCost)), [t, seesCost, sheet]);
  const source = useMemo(
    () =>
      pagedSource(view === 'sheet' ? 'stocktake.sheet' : 'stocktake.lines', {
        key: [card.id, view],
        tags: ['stocktake', `stocktake:${card.id}`],
        input: ({ cursor, text, limit }) => ({
          ...{ stocktakeId: card.id, view: view === 'sheet' ? 'known' : view, bin: null },
          ...{ text, cursor, limit },
        }),
      }),
    [card.id, view],
  );
  return (
    <DataTable<StocktakeLine, object>
      key={view}
      label={`${t(($) => $.stocktake.one, { number: card.number })}: ${t(($) => $.stocktake.view[view])}`}
      columns={columns}
      source={source}
      rowKey={(row) => row.id}
      onOpen={setSelected}
      filterable
      autoFocus
      storageKey={sheet ? 'stocktake.sheet' : 'stocktake.lines'}
      totals={(_, count) => (
        <>
          {selected && <LineStrip key={selected.id} card={card} line={selected} />}
          <span className="m">
            <b className="total-value">{count}</b>
          </span>
        </>
      )}
      empty={<EmptyState icon={ClipboardList} title={t(($) => $.stocktake.nothingHere)} />}
    />
  );
}

function nameColumns(t: TFunction): DataColumn<StocktakeLine>[] {
  return [
    {
      ...{ id: 'bin', header: t(($) => $.stocktake.column.bin), width: 90 },
      cell: (row) => placeText(t, row.bin),
    },
    {
      ...{ id: 'number', header: t(($) => $.stocktake.column.number), width: 160, className: 'med' },
      cell: (row) => row.number,
    },
    {
      ...{ id: 'name', header: t(($) => $.stocktake.column.name) },
      cell: (row) =>
        row.partId === null ? <span className="c-warn">{t(($) => $.stocktake.unknownPart)}</span> : row.name,
    },
  ];
}

function sheetColumns(t: TFunction): DataColumn<StocktakeLine>[] {
  return [
    ...nameColumns(t),
    {
      ...{ id: 'unit', header: t(($) => $.stocktake.column.unit), width: 80 },
      cell: (row) => unitText(t, row.unit),
    },
    { ...{ id: 'found', header: t(($) => $.stocktake.column.found), width: 140 }, cell: () => '' },
    { ...{ id: 'foundAgain', header: t(($) => $.stocktake.column.foundAgain), width: 140 }, cell: () => '' },
  ];
}

const quantity = (milli: number | null) => (milli === null ? '' : formatQuantity(milli));
const signed = (milli: number | null, text: string) =>
  milli === null || milli === 0 ? '' : <span className={milli < 0 ? 'c-danger' : 'c-ok'}>{text}</span>;

function columnsOf(t: TFunction, seesCost: boolean): DataColumn<StocktakeLine>[] {
  const columns: (DataColumn<StocktakeLine> | false)[] = [
    ...nameColumns(t),
    {
      ...{ id: 'book', header: t(($) => $.stocktake.column.book), width: 92, num: true },
      cell: (row) => quantity(row.bookMilli),
    },
    {
      ...{ id: 'counted', header: t(($) => $.stocktake.column.counted), width: 100, num: true },
      cell: (row) => quantity(row.countedMilli),
    },
    {
      ...{ id: 'recounted', header: t(($) => $.stocktake.column.recounted), width: 116, num: true },
      cell: (row) => quantity(row.recountedMilli),
    },
    {
      ...{ id: 'difference', header: t(($) => $.stocktake.column.difference), width: 92, num: true },
      cell: (row) =>
        signed(
          row.differenceMilli,
          `${(row.differenceMilli ?? 0) > 0 ? '+' : ''}${quantity(row.differenceMilli)}`,
        ),
    },
    seesCost && {
      ...{ id: 'unitCost', header: t(($) => $.stocktake.column.unitCost), width: 92, num: true },
      cell: (row) => (row.unitCostCents === null ? '' : formatMoney(row.unitCostCents)),
    },
    seesCost && {
      ...{ id: 'value', header: t(($) => $.stocktake.column.value), width: 100, num: true },
      cell: (row) => signed(row.valueCents, formatMoney(row.valueCents ?? 0)),
    },
    {
      ...{ id: 'by', header: t(($) => $.stocktake.column.by), width: 130, className: 's m' },
      cell: (row) => row.countedBy ?? '',
    },
  ];
  return columns.filter((column) => column !== false);
}
