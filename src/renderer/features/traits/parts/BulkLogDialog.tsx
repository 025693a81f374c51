import { useCommand } from '@renderer/api/useCommand';
import { useQuery } from '@renderer/api/useQuery';
import { useSession } from '@renderer/app/session';
import { Button } from '@renderer/ui/Button';
import { DialogBase } from '@renderer/ui/DialogBase';
import { SkeletonRows } from '@renderer/ui/Skeleton';
import { toast } from '@renderer/ui/toast';
import type { OutputOf } from '@shared/contract/contract';
import type { BulkLogRow } from '@shared/features/traits/model';
import { traitName } from '@shared/features/traits/words';
import { formatDateTime } from '@shared/kernel/dates';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLanguage, useValueText } from '../traitWords';
import '../traits.css';

/** Changes of many things that were made; one of them is chosen and undone as a whole. */
export function BulkLogDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const [chosen, setChosen] = useState<BulkLogRow | null>(null);
  const { data } = useQuery('traits.bulkLog', {}, { tags: ['traits'] });
  const asked = useQuery(
    'traits.undoPreview',
    { bulkId: chosen?.id ?? 0 },
    { tags: ['traits'], enabled: chosen !== null },
  );
  const undo = useCommand('traits.bulkUndo');
  const run = async () => {
    if (!chosen) return onClose();
    const done = await undo.attempt({ bulkId: chosen.id });
    if (!done) return;
    toast.show({ text: t(($) => $.traits.bulk.undone, done) });
    setChosen(null);
  };
  const words = useChangeText();
  return (
    <DialogBase
      open
      width={860}
      danger={chosen !== null}
      title={chosen ? t(($) => $.traits.bulk.undoTitle) : t(($) => $.traits.bulk.log)}
      text={chosen ? words(chosen) : t(($) => $.traits.bulk.logHint)}
      confirmLabel={chosen ? t(($) => $.traits.bulk.undo) : t(($) => $.ui.close)}
      confirmDisabled={chosen !== null && !asked.data?.back}
      busy={undo.isPending}
      error={undo.error ?? asked.error}
      onConfirm={() => void run()}
      onClose={() => (chosen ? setChosen(null) : onClose())}
    >
      {chosen ? (
        <UndoFacts row={chosen} asked={asked.data} />
      ) : (
        <LogTable rows={data?.rows} onUndo={setChosen} />
      )}
    </DialogBase>
  );
}

function useChangeText(): (row: BulkLogRow) => string {
  const { t } = useTranslation();
  const language = useLanguage();
  const say = useValueText();
  return ({ trait, change }) =>
    `${traitName(trait, language)} → ${change.kind === 'set' ? say(trait, change.value) : t(($) => $.traits.bulk.cleared)}`;
}

interface LogTableProps {
  rows: readonly BulkLogRow[] | undefined;
  onUndo: (row: BulkLogRow) => void;
}

function LogTable({ rows, onUndo }: LogTableProps) {
  const { t } = useTranslation();
  const { may } = useSession();
  const words = useChangeText();
  if (!rows) return <SkeletonRows rows={4} />;
  if (rows.length === 0) return <p className="mm">{t(($) => $.traits.bulk.logEmpty)}</p>;
  return (
    <div className="traits-log">
      <table className="tbl">
        <thead>
          <tr>
            <th style={{ width: '11em' }}>{t(($) => $.traits.bulk.at)}</th>
            <th>{t(($) => $.traits.bulk.change)}</th>
            <th className="num" style={{ width: '5em' }}>
              {t(($) => $.traits.bulk.count)}
            </th>
            <th style={{ width: '10em' }}>{t(($) => $.traits.bulk.user)}</th>
            <th style={{ width: '15em' }}>{t(($) => $.traits.state)}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id}>
              <td className="nw">{formatDateTime(row.at)}</td>
              <td className="ell med">{words(row)}</td>
              <td className="num">{row.changed}</td>
              <td className="ell">{row.userName}</td>
              <td>
                {row.undoneAt !== null ? (
                  <span className="s m">
                    {t(($) => $.traits.bulk.undoneBy, {
                      at: formatDateTime(row.undoneAt),
                      user: row.undoneBy ?? '',
                    })}
                  </span>
                ) : may('assets.edit') && may(row.trait.editRight) ? (
                  <Button small onClick={() => onUndo(row)}>
                    {t(($) => $.traits.bulk.undo)}
                    <span className="sr"> {words(row)}</span>
                  </Button>
                ) : (
                  t(($) => $.traits.bulk.active)
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

interface UndoFactsProps {
  row: BulkLogRow;
  asked: OutputOf<'traits.undoPreview'> | undefined;
}

/** What comes back, and by name what somebody has changed since and keeps. */
function UndoFacts({ row, asked }: UndoFactsProps) {
  const { t } = useTranslation();
  const say = useValueText();
  if (!asked) return <SkeletonRows rows={3} />;
  const { back, left, named } = asked;
  return (
    <div className="traits-undo">
      <p className="b">{t(($) => $.traits.bulk.undoBack, { count: back })}</p>
      {left > 0 && (
        <>
          <p>{t(($) => $.traits.bulk.undoLeft, { count: left })}</p>
          <ul className="traits-left">
            {named.map((one) => (
              <li key={one.assetId}>
                <b>{one.number}</b>
                <span className="grow ell">{one.title}</span>
                <span>
                  {one.value === null ? t(($) => $.traits.history.noOwn) : say(row.trait, one.value)}
                </span>
                <span className="s m nw">
                  {formatDateTime(one.at)}, {one.userName}
                </span>
              </li>
            ))}
          </ul>
          {left > named.length && (
            <p className="m">{t(($) => $.traits.bulk.undoMore, { count: left - named.length })}</p>
          )}
        </>
      )}
    </div>
  );
}
