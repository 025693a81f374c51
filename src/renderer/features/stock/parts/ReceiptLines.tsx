import { useSession } from '@renderer/app/session';
import { EmptyState } from '@renderer/ui/EmptyState';
import { moneyColumn, quantityColumn, readColumn, textColumn } from '@renderer/ui/lineEditor/columns';
import { LineEditor } from '@renderer/ui/lineEditor/LineEditor';
import type { useLines } from '@renderer/ui/lineEditor/lines';
import type { LineEditorHandle, LineRow } from '@renderer/ui/lineEditor/types';
import { formatMoney } from '@shared/kernel/money';
import { formatQuantity } from '@shared/kernel/quantity';
import { ScanBarcode } from 'lucide-react';
import type { Ref, RefObject } from 'react';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { type FoundPart, findParts } from '../../parts/findParts';
import { PartOption } from '../../parts/parts/PartOption';
import { unitText } from '../../parts/unitText';
import { lineCents, lineOf, type ReceiptLine } from '../receiptValues';

/** A line as the editor holds it: its own key beside its data. */
type Row = ReceiptLine & { key: string };

interface ReceiptLinesProps {
  lines: ReturnType<typeof useLines<ReceiptLine>>;
  editor: RefObject<LineEditorHandle | null>;
  /** A number that no card has: the page keeps what is typed and opens a new card. */
  onNewPart: (number: string) => void;
}

/** Lines of the receipt: number, quantity and cost, Enter after Enter. */
export function ReceiptLines({ lines, editor, onNewPart }: ReceiptLinesProps) {
  const { t } = useTranslation();
  const { may } = useSession();
  const { update } = lines;
  const columns = useMemo(
    () => [
      readColumn<Row>({
        id: 'number',
        header: t(($) => $.stock.column.number),
        width: 170,
        className: 'med',
        display: (row) => row.number,
      }),
      readColumn<Row>({ id: 'name', header: t(($) => $.stock.column.name), display: (row) => row.name }),
      quantityColumn<Row>({
        id: 'quantity',
        header: t(($) => $.stock.column.lineQuantity),
        width: 100,
        value: (row) => row.quantityMilli,
        change: (row, quantityMilli) => update(row.key, { quantityMilli }),
        display: (row) =>
          row.quantityMilli === null ? '' : `${formatQuantity(row.quantityMilli)} ${unitText(t, row.unit)}`,
      }),
      moneyColumn<Row>({
        id: 'cost',
        header: t(($) => $.stock.column.costUnit),
        width: 110,
        value: (row) => row.unitCostCents,
        change: (row, unitCostCents) => update(row.key, { unitCostCents }),
      }),
      readColumn<Row>({
        id: 'last',
        header: '',
        width: 130,
        className: 's m',
        display: (row) =>
          row.lastCostCents === null || row.lastCostCents === row.unitCostCents
            ? ''
            : t(($) => $.stock.receipt.was, { amount: formatMoney(row.lastCostCents) }),
      }),
      textColumn<Row>({
        id: 'bin',
        header: t(($) => $.stock.column.bin),
        width: 90,
        optional: true,
        value: (row) => row.bin,
        change: (row, bin) => update(row.key, { bin: (bin ?? '').toUpperCase().slice(0, 8) }),
      }),
      readColumn<Row>({
        id: 'amount',
        header: t(($) => $.stock.column.amount),
        width: 110,
        num: true,
        className: 'med',
        display: (row) => (lineCents(row) === 0 ? '' : formatMoney(lineCents(row))),
      }),
    ],
    [t, update],
  );
  const rows = useRows(lines.lines);
  const add = (part: FoundPart) => {
    const key = lines.add(lineOf(part));
    // the row exists after the next drawing
    setTimeout(() => editor.current?.focusCell(key, 'quantity'));
  };
  return (
    <div className="doc-lines">
      <LineEditor<Row, FoundPart>
        ref={editor as Ref<LineEditorHandle>}
        label={t(($) => $.stock.receipt.lines)}
        columns={columns}
        rows={rows}
        onDelete={(line) => lines.remove(line.key)}
        add={{
          placeholder: t(($) => $.stock.receipt.add),
          load: (query) => findParts(query),
          optionKey: (part) => part.id,
          optionText: (part) => part.number,
          renderOption: (part) => <PartOption part={part} />,
          pick: add,
          pickText: may('parts.edit') ? onNewPart : undefined,
        }}
      />
      {rows.length === 0 && <EmptyLines />}
    </div>
  );
}

/** The same object for a line that did not change, so that its row is not drawn again. */
function useRows(lines: ReceiptLinesProps['lines']['lines']): LineRow<Row>[] {
  const known = useMemo(() => new WeakMap<ReceiptLine, LineRow<Row>>(), []);
  return lines.map(({ key, data }) => {
    const before = known.get(data);
    if (before) return before;
    const row: LineRow<Row> = { kind: 'line', key, data: { ...data, key } };
    known.set(data, row);
    return row;
  });
}

function EmptyLines() {
  const { t } = useTranslation();
  return (
    <div className="doc-empty">
      <EmptyState
        icon={ScanBarcode}
        title={t(($) => $.stock.receipt.add)}
        text={t(($) => $.parts.find.hint)}
      />
    </div>
  );
}
