import { CallError, callFull } from '@renderer/api/client';
import { useCommand } from '@renderer/api/useCommand';
import { toast } from '@renderer/ui/toast';
import {
  type FileOwner,
  maxFileBytes,
  maxFileMegabytes,
  uploadChunkBytes,
} from '@shared/features/files/model';
import { useRef, useState } from 'react';
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

/** A file that was not taken, by its name where the window knows it. */
export interface RefusedFile {
  id: string;
  name: string | null;
  error: unknown;
}

/**
 * New files of an owner, from the dialog, by dropping or pasting: one after another in the order in which they were
 * given, also those that come while others are on their way. One that is refused is told by its name and stops no other.
 */
export function useAddFiles(owner: FileOwner) {
  const { t } = useTranslation();
  const pick = useCommand('attachments.pickFile');
  const add = useCommand('files.add');
  const [percent, setPercent] = useState<number | null>(null);
  const [waiting, setWaiting] = useState(0);
  const [refused, setRefused] = useState<readonly RefusedFile[]>([]);
  const queue = useRef<Promise<void>>(Promise.resolve());

  const tell = ({ alreadyThere, file }: { alreadyThere: boolean; file: { name: string } }) => {
    if (alreadyThere) toast.show({ text: t(($) => $.files.alreadyThere, { name: file.name }) });
  };
  const inTurn = (name: string | null, work: () => Promise<void>): void => {
    setWaiting((count) => count + 1);
    queue.current = queue.current
      .then(work)
      .catch((error: unknown) => setRefused((known) => [...known, { id: crypto.randomUUID(), name, error }]))
      .finally(() => {
        setPercent(null);
        setWaiting((count) => count - 1);
      });
  };
  return {
    choose: () => {
      setRefused([]);
      inTurn(null, async () => {
        const { picked } = await pick.run({ kind: 'any' });
        if (picked) tell(await add.run({ owner, source: { from: 'dialog', grant: picked.grant } }));
      });
    },
    take: (list: readonly File[]) => {
      setRefused([]);
      for (const file of list)
        inTurn(file.name, async () => {
          setPercent(0);
          const uploadId = await upload(file, (done) => setPercent(Math.floor((done / file.size) * 100)));
          tell(await add.run({ owner, source: { from: 'upload', uploadId, name: file.name } }));
        });
    },
    percent,
    busy: waiting > 0,
    refused,
  };
}
