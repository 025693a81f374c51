import type { PartMovement } from '@shared/features/parts/model';
import { formatDate } from '@shared/kernel/dates';
import { formatQuantity } from '@shared/kernel/quantity';
import { useRouter } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { kindText } from '../texts';

interface StockMovementsProps {
  movements: readonly PartMovement[];
  /** Movements of other numbers of the family say which it was. */
  ofPartId: number;
}

/** The last movements of a part or of its family; each opens its document. */
export function StockMovements({ movements, ofPartId }: StockMovementsProps) {
  const { t } = useTranslation();
  const { history } = useRouter();
  if (movements.length === 0) return <p className="none s m">{t(($) => $.stock.panel.noMovements)}</p>;
  return (
    <ul className="moves">
      {movements.slice(0, 20).map((row) => (
        <li key={row.id}>
          <button
            type="button"
            className="plain"
            onClick={() => history.push(`/stock/documents/${row.documentId}`)}
          >
            <span className="s m nw">{formatDate(row.on)}</span>
            <span className="grow ell">
              {kindText(t, row.kind)} <span className="m">{row.number}</span>
              <span className="s m who">
                {row.orderNumber
                  ? t(($) => $.parts.movements.order, { number: row.orderNumber ?? '' })
                  : (row.party ?? '')}
              </span>
              {row.partId !== ofPartId && <span className="s m who">{row.partNumber}</span>}
            </span>
            <span className={`num med nw ${row.quantityMilli < 0 ? 'm' : ''}`}>
              {row.quantityMilli > 0 && '+'}
              {formatQuantity(row.quantityMilli)}
            </span>
          </button>
        </li>
      ))}
    </ul>
  );
}
