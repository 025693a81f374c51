import { PlateChip } from '@renderer/ui/AssetChip';
import { StatusGlyph } from '@renderer/ui/StatusGlyph';
import type { DataColumn } from '@renderer/ui/tableTypes';
import { provisionStates } from '@shared/features/provision/calc';
import type { ProvisionRow } from '@shared/features/provision/model';
import { formatDate, sofiaDate } from '@shared/kernel/dates';
import { formatQuantity } from '@shared/kernel/quantity';
import type { TFunction } from 'i18next';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { unitText } from '../../parts/unitText';
import { dayText, stateMarks } from '../words';

const some = (milli: number) => (milli === 0 ? '' : formatQuantity(milli));
const never = '9999-12-31';
const dueOf = (row: ProvisionRow): string => (row.promisedAt === null ? never : sofiaDate(row.promisedAt));

type Milli =
  | 'issuedMilli'
  | 'remainingMilli'
  | 'reservedMilli'
  | 'freeMilli'
  | 'substituteMilli'
  | 'shortMilli';

/** Columns of R1 (reports §3); remaining = reserved + free + substitutes + expected + shortage. */
export function useProvisionColumns(): DataColumn<ProvisionRow>[] {
  const { t } = useTranslation();
  return useMemo(() => {
    const quantity = (
      id: 'issued' | 'remaining' | 'reserved' | 'free' | 'substitute' | 'short',
      of: Milli,
    ) => ({
      id,
      header: t(($) => $.provision.column[id]),
      width: 82,
      num: true,
      sortValue: (row: ProvisionRow) => row[of],
      cell: (row: ProvisionRow) =>
        of === 'shortMilli' && row.shortMilli > 0 ? (
          <b className="c-danger">{some(row.shortMilli)}</b>
        ) : (
          some(row[of])
        ),
    });
    return [
      {
        id: 'order',
        header: t(($) => $.provision.column.order),
        width: 112,
        fixed: true,
        sortValue: (row) => row.orderNumber,
        cell: (row) => (
          <span className={row.priority > 0 ? 'b c-danger' : 'med'} title={priorityText(t, row.priority)}>
            {row.orderNumber}
          </span>
        ),
      },
      {
        id: 'asset',
        header: t(($) => $.provision.column.asset),
        width: 124,
        sortValue: (row) => row.plate ?? row.serial ?? '',
        cell: (row) => (row.plate ? <PlateChip plate={row.plate} /> : row.serial),
      },
      {
        id: 'client',
        header: t(($) => $.provision.column.client),
        hidden: true,
        sortValue: (row) => row.client,
        cell: (row) => row.client,
      },
      {
        id: 'state',
        header: t(($) => $.provision.column.state),
        width: 126,
        sortValue: (row) => provisionStates.indexOf(row.state),
        cell: (row) => <State row={row} t={t} />,
      },
      {
        id: 'due',
        header: t(($) => $.provision.column.due),
        width: 74,
        sortValue: dueOf,
        cell: (row) => <Day on={row.promisedAt === null ? null : sofiaDate(row.promisedAt)} />,
      },
      {
        id: 'number',
        header: t(($) => $.provision.column.number),
        width: 124,
        className: 'code',
        sortValue: (row) => row.number,
        cell: (row) => row.number,
      },
      {
        id: 'name',
        header: t(($) => $.provision.column.name),
        minWidth: 104,
        sortValue: (row) => row.name,
        cell: (row) => <span title={row.name}>{row.name}</span>,
      },
      {
        id: 'warehouse',
        header: t(($) => $.provision.column.warehouse),
        width: 120,
        hidden: true,
        sortValue: (row) => row.warehouse,
        cell: (row) => row.warehouse,
      },
      {
        id: 'needed',
        header: t(($) => $.provision.column.needed),
        width: 84,
        num: true,
        hidden: true,
        sortValue: (row) => row.neededMilli,
        cell: (row) => `${formatQuantity(row.neededMilli)} ${unitText(t, row.unit)}`,
      },
      { ...quantity('issued', 'issuedMilli'), hidden: true },
      {
        ...quantity('remaining', 'remainingMilli'),
        cell: (row) =>
          row.remainingMilli > 0 && `${formatQuantity(row.remainingMilli)} ${unitText(t, row.unit)}`,
      },
      quantity('short', 'shortMilli'),
      quantity('reserved', 'reservedMilli'),
      { ...quantity('free', 'freeMilli'), hidden: true },
      {
        id: 'expected',
        header: t(($) => $.provision.column.expected),
        width: 116,
        num: true,
        sortValue: (row) => row.expectedOn ?? never,
        cell: (row) => row.expectedMilli > 0 && <Expected row={row} t={t} />,
      },
      quantity('substitute', 'substituteMilli'),
    ];
  }, [t]);
}

function priorityText(t: TFunction, priority: number): string | undefined {
  if (priority === 1) return t(($) => $.provision.priority[1]);
  return priority === 2 ? t(($) => $.provision.priority[2]) : undefined;
}

/** A day in five signs, the whole of it under the pointer. */
function Day({ on }: { on: string | null }) {
  return on === null ? null : <span title={formatDate(on)}>{formatDate(on).slice(0, 5)}</span>;
}

const shortDay = (t: TFunction, on: string | null): string =>
  on === null ? dayText(t, on) : formatDate(on).slice(0, 5);

function Expected({ row, t }: { row: ProvisionRow; t: TFunction }) {
  const moved = row.before !== null && row.before.expectedOn !== row.expectedOn;
  return (
    <span
      title={
        moved ? t(($) => $.provision.wasOn, { date: dayText(t, row.before?.expectedOn ?? null) }) : undefined
      }
    >
      <span className={`s ${moved ? 'c-danger' : 'm'}`}>{shortDay(t, row.expectedOn)}</span>{' '}
      {formatQuantity(row.expectedMilli)}
    </span>
  );
}

function State({ row, t }: { row: ProvisionRow; t: TFunction }) {
  const { glyph, tone } = stateMarks[row.state];
  const changed = row.before !== null && row.before.state !== row.state;
  return (
    <span className={`provision-state ${tone}`}>
      <StatusGlyph name={glyph} />
      {t(($) => $.provision.state[row.state])}
      {changed && row.before && (
        <span className="s m">
          {t(($) => $.provision.was, { state: t(($) => $.provision.state[row.before?.state ?? row.state]) })}
        </span>
      )}
    </span>
  );
}
