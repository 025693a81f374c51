import { percentColumn, quantityColumn, readColumn } from '@renderer/ui/lineEditor/columns';
import { focusNewLine } from '@renderer/ui/lineEditor/focusNewLine';
import { LineEditor } from '@renderer/ui/lineEditor/LineEditor';
import type { LineEditorHandle, LineItem } from '@renderer/ui/lineEditor/types';
import type { KitLine } from '@shared/features/kits/model';
import { formatMoney, formatPercent } from '@shared/kernel/money';
import { formatQuantity } from '@shared/kernel/quantity';
import { type RefObject, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { unitText } from '../../parts/unitText';
import { type EditedLine, loadLines } from '../kitForm';

interface KitLinesProps {
  lines: readonly EditedLine[];
  /** What the engine said of them last, line by line. */
  quoted: readonly KitLine[] | undefined;
  seesCost: boolean;
  readOnly: boolean;
  editor: RefObject<LineEditorHandle | null>;
  onChange: (change: (lines: readonly EditedLine[]) => readonly EditedLine[]) => void;
}

/** Parts, kits and operations of a kit with their norm and what is lost, Enter after Enter. */
export function KitLines({ lines, quoted, seesCost, readOnly, editor, onChange }: KitLinesProps) {
  const { t } = useTranslation();
  const columns = useMemo(() => {
    const change = (line: EditedLine, patch: Partial<EditedLine>) =>
      onChange((all) => all.map((one) => (one.key === line.key ? { ...one, ...patch } : one)));
    const money = (cents: number | null | undefined) => (cents == null ? null : formatMoney(cents));
    return [
      readColumn<EditedLine>({
        id: 'code',
        header: t(($) => $.kits.column.number),
        width: 130,
        className: 'code',
        display: (line) => line.code,
      }),
      readColumn<EditedLine>({
        id: 'name',
        header: t(($) => $.kits.column.component),
        display: (line) => (
          <>
            {line.kind === 'operation' ? <span className="opn">{line.name}</span> : line.name}
            {line.quoted?.kitId != null && <span className="hintkey">{t(($) => $.kits.kitMark)}</span>}
          </>
        ),
      }),
      quantityColumn<EditedLine>({
        id: 'quantity',
        header: t(($) => $.kits.column.norm),
        width: 84,
        display: (line) => {
          const quantity = formatQuantity(line.quantityMilli);
          return line.unit === null ? quantity : `${quantity} ${unitText(t, line.unit)}`;
        },
        value: (line) => line.quantityMilli,
        change: (line, quantityMilli) => quantityMilli && change(line, { quantityMilli }),
      }),
      percentColumn<EditedLine>({
        id: 'scrap',
        header: t(($) => $.kits.column.scrap),
        width: 68,
        optional: true,
        display: (line) => (line.scrapBp > 0 ? formatPercent(line.scrapBp) : null),
        value: (line) => (line.scrapBp > 0 ? line.scrapBp : null),
        change: (line, scrapBp) => change(line, { scrapBp: scrapBp ?? 0 }),
        locked: (line) => line.kind === 'operation',
      }),
      ...(seesCost
        ? [
            readColumn<EditedLine>({
              id: 'unitCost',
              header: t(($) => $.kits.column.unitCost),
              width: 92,
              num: true,
              display: (line) => money(line.quoted?.unitCostCents),
            }),
            readColumn<EditedLine>({
              id: 'from',
              header: t(($) => $.kits.column.from),
              width: 84,
              className: 's m',
              display: (line) => <CostFrom line={line} />,
            }),
            readColumn<EditedLine>({
              id: 'value',
              header: t(($) => $.kits.column.value),
              width: 84,
              num: true,
              className: 'med',
              display: (line) => money(line.quoted?.costCents),
            }),
          ]
        : []),
      readColumn<EditedLine>({
        id: 'net',
        header: t(($) => $.kits.column.net),
        width: 84,
        num: true,
        display: (line) => money(line.quoted?.netCents),
      }),
    ];
  }, [t, seesCost, onChange]);
  const rows = lines.map((line, at): LineItem<EditedLine> => {
    const known = quoted?.[at];
    const same = known && (known.operationId ?? known.partId) === line.id;
    return { kind: 'line', key: line.key, data: same ? { ...line, quoted: known } : line, readOnly };
  });
  const add = (line: EditedLine) =>
    focusNewLine(editor, 'quantity', () => {
      onChange((all) => [...all, line]);
      return line.key;
    });
  return (
    <div className="kit-lines">
      <LineEditor<EditedLine, EditedLine>
        ref={editor}
        label={t(($) => $.kits.lines)}
        columns={columns}
        rows={rows}
        onDelete={({ key }) => !readOnly && onChange((all) => all.filter((line) => line.key !== key))}
        add={
          readOnly
            ? undefined
            : {
                placeholder: t(($) => $.kits.add),
                load: loadLines,
                optionKey: (line) => line.key,
                optionText: (line) => line.name,
                renderOption: (line) => (
                  <span className="row grow line-option">
                    <span className="code">{line.code}</span>
                    <span className={`grow ell ${line.kind === 'operation' ? 'med' : ''}`}>{line.name}</span>
                    <span className="s m">{line.unit === null ? '' : unitText(t, line.unit)}</span>
                  </span>
                ),
                pick: add,
              }
        }
      />
    </div>
  );
}

function CostFrom({ line: { quoted } }: { line: EditedLine }) {
  const { t } = useTranslation();
  if (!quoted) return null;
  const { costFrom, incomplete } = quoted;
  if (incomplete) return <span className="c-danger">{t(($) => $.kits.column.missing)}</span>;
  return costFrom && t(($) => $.kits.from[costFrom]);
}
