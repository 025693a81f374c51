import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { errorText, isCodedError, splitHeadline } from './errorText';
import { StatusGlyph } from './StatusGlyph';

interface ErrorBoxProps {
  /** Error of a call; nothing is drawn while it is empty. */
  error?: unknown;
  title?: ReactNode;
  text?: ReactNode;
  code?: string;
  /** Buttons with what can be done now. */
  children?: ReactNode;
}

/** What happened, what was kept, what to do; the code stays as quiet text for a phone call. */
export function ErrorBox({ error, title, text, code, children }: ErrorBoxProps) {
  const { t } = useTranslation();
  if (!error && !title) return null;
  const parts = error ? splitHeadline(errorText(t, error)) : { title: '', rest: '' };
  const shownCode = code ?? (isCodedError(error) ? error.code : undefined);
  return (
    <div className="er" role="alert">
      <StatusGlyph name="overAuthorised" />
      <div className="grow">
        <b className="b">{title ?? parts.title}</b>
        <div>{text ?? parts.rest}</div>
        <div className="row state-actions">
          {children}
          {shownCode && <span className="s m">{t(($) => $.ui.code, { code: shownCode })}</span>}
        </div>
      </div>
    </div>
  );
}
