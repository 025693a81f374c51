import { formatMoney } from '@shared/kernel/money';
import { useTranslation } from 'react-i18next';
import type { OfferedWork } from '../stripLine';

/** What of the strip goes onto the order, with its price of today. */
export function TakenWork({ taken }: { taken: readonly OfferedWork[] }) {
  const { t } = useTranslation();
  if (taken.length === 0) return null;
  return (
    <div className="taken-work">
      <span className="lbl">{t(($) => $.assets.before.takenTitle)}</span>
      <ul>
        {taken.map(({ key, title, cents }) => (
          <li key={key}>
            <span className="grow ell" title={title}>
              {title}
            </span>
            {cents !== null && <span>{formatMoney(cents, { currency: true })}</span>}
          </li>
        ))}
      </ul>
    </div>
  );
}
