import { useQuery } from '@renderer/api/useQuery';
import { StockMovements } from '@renderer/features/stock/parts/StockMovements';
import { Check } from '@renderer/ui/Check';
import { SideSection } from '@renderer/ui/SidePanel';
import type { OutputOf } from '@shared/contract/contract';
import { formatMoney } from '@shared/kernel/money';
import { formatQuantity } from '@shared/kernel/quantity';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FilesView } from '../../files/parts/FilesView';
import { unitText } from '../unitText';
import { PartLinks } from './PartLinks';

type Card = OutputOf<'parts.card'>;

/** Right of the card: stock, substitutes, movements. */
export function PartSide({ card }: { card: Card }) {
  const { t } = useTranslation();
  return (
    <aside className="side is-open part-side" aria-label={t(($) => $.stock.panel.label)}>
      <Balances card={card} />
      <PartLinks card={card} />
      <Movements card={card} />
      <SideSection title={t(($) => $.parts.files)}>
        <FilesView owner={{ kind: 'part', id: card.id }} />
      </SideSection>
    </aside>
  );
}

/** Of this number, or of all numbers of the family together. */
function Movements({ card }: { card: Card }) {
  const { t } = useTranslation();
  const [wholeFamily, setWholeFamily] = useState(false);
  const family = useQuery(
    'parts.movements',
    { partId: card.id, wholeFamily: true, limit: 50 },
    { enabled: wholeFamily },
  );
  const movements = wholeFamily ? family.data?.movements : card.movements;
  return (
    <SideSection title={t(($) => $.parts.movements.title)} count={movements?.length || undefined}>
      {card.family.length > 1 && (
        <div className="side-note">
          <Check
            checked={wholeFamily}
            label={t(($) => $.parts.movements.wholeFamily)}
            onChange={setWholeFamily}
          />
        </div>
      )}
      <StockMovements movements={movements ?? []} ofPartId={card.id} />
    </SideSection>
  );
}

function Balances({ card }: { card: Card }) {
  const { t } = useTranslation();
  const seesCost = card.masked.length === 0;
  return (
    <SideSection title={t(($) => $.parts.stock.title)} extra={unitText(t, card.part.unit)}>
      {card.balances.length === 0 ? (
        <p className="none s m">{t(($) => $.parts.stock.none)}</p>
      ) : (
        <table className="tbl">
          <colgroup>
            <col />
            <col style={{ width: 66 }} />
            <col style={{ width: 70 }} />
            {seesCost && <col style={{ width: 84 }} />}
            {seesCost && <col style={{ width: 100 }} />}
          </colgroup>
          <thead>
            <tr>
              <th scope="col">{t(($) => $.parts.stock.warehouse)}</th>
              <th scope="col">{t(($) => $.parts.stock.bin)}</th>
              <th scope="col" className="num">
                {t(($) => $.parts.stock.quantity)}
              </th>
              {seesCost && (
                <>
                  <th scope="col" className="num">
                    {t(($) => $.parts.stock.average)}
                  </th>
                  <th scope="col" className="num">
                    {t(($) => $.parts.stock.value)}
                  </th>
                </>
              )}
            </tr>
          </thead>
          <tbody>
            {card.balances.map((row) => (
              <tr key={row.warehouseId}>
                <td>{row.warehouse}</td>
                <td className="m">{row.bin ?? ''}</td>
                <td className="num med">{formatQuantity(row.quantityMilli)}</td>
                {seesCost && (
                  <>
                    <td className="num m">{row.averageCents ? formatMoney(row.averageCents) : ''}</td>
                    <td className="num">{row.valueCents ? formatMoney(row.valueCents) : ''}</td>
                  </>
                )}
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </SideSection>
  );
}
