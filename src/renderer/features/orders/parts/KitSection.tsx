import { Button } from '@renderer/ui/Button';
import { SideSection } from '@renderer/ui/SidePanel';
import { useShortcuts } from '@renderer/ui/shortcuts/useShortcuts';
import type { OrderLine, OrderView } from '@shared/features/orders/model';
import { formatMoney } from '@shared/kernel/money';
import { formatQuantity } from '@shared/kernel/quantity';
import { useTranslation } from 'react-i18next';
import { unitText } from '../../parts/unitText';
import { may } from '../nextStep';
import type { OrderChanges } from '../useOrder';

interface KitSectionProps {
  view: OrderView;
  line: OrderLine;
  change: OrderChanges['change'];
}

/** The kit that brought the line: its sum, how the client's papers show it, and the way out of the order. */
export function KitSection({ view, line, change }: KitSectionProps) {
  const { t } = useTranslation();
  const kit = view.kits.find((one) => line.kind !== 'other' && one.id === line.orderKitId);
  const toggle = () =>
    kit && void change('orders.setKitPrint', { orderKitId: kit.id, printAsOne: !kit.printAsOne });
  const canEdit = may(view, 'edit');
  useShortcuts([
    {
      keys: 'Alt+K',
      label: kit?.printAsOne ? t(($) => $.kits.toLines) : t(($) => $.kits.toOne),
      bar: false,
      enabled: canEdit && kit !== undefined,
      run: toggle,
    },
  ]);
  if (!kit) return null;
  const issued = view.jobs.some((job) =>
    job.lines.some((one) => one.kind === 'part' && one.orderKitId === kit.id && one.issuedMilli > 0),
  );
  return (
    <SideSection title={t(($) => $.kits.onOrder, { number: kit.number })}>
      <div className="li">
        <span className="ell">
          {kit.name} · {formatQuantity(kit.quantityMilli)} {unitText(t, kit.unit)}
        </span>
        <span className="num nw med">{formatMoney(kit.netCents)}</span>
        <span className="s m wide">{kit.printAsOne ? t(($) => $.kits.asOne) : t(($) => $.kits.byLines)}</span>
      </div>
      {canEdit && (
        <div className="row side-note">
          <Button small shortcut="Alt+K" onClick={toggle}>
            {kit.printAsOne ? t(($) => $.kits.toLines) : t(($) => $.kits.toOne)}
          </Button>
          {!issued && (
            <Button small onClick={() => void change('orders.removeKit', { orderKitId: kit.id })}>
              {t(($) => $.kits.remove)}
            </Button>
          )}
        </div>
      )}
    </SideSection>
  );
}
