import { useEngineEvent } from '@renderer/api/engineEvents';
import { useCommand } from '@renderer/api/useCommand';
import { Button } from '@renderer/ui/Button';
import { ErrorBox } from '@renderer/ui/ErrorBox';
import type { WindowEvent } from '@shared/contract/result';
import { demoPin, demoTask } from '@shared/features/setup/model';
import { Store } from 'lucide-react';
import { useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';

/** The other way out of the wizard: a workshop of invented people, whose manager is signed in at once. */
export function DemoOffer() {
  const { t } = useTranslation();
  const create = useCommand('setup.createDemo');
  const [percent, setPercent] = useState(0);
  useEngineEvent(
    useCallback((event: WindowEvent) => {
      if (event.kind === 'progress' && event.task === demoTask && event.total > 0)
        setPercent(Math.floor((event.done / event.total) * 100));
    }, []),
  );
  const start = () => {
    setPercent(0);
    void create.attempt({});
  };
  return (
    <div className="demo-offer">
      <span className="s m">{t(($) => $.setup.demo.question)}</span>
      <Button small icon={Store} busy={create.isPending} onClick={start}>
        {t(($) => $.setup.demo.button)}
      </Button>
      {create.isPending ? (
        <>
          <progress value={percent} max={100} aria-label={t(($) => $.setup.demo.button)} />
          <span className="s m" role="status">
            {t(($) => $.setup.demo.making, { percent })}
          </span>
        </>
      ) : (
        <span className="s m">{t(($) => $.setup.demo.note, { pin: demoPin })}</span>
      )}
      <ErrorBox error={create.error} />
    </div>
  );
}
