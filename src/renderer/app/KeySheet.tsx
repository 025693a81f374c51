import Dialog from '@mui/material/Dialog';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { Kbd } from '../ui/Kbd';
import type { Layer, Registration, Shortcut } from '../ui/shortcuts/registry';
import { useShortcuts } from '../ui/shortcuts/useShortcuts';
import { shownKeys } from './KeyBar';

interface KeySheetProps {
  /** What was registered when the sheet was opened; null keeps it closed. */
  registrations: readonly Registration[] | null;
  onClose: () => void;
}

/** All keys of this moment (F1). */
export function KeySheet({ registrations, onClose }: KeySheetProps) {
  const titleId = useId();
  return (
    <Dialog
      open={registrations !== null}
      onClose={onClose}
      aria-labelledby={titleId}
      slotProps={{ paper: { style: { width: 640, maxWidth: '94vw' } } }}
    >
      <SheetBody registrations={registrations ?? []} titleId={titleId} onClose={onClose} />
    </Dialog>
  );
}

function SheetBody({
  registrations,
  titleId,
  onClose,
}: {
  registrations: readonly Registration[];
  titleId: string;
  onClose: () => void;
}) {
  const { t } = useTranslation();
  useShortcuts([{ keys: ['Esc', 'F1', 'Enter'], label: t(($) => $.ui.close), run: onClose }], {
    layer: 'dialog',
  });
  const of = (layer: Layer) =>
    registrations
      .filter((one) => one.layer === layer)
      .flatMap((one) => one.shortcuts)
      .filter((one) => !one.hidden);
  return (
    <>
      <div className="dialog-body">
        <h2 id={titleId}>{t(($) => $.app.keySheet.title)}</h2>
      </div>
      <div className="key-sheet">
        <KeyList title={t(($) => $.app.keySheet.page)} keys={of('page')} />
        <KeyList title={t(($) => $.app.keySheet.app)} keys={of('app')} />
        <KeyList
          title={t(($) => $.app.keySheet.fields)}
          keys={[
            { keys: 'Enter', label: t(($) => $.app.keySheet.nextField), run: () => {} },
            { keys: 'F4', label: t(($) => $.app.keySheet.list), run: () => {} },
            { keys: 'Tab', shown: 'Tab', label: t(($) => $.app.keySheet.take), run: () => {} },
            { keys: 'Esc', label: t(($) => $.app.keySheet.backOut), run: () => {} },
          ]}
        />
      </div>
    </>
  );
}

function KeyList({ title, keys }: { title: string; keys: readonly Shortcut[] }) {
  if (keys.length === 0) return null;
  return (
    <section>
      <h3>{title}</h3>
      <ul>
        {keys.map((one) => (
          <li key={shownKeys(one) + one.label}>
            <span>{one.label}</span>
            <Kbd keys={shownKeys(one)} />
          </li>
        ))}
      </ul>
    </section>
  );
}
