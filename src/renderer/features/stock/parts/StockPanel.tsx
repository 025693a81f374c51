import { useQuery } from '@renderer/api/useQuery';
import { unitText } from '@renderer/features/parts/unitText';
import { ErrorBox } from '@renderer/ui/ErrorBox';
import { SideSection } from '@renderer/ui/SidePanel';
import { formatMoney } from '@shared/kernel/money';
import { formatQuantity } from '@shared/kernel/quantity';
import { useRouter } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { StockMovements } from './StockMovements';

/** Right of the list: the selected part by warehouse, its family and its last movements. */
export function StockPanel({ partId }: { partId: number | null }) {
  const { t } = useTranslation();
  const { history } = useRouter();
  const { data: card, error } = useQuery(
    'parts.card',
    { partId: partId ?? 0 },
    { enabled: partId !== null, keepPrevious: true, tags: ['stock', 'parts'] },
  );
  return (
    <aside className="side is-open stock-panel" aria-label={t(($) => $.stock.panel.label)}>
      <ErrorBox error={error} />
      {card && (
        <>
          <SideSection title={t(($) => $.stock.panel.stock)} extra={card.shownNumber}>
            {card.balances.length === 0 && <p className="none s m">{t(($) => $.stock.panel.none)}</p>}
            <ul className="panel-rows">
              {card.balances.map((row) => (
                <li key={row.warehouseId}>
                  <span className="grow ell">
                    {row.warehouse} {row.bin && <span className="m">{row.bin}</span>}
                  </span>
                  {row.averageCents !== null && row.averageCents > 0 && (
                    <span className="s m">
                      {t(($) => $.stock.panel.average, { amount: formatMoney(row.averageCents) })}
                    </span>
                  )}
                  <span className="num med">
                    {formatQuantity(row.quantityMilli)} {unitText(t, card.part.unit)}
                  </span>
                </li>
              ))}
            </ul>
          </SideSection>
          {card.family.length > 1 && (
            <SideSection title={t(($) => $.stock.panel.family)} count={card.family.length}>
              <ul className="panel-rows">
                {card.family.map((member) => (
                  <li key={member.partId}>
                    <button
                      type="button"
                      className={`plain grow ell ${member.partId === card.id ? 'med' : ''}`}
                      onClick={() => history.push(`/stock/parts/${member.partId}`)}
                    >
                      {member.number}
                    </button>
                    <span className="s m">
                      {member.priceCents === null ? '' : formatMoney(member.priceCents)}
                    </span>
                    <span className="num med free">{formatQuantity(member.freeMilli)}</span>
                  </li>
                ))}
              </ul>
            </SideSection>
          )}
          <SideSection title={t(($) => $.stock.panel.movements)}>
            <StockMovements movements={card.movements} ofPartId={card.id} />
          </SideSection>
        </>
      )}
    </aside>
  );
}
