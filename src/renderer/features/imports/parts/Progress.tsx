import { useEngineEvent } from '@renderer/api/engineEvents';
import type { WindowEvent } from '@shared/contract/result';
import { importTask } from '@shared/features/imports/fields';
import { type ReactNode, useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';

interface ProgressProps {
  /** What stands there until the first figure comes. */
  idle: string;
  text: 'checking' | 'writing' | 'undoing';
  children?: ReactNode;
}

/** How far a file is: read, checked, written or taken back. */
export function Progress({ idle, text, children }: ProgressProps) {
  const { t } = useTranslation();
  const [at, setAt] = useState({ done: 0, total: 0 });
  useEngineEvent(
    useCallback((event: WindowEvent) => {
      if (event.kind === 'progress' && event.task === importTask) setAt(event);
    }, []),
  );
  const words = {
    checking: () => t(($) => $.imports.checking, at),
    writing: () => t(($) => $.imports.apply.writing, at),
    undoing: () => t(($) => $.imports.apply.undoing, at),
  };
  const said = at.total > 0 ? words[text]() : idle;
  return (
    <div className="imports-progress">
      <progress value={at.total > 0 ? at.done : undefined} max={Math.max(1, at.total)} aria-label={said} />
      <span className="row">
        <span className="m grow" role="status">
          {said}
        </span>
        {children}
      </span>
    </div>
  );
}
