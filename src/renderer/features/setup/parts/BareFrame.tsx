import { useEngineState } from '@renderer/api/engineEvents';
import { Mark } from '@renderer/app/AppFrame';
import { EngineNotice } from '@renderer/app/EngineNotice';
import { setLanguage } from '@renderer/i18n';
import { Button } from '@renderer/ui/Button';
import { ToastHost } from '@renderer/ui/ToastHost';
import { Languages } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import '../setup.css';

/** The window before anybody is signed in: title bar, language, and a place at the left, middle and right. */
export function BareFrame({
  left,
  right,
  children,
}: {
  left?: ReactNode;
  right?: ReactNode;
  children: ReactNode;
}) {
  const { t, i18n } = useTranslation();
  const engine = useEngineState();
  const other = i18n.language === 'bg' ? 'en' : 'bg';
  return (
    <div className="bare">
      <header className="bare-top">
        <div className="brand">
          <Mark />
          <span>{t(($) => $.app.name)}</span>
        </div>
        <span className="grow drag" />
        <Button small variant="ghost" icon={Languages} onClick={() => setLanguage(other)}>
          {t(($) => $.setup.otherLanguage)}
        </Button>
      </header>
      {left ? (
        <aside className="bare-left" aria-label={t(($) => $.setup.stepsLabel)}>
          {left}
        </aside>
      ) : (
        <span />
      )}
      <main className="bare-main">
        {engine.kind === 'down' && <EngineNotice />}
        {children}
      </main>
      {right && (
        <aside className="bare-right" aria-label={t(($) => $.setup.sample.title)}>
          {right}
        </aside>
      )}
      <ToastHost />
    </div>
  );
}
