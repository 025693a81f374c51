import { useQuery } from '@renderer/api/useQuery';
import { useSession } from '@renderer/app/session';
import { TargetPrint } from '@renderer/features/printing/parts/TargetPrint';
import { Button } from '@renderer/ui/Button';
import { Tag } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

/** The code of a card as a scanner reads it, and the way to a label with it. */
export function CardCode({ assetId }: { assetId: number }) {
  const { t } = useTranslation();
  const { may } = useSession();
  const [printing, setPrinting] = useState(false);
  const { data } = useQuery('files.cardCode', { assetId }, { tags: [] });
  if (!data) return null;
  if (printing)
    return (
      <TargetPrint
        target={{ kind: 'assetLabel', assetId }}
        title={t(($) => $.files.labelTitle, { number: assetId })}
        tags={[`asset:${assetId}`]}
        onClose={() => setPrinting(false)}
      />
    );
  return (
    <div className="card-code">
      <svg viewBox={`0 0 ${data.size} ${data.size}`} role="img" aria-label={t(($) => $.files.code)}>
        <path d={data.path} fill="currentColor" shapeRendering="crispEdges" />
      </svg>
      <div className="grow">
        <code>{data.code}</code>
        <p className="s m">{t(($) => $.files.codeNote)}</p>
      </div>
      {may('printing.print') && (
        <Button icon={Tag} onClick={() => setPrinting(true)}>
          {t(($) => $.files.label)}
        </Button>
      )}
    </div>
  );
}
