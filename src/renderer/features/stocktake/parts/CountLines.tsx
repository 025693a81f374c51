import { quantityColumn, readColumn } from '@renderer/ui/lineEditor/columns';
import { LineEditor } from '@renderer/ui/lineEditor/LineEditor';
import type { LineItem } from '@renderer/ui/lineEditor/types';
import type { StocktakeLine } from '@shared/features/stocktake/model';
import { formatQuantity } from '@shared/kernel/quantity';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { unitText } from '../../parts/unitText';

interface CountLinesProps {
  lines: readonly StocktakeLine[];
  /** What the books say is shown: the count is not blind. */
  seesBook: boolean;
  /** The second count is being written. */
  second: boolean;
  readOnly: boolean;
  onCount: (lineId: number, countedMilli: number | null) => void;
}

/** What lies in one place, line under line: the number from the paper, Enter, the next one. */
export function CountLines({ lines, seesBook, second, readOnly, onCount }: CountLinesProps) {
  const { t } = useTranslation();
  const columns = useMemo(
    () => [
      readColumn<StocktakeLine>({
        ...{ id: 'number', header: t(($) => $.stocktake.column.number), width: 160, className: 'med' },
        display: (line) => line.number,
      }),
      readColumn<StocktakeLine>({
        ...{ id: 'name', header: t(($) => $.stocktake.column.name) },
        display: (line) =>
          line.partId === null ? (
            <span className="c-warn">{t(($) => $.stocktake.unknownPart)}</span>
          ) : (
            line.name
          ),
      }),
      ...(seesBook
        ? [
            readColumn<StocktakeLine>({
              ...{
                id: 'book',
                header: t(($) => $.stocktake.column.book),
                width: 90,
                num: true,
                className: 'm',
              },
              display: (line) => (line.bookMilli === null ? '' : formatQuantity(line.bookMilli)),
            }),
          ]
        : []),
      quantityColumn<StocktakeLine>({
        id: 'counted',
        header: second ? t(($) => $.stocktake.column.recounted) : t(($) => $.stocktake.column.counted),
        width: 120,
        className: 'med',
        display: (line) => {
          const found = second ? line.recountedMilli : line.countedMilli;
          return found === null ? '' : `${formatQuantity(found)} ${unitText(t, line.unit)}`;
        },
        value: (line) => (second ? line.recountedMilli : line.countedMilli),
        change: (line, countedMilli) => onCount(line.id, countedMilli),
        locked: (line) => second && !line.recount,
      }),
      readColumn<StocktakeLine>({
        ...{ id: 'by', header: t(($) => $.stocktake.column.by), width: 140, className: 's m' },
        display: (line) => line.countedBy ?? '',
      }),
    ],
    [t, seesBook, second, onCount],
  );
  const rows = lines.map(
    (line): LineItem<StocktakeLine> => ({ kind: 'line', key: String(line.id), data: line, readOnly }),
  );
  return (
    <div className="count-lines">
      <LineEditor<StocktakeLine, never>
        label={t(($) => $.stocktake.view.count)}
        columns={columns}
        rows={rows}
      />
    </div>
  );
}
