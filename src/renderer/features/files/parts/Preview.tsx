import Dialog from '@mui/material/Dialog';
import { useCommand } from '@renderer/api/useCommand';
import { useQuery } from '@renderer/api/useQuery';
import { Button, IconButton } from '@renderer/ui/Button';
import { ReasonDialog } from '@renderer/ui/dialogs';
import { ErrorBox } from '@renderer/ui/ErrorBox';
import { TextField } from '@renderer/ui/fields/TextField';
import { InlineNotice } from '@renderer/ui/InlineNotice';
import { PdfPreview } from '@renderer/ui/PdfPreview';
import { SkeletonRows } from '@renderer/ui/Skeleton';
import { useShortcuts } from '@renderer/ui/shortcuts/useShortcuts';
import { toast } from '@renderer/ui/toast';
import { type AttachedFile, shownPictures } from '@shared/features/files/model';
import { formatDateTime } from '@shared/kernel/dates';
import { ChevronLeft, ChevronRight, X } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { sizeText } from '../../etka/choices';
import { useObjectUrl } from '../thumbnails';

interface PreviewProps {
  file: AttachedFile;
  mayEdit: boolean;
  /** Steps to another one; null at the ends. */
  onStep: (by: 1 | -1) => void;
  onClose: () => void;
}

/** One photo or file large, with what can be done with it. */
export function Preview(props: PreviewProps) {
  const { t } = useTranslation();
  return (
    <Dialog
      open
      onClose={props.onClose}
      slotProps={{
        paper: {
          className: 'file-preview',
          style: { maxWidth: '94vw', maxHeight: '94vh' },
          'aria-label': t(($) => $.files.open, { name: props.file.name }),
        },
      }}
    >
      <OpenPreview key={props.file.id} {...props} />
    </Dialog>
  );
}

function OpenPreview({ file, mayEdit, onStep, onClose }: PreviewProps) {
  const { t } = useTranslation();
  const [caption, setCaption] = useState(file.caption);
  const [removing, setRemoving] = useState(false);
  const describe = useCommand('files.describe');
  const remove = useCommand('files.remove');
  const restore = useCommand('files.restore');
  const pick = useCommand('attachments.pickTarget');
  const save = useCommand('files.saveCopy');
  const changed = caption.trim() !== file.caption;
  const held = { fileId: file.id, version: file.version };

  const saveCaption = async () => {
    if (changed) await describe.attempt({ ...held, caption });
  };
  const saveCopy = async () => {
    const place = await pick.attempt({ kind: 'any', suggestedName: file.name });
    const grant = place?.picked?.grant;
    const saved = grant && (await save.attempt({ fileId: file.id, grant }));
    if (saved) toast.show({ text: t(($) => $.files.saved, { name: saved.fileName }), glyph: 'ok' });
  };
  useShortcuts(
    [
      { keys: 'Esc', label: t(($) => $.files.close), run: onClose },
      { keys: 'Alt+ArrowDown', label: t(($) => $.files.next), run: () => onStep(1) },
      { keys: 'Alt+ArrowUp', label: t(($) => $.files.previous), run: () => onStep(-1) },
      {
        keys: 'Ctrl+S',
        label: t(($) => $.files.saveCaption),
        run: () => void saveCaption(),
        enabled: changed,
      },
    ],
    { layer: 'dialog' },
  );
  return (
    <>
      <div className="row file-preview-head">
        <h2 className="grow ell">{file.name}</h2>
        <IconButton
          small
          variant="ghost"
          icon={ChevronLeft}
          label={t(($) => $.files.previous)}
          onClick={() => onStep(-1)}
        />
        <IconButton
          small
          variant="ghost"
          icon={ChevronRight}
          label={t(($) => $.files.next)}
          onClick={() => onStep(1)}
        />
        <IconButton small variant="ghost" icon={X} label={t(($) => $.files.close)} onClick={onClose} />
      </div>
      <Content file={file} />
      <div className="file-preview-foot">
        <ErrorBox error={describe.error ?? restore.error ?? pick.error ?? save.error} />
        <div className="row">
          <TextField
            className="grow"
            label={t(($) => $.files.caption)}
            value={caption}
            maxLength={200}
            readOnly={!mayEdit}
            onChange={setCaption}
            onKeyDown={(event) => {
              if (event.key === 'Enter') void saveCaption();
            }}
          />
          {mayEdit && (
            <Button
              shortcut="Ctrl+S"
              disabled={!changed}
              busy={describe.isPending}
              onClick={() => void saveCaption()}
            >
              {t(($) => $.ui.save)}
            </Button>
          )}
        </div>
        <div className="row">
          <span className="grow s m ell">
            {[
              sizeText(file.bytes),
              file.width && `${file.width} × ${file.height}`,
              t(($) => $.files.addedBy, { at: formatDateTime(file.addedAt), user: file.user }),
              file.removeReason,
            ]
              .filter(Boolean)
              .join(' · ')}
          </span>
          <Button small busy={save.isPending || pick.isPending} onClick={() => void saveCopy()}>
            {t(($) => $.files.saveCopy)}
          </Button>
          {mayEdit && file.removedAt === null && (
            <Button small variant="danger" onClick={() => setRemoving(true)}>
              {t(($) => $.files.remove)}
            </Button>
          )}
          {mayEdit && file.removedAt !== null && (
            <Button
              small
              busy={restore.isPending}
              onClick={async () => {
                if (await restore.attempt(held)) onClose();
              }}
            >
              {t(($) => $.files.restore)}
            </Button>
          )}
        </div>
      </div>
      <ReasonDialog
        open={removing}
        title={t(($) => $.files.removeTitle, { name: file.name })}
        text={t(($) => $.files.removeText)}
        confirmLabel={t(($) => $.files.remove)}
        danger
        busy={remove.isPending}
        error={remove.error}
        onClose={() => setRemoving(false)}
        onConfirm={async (reason) => {
          if (await remove.attempt({ ...held, reason })) onClose();
        }}
      />
    </>
  );
}

function Content({ file }: { file: AttachedFile }) {
  const { t } = useTranslation();
  const picture = shownPictures.includes(file.mime);
  const pdf = file.mime === 'application/pdf';
  const { data, error } = useQuery(
    'files.content',
    { fileId: file.id },
    { enabled: picture || pdf, tags: [] },
  );
  const url = useObjectUrl(picture ? data?.bytes : null, file.mime);
  const [broken, setBroken] = useState(false);
  if (error) return <ErrorBox error={error} />;
  if (broken || (!picture && !pdf))
    return <InlineNotice tone="info">{t(($) => $.files.noPreview)}</InlineNotice>;
  if (!data) return <SkeletonRows rows={8} />;
  if (pdf) return <PdfPreview bytes={data.bytes} label={file.name} />;
  return (
    <div className="file-preview-picture">
      {url && <img src={url} alt={file.caption || file.name} onError={() => setBroken(true)} />}
    </div>
  );
}
