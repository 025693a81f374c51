import { viewStateSchema } from '@shared/features/views/model';
import { useState } from 'react';
import type { ColumnLayout } from './columnLayout';

/** The chosen columns of a list, remembered on this computer; null while nobody chose any. */
export function useColumnLayout(storageKey: string | undefined) {
  const key = storageKey && `maistor.layout.${storageKey}`;
  const [layout, setLayout] = useState<ColumnLayout>(() => read(key));
  const change = (next: ColumnLayout) => {
    setLayout(next);
    if (!key) return;
    if (next === null) localStorage.removeItem(key);
    else localStorage.setItem(key, JSON.stringify(next));
  };
  return [layout, change] as const;
}

function read(key: string | undefined): ColumnLayout {
  const stored = key ? localStorage.getItem(key) : null;
  if (stored === null) return null;
  try {
    return viewStateSchema.shape.columns.parse(JSON.parse(stored));
  } catch {
    return null;
  }
}
