import { useCommand } from '@renderer/api/useCommand';
import { useQuery } from '@renderer/api/useQuery';
import { AssetChip } from '@renderer/ui/AssetChip';
import { type DataColumn, DataTable } from '@renderer/ui/DataTable';
import { EmptyState } from '@renderer/ui/EmptyState';
import { ErrorBox } from '@renderer/ui/ErrorBox';
import { PageHead } from '@renderer/ui/PageHead';
import { LineStateLabel } from '@renderer/ui/StatusGlyph';
import type { OutputOf } from '@shared/contract/contract';
import { formatHours } from '@shared/kernel/quantity';
import { Wrench } from 'lucide-react';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';

type Line = OutputOf<'orders.myLines'>['lines'][number];

const glyphOf = { not_started: 'lineOpen', in_work: 'lineInWork', done: 'lineDone' } as const;
const following = { not_started: 'in_work', in_work: 'done', done: 'in_work' } as const;

/** A mechanic's day: the own operations, started and finished by Space or Enter. */
export function MyWork() {
  const { t } = useTranslation();
  const { data, error } = useQuery('orders.myLines', {});
  const command = useCommand('orders.setLineState');
  const advance = (line: Line) =>
    void command.attempt({
      ...{ orderId: line.orderId, version: line.version, lineId: line.lineId },
      state: following[line.state],
    });
  const columns = useMemo(
    (): DataColumn<Line>[] => [
      {
        id: 'number',
        header: t(($) => $.orders.column.number),
        width: 110,
        cell: (line) => <b className="b">{line.number}</b>,
      },
      {
        id: 'asset',
        header: t(($) => $.orders.column.asset),
        width: 132,
        cell: (line) => <AssetChip plate={line.plate} serial={line.serial} />,
      },
      { id: 'title', header: '', width: 200, cell: (line) => line.assetTitle },
      { id: 'name', header: t(($) => $.orders.column.name), cell: (line) => line.name },
      {
        id: 'hours',
        header: t(($) => $.orders.column.hours),
        width: 70,
        num: true,
        cell: (line) => line.normSec > 0 && formatHours(line.normSec),
      },
      {
        id: 'state',
        header: t(($) => $.orders.column.state),
        width: 160,
        cell: (line) => <LineStateLabel state={glyphOf[line.state]} />,
      },
    ],
    [t],
  );
  return (
    <>
      <PageHead title={t(($) => $.orders.mine.title)} />
      <ErrorBox error={error ?? command.error} />
      <DataTable
        label={t(($) => $.orders.mine.title)}
        columns={columns}
        rows={data?.lines ?? []}
        rowKey={(line) => line.lineId}
        onRowAction={advance}
        onOpen={advance}
        autoFocus
        empty={<EmptyState icon={Wrench} title={t(($) => $.orders.mine.none)} />}
      />
    </>
  );
}
