import { type FoundPart, findParts } from '@renderer/features/parts/findParts';
import { PartOption } from '@renderer/features/parts/parts/PartOption';
import { unitText } from '@renderer/features/parts/unitText';
import { moneyColumn, quantityColumn, readColumn } from '@renderer/ui/lineEditor/columns';
import { focusNewLine } from '@renderer/ui/lineEditor/focusNewLine';
import { LineEditor } from '@renderer/ui/lineEditor/LineEditor';
import type { useLines } from '@renderer/ui/lineEditor/lines';
import type { LineEditorHandle } from '@renderer/ui/lineEditor/types';
import { formatDate } from '@shared/kernel/dates';
import { formatMoney, multiplyCents } from '@shared/kernel/money';
import { formatQuantity } from '@shared/kernel/quantity';
import type { Ref, RefObject } from 'react';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { type Keyed, useLineRows } from '../useLineRows';

/** A line of an order while it is typed. */
export interface DraftLine {
  partId: number;
  number: string;
  name: string;
  unit: string;
  quantityMilli: number | null;
  unitCostCents: number | null;
  expectedOn: string | null;
}

type Row = Keyed<DraftLine>;

interface DraftLinesProps {
  lines: ReturnType<typeof useLines<DraftLine>>;
  editor: RefObject<LineEditorHandle | null>;
}

/** Lines of the draft; a part that stands in it already leads to its line. */
export function DraftLines({ lines, editor }: DraftLinesProps) {
  const { t } = useTranslation();
  const { update } = lines;
  const columns = useMemo(
    () => [
      readColumn<Row>({
        id: 'number',
        header: t(($) => $.purchasing.column.number),
        width: 180,
        className: 'med',
        display: (row) => row.number,
      }),
      readColumn<Row>({ id: 'name', header: t(($) => $.purchasing.column.name), display: (row) => row.name }),
      quantityColumn<Row>({
        id: 'quantity',
        header: t(($) => $.purchasing.column.quantity),
        width: 110,
        value: (row) => row.quantityMilli,
        change: (row, quantityMilli) => update(row.key, { quantityMilli }),
        display: (row) =>
          row.quantityMilli === null ? '' : `${formatQuantity(row.quantityMilli)} ${unitText(t, row.unit)}`,
      }),
      moneyColumn<Row>({
        id: 'cost',
        header: t(($) => $.purchasing.column.cost),
        width: 120,
        optional: true,
        value: (row) => row.unitCostCents,
        change: (row, unitCostCents) => update(row.key, { unitCostCents }),
      }),
      readColumn<Row>({
        id: 'expected',
        header: t(($) => $.purchasing.column.expectedOn),
        width: 110,
        className: 'm',
        display: (row) => (row.expectedOn === null ? '' : formatDate(row.expectedOn)),
      }),
      readColumn<Row>({
        id: 'net',
        header: t(($) => $.purchasing.column.net),
        width: 120,
        num: true,
        className: 'med',
        display: ({ unitCostCents, quantityMilli }) =>
          unitCostCents && quantityMilli ? formatMoney(multiplyCents(unitCostCents, quantityMilli)) : '',
      }),
    ],
    [t, update],
  );
  const rows = useLineRows(lines.lines);
  const add = ({ id: partId, number, name, unit, lastCostCents }: FoundPart) => {
    const same = lines.lines.find(({ data }) => data.partId === partId);
    const empty = { quantityMilli: null, unitCostCents: lastCostCents, expectedOn: null };
    focusNewLine(editor, 'quantity', () => same?.key ?? lines.add({ partId, number, name, unit, ...empty }));
  };
  return (
    <div className="doc-lines">
      <LineEditor<Row, FoundPart>
        ref={editor as Ref<LineEditorHandle>}
        label={t(($) => $.purchasing.order.linesTitle)}
        columns={columns}
        rows={rows}
        onDelete={(line) => lines.remove(line.key)}
        add={{
          placeholder: t(($) => $.purchasing.proposal.add),
          load: (query) => findParts(query),
          optionKey: (part) => part.id,
          optionText: (part) => part.number,
          renderOption: (part) => <PartOption part={part} />,
          pick: add,
        }}
      />
    </div>
  );
}
