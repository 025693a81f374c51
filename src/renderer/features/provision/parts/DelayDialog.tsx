import { useQuery } from '@renderer/api/useQuery';
import { DialogBase } from '@renderer/ui/DialogBase';
import { EmptyState } from '@renderer/ui/EmptyState';
import { DateField } from '@renderer/ui/fields/DateField';
import { SelectField } from '@renderer/ui/fields/SelectField';
import type { Delay, Delivery } from '@shared/features/provision/model';
import { addDays, isIsoDate, sofiaDate } from '@shared/kernel/dates';
import { Truck } from 'lucide-react';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { dayText, quantityOf } from '../words';
import '../provision.css';

/** A delay that is asked about, with what the screen calls it. */
export interface AskedDelay extends Delay {
  number: string;
}

interface Props {
  asked: AskedDelay | null;
  onAsk: (delay: AskedDelay) => void;
  onClose: () => void;
}

/** How much later a delivery is thought to come when nobody says (ours). */
const usualDelayDays = 7;

/** „Ако тази доставка закъснее“: which one, and when it comes instead. */
export function DelayDialog({ asked, onAsk, onClose }: Props) {
  const { t } = useTranslation();
  const { data } = useQuery('provision.deliveries', {}, { tags: ['provision', 'purchasing', 'stock'] });
  const options = useDeliveryOptions(data?.rows ?? []);
  const [chosen, setChosen] = useState<string | null>(asked ? keyOf(asked) : null);
  const [expectedOn, setExpectedOn] = useState<string | null>(asked?.expectedOn ?? null);
  const option = options.find((one) => one.value === chosen);
  const usual = addDays(later(option?.expectedOn ?? null, sofiaDate(Date.now())), usualDelayDays);
  const on = expectedOn ?? usual;
  const ready = option !== undefined && isIsoDate(on);
  return (
    <DialogBase
      open
      title={t(($) => $.provision.delay.title)}
      confirmLabel={t(($) => $.provision.delay.apply)}
      confirmDisabled={!ready}
      onConfirm={() => {
        if (!option) return;
        const { purchaseOrderId, purchaseLineId, number } = option;
        onAsk({ purchaseOrderId, purchaseLineId, number, expectedOn: on });
      }}
      onClose={onClose}
    >
      {data && options.length === 0 ? (
        <EmptyState icon={Truck} title={t(($) => $.provision.delay.none)} />
      ) : (
        <div className="provision-fields">
          <SelectField
            label={t(($) => $.provision.delay.delivery)}
            value={chosen}
            options={options}
            autoFocus
            onChange={setChosen}
          />
          <DateField label={t(($) => $.provision.delay.expectedOn)} value={on} onChange={setExpectedOn} />
        </div>
      )}
    </DialogBase>
  );
}

const later = (a: string | null, b: string): string => (a !== null && a > b ? a : b);

const keyOf = ({ purchaseOrderId, purchaseLineId }: Pick<Delay, 'purchaseOrderId' | 'purchaseLineId'>) =>
  `${purchaseOrderId}:${purchaseLineId ?? ''}`;

/** Every order to a supplier as a whole, then its lines when it has several. */
function useDeliveryOptions(rows: readonly Delivery[]) {
  const { t } = useTranslation();
  return useMemo(() => {
    const orders = [...new Set(rows.map((row) => row.purchaseOrderId))];
    return orders.flatMap((purchaseOrderId) => {
      const lines = rows.filter((row) => row.purchaseOrderId === purchaseOrderId);
      const [first] = lines;
      if (!first) return [];
      const number = first.purchaseNumber;
      const whole = {
        ...{ purchaseOrderId, purchaseLineId: null, number, expectedOn: first.expectedOn },
        value: keyOf({ purchaseOrderId, purchaseLineId: null }),
        label: t(($) => $.provision.delay.whole, { number, supplier: first.supplier }),
        note: dayText(t, first.expectedOn),
      };
      const single = lines.map((line) => ({
        ...{ purchaseOrderId, purchaseLineId: line.purchaseLineId, number, expectedOn: line.expectedOn },
        value: keyOf(line),
        label: t(($) => $.provision.delay.line, {
          ...{ number, part: line.partNumber, name: line.partName },
          quantity: quantityOf(t, line.milli, line.unit),
        }),
        note: dayText(t, line.expectedOn),
      }));
      return lines.length > 1 ? [whole, ...single] : [whole];
    });
  }, [rows, t]);
}
