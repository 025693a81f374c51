import { call } from '@renderer/api/client';
import { useQuery } from '@renderer/api/useQuery';
import { Button } from '@renderer/ui/Button';
import { EmptyState } from '@renderer/ui/EmptyState';
import { ErrorBox } from '@renderer/ui/ErrorBox';
import { Icon } from '@renderer/ui/Icon';
import { useShortcuts } from '@renderer/ui/shortcuts/useShortcuts';
import type { GrantedDrive } from '@shared/features/attachments/model';
import { FolderOpen, RefreshCw, Usb } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type EtkaPlace, sizeText } from '../choices';

interface EtkaDriveStepProps {
  bytes: number;
  place: EtkaPlace | null;
  onPlace: (place: EtkaPlace | null) => void;
}

/** A stick plugged in while this step stands open appears by itself. */
const LOOK_EVERY_MS = 4000;

/** Removable drives with name, space and file system; a folder works too. */
export function EtkaDriveStep({ bytes, place, onPlace }: EtkaDriveStepProps) {
  const { t } = useTranslation();
  const { data, error, isFetching, refetch } = useQuery('attachments.listDrives', {});
  const [dialogError, setDialogError] = useState<unknown>(null);
  useEffect(() => {
    const timer = setInterval(() => void refetch(), LOOK_EVERY_MS);
    return () => clearInterval(timer);
  }, [refetch]);
  const drives = data?.drives ?? [];
  const placeOf = (drive: GrantedDrive): EtkaPlace => ({
    grant: drive.grant,
    name: `${drive.label} (${drive.place})`,
    note: drive.fileSystem,
  });
  const usable = drives.filter((drive) => !drive.readOnly && drive.freeBytes >= bytes);
  const only = usable.length === 1 ? usable[0] : undefined;
  // biome-ignore lint/correctness/useExhaustiveDependencies: the only stick is the answer until another is chosen
  useEffect(() => {
    if (place === null && only) onPlace(placeOf(only));
  }, [place, only?.grant]);
  const pickFolder = async () => {
    setDialogError(null);
    try {
      const { picked } = await call('attachments.pickFolder', { requestId: crypto.randomUUID() } as never);
      if (picked) onPlace({ grant: picked.grant, name: picked.label, note: t(($) => $.etka.folder) });
    } catch (failure) {
      setDialogError(failure);
    }
  };
  useShortcuts([
    { keys: 'F5', label: t(($) => $.etka.refresh), run: () => void refetch() },
    { keys: 'Ctrl+O', label: t(($) => $.etka.folderPick), run: () => void pickFolder() },
  ]);
  const known = place !== null && drives.some((drive) => drive.grant === place.grant);
  return (
    <div className="etka-form">
      <fieldset className="field">
        <legend className="lab">{t(($) => $.etka.drives)}</legend>
        <ErrorBox error={error ?? dialogError} />
        {data && drives.length === 0 && (
          <EmptyState icon={Usb} title={t(($) => $.etka.noDrives)} text={t(($) => $.etka.noDrivesText)} />
        )}
        <div className="etka-drives">
          {drives.map((drive) => {
            const blocked = drive.readOnly || drive.freeBytes < bytes;
            return (
              <Place
                key={drive.grant}
                name={`${drive.label} (${drive.place})`}
                note={t(($) => $.etka.driveNote, {
                  fileSystem: drive.fileSystem,
                  free: sizeText(drive.freeBytes),
                  total: sizeText(drive.totalBytes),
                })}
                warning={driveWarning(drive)}
                icon="drive"
                checked={place?.grant === drive.grant}
                disabled={blocked}
                onChoose={() => onPlace(placeOf(drive))}
              />
            );
          })}
          {place !== null && !known && (
            <Place
              name={place.name}
              note={place.note}
              icon="folder"
              checked
              disabled={false}
              onChoose={() => undefined}
            />
          )}
        </div>
      </fieldset>
      <div className="row">
        <Button icon={RefreshCw} shortcut="F5" disabled={isFetching} onClick={() => void refetch()}>
          {t(($) => $.etka.refresh)}
        </Button>
        <Button icon={FolderOpen} shortcut="Ctrl+O" onClick={() => void pickFolder()}>
          {t(($) => $.etka.folderPick)}
        </Button>
      </div>
    </div>
  );

  function driveWarning(drive: GrantedDrive): string | undefined {
    if (drive.readOnly) return t(($) => $.etka.readOnly);
    return drive.freeBytes < bytes ? t(($) => $.etka.tooSmall, { bytes: sizeText(bytes) }) : undefined;
  }
}

interface PlaceProps {
  name: string;
  note: string;
  warning?: string;
  icon: 'drive' | 'folder';
  checked: boolean;
  disabled: boolean;
  onChoose: () => void;
}

function Place({ name, note, warning, icon, checked, disabled, onChoose }: PlaceProps) {
  return (
    <label className={`radio-card ${checked ? 'on' : ''}`}>
      <input type="radio" name="etka-place" checked={checked} disabled={disabled} onChange={onChoose} />
      <span className="radio" />
      <Icon of={icon === 'drive' ? Usb : FolderOpen} className="m" />
      <span>
        <span className="med">{name}</span>
        <span className="s m note">
          {note}
          {warning && <span className="c-warn"> · {warning}</span>}
        </span>
      </span>
    </label>
  );
}
