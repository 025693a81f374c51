import { call, callFull } from '@renderer/api/client';
import { invalidateTouched } from '@renderer/api/queryClient';
import { useQuery } from '@renderer/api/useQuery';
import {
  type AttachedFile,
  maxThumbnailBytes,
  shownPictures,
  thumbnailSide,
} from '@shared/features/files/model';
import { useEffect, useState } from 'react';

/** An address of bytes for an `img`, for as long as somebody shows it. */
export function useObjectUrl(bytes: Uint8Array | null | undefined, mime: string): string | null {
  const [url, setUrl] = useState<string | null>(null);
  useEffect(() => {
    if (!bytes) return;
    const made = URL.createObjectURL(new Blob([bytes.slice()], { type: mime }));
    setUrl(made);
    return () => {
      setUrl(null);
      URL.revokeObjectURL(made);
    };
  }, [bytes, mime]);
  return url;
}

/** Decoded in the window's sandbox, which is made for pictures of strangers; turned as the camera says. */
async function drawn(bytes: Uint8Array, mime: string): Promise<Uint8Array> {
  const source = new Blob([bytes.slice()], { type: mime });
  const picture = await createImageBitmap(source, { imageOrientation: 'from-image' });
  const scale = Math.min(1, thumbnailSide / Math.max(picture.width, picture.height));
  const canvas = new OffscreenCanvas(
    Math.max(1, Math.round(picture.width * scale)),
    Math.max(1, Math.round(picture.height * scale)),
  );
  const context = canvas.getContext('2d');
  if (!context) throw new Error('no canvas');
  context.fillStyle = '#fff';
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.drawImage(picture, 0, 0, canvas.width, canvas.height);
  picture.close();
  for (const quality of [0.82, 0.5]) {
    const blob = await canvas.convertToBlob({ type: 'image/jpeg', quality });
    if (blob.size <= maxThumbnailBytes) return new Uint8Array(await blob.arrayBuffer());
  }
  throw new Error('the thumbnail is too large');
}

/** One after another: several large photos at once would hold the window up. */
let queue: Promise<unknown> = Promise.resolve();

async function makeThumbnail(id: number, mime: string): Promise<void> {
  const { bytes } = await call('files.content', { fileId: id });
  const small = await drawn(bytes, mime);
  const { touched } = await callFull('files.keepThumbnail', {
    ...{ fileId: id, bytes: small },
    requestId: crypto.randomUUID(),
  });
  await invalidateTouched(touched);
}

/** The small copy of a photo; made here the first time somebody looks. `broken`: it cannot be shown. */
export function useThumbnail({ id, mime, hasThumbnail }: AttachedFile): {
  url: string | null;
  broken: boolean;
} {
  const shown = shownPictures.includes(mime);
  const [broken, setBroken] = useState(false);
  const { data } = useQuery('files.thumbnail', { fileId: id }, { enabled: hasThumbnail, tags: [] });
  useEffect(() => {
    if (hasThumbnail || !shown) return;
    let left = false;
    queue = queue.then(() => makeThumbnail(id, mime)).catch(() => !left && setBroken(true));
    return () => {
      left = true;
    };
  }, [id, mime, hasThumbnail, shown]);
  return { url: useObjectUrl(data?.bytes, 'image/jpeg'), broken: broken || !shown };
}
