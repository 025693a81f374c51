import { useQuery } from '@renderer/api/useQuery';
import { Icon } from '@renderer/ui/Icon';
import { StatusGlyph } from '@renderer/ui/StatusGlyph';
import type { StockRow } from '@shared/features/stock/model';
import { formatQuantity } from '@shared/kernel/quantity';
import { GitMerge } from 'lucide-react';
import { useTranslation } from 'react-i18next';

/** Sums of the selected family, in one tinted line above the totals of the list. */
export function FamilyStrip({ row }: { row: StockRow | null }) {
  const { t } = useTranslation();
  const headId = row === null ? null : (row.familyId ?? row.id);
  const { data } = useQuery(
    'parts.card',
    { partId: headId ?? 0 },
    { enabled: headId !== null, tags: ['stock', 'parts'] },
  );
  if (headId === null || !data || data.family.length < 2) return null;
  const sum = (of: 'quantityMilli' | 'freeMilli') =>
    data.family.reduce((total, member) => total + member[of], 0);
  const { minimumMilli } = data.part;
  const enough = sum('freeMilli') >= minimumMilli;
  return (
    <div className="famsum">
      <Icon of={GitMerge} className="c-primary" />
      <b className="b">{t(($) => $.stock.family.title, { number: data.shownNumber })}</b>
      <span className="m">{t(($) => $.stock.family.numbers, { count: data.family.length })}</span>
      <span>
        {t(($) => $.stock.family.quantity)} <b className="b">{formatQuantity(sum('quantityMilli'))}</b>
      </span>
      <span>
        {t(($) => $.stock.family.free)} <b className="b">{formatQuantity(sum('freeMilli'))}</b>
      </span>
      {minimumMilli > 0 && (
        <>
          <span className="m ell">
            {t(($) => $.stock.family.minimum, { quantity: formatQuantity(minimumMilli) })}
          </span>
          <span className="grow" />
          <span className="st">
            <StatusGlyph name={enough ? 'lineDone' : 'warning'} />
            {enough ? t(($) => $.stock.family.ok) : t(($) => $.stock.family.below)}
          </span>
        </>
      )}
    </div>
  );
}
