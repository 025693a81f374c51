import { call } from '@renderer/api/client';
import { IconButton } from '@renderer/ui/Button';
import { InlineNotice } from '@renderer/ui/InlineNotice';
import { listenForScans } from '@renderer/ui/scanner/listen';
import { takeScan } from '@renderer/ui/scanner/useScans';
import type { Scanned } from '@shared/features/scan/model';
import { useRouter } from '@tanstack/react-router';
import type { TFunction } from 'i18next';
import { ScanBarcode, X } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { counter, hitKey } from '../../search/counter';

/** How long a refusal stays when nobody closes it, ms. */
const shownFor = 8000;

/** Acts on a scan on any screen, without focus, by the prefix of the code; a line above the sheet says what it could not do. */
export function Scanner() {
  const { t } = useTranslation();
  const { history } = useRouter();
  const [refused, setRefused] = useState<string | null>(null);

  useEffect(() => {
    const read = async (text: string) => {
      setRefused(null);
      const scan = await call('scan.read', { text }).catch(() => null);
      if (scan === null || scan.kind === 'unknown' || scan.kind === 'forbidden')
        setRefused(refusalText(t, scan?.kind ?? 'unread', text));
      else if (!takeScan(scan)) open(scan);
    };
    const open = (scan: Exclude<Scanned, { kind: 'unknown' | 'forbidden' }>) => {
      if (scan.kind === 'asset') counter.show(scan.code, hitKey({ kind: 'asset', id: scan.id }));
      const place = placeOfScan(scan);
      if (place) history.push(place);
    };
    return listenForScans((text) => void read(text));
  }, [t, history]);

  useEffect(() => {
    if (refused === null) return;
    const timer = setTimeout(() => setRefused(null), shownFor);
    return () => clearTimeout(timer);
  }, [refused]);

  if (refused === null) return null;
  return (
    <InlineNotice
      bar
      tone="danger"
      icon={ScanBarcode}
      title={t(($) => $.scan.title)}
      action={
        <IconButton
          icon={X}
          small
          variant="ghost"
          label={t(($) => $.ui.close)}
          onClick={() => setRefused(null)}
        />
      }
    >
      {refused}
    </InlineNotice>
  );
}

function refusalText(t: TFunction, why: 'unknown' | 'forbidden' | 'unread', text: string): string {
  const code = text.length > 40 ? `${text.slice(0, 40)}…` : text;
  if (why === 'forbidden') return t(($) => $.scan.forbidden, { code });
  return why === 'unread' ? t(($) => $.scan.unread, { code }) : t(($) => $.scan.unknown, { code });
}

/** Where a scanned thing is at home. */
function placeOfScan(scan: Exclude<Scanned, { kind: 'unknown' | 'forbidden' }>): string | null {
  switch (scan.kind) {
    case 'part':
      return `/stock/parts/${scan.id}`;
    case 'bin':
      return `/stock?place=${encodeURIComponent(scan.code)}`;
    case 'order':
      return `/orders/${scan.id}`;
    case 'asset':
      return '/reception';
    case 'invoice':
      return scan.orderId === null ? '/invoices' : `/orders/${scan.orderId}`;
    case 'stockDocument':
      return `/stock/documents/${scan.id}`;
    case 'worker':
      return null;
  }
}
