import Popper from '@mui/material/Popper';
import { useEngineEvent } from '@renderer/api/engineEvents';
import { Button } from '@renderer/ui/Button';
import { ErrorBox } from '@renderer/ui/ErrorBox';
import { useLate } from '@renderer/ui/useLate';
import type { WindowEvent } from '@shared/contract/result';
import { type ExportedList, exportTask } from '@shared/features/exports/model';
import { useCallback, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import '../exports.css';

interface FileProgressProps {
  anchor: HTMLElement | null;
  list: ExportedList;
  running: boolean;
  failed: unknown;
  cancel: () => void;
  dismiss: () => void;
}

const atStart = { done: 0, total: 0 };

/** Under the button: how far a long file is, or why there is none. A quick one shows nothing (design §5, loading). */
export function FileProgress({ anchor, list, running, failed, cancel, dismiss }: FileProgressProps) {
  const { t } = useTranslation();
  const [at, setAt] = useState(atStart);
  const late = useLate(running);
  useEffect(() => {
    if (running) setAt(atStart);
  }, [running]);
  useEngineEvent(
    useCallback(
      (event: WindowEvent) => {
        if (event.kind === 'progress' && event.task === exportTask(list)) setAt(event);
      },
      [list],
    ),
  );
  const shown = late || Boolean(failed);
  return (
    <Popper open={shown} anchorEl={anchor} placement="bottom-end" className="file-progress">
      {failed ? (
        <ErrorBox error={failed}>
          <Button small onClick={dismiss}>
            {t(($) => $.ui.close)}
          </Button>
        </ErrorBox>
      ) : (
        <>
          <progress
            value={at.total > 0 ? at.done : undefined}
            max={Math.max(1, at.total)}
            aria-label={t(($) => $.exports.button)}
          />
          <span className="row">
            <span className="s m grow" role="status">
              {at.total > 0 ? t(($) => $.exports.running, at) : t(($) => $.exports.preparing)}
            </span>
            <Button small variant="ghost" onClick={cancel}>
              {t(($) => $.exports.cancel)}
            </Button>
          </span>
        </>
      )}
    </Popper>
  );
}
