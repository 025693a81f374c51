import { useEngineEvent } from '@renderer/api/engineEvents';
import { useCommand } from '@renderer/api/useCommand';
import { Button } from '@renderer/ui/Button';
import { useShortcuts } from '@renderer/ui/shortcuts/useShortcuts';
import type { WindowEvent } from '@shared/contract/result';
import { priceTasks } from '@shared/features/priceLists/model';
import { useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { countText } from '../texts';

interface Progress {
  stage: 'read' | 'write';
  done: number;
  total: number;
}

/** How far a file is, and the key that stops it. */
export function ReadProgress() {
  const { t } = useTranslation();
  const cancel = useCommand('priceLists.cancel');
  const [at, setAt] = useState<Progress | null>(null);
  useEngineEvent(
    useCallback((event: WindowEvent) => {
      if (event.kind !== 'progress') return;
      if (event.task === priceTasks.read) setAt({ stage: 'read', done: event.done, total: event.total });
      if (event.task === priceTasks.write) setAt({ stage: 'write', done: event.done, total: event.total });
    }, []),
  );
  const stop = () => void cancel.attempt({});
  useShortcuts([{ keys: 'Esc', label: t(($) => $.priceLists.progress.stop), run: stop }]);
  const said = sentence();
  function sentence(): string {
    if (at === null) return t(($) => $.priceLists.progress.start);
    const { stage, done, total } = at;
    return stage === 'read'
      ? t(($) => $.priceLists.progress.read, { percent: Math.floor((100 * done) / total) })
      : t(($) => $.priceLists.progress.write, { done: countText(done), total: countText(total) });
  }
  return (
    <div className="price-progress">
      <progress value={at?.done} max={Math.max(1, at?.total ?? 1)} aria-label={said} />
      <p className="row">
        <span role="status">{said}</span>
        <span className="m grow">{t(($) => $.priceLists.progress.note)}</span>
        <Button small shortcut="Esc" busy={cancel.isPending} onClick={stop}>
          {t(($) => $.priceLists.progress.stop)}
        </Button>
      </p>
    </div>
  );
}
