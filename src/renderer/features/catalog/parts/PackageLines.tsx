import { type LineColumn, pickerColumn, quantityColumn, readColumn } from '@renderer/ui/lineEditor/columns';
import { LineEditor } from '@renderer/ui/lineEditor/LineEditor';
import type { LineItem } from '@renderer/ui/lineEditor/types';
import { technicalQuantities } from '@shared/features/catalog/notes';
import { lineNormSec } from '@shared/features/orders/calc';
import { formatMoney } from '@shared/kernel/money';
import { formatHours, formatQuantity } from '@shared/kernel/quantity';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { unitText } from '../../parts/unitText';
import { type EditedLine, loadLines } from '../packageForm';

interface PackageLinesProps {
  lines: readonly EditedLine[];
  readOnly: boolean;
  onChange: (lines: EditedLine[]) => void;
}

type QuantityChoice = (typeof technicalQuantities)[number] | 'none';
const quantityChoices: readonly QuantityChoice[] = ['none', ...technicalQuantities];

/** Operations and parts of a package with their quantities: a number, or what the item holds. */
export function PackageLines({ lines, readOnly, onChange }: PackageLinesProps) {
  const { t } = useTranslation();
  const columns = useMemo((): LineColumn<EditedLine>[] => {
    const change = (line: EditedLine, patch: Partial<EditedLine>) =>
      onChange(lines.map((one) => (one.key === line.key ? { ...one, ...patch, netCents: null } : one)));
    const choiceText = (choice: QuantityChoice) => t(($) => $.catalog.quantity[choice]);
    return [
      readColumn({
        id: 'code',
        header: t(($) => $.catalog.package.line.code),
        width: 112,
        className: 'code',
        display: (line) => line.code,
      }),
      readColumn({
        id: 'name',
        header: t(($) => $.catalog.package.line.name),
        display: (line) => (line.kind === 'operation' ? <span className="opn">{line.name}</span> : line.name),
      }),
      quantityColumn({
        id: 'quantity',
        header: t(($) => $.catalog.package.line.quantity),
        width: 68,
        display: (line) => {
          const quantity = formatQuantity(line.quantityMilli);
          return line.unit === null ? quantity : `${quantity} ${unitText(t, line.unit)}`;
        },
        value: (line) => line.quantityMilli,
        change: (line, quantityMilli) => quantityMilli && change(line, { quantityMilli }),
      }),
      pickerColumn<EditedLine, QuantityChoice>({
        id: 'of',
        header: t(($) => $.catalog.package.line.of),
        width: 116,
        className: 's',
        optional: true,
        display: (line) => line.quantityOf && choiceText(line.quantityOf),
        value: (line) => line.quantityOf,
        change: (line, choice) => change(line, { quantityOf: choice === 'none' ? null : choice }),
        load: async (query) =>
          quantityChoices.filter((choice) => choiceText(choice).toLowerCase().includes(query.toLowerCase())),
        optionKey: (choice) => choice,
        optionText: choiceText,
        locked: (line) => line.kind === 'operation',
      }),
      readColumn({
        id: 'hours',
        header: t(($) => $.catalog.package.line.hours),
        width: 48,
        num: true,
        display: (line) =>
          line.normSec === null ? null : formatHours(lineNormSec({ ...line, normSec: line.normSec })),
      }),
      readColumn({
        id: 'sum',
        header: t(($) => $.catalog.package.line.sum),
        width: 72,
        num: true,
        className: 'med',
        display: (line) => (line.netCents === null ? null : formatMoney(line.netCents)),
      }),
    ];
  }, [t, lines, onChange]);
  const rows = lines.map(
    (line): LineItem<EditedLine> => ({ kind: 'line', key: line.key, data: line, readOnly }),
  );
  const sums = sumsOf(lines);
  return (
    <>
      <LineEditor<EditedLine, EditedLine>
        label={t(($) => $.catalog.package.line.list)}
        columns={columns}
        rows={rows}
        onDelete={({ key }) => !readOnly && onChange(lines.filter((line) => line.key !== key))}
        add={
          readOnly
            ? undefined
            : {
                placeholder: t(($) => $.catalog.package.line.add),
                load: loadLines,
                optionKey: (line) => line.key,
                optionText: (line) => line.name,
                renderOption: (line) => (
                  <span className="row grow line-option">
                    <span className="code">{line.code}</span>
                    <span className={`grow ell ${line.kind === 'operation' ? 'med' : ''}`}>{line.name}</span>
                    <span className="s m">{line.normSec === null ? '' : formatHours(line.normSec)}</span>
                  </span>
                ),
                pick: (line) => onChange([...lines.filter((one) => one.key !== line.key), line]),
              }
        }
      />
      {sums && (
        <p className="package-sums s m">
          {t(($) => $.catalog.package.sums, {
            sum: formatMoney(sums.netCents, { currency: true }),
            hours: formatHours(sums.normSec),
          })}
        </p>
      )}
    </>
  );
}

/** Null while a line is not priced yet: that is done when it is saved. */
function sumsOf(lines: readonly EditedLine[]): { netCents: number; normSec: number } | null {
  if (lines.length === 0 || lines.some((line) => line.netCents === null)) return null;
  return {
    netCents: lines.reduce((sum, line) => sum + (line.netCents ?? 0), 0),
    normSec: lines.reduce((sum, line) => sum + lineNormSec({ ...line, normSec: line.normSec ?? 0 }), 0),
  };
}
