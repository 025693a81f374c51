import Dialog from '@mui/material/Dialog';
import { type ReactNode, useId } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from './Button';
import { ErrorBox } from './ErrorBox';
import { useShortcuts } from './shortcuts/useShortcuts';

export interface DialogBaseProps {
  open: boolean;
  /** Names the object: „Анулиране на поръчка 26-004187“. */
  title: string;
  text?: ReactNode;
  /** Names the act: „Анулиране“. */
  confirmLabel: string;
  danger?: boolean;
  /** The act waits for something that the dialog still asks for. */
  confirmDisabled?: boolean;
  busy?: boolean;
  error?: unknown;
  onConfirm: () => void;
  onClose: () => void;
  children?: ReactNode;
  width?: number;
}

/** Only for the irreversible, for a reason or for a PIN. Esc leaves, Ctrl+Enter acts. */
export function DialogBase({ open, width = 400, ...content }: DialogBaseProps) {
  const titleId = useId();
  return (
    <Dialog
      open={open}
      onClose={content.onClose}
      aria-labelledby={titleId}
      slotProps={{ paper: { className: 'dialog', style: { width, maxWidth: '94vw' } } }}
    >
      <DialogContent titleId={titleId} {...content} />
    </Dialog>
  );
}

type ContentProps = Omit<DialogBaseProps, 'open' | 'width'> & { titleId: string };

function DialogContent({
  titleId,
  title,
  text,
  confirmLabel,
  danger,
  confirmDisabled,
  busy,
  error,
  onConfirm,
  onClose,
  children,
}: ContentProps) {
  const { t } = useTranslation();
  const ready = !busy && !confirmDisabled;
  useShortcuts(
    [
      { keys: 'Ctrl+Enter', label: confirmLabel, run: onConfirm, enabled: ready },
      { keys: 'Esc', label: t(($) => $.ui.cancel), run: onClose },
    ],
    { layer: 'dialog' },
  );
  return (
    <form
      className="dialog-body"
      onSubmit={(event) => {
        event.preventDefault();
        if (ready) onConfirm();
      }}
    >
      <h2 id={titleId}>{title}</h2>
      {text && <p className="m">{text}</p>}
      {children}
      <ErrorBox error={error} />
      <div className="row dialog-actions">
        <Button shortcut="Esc" onClick={onClose}>
          {t(($) => $.ui.cancel)}
        </Button>
        <Button
          type="submit"
          variant={danger ? 'danger' : 'primary'}
          shortcut="Ctrl+Enter"
          busy={busy}
          disabled={confirmDisabled}
        >
          {confirmLabel}
        </Button>
      </div>
    </form>
  );
}
