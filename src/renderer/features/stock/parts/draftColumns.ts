import type { LineColumn } from '@renderer/ui/lineEditor/columns';
import { moneyColumn, quantityColumn, readColumn, textColumn } from '@renderer/ui/lineEditor/columns';
import type { TypedForm } from '@shared/features/stock/model';
import { formatMoney } from '@shared/kernel/money';
import { formatQuantity } from '@shared/kernel/quantity';
import type { TFunction } from 'i18next';
import { unitText } from '../../parts/unitText';
import { bookedOf, type DraftLine, formShapes, lineCents } from '../documentValues';

/** A line as the editor holds it: its own key beside its data. */
export type DraftRow = DraftLine & { key: string };

interface ColumnWishes {
  form: TypedForm;
  /** Some part of the document is kept by serial numbers. */
  serials: boolean;
  update: (key: string, patch: Partial<DraftLine>) => void;
}

/** The columns of a form: what is asked for differs, the order of typing does not. */
export function draftColumns(t: TFunction, { form, serials, update }: ColumnWishes): LineColumn<DraftRow>[] {
  const shape = formShapes[form];
  const columns: (LineColumn<DraftRow> | false)[] = [
    readColumn<DraftRow>({
      id: 'number',
      header: t(($) => $.stock.column.number),
      width: 170,
      className: 'med',
      display: (row) => row.number,
    }),
    readColumn<DraftRow>({ id: 'name', header: t(($) => $.stock.column.name), display: (row) => row.name }),
    shape.out && binColumn(t, update),
    shape.out && bookedColumn(t, form),
    amountColumn(t, form, update),
    serials && serialsColumn(t, update),
    shape.cost !== 'none' && costColumn(t, form, update),
    shape.cost === 'required' && lastColumn(t),
    !shape.out && binColumn(t, update),
    form === 'transfer' && toBinColumn(t, update),
    form === 'count' && differenceColumn(t),
    shape.cost !== 'none' && form !== 'count' && sumColumn(t),
  ];
  return columns.filter((column) => column !== false);
}

type Update = ColumnWishes['update'];

const amountColumn = (t: TFunction, form: TypedForm, update: Update) =>
  quantityColumn<DraftRow>({
    id: 'quantity',
    header: form === 'count' ? t(($) => $.stock.count.counted) : t(($) => $.stock.column.lineQuantity),
    width: 100,
    value: (row) => row.quantityMilli,
    change: (row, quantityMilli) => update(row.key, { quantityMilli }),
    display: (row) =>
      row.quantityMilli === null ? '' : `${formatQuantity(row.quantityMilli)} ${unitText(t, row.unit)}`,
  });

const costColumn = (t: TFunction, form: TypedForm, update: Update) =>
  moneyColumn<DraftRow>({
    id: 'cost',
    header: t(($) => $.stock.column.costUnit),
    width: 110,
    optional: formShapes[form].cost === 'optional',
    value: (row) => row.unitCostCents,
    change: (row, unitCostCents) => update(row.key, { unitCostCents }),
  });

const lastColumn = (t: TFunction) =>
  readColumn<DraftRow>({
    id: 'last',
    header: '',
    width: 130,
    className: 's m',
    display: (row) =>
      row.lastCostCents === null || row.lastCostCents === row.unitCostCents
        ? ''
        : t(($) => $.stock.receipt.was, { amount: formatMoney(row.lastCostCents) }),
  });

const binText = (text: string | null) => (text ?? '').toUpperCase().slice(0, 12);

const binColumn = (t: TFunction, update: Update) =>
  textColumn<DraftRow>({
    id: 'bin',
    header: t(($) => $.stock.column.bin),
    width: 100,
    optional: true,
    value: (row) => row.bin,
    change: (row, bin) => update(row.key, { bin: binText(bin) }),
  });

const toBinColumn = (t: TFunction, update: Update) =>
  textColumn<DraftRow>({
    id: 'toBin',
    header: t(($) => $.stock.column.toBin),
    width: 100,
    optional: true,
    value: (row) => row.toBin,
    change: (row, bin) => update(row.key, { toBin: binText(bin) }),
  });

/** What the books have in the named place; where it lies otherwise when none was named. */
const bookedColumn = (t: TFunction, form: TypedForm) =>
  readColumn<DraftRow>({
    id: 'booked',
    header: form === 'count' ? t(($) => $.stock.column.booked) : t(($) => $.stock.column.quantity),
    width: 150,
    num: true,
    className: 'm',
    display: (row) => {
      const booked = bookedOf(row);
      if (booked === null) return '';
      const places = row.bin === '' ? (row.places ?? []).filter(({ bin }) => bin !== '') : [];
      const where = places
        .map(({ bin }) => bin)
        .slice(0, 2)
        .join(', ');
      return where ? `${formatQuantity(booked)} · ${where}` : formatQuantity(booked);
    },
  });

const differenceColumn = (t: TFunction) =>
  readColumn<DraftRow>({
    id: 'difference',
    header: t(($) => $.stock.column.difference),
    width: 110,
    num: true,
    className: 'med',
    display: (row) => {
      const booked = bookedOf(row);
      if (booked === null || row.quantityMilli === null) return '';
      const difference = row.quantityMilli - booked;
      return `${difference > 0 ? '+' : ''}${formatQuantity(difference)}`;
    },
  });

const sumColumn = (t: TFunction) =>
  readColumn<DraftRow>({
    id: 'amount',
    header: t(($) => $.stock.column.amount),
    width: 110,
    num: true,
    className: 'med',
    display: (row) => (lineCents(row) === 0 ? '' : formatMoney(lineCents(row))),
  });

/** Numbers of units, typed or scanned one after another. */
const serialsColumn = (t: TFunction, update: Update) =>
  textColumn<DraftRow>({
    id: 'serials',
    header: t(($) => $.stock.column.serials),
    width: 220,
    value: (row) => row.serials.join(' '),
    change: (row, text) => {
      const serials = [...new Set((text ?? '').split(/[\s,;]+/).filter(Boolean))];
      update(row.key, { serials });
    },
    locked: (row) => !row.serialTracked,
    display: (row) => (row.serialTracked ? row.serials.join(', ') : ''),
  });
