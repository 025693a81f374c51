import { Button } from '@renderer/ui/Button';
import { type DataColumn, DataTable, type TableSource } from '@renderer/ui/DataTable';
import { FilterChip, PageHead, TotalsFigure, Views } from '@renderer/ui/PageHead';
import { WarningLabel } from '@renderer/ui/StatusGlyph';
import { formatMoney } from '@shared/kernel/money';
import { Plus, Printer } from 'lucide-react';
import { useMemo, useState } from 'react';
import { Frame } from './Frame';

interface Part {
  id: number;
  number: string;
  name: string;
  stock: number;
  price: number;
}

const COUNT = 100_000;
const make = (id: number): Part => ({
  id,
  number: `5Q0 ${String(100 + (id % 900))} ${String(id).padStart(6, '0')}`,
  name:
    ['Накладки задни, комплект за ос', 'Маркуч спирачен преден', 'Диск спирачен преден 288 × 25'][id % 3] ??
    '',
  stock: id % 7,
  price: 1000 + ((id * 37) % 90_000),
});

const source = (view: string): TableSource<Part, { value: number }> => ({
  queryKey: ['gallery.parts', view],
  fetchPage: async ({ cursor, sort, text, limit }) => {
    await new Promise((done) => setTimeout(done, 5));
    const from = Number(cursor ?? 0);
    const matches = text ? 3 : COUNT;
    const rows = Array.from({ length: Math.max(0, Math.min(limit, matches - from)) }, (_, at) =>
      make(sort?.dir === 'desc' ? COUNT - 1 - from - at : from + at),
    );
    const next = from + rows.length;
    return {
      rows: text === 'няма' ? [] : rows,
      nextCursor: next < matches ? String(next) : null,
      count: matches,
      totals: { value: 2187436 },
    };
  },
});

const columns: DataColumn<Part>[] = [
  { id: 'number', header: 'Номер', width: 190, sort: 'number', cell: (row) => row.number },
  { id: 'name', header: 'Наименование', cell: (row) => row.name },
  { id: 'brand', header: 'Марка', width: 90, className: 'm', cell: () => 'VAG' },
  { id: 'bin', header: 'Рафт', width: 90, className: 'm', cell: () => 'A-02-1' },
  { id: 'stock', header: 'Налични', width: 90, num: true, sort: 'stock', cell: (row) => row.stock || '' },
  {
    id: 'price',
    header: 'Цена, €',
    width: 100,
    num: true,
    sort: 'price',
    cell: (row) => formatMoney(row.price),
  },
  {
    id: 'cost',
    header: 'Себест., €',
    width: 100,
    num: true,
    hidden: true,
    cell: (row) => formatMoney(row.price - 100),
  },
];

export function StockScreen() {
  const [view, setView] = useState('all');
  const parts = useMemo(() => source(view), [view]);
  return (
    <Frame path="/stock">
      <PageHead title="Складова наличност" scope="Централен склад, към 24.11.2026 10:42">
        <Button icon={Printer} shortcut="Ctrl+P">
          Печат
        </Button>
        <Button variant="primary" icon={Plus}>
          Доставка
        </Button>
      </PageHead>
      <Views
        label="Изгледи"
        value={view}
        onChange={setView}
        views={[
          { id: 'all', label: 'Всички', count: '6 214' },
          { id: 'brakes', label: 'Спирачна система', count: 214 },
          { id: 'low', label: 'Под минимум', count: 37 },
        ]}
      />
      <DataTable<Part, { value: number }>
        label="Складова наличност"
        columns={columns}
        rowKey={(row) => row.id}
        source={parts}
        filterable
        filterPlaceholder="номер, дума или рафт"
        storageKey="gallery"
        onOpen={() => {}}
        autoFocus
        toolbar={
          <>
            <FilterChip label="Група: Спирачна система" onRemove={() => {}} />
            <FilterChip label="Склад: Централен" onClick={() => {}} />
          </>
        }
        footer={({ value }) => ({ number: 'Общо', price: formatMoney(value) })}
        totals={({ value }, count) => (
          <>
            <span className="m">
              По филтъра <b className="total-value">{count}</b> артикула
            </span>
            <WarningLabel warning="warning">под минимум 9</WarningLabel>
            <span className="grow" />
            <TotalsFigure label="стойност по себестойност">
              {formatMoney(value, { currency: true })}
            </TotalsFigure>
          </>
        )}
      />
    </Frame>
  );
}
