import type { StocktakeCard } from '@shared/features/stocktake/model';
import { useTranslation } from 'react-i18next';
import { placeText } from '../words';

interface BinListProps {
  bins: StocktakeCard['bins'];
  at: string | null;
  onChoose: (bin: string) => void;
}

/** The places that are counted, with what is left in each. */
export function BinList({ bins, at, onChoose }: BinListProps) {
  const { t } = useTranslation();
  return (
    <nav className="count-bins" aria-label={t(($) => $.stocktake.bins)}>
      {bins.map(({ bin, lines, counted }) => (
        <button
          key={bin}
          type="button"
          className="plain"
          aria-pressed={bin === at}
          onClick={() => onChoose(bin)}
        >
          <span className="grow ell">{placeText(t, bin)}</span>
          <span className={`num s ${counted < lines ? 'c-warn' : 'c-ok'}`}>
            {counted}/{lines}
          </span>
        </button>
      ))}
    </nav>
  );
}
