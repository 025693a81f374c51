import { useCommand } from '@renderer/api/useCommand';
import { useSession } from '@renderer/app/session';
import { Button } from '@renderer/ui/Button';
import { ConfirmDialog } from '@renderer/ui/dialogs';
import { useShortcuts } from '@renderer/ui/shortcuts/useShortcuts';
import { toast } from '@renderer/ui/toast';
import type { OutputOf } from '@shared/contract/contract';
import { Check, Trash2, Undo2 } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

interface VersionActsProps {
  version: OutputOf<'priceLists.version'>;
  onLeft: () => void;
}

/** Application, undo and discard, each asked once. */
export function VersionActs({ version, onLeft }: VersionActsProps) {
  const { t } = useTranslation();
  const { may } = useSession();
  const [asked, setAsked] = useState<'apply' | 'undo' | 'discard' | null>(null);
  const apply = useCommand('priceLists.apply');
  const undo = useCommand('priceLists.undo');
  const discard = useCommand('priceLists.discard');
  const { id: versionId, status, fileName: name } = version;
  const mayEdit = may('pricing.edit');
  const canApply = mayEdit && status === 'ready' && !version.outdated;
  const canUndo = mayEdit && status === 'active';
  const canDiscard = mayEdit && (status === 'ready' || status === 'interrupted');
  const acts = {
    apply: async () => apply.attempt({ versionId }),
    undo: async () => {
      const done = await undo.attempt({ versionId });
      if (done) toast.show({ text: t(($) => $.priceLists.version.undone, done), glyph: 'ok' });
      return done;
    },
    discard: async () => {
      const done = await discard.attempt({ versionId });
      if (done) onLeft();
      return done;
    },
  };
  const texts = {
    apply: {
      title: t(($) => $.priceLists.version.applyTitle, { name }),
      text: t(($) => $.priceLists.version.applyText),
    },
    undo: {
      title: t(($) => $.priceLists.version.undoTitle, { name }),
      text: t(($) => $.priceLists.version.undoText),
    },
    discard: {
      title: t(($) => $.priceLists.version.discardTitle, { name }),
      text: t(($) => $.priceLists.version.discardText),
    },
  };
  useShortcuts([
    {
      keys: 'Ctrl+Enter',
      label: t(($) => $.priceLists.version.apply),
      enabled: canApply && asked === null,
      run: () => setAsked('apply'),
    },
    {
      keys: 'Ctrl+Z',
      label: t(($) => $.priceLists.version.undo),
      enabled: canUndo && asked === null,
      run: () => setAsked('undo'),
    },
    {
      keys: 'Ctrl+Delete',
      label: t(($) => $.priceLists.version.discard),
      enabled: canDiscard && asked === null,
      run: () => setAsked('discard'),
    },
  ]);
  return (
    <>
      {canDiscard && (
        <Button icon={Trash2} shortcut="Ctrl+Delete" onClick={() => setAsked('discard')}>
          {t(($) => $.priceLists.version.discard)}
        </Button>
      )}
      {canUndo && (
        <Button icon={Undo2} shortcut="Ctrl+Z" onClick={() => setAsked('undo')}>
          {t(($) => $.priceLists.version.undo)}
        </Button>
      )}
      {canApply && (
        <Button variant="primary" icon={Check} shortcut="Ctrl+Enter" onClick={() => setAsked('apply')}>
          {t(($) => $.priceLists.version.apply)}
        </Button>
      )}
      {asked && (
        <ConfirmDialog
          open
          {...texts[asked]}
          confirmLabel={t(($) => $.priceLists.version[asked])}
          danger={asked !== 'apply'}
          busy={apply.isPending || undo.isPending || discard.isPending}
          error={apply.error ?? undo.error ?? discard.error}
          onConfirm={async () => {
            if (await acts[asked]()) setAsked(null);
          }}
          onClose={() => setAsked(null)}
        />
      )}
    </>
  );
}
