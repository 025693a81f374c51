import { type ErrorComponentProps, useRouter } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Button } from '../ui/Button';
import { EmptyState } from '../ui/EmptyState';
import { ErrorBox } from '../ui/ErrorBox';

/** A screen that threw: the frame stays, the rest of the program works. */
export function ScreenFault({ error, reset }: ErrorComponentProps) {
  const { t } = useTranslation();
  const router = useRouter();
  return (
    <div className="fault">
      <ErrorBox
        title={t(($) => $.app.fault.title)}
        text={t(($) => $.app.fault.text)}
        code={error instanceof Error ? error.message.slice(0, 120) : undefined}
      >
        <Button
          small
          onClick={() => {
            reset();
            void router.invalidate();
          }}
        >
          {t(($) => $.app.fault.reload)}
        </Button>
        <Button small variant="ghost" onClick={() => router.history.push('/')}>
          {t(($) => $.app.fault.home)}
        </Button>
      </ErrorBox>
    </div>
  );
}

export function NotFound() {
  const { t } = useTranslation();
  const router = useRouter();
  return (
    <div className="fault">
      <EmptyState title={t(($) => $.app.fault.notFound)} text={t(($) => $.app.fault.notFoundText)}>
        <Button small onClick={() => router.history.push('/')}>
          {t(($) => $.app.fault.home)}
        </Button>
      </EmptyState>
    </div>
  );
}
