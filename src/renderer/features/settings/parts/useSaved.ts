import { useFrameStatus } from '@renderer/app/frameStatus';
import { sofiaTime } from '@shared/kernel/dates';
import { useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';

/** „записано 10:41“ in the key bar after a save; belongs to the page, not to the form that starts anew with it. */
export function useSaved(): () => void {
  const { t } = useTranslation();
  const [at, setAt] = useState<number | null>(null);
  useFrameStatus(at === null ? null : t(($) => $.app.keybar.saved, { time: sofiaTime(at) }));
  return useCallback(() => setAt(Date.now()), []);
}
