import { X } from 'lucide-react';
import { useEffect, useState, useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { IconButton } from './Button';
import { StatusGlyph } from './StatusGlyph';
import { toast } from './toast';

const SHOWN_MS = 6000;

/** Place of the one toast: bottom left, six seconds, longer while the pointer or the focus is on it. */
export function ToastHost() {
  const { t } = useTranslation();
  const message = useSyncExternalStore(toast.subscribe, toast.current);
  const [held, setHeld] = useState(false);
  useEffect(() => {
    if (!message || held) return;
    const timer = setTimeout(toast.hide, SHOWN_MS);
    return () => clearTimeout(timer);
  }, [message, held]);
  return (
    <div role="status" aria-live="polite">
      {message && (
        // biome-ignore lint/a11y/noStaticElementInteractions: only keeps the toast while it is being read
        <div
          className="toast"
          onMouseEnter={() => setHeld(true)}
          onMouseLeave={() => setHeld(false)}
          onFocus={() => setHeld(true)}
          onBlur={() => setHeld(false)}
        >
          <StatusGlyph name={message.glyph ?? 'ok'} />
          <span className="grow">{message.text}</span>
          {message.action && (
            <button
              type="button"
              className="link"
              onClick={() => {
                toast.hide();
                message.action?.run();
              }}
            >
              {message.action.label}
            </button>
          )}
          <IconButton icon={X} label={t(($) => $.ui.dismiss)} small variant="ghost" onClick={toast.hide} />
        </div>
      )}
    </div>
  );
}
