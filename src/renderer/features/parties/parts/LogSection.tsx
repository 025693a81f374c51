import { useCommand } from '@renderer/api/useCommand';
import { useQuery } from '@renderer/api/useQuery';
import { useSession } from '@renderer/app/session';
import { Button } from '@renderer/ui/Button';
import { ConfirmDialog } from '@renderer/ui/dialogs';
import type { PartyCard } from '@shared/features/parties/model';
import { formatDateTime } from '@shared/kernel/dates';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAuditWords } from '../../audit/words';
import { UndoObstacles } from './UndoObstacles';

type Merge = PartyCard['merges'][number];

/** What happened to the card: who was merged into it, with the way back, and the log. */
export function LogSection({ card }: { card: PartyCard }) {
  const { t } = useTranslation();
  const { may } = useSession();
  const [undoing, setUndoing] = useState<Merge | null>(null);
  const mayUndo = card.allowedActions.merge.allowed;
  return (
    <div className="party-section">
      <h2>{t(($) => $.parties.log.merges)}</h2>
      {card.merges.length === 0 ? (
        <p className="mm">{t(($) => $.parties.log.noMerges)}</p>
      ) : (
        <table className="tbl" aria-label={t(($) => $.parties.log.merges)}>
          <thead>
            <tr>
              <th>{t(($) => $.parties.log.merged)}</th>
              <th>{t(($) => $.parties.log.at)}</th>
              <th>{t(($) => $.parties.log.user)}</th>
              <th className="num">{t(($) => $.parties.log.moved)}</th>
              <th>{t(($) => $.parties.log.undo)}</th>
            </tr>
          </thead>
          <tbody>
            {card.merges.map((one) => (
              <tr key={one.id}>
                <td>{one.name}</td>
                <td>{formatDateTime(one.at)}</td>
                <td>{one.user}</td>
                <td className="num">{one.moved}</td>
                <td>
                  {one.undoneAt !== null
                    ? t(($) => $.parties.log.undone, { date: formatDateTime(one.undoneAt ?? 0) })
                    : mayUndo && (
                        <Button small onClick={() => setUndoing(one)}>
                          {t(($) => $.parties.log.undoOne)}
                        </Button>
                      )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {may('audit.view') && <AuditTable partyId={card.id} />}
      {undoing && <UndoDialog merge={undoing} onClose={() => setUndoing(null)} />}
    </div>
  );
}

function UndoDialog({ merge, onClose }: { merge: Merge; onClose: () => void }) {
  const { t } = useTranslation();
  const undo = useCommand('parties.undoMerge');
  const run = async () => {
    if (await undo.attempt({ mergeId: merge.id })) onClose();
  };
  return (
    <ConfirmDialog
      open
      title={t(($) => $.parties.log.undoTitle, { name: merge.name })}
      text={t(($) => $.parties.log.undoText)}
      confirmLabel={t(($) => $.parties.log.undo)}
      busy={undo.isPending}
      error={undo.error}
      onConfirm={() => void run()}
      onClose={onClose}
    >
      <UndoObstacles error={undo.error} />
    </ConfirmDialog>
  );
}

function AuditTable({ partyId }: { partyId: number }) {
  const { t } = useTranslation();
  const words = useAuditWords();
  const { data } = useQuery('audit.list', { entity: `party:${partyId}`, limit: 100 });
  return (
    <>
      <h2>{t(($) => $.parties.log.audit)}</h2>
      <table className="tbl" aria-label={t(($) => $.parties.log.audit)}>
        <thead>
          <tr>
            <th>{t(($) => $.audit.at)}</th>
            <th>{t(($) => $.audit.user)}</th>
            <th>{t(($) => $.audit.action)}</th>
            <th>{t(($) => $.audit.reason)}</th>
          </tr>
        </thead>
        <tbody>
          {data?.rows.map((row) => (
            <tr key={row.id}>
              <td>{formatDateTime(row.at)}</td>
              <td>{row.user ?? t(($) => $.audit.nobody)}</td>
              <td>{words.action(row.entry)}</td>
              <td>{row.reason}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}
