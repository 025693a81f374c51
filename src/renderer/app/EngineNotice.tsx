import { Loader } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useEngineState } from '../api/engineEvents';
import { useCommand } from '../api/useCommand';
import { Button } from '../ui/Button';
import { errorText } from '../ui/errorText';
import { InlineNotice } from '../ui/InlineNotice';

/** Line above the sheet while the engine is away: the screen stays, typing stays, buttons wait. */
export function EngineNotice() {
  const { t } = useTranslation();
  const engine = useEngineState();
  const restart = useCommand('shell.restartEngine');
  if (engine.kind === 'up') return null;
  if (engine.kind === 'failed') {
    return (
      <InlineNotice bar tone="danger" title={t(($) => $.app.engine.failedTitle)}>
        {errorText(t, engine)}
      </InlineNotice>
    );
  }
  return (
    <InlineNotice
      bar
      tone="warn"
      icon={Loader}
      title={engine.hung ? t(($) => $.app.engine.hungTitle) : t(($) => $.app.engine.downTitle)}
      action={
        <Button small busy={restart.isPending} onClick={() => void restart.attempt({})}>
          {t(($) => $.app.engine.restart)}
        </Button>
      }
    >
      {engine.hung ? t(($) => $.app.engine.hung) : t(($) => $.app.engine.down)}
    </InlineNotice>
  );
}
