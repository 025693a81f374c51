import { useQuery } from '@renderer/api/useQuery';
import { Button } from '@renderer/ui/Button';
import { EmptyState } from '@renderer/ui/EmptyState';
import { ErrorBox } from '@renderer/ui/ErrorBox';
import { Icon } from '@renderer/ui/Icon';
import { SkeletonRows } from '@renderer/ui/Skeleton';
import { useShortcuts } from '@renderer/ui/shortcuts/useShortcuts';
import { type AttachedFile, type FileOwner, maxFileMegabytes } from '@shared/features/files/model';
import { formatDate, sofiaDate } from '@shared/kernel/dates';
import { FileText, ImageOff, Images, Plus } from 'lucide-react';
import { type DragEvent, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { sizeText } from '../../etka/choices';
import { useThumbnail } from '../thumbnails';
import { type RefusedFile, useAddFiles } from '../useAddFiles';
import { Preview } from './Preview';
import '../files.css';

/** Photos and files of an asset, a party or an order: a grid and a list, by keyboard, dropping or pasting. */
export function FilesView({ owner }: { owner: FileOwner }) {
  const { t } = useTranslation();
  const [removed, setRemoved] = useState(false);
  const [openId, setOpenId] = useState<number | null>(null);
  const tags = [`files:${owner.kind}:${owner.id}`, 'files'];
  const { data, error } = useQuery('files.list', { owner, removed }, { tags, keepPrevious: true });
  const adding = useAddFiles(owner);
  const mayEdit = data?.mayEdit ?? false;
  const mayAdd = mayEdit && !removed;
  const over = useDrop(mayAdd, adding.take);
  usePaste(mayAdd && openId === null, adding.take);
  useShortcuts([
    { keys: 'Insert', label: t(($) => $.files.add), run: adding.choose, enabled: mayAdd && !adding.busy },
  ]);
  if (error) return <ErrorBox error={error} />;
  if (!data) return <SkeletonRows rows={6} />;

  const photos = data.files.filter(({ kind }) => kind === 'photo');
  const documents = data.files.filter(({ kind }) => kind === 'document');
  const all = [...photos, ...documents];
  const at = all.findIndex(({ id }) => id === openId);
  const open = all[at];
  const step = (by: 1 | -1) => {
    const next = all[at + by];
    if (next) setOpenId(next.id);
  };
  return (
    <section
      className={`files-view${over.active ? ' over' : ''}`}
      aria-label={t(($) => $.files.section)}
      {...over.handlers}
    >
      <div className="row files-bar">
        <span className="grow s m">
          {adding.percent === null
            ? mayEdit && t(($) => $.files.dropHere, { limit: maxFileMegabytes })
            : t(($) => $.files.adding, { percent: adding.percent })}
        </span>
        {(data.removedCount > 0 || removed) && (
          <Button small variant="ghost" onClick={() => setRemoved(!removed)}>
            {removed
              ? t(($) => $.files.presentView)
              : t(($) => $.files.removedView, { count: data.removedCount })}
          </Button>
        )}
        {mayEdit && !removed && (
          <Button icon={Plus} shortcut="Insert" busy={adding.busy} onClick={adding.choose}>
            {t(($) => $.files.add)}
          </Button>
        )}
      </div>
      {adding.refused.map((one) => (
        <Refused key={one.id} {...one} />
      ))}
      {all.length === 0 && (
        <EmptyState icon={Images} title={t(($) => $.files.empty)} text={t(($) => $.files.emptyText)} />
      )}
      {photos.length > 0 && (
        <>
          <h2>{t(($) => $.files.photos)}</h2>
          <ul className="photo-grid">
            {photos.map((file) => (
              <PhotoTile key={file.id} file={file} onOpen={() => setOpenId(file.id)} />
            ))}
          </ul>
        </>
      )}
      {documents.length > 0 && (
        <>
          <h2>{t(($) => $.files.documents)}</h2>
          <DocumentTable files={documents} onOpen={setOpenId} />
        </>
      )}
      {open && <Preview file={open} mayEdit={mayEdit} onStep={step} onClose={() => setOpenId(null)} />}
    </section>
  );
}

/** Which of several files was not taken, and why. */
function Refused({ name, error }: RefusedFile) {
  return (
    <>
      {name !== null && <p className="ell">{name}</p>}
      <ErrorBox error={error} />
    </>
  );
}

function PhotoTile({ file, onOpen }: { file: AttachedFile; onOpen: () => void }) {
  const { t } = useTranslation();
  const { url, broken } = useThumbnail(file);
  const label = t(($) => $.files.open, { name: file.caption || file.name });
  return (
    <li>
      <button type="button" className="photo-tile" aria-label={label} onClick={onOpen}>
        <span className="photo-frame">
          {url ? (
            <img src={url} alt="" />
          ) : (
            broken && (
              <span className="m s">
                <Icon of={ImageOff} />
                {t(($) => $.files.unreadable)}
              </span>
            )
          )}
        </span>
        <span className="ell">{file.caption || file.name}</span>
        <span className="ell s m">{formatDate(sofiaDate(file.addedAt))}</span>
      </button>
    </li>
  );
}

function DocumentTable({ files, onOpen }: { files: readonly AttachedFile[]; onOpen: (id: number) => void }) {
  const { t } = useTranslation();
  return (
    <table className="tbl">
      <thead>
        <tr>
          <th>{t(($) => $.files.name)}</th>
          <th>{t(($) => $.files.caption)}</th>
          <th className="num" style={{ width: '6em' }}>
            {t(($) => $.files.size)}
          </th>
          <th style={{ width: 112 }}>{t(($) => $.files.added)}</th>
        </tr>
      </thead>
      <tbody>
        {files.map((file) => (
          <tr key={file.id}>
            <td>
              <button type="button" className="file-link" onClick={() => onOpen(file.id)}>
                <Icon of={FileText} />
                <span className="ell">{file.name}</span>
              </button>
            </td>
            <td title={file.caption}>{file.caption}</td>
            <td className="num">{sizeText(file.bytes)}</td>
            <td>{formatDate(sofiaDate(file.addedAt))}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

const filesIn = (data: DataTransfer | null): File[] => [...(data?.files ?? [])];

/** Files dragged over the view; anything else that is dragged stays what it is. */
function useDrop(enabled: boolean, take: (files: readonly File[]) => void) {
  const [active, setActive] = useState(false);
  const carries = (event: DragEvent) => enabled && event.dataTransfer.types.includes('Files');
  return {
    active,
    handlers: {
      onDragOver: (event: DragEvent) => {
        if (!carries(event)) return;
        event.preventDefault();
        setActive(true);
      },
      onDragLeave: () => setActive(false),
      onDrop: (event: DragEvent) => {
        setActive(false);
        if (!carries(event)) return;
        event.preventDefault();
        take(filesIn(event.dataTransfer));
      },
    },
  };
}

/** Ctrl+V with a picture or files on the clipboard; a text goes into the field that has the focus. */
function usePaste(enabled: boolean, take: (files: readonly File[]) => void): void {
  const latest = useRef(take);
  latest.current = take;
  useEffect(() => {
    if (!enabled) return;
    const onPaste = (event: ClipboardEvent) => {
      const found = filesIn(event.clipboardData);
      if (found.length === 0) return;
      event.preventDefault();
      latest.current(found);
    };
    document.addEventListener('paste', onPaste);
    return () => document.removeEventListener('paste', onPaste);
  }, [enabled]);
}
