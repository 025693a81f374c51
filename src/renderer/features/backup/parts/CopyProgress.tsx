import { useEngineEvent } from '@renderer/api/engineEvents';
import { useLate } from '@renderer/ui/useLate';
import type { WindowEvent } from '@shared/contract/result';
import { useCallback, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';

/** How far the copy is; a quick one shows nothing (design §5, loading). */
export function CopyProgress({ running }: { running: boolean }) {
  const { t } = useTranslation();
  const [percent, setPercent] = useState(0);
  const shown = useLate(running);
  useEffect(() => {
    if (running) setPercent(0);
  }, [running]);
  useEngineEvent(
    useCallback((event: WindowEvent) => {
      if (event.kind === 'progress' && event.task === 'backup' && event.total > 0)
        setPercent(Math.round((event.done / event.total) * 100));
    }, []),
  );
  if (!shown) return null;
  const words = percent < 100 ? t(($) => $.backup.copying, { percent }) : t(($) => $.backup.checking);
  return (
    <div className="copy-progress">
      <progress value={percent} max={100} aria-label={t(($) => $.backup.now)} />
      <span className="s m" role="status">
        {words}
      </span>
    </div>
  );
}
