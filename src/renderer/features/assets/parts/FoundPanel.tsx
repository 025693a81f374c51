import { useQuery } from '@renderer/api/useQuery';
import { useSession } from '@renderer/app/session';
import { PlateChip, SerialChip } from '@renderer/ui/AssetChip';
import { Button } from '@renderer/ui/Button';
import { Kbd } from '@renderer/ui/Kbd';
import type { AssetRow } from '@shared/features/registry/model';
import type { Hit } from '@shared/features/search/model';
import { Plus } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { counter, hitKey, useCounter, useCounterHits } from '../../search/counter';
import { HitList } from '../../search/parts/HitList';
import { numberOf } from '../assetWords';
import { useMainKind } from '../kinds';

interface FoundPanelProps {
  onOpen: (hit: Hit) => void;
  onNew: () => void;
  /** The card that is shown, for the list of what is in the workshop. */
  assetId: number | null;
}

/** Left column of Рецепция: what the search found, or what is in the workshop while nothing is looked for. */
export function FoundPanel({ onOpen, onNew, assetId }: FoundPanelProps) {
  const { t } = useTranslation();
  const { may } = useSession();
  const { text } = useCounter();
  const { result, chosen, settled } = useCounterHits(20);
  const typed = text.trim();
  const kind = useMainKind();
  return (
    <aside className="found" aria-label={t(($) => $.search.found)}>
      <div className="fh">
        {typed === '' ? (
          <b className="b">{t(($) => $.search.inWorkshop)}</b>
        ) : (
          <span className="ell" aria-live="polite">
            <b className="b">{result?.count ?? ''}</b> {t(($) => $.search.count, { text: typed })}
          </span>
        )}
        <Kbd keys="↑ ↓" />
      </div>
      <div className="found-rows">
        {typed === '' && <InWorkshop assetId={assetId} />}
        {result && result.readAs !== 'typed' && result.count > 0 && (
          <p className="s m note">{t(($) => $.search[result.readAs as 'oneError'])}</p>
        )}
        {result && (
          <HitList
            id="found"
            result={result}
            chosen={chosen}
            onChoose={(hit) => counter.choose(hitKey(hit))}
            onOpen={onOpen}
          />
        )}
        {settled && result?.count === 0 && <p className="s m note">{t(($) => $.search.noneText[kind])}</p>}
        {result?.more && <p className="s mm note">{t(($) => $.search.more)}</p>}
      </div>
      {may('assets.edit') && (
        <div className="fnew">
          <Button icon={Plus} shortcut="Ctrl+N" onClick={onNew}>
            {t(($) => $.assets.new[kind])}
          </Button>
        </div>
      )}
    </aside>
  );
}

const inWorkshop = {
  filter: { text: '', kind: null, makeId: null, inWorkshop: true, inactive: false },
  sort: { by: 'lastOrderAt', dir: 'desc' },
  cursor: null,
  limit: 60,
} as const;

/** What is in the workshop now, the last taken in first. */
export const useInWorkshop = (enabled: boolean): readonly AssetRow[] =>
  useQuery('assets.list', inWorkshop, { enabled }).data?.rows ?? [];

function InWorkshop({ assetId }: { assetId: number | null }) {
  const { t } = useTranslation();
  const rows = useInWorkshop(true);
  if (rows.length === 0) return <p className="s m note">{t(($) => $.search.nothingInWorkshop)}</p>;
  return (
    <div className="hits" role="listbox" aria-label={t(($) => $.search.inWorkshop)}>
      {rows.map((row) => (
        // biome-ignore lint/a11y/useKeyWithClickEvents: the arrows of the page move through the list
        <div
          key={row.id}
          className="hit"
          role="option"
          tabIndex={-1}
          aria-selected={row.id === assetId}
          onClick={() => counter.open(`asset:${row.id}`)}
        >
          <span className="l1">
            {row.plate ? <PlateChip plate={row.plate} /> : <SerialChip serial={numberOf(row)} />}
          </span>
          <span className="l2">
            <span className="ell med">{row.title}</span>
            <span className="ell s m">{row.ownerName}</span>
          </span>
        </div>
      ))}
    </div>
  );
}
