import { Button } from '@renderer/ui/Button';
import { SideSection } from '@renderer/ui/SidePanel';
import { useShortcuts } from '@renderer/ui/shortcuts/useShortcuts';
import type { OrderView, PartLine } from '@shared/features/orders/model';
import { formatMoney } from '@shared/kernel/money';
import { useTranslation } from 'react-i18next';
import { may } from '../nextStep';
import type { OrderChanges } from '../useOrder';

interface NewPriceSectionProps {
  view: OrderView;
  line: PartLine;
  /** Net cents of the part now. */
  price: number;
  change: OrderChanges['change'];
  onDone: () => void;
}

/** The part's price changed after the line was written: Alt+N takes the new one, Alt+K keeps the old (domain §4.6). */
export function NewPriceSection({ view, line, price, change, onDone }: NewPriceSectionProps) {
  const { t } = useTranslation();
  const mayPrice = may(view, 'price');
  const answer = async (take: boolean) => {
    await change('orders.settlePrice', { lineId: line.id, take });
    onDone();
  };
  useShortcuts([
    {
      keys: 'Alt+N',
      label: t(($) => $.pricing.alerts.take),
      enabled: mayPrice,
      run: () => void answer(true),
    },
    {
      keys: 'Alt+K',
      label: t(($) => $.pricing.alerts.keep),
      enabled: mayPrice,
      run: () => void answer(false),
    },
  ]);
  return (
    <SideSection title={t(($) => $.pricing.alerts.section)} extra={line.number}>
      <p className="side-note">
        {t(($) => $.pricing.alerts.changed, {
          old: formatMoney(line.priceCents, { currency: true }),
          new: formatMoney(price, { currency: true }),
        })}
      </p>
      {mayPrice && (
        <div className="side-acts">
          <Button small shortcut="Alt+N" onClick={() => void answer(true)}>
            {t(($) => $.pricing.alerts.take)}
          </Button>
          <Button small shortcut="Alt+K" onClick={() => void answer(false)}>
            {t(($) => $.pricing.alerts.keep)}
          </Button>
        </div>
      )}
    </SideSection>
  );
}
