import { CallError, callFull } from '@renderer/api/client';
import { useCommand } from '@renderer/api/useCommand';
import { toast } from '@renderer/ui/toast';
import {
  type FileOwner,
  maxFileBytes,
  maxFileMegabytes,
  uploadChunkBytes,
} from '@shared/features/files/model';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

/** Sends a dropped or pasted file in parts: its path stays unknown to the window. */
async function upload(file: File, onDone: (bytes: number) => void): Promise<string> {
  // Refused before anything of it is read.
  if (file.size > maxFileBytes) throw new CallError('FILE_TOO_LARGE', { limit: maxFileMegabytes });
  const uploadId = crypto.randomUUID();
  for (let at = 0; at < file.size; at += uploadChunkBytes) {
    const bytes = new Uint8Array(await file.slice(at, at + uploadChunkBytes).arrayBuffer());
    await callFull('files.upload', { uploadId, bytes, requestId: crypto.randomUUID() });
    onDone(at + bytes.length);
  }
  if (file.size === 0) throw new CallError('FILE_EMPTY');
  return uploadId;
}

/** New files of an owner, from the dialog, by dropping or pasting; one after another, the first refusal stops. */
export function useAddFiles(owner: FileOwner) {
  const { t } = useTranslation();
  const pick = useCommand('attachments.pickFile');
  const add = useCommand('files.add');
  const [percent, setPercent] = useState<number | null>(null);
  const [error, setError] = useState<unknown>(null);

  const tell = ({ alreadyThere, file }: { alreadyThere: boolean; file: { name: string } }) => {
    if (alreadyThere) toast.show({ text: t(($) => $.files.alreadyThere, { name: file.name }) });
  };
  const guarded = async (work: () => Promise<void>) => {
    setError(null);
    try {
      await work();
    } catch (refusal) {
      setError(refusal);
    } finally {
      setPercent(null);
    }
  };
  return {
    choose: () =>
      guarded(async () => {
        const { picked } = await pick.run({ kind: 'any' });
        if (picked) tell(await add.run({ owner, source: { from: 'dialog', grant: picked.grant } }));
      }),
    take: (list: readonly File[]) =>
      guarded(async () => {
        for (const file of list) {
          setPercent(0);
          const uploadId = await upload(file, (done) => setPercent(Math.floor((done / file.size) * 100)));
          tell(await add.run({ owner, source: { from: 'upload', uploadId, name: file.name } }));
        }
      }),
    percent,
    busy: pick.isPending || add.isPending || percent !== null,
    error,
  };
}
