import { unitText } from '@renderer/features/parts/unitText';
import { moneyColumn, pickerColumn, quantityColumn, readColumn } from '@renderer/ui/lineEditor/columns';
import { LineEditor } from '@renderer/ui/lineEditor/LineEditor';
import type { useLines } from '@renderer/ui/lineEditor/lines';
import type { LineEditorHandle } from '@renderer/ui/lineEditor/types';
import { priceChoices, type ReceivePreviewRow } from '@shared/features/purchasing/model';
import { formatMoney } from '@shared/kernel/money';
import { formatQuantity } from '@shared/kernel/quantity';
import type { TFunction } from 'i18next';
import type { Ref, RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import { type Keyed, useLineRows } from '../useLineRows';

type PriceChoice = (typeof priceChoices)[number];

/** A line of a delivery while it is typed. */
export interface ComingLine {
  lineId: number;
  number: string;
  name: string;
  unit: string;
  awaitedMilli: number;
  quantityMilli: number | null;
  unitCostCents: number | null;
  price: PriceChoice;
}

type Row = Keyed<ComingLine>;

interface ReceiveLinesProps {
  lines: ReturnType<typeof useLines<ComingLine>>;
  editor: RefObject<LineEditorHandle | null>;
  preview: readonly ReceivePreviewRow[];
}

/** Whether the client would pay another price after the delivery. */
export const changesPrice = ({ priceCents, newPriceCents }: ReceivePreviewRow): boolean =>
  priceCents !== null && newPriceCents !== priceCents;

/** What comes of each line, with what it does to cost and client price. */
export function ReceiveLines({ lines, editor, preview }: ReceiveLinesProps) {
  const { t } = useTranslation();
  const { update } = lines;
  const changeOf = new Map(preview.map((row) => [row.lineId, row]));
  const columns = [
    readColumn<Row>({
      id: 'number',
      header: t(($) => $.purchasing.column.number),
      width: 140,
      className: 'med',
      display: (row) => row.number,
    }),
    readColumn<Row>({ id: 'name', header: t(($) => $.purchasing.column.name), display: (row) => row.name }),
    quantityColumn<Row>({
      id: 'quantity',
      header: t(($) => $.purchasing.column.came),
      width: 80,
      optional: true,
      value: (row) => row.quantityMilli,
      change: (row, quantityMilli) => update(row.key, { quantityMilli }),
      display: (row) =>
        row.quantityMilli === null ? '' : `${formatQuantity(row.quantityMilli)} ${unitText(t, row.unit)}`,
    }),
    readColumn<Row>({
      id: 'rest',
      header: '',
      width: 120,
      className: 's m',
      display: (row) => restText(t, row),
    }),
    moneyColumn<Row>({
      id: 'cost',
      header: t(($) => $.purchasing.column.cost),
      width: 90,
      value: (row) => row.unitCostCents,
      change: (row, unitCostCents) => update(row.key, { unitCostCents }),
    }),
    readColumn<Row>({
      id: 'difference',
      header: '',
      width: 130,
      className: 's m',
      display: (row) => differenceText(t, row.unitCostCents, changeOf.get(row.lineId)?.agreedCents ?? null),
    }),
    readColumn<Row>({
      id: 'average',
      header: t(($) => $.purchasing.column.average),
      width: 125,
      num: true,
      className: 'm',
      display: (row) => {
        const change = changeOf.get(row.lineId);
        return change ? wasText(t, change.averageCents, change.newAverageCents) : '';
      },
    }),
    readColumn<Row>({
      id: 'price',
      header: t(($) => $.purchasing.column.price),
      width: 130,
      num: true,
      display: (row) => {
        const change = changeOf.get(row.lineId);
        return change ? wasText(t, change.priceCents, change.newPriceCents) : '';
      },
    }),
    pickerColumn<Row, PriceChoice>({
      id: 'choice',
      header: t(($) => $.purchasing.column.choice),
      width: 85,
      optional: true,
      locked: (row) => !hasChoice(changeOf.get(row.lineId)),
      display: (row) =>
        hasChoice(changeOf.get(row.lineId)) ? t(($) => $.purchasing.receive[row.price]) : '',
      value: (row) => row.price,
      change: (row, price) => update(row.key, { price: price ?? 'follow' }),
      load: async () => priceChoices,
      optionKey: (choice) => choice,
      optionText: (choice) => t(($) => $.purchasing.receive[choice]),
    }),
  ];
  return (
    <div className="doc-lines">
      <LineEditor<Row, never>
        ref={editor as Ref<LineEditorHandle>}
        label={t(($) => $.purchasing.order.linesTitle)}
        columns={columns}
        rows={useLineRows(lines.lines)}
        onDelete={(line) => lines.remove(line.key)}
      />
    </div>
  );
}

const hasChoice = (change: ReceivePreviewRow | undefined): boolean =>
  change !== undefined && changesPrice(change);

function restText(t: TFunction, { quantityMilli, awaitedMilli }: Row): string {
  const rest = awaitedMilli - (quantityMilli ?? 0);
  if (rest === 0) return '';
  const quantity = formatQuantity(Math.abs(rest));
  return rest > 0
    ? t(($) => $.purchasing.receive.left, { quantity })
    : t(($) => $.purchasing.receive.over, { quantity });
}

function differenceText(t: TFunction, costCents: number | null, agreedCents: number | null): string {
  if (costCents === null || agreedCents === null || costCents === agreedCents) return '';
  const amount = formatMoney(Math.abs(costCents - agreedCents));
  return costCents > agreedCents
    ? t(($) => $.purchasing.receive.costMore, { amount })
    : t(($) => $.purchasing.receive.costLess, { amount });
}

function wasText(t: TFunction, before: number | null, after: number | null): string {
  if (after === null) return before === null ? '' : formatMoney(before);
  if (before === null || before === after) return formatMoney(after);
  return t(($) => $.purchasing.receive.was, { before: formatMoney(before), after: formatMoney(after) });
}
