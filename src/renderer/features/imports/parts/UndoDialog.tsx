import { useCommand } from '@renderer/api/useCommand';
import { useQuery } from '@renderer/api/useQuery';
import { Check } from '@renderer/ui/Check';
import { DialogBase } from '@renderer/ui/DialogBase';
import { toast } from '@renderer/ui/toast';
import type { ImportRun } from '@shared/features/imports/model';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Progress } from './Progress';

/** What an undo takes back, and what was changed since and would stay. */
export function UndoDialog({ run, onClose }: { run: ImportRun; onClose: () => void }) {
  const { t } = useTranslation();
  const [leaveChanged, setLeaveChanged] = useState(false);
  const found = useQuery('imports.undoCheck', { runId: run.id });
  const undo = useCommand('imports.undo');
  const kept = found.data?.keptCount ?? 0;
  const rows = (found.data?.rows ?? 0) - kept;
  const confirm = async () => {
    const done = await undo.attempt({ runId: run.id, leaveChanged });
    if (!done) return;
    toast.show({ text: t(($) => $.imports.undo.done, { count: done.undone }), glyph: 'ok' });
    onClose();
  };
  return (
    <DialogBase
      open
      width={520}
      title={t(($) => $.imports.undo.title, { name: run.fileName })}
      text={found.data && t(($) => $.imports.undo.text, { count: rows })}
      confirmLabel={t(($) => $.imports.undo.confirm)}
      danger
      busy={undo.isPending}
      confirmDisabled={!found.data || (kept > 0 && !leaveChanged)}
      error={found.error ?? undo.error}
      onConfirm={() => void confirm()}
      onClose={onClose}
    >
      {undo.isPending && <Progress idle={t(($) => $.imports.state.undoing)} text="undoing" />}
      {kept > 0 && (
        <>
          <p>{t(($) => $.imports.undo.kept, { count: kept })}</p>
          <ul className="imports-kept">
            {found.data?.kept.map(({ line, name, reason }) => (
              <li key={line}>
                {name} <span className="m">{t(($) => $.imports.undo[reason])}</span>{' '}
                <span className="s m">{t(($) => $.imports.undo.row, { line })}</span>
              </li>
            ))}
          </ul>
          {kept > (found.data?.kept.length ?? 0) && (
            <p className="m">
              {t(($) => $.imports.undo.keptMore, { count: kept - (found.data?.kept.length ?? 0) })}
            </p>
          )}
          <Check checked={leaveChanged} onChange={setLeaveChanged} label={t(($) => $.imports.undo.leave)} />
        </>
      )}
    </DialogBase>
  );
}
