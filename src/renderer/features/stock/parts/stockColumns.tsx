import { unitText } from '@renderer/features/parts/unitText';
import { Icon } from '@renderer/ui/Icon';
import { StatusGlyph } from '@renderer/ui/StatusGlyph';
import type { DataColumn } from '@renderer/ui/tableTypes';
import type { StockRow } from '@shared/features/stock/model';
import { formatMoney } from '@shared/kernel/money';
import { formatQuantity } from '@shared/kernel/quantity';
import type { TFunction } from 'i18next';
import { ChevronDown, ChevronRight, Equal, History } from 'lucide-react';

export interface FamilyFolding {
  open: ReadonlySet<number>;
  toggle: (id: number) => void;
}

const amount = (cents: number | null) => (cents === null ? '' : formatMoney(cents));
const some = (milli: number) => (milli === 0 ? '' : formatQuantity(milli));

/** Columns of Складова наличност; those of cost only for who may see it. */
export function stockColumns(
  t: TFunction,
  folding: FamilyFolding,
  seesCost: boolean,
): DataColumn<StockRow>[] {
  const header = (id: keyof ReturnType<typeof headers>) => headers(t)[id];
  const columns: DataColumn<StockRow>[] = [
    {
      id: 'number',
      header: header('number'),
      width: 200,
      sort: 'number',
      cell: (row) => <NumberCell row={row} folding={folding} t={t} />,
    },
    { id: 'name', header: header('name'), sort: 'name', cell: (row) => <NameCell row={row} t={t} /> },
    {
      id: 'brand',
      header: header('brand'),
      width: 84,
      sort: 'brand',
      className: 'm',
      cell: (row) => row.brand,
    },
    {
      id: 'group',
      header: header('group'),
      width: 130,
      className: 'm',
      hidden: true,
      cell: (row) => row.group ?? '',
    },
    {
      id: 'bin',
      header: header('bin'),
      width: 76,
      sort: 'bin',
      className: 'm',
      cell: (row) => row.bin ?? '',
    },
    {
      id: 'unit',
      header: header('unit'),
      width: 64,
      className: 'm',
      hidden: true,
      cell: (row) => unitText(t, row.unit),
    },
    {
      id: 'quantity',
      header: header('quantity'),
      width: 84,
      num: true,
      sort: 'quantity',
      cell: (row) =>
        row.quantityMilli === 0 ? <span className="mm">0</span> : formatQuantity(row.quantityMilli),
    },
    {
      id: 'reserved',
      header: header('reserved'),
      width: 84,
      num: true,
      hidden: true,
      cell: (row) => some(row.reservedMilli),
    },
    { id: 'free', header: header('free'), width: 90, num: true, cell: (row) => <FreeCell row={row} t={t} /> },
    {
      id: 'minimum',
      header: header('minimum'),
      width: 58,
      num: true,
      className: 'm',
      cell: (row) => some(row.minimumMilli),
    },
  ];
  if (seesCost)
    columns.push({
      id: 'average',
      header: header('average'),
      width: 88,
      num: true,
      className: 'm',
      cell: (row) => (row.averageCents ? formatMoney(row.averageCents) : ''),
    });
  columns.push({
    id: 'price',
    header: header('price'),
    width: 84,
    num: true,
    sort: 'price',
    cell: (row) => amount(row.priceCents),
  });
  if (seesCost)
    columns.push({
      id: 'value',
      header: header('value'),
      width: 108,
      num: true,
      sort: 'value',
      cell: (row) => (row.valueCents ? formatMoney(row.valueCents) : ''),
    });
  return columns;
}

const headers = (t: TFunction) => ({
  number: t(($) => $.stock.column.number),
  name: t(($) => $.stock.column.name),
  brand: t(($) => $.stock.column.brand),
  group: t(($) => $.stock.column.group),
  bin: t(($) => $.stock.column.bin),
  unit: t(($) => $.stock.column.unit),
  quantity: t(($) => $.stock.column.quantity),
  reserved: t(($) => $.stock.column.reserved),
  free: t(($) => $.stock.column.free),
  minimum: t(($) => $.stock.column.minimum),
  average: t(($) => $.stock.column.average),
  price: t(($) => $.stock.column.price),
  value: t(($) => $.stock.column.value),
});

interface CellProps {
  row: StockRow;
  folding: FamilyFolding;
  t: TFunction;
}

function NumberCell({ row, folding, t }: CellProps) {
  if (row.depth > 0)
    return (
      <span className="fam-number">
        <span className="tree">
          <Icon of={row.replacedBy ? History : Equal} size={14} className="mm" />
        </span>
        {row.number}
      </span>
    );
  const isOpen = folding.open.has(row.id);
  return (
    <span className="fam-number head">
      {row.members > 0 ? (
        <button
          type="button"
          tabIndex={-1}
          className="plain tw"
          aria-expanded={isOpen}
          aria-label={t(($) => $.stock.list.moreLabel, { count: row.members })}
          onClick={(event) => {
            event.stopPropagation();
            folding.toggle(row.id);
          }}
        >
          <Icon of={isOpen ? ChevronDown : ChevronRight} size={14} />
        </button>
      ) : (
        <span className="tw" />
      )}
      <b className="b">{row.number}</b>
      {row.members > 0 && (
        <span className="s mm" title={t(($) => $.stock.list.moreLabel, { count: row.members })}>
          {t(($) => $.stock.list.more, { count: row.members })}
        </span>
      )}
    </span>
  );
}

function NameCell({ row, t }: Omit<CellProps, 'folding'>) {
  const relation = relationText(t, row);
  if (row.depth > 0) return <span className="m">{relation}</span>;
  return (
    <>
      {row.name}
      {row.familyId !== null && <span className="s m"> · {relation}</span>}
      {!row.active && <span className="s c-warn"> · {t(($) => $.stock.list.ended)}</span>}
    </>
  );
}

function relationText(t: TFunction, { replacedBy, replacedOn }: StockRow): string {
  if (replacedBy === null) return t(($) => $.stock.list.equal);
  return replacedOn
    ? t(($) => $.stock.list.replacedByOn, { number: replacedBy, date: monthOf(replacedOn) })
    : t(($) => $.stock.list.replacedBy, { number: replacedBy });
}

/** Month and year are enough for a number that went out of the catalogue: 03.2021. */
const monthOf = (date: string): string => `${date.slice(5, 7)}.${date.slice(0, 4)}`;

function FreeCell({ row, t }: Omit<CellProps, 'folding'>) {
  if (!row.belowMinimum)
    return (
      <span className="med">
        {row.freeMilli === 0 && row.quantityMilli === 0 ? '' : formatQuantity(row.freeMilli)}
      </span>
    );
  return (
    <span className="st c-warn b below">
      <StatusGlyph name="warning" label={t(($) => $.stock.list.below)} />
      {formatQuantity(row.freeMilli)}
    </span>
  );
}
