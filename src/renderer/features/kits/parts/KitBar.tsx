import { Figure } from '@renderer/ui/Figure';
import type { KitSums } from '@shared/features/kits/model';
import { formatMoney, formatPercent } from '@shared/kernel/money';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

const euro = (cents: number | null) => (cents === null ? '' : formatMoney(cents, { currency: true }));

/** Cost, price and margin of one kit as its lines stand; what is not known stays blank. */
export function KitBar({ sums, children }: { sums: KitSums | undefined; children?: ReactNode }) {
  const { t } = useTranslation();
  const incomplete = (sums?.missingCosts ?? 0) > 0;
  const loss = (sums?.marginCents ?? 0) < 0;
  return (
    <div className="bar">
      {sums && sums.costCents !== null && (
        <>
          <Figure label={t(($) => $.kits.column.material)} value={euro(sums.materialCents)} />
          <Figure label={t(($) => $.kits.column.labour)} value={euro(sums.labourCents)} />
          <Figure
            label={t(($) => $.kits.column.cost)}
            value={euro(sums.costCents)}
            tone={incomplete ? 'warn' : 'plain'}
            glyph={incomplete ? 'warning' : undefined}
          />
        </>
      )}
      {sums && <Figure label={t(($) => $.kits.column.price)} value={euro(sums.priceCents)} size="lg" />}
      {sums && sums.marginCents !== null && (
        <>
          <Figure
            label={t(($) => $.kits.column.margin)}
            value={euro(sums.marginCents)}
            tone={loss ? 'danger' : 'plain'}
          />
          <Figure
            label={t(($) => $.kits.column.marginBp)}
            value={sums.marginBp === null ? '' : formatPercent(sums.marginBp)}
          />
          <Figure
            label={t(($) => $.kits.column.markupBp)}
            value={sums.markupBp === null ? '' : formatPercent(sums.markupBp)}
          />
        </>
      )}
      <span className="grow" />
      {children}
    </div>
  );
}
