import { useCommand } from '@renderer/api/useCommand';
import { useSession } from '@renderer/app/session';
import { Check } from '@renderer/ui/Check';
import { DialogBase } from '@renderer/ui/DialogBase';
import { ConfirmDialog } from '@renderer/ui/dialogs';
import { TextField } from '@renderer/ui/fields/TextField';
import { type SavedView, type ViewState, viewNameLength } from '@shared/features/views/model';
import { type KeyboardEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';

interface ViewDialogProps {
  list: string;
  label: string;
  /** What a new view holds; the name and access of a known one change alone. */
  state: ViewState;
  view: SavedView | null;
  onSaved: (viewId: number, name: string) => void;
  onClose: () => void;
}

/** The name of a view, and whether it is for all. Enter saves. */
export function ViewDialog({ list, label, state, view, onSaved, onClose }: ViewDialogProps) {
  const { t } = useTranslation();
  const { may } = useSession();
  const save = useCommand('views.save');
  const [name, setName] = useState(view?.name ?? '');
  const [shared, setShared] = useState(view?.shared ?? false);
  const ready = name.trim() !== '' && !save.isPending;
  const run = async () => {
    if (!ready) return;
    const kept = { viewId: view?.id ?? null, version: view?.version ?? null };
    const content = { list, name: name.trim(), shared, state: view?.state ?? state };
    const done = await save.attempt({ ...kept, ...content });
    if (done) onSaved(done.viewId, content.name);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || event.ctrlKey) return;
    event.preventDefault();
    void run();
  };
  return (
    <DialogBase
      open
      title={
        view ? t(($) => $.views.editTitle, { name: view.name }) : t(($) => $.views.newTitle, { list: label })
      }
      confirmLabel={t(($) => $.views.create)}
      confirmDisabled={!ready}
      busy={save.isPending}
      error={save.error}
      onConfirm={() => void run()}
      onClose={onClose}
    >
      <TextField
        label={t(($) => $.views.name)}
        value={name}
        maxLength={viewNameLength}
        required
        autoFocus
        onChange={setName}
        onKeyDown={onKeyDown}
      />
      {may('data.shareViews') && (
        <Check label={t(($) => $.views.forAll)} checked={shared} onChange={setShared} />
      )}
    </DialogBase>
  );
}

interface RemoveViewDialogProps {
  view: SavedView;
  onRemoved: () => void;
  onClose: () => void;
}

export function RemoveViewDialog({ view, onRemoved, onClose }: RemoveViewDialogProps) {
  const { t } = useTranslation();
  const remove = useCommand('views.remove');
  const run = async () => {
    if (await remove.attempt({ viewId: view.id, version: view.version })) onRemoved();
  };
  return (
    <ConfirmDialog
      open
      danger
      title={t(($) => $.views.removeTitle, { name: view.name })}
      text={view.shared ? t(($) => $.views.removeShared) : t(($) => $.views.removeText)}
      confirmLabel={t(($) => $.views.remove)}
      busy={remove.isPending}
      error={remove.error}
      onConfirm={() => void run()}
      onClose={onClose}
    />
  );
}
