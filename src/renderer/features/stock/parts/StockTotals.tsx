import { TotalsFigure } from '@renderer/ui/PageHead';
import { StatusGlyph } from '@renderer/ui/StatusGlyph';
import type { OutputOf } from '@shared/contract/contract';
import { formatMoney } from '@shared/kernel/money';
import { formatQuantity } from '@shared/kernel/quantity';
import { useTranslation } from 'react-i18next';

/** Sums of the filtered set, folded numbers included. */
export function StockTotals({ totals }: { totals: OutputOf<'stock.list'>['totals'] }) {
  const { t } = useTranslation();
  return (
    <>
      <span className="m">
        {t(($) => $.stock.list.filtered)}{' '}
        <b className="total-value">{formatQuantity(totals.articles * 1000)}</b>{' '}
        {t(($) => $.stock.list.articles)}
      </span>
      {totals.belowMinimum > 0 && (
        <span className="st">
          <StatusGlyph name="warning" />
          <span className="m">{t(($) => $.stock.list.below)}</span> <b>{totals.belowMinimum}</b>
        </span>
      )}
      <span className="grow" />
      <TotalsFigure label={t(($) => $.stock.list.quantity)}>
        {formatQuantity(totals.quantityMilli)}
      </TotalsFigure>
      <TotalsFigure label={t(($) => $.stock.list.free)}>{formatQuantity(totals.freeMilli)}</TotalsFigure>
      {totals.valueCents !== null && (
        <TotalsFigure label={t(($) => $.stock.list.value)}>
          {formatMoney(totals.valueCents, { currency: true })}
        </TotalsFigure>
      )}
    </>
  );
}
