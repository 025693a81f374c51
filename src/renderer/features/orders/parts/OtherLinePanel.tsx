import { Button } from '@renderer/ui/Button';
import { FormNav } from '@renderer/ui/fields/form';
import { MoneyField, QuantityField } from '@renderer/ui/fields/numbers';
import { SelectField } from '@renderer/ui/fields/SelectField';
import { TextField } from '@renderer/ui/fields/TextField';
import { SideSection } from '@renderer/ui/SidePanel';
import { otherKinds } from '@shared/features/orders/model';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OrderChanges } from '../useOrder';

interface OtherLinePanelProps {
  jobId: number;
  change: OrderChanges['change'];
  onClose: () => void;
}

/** A line that is neither operation nor part: subcontracted work, a consumable, a fee (domain §5.1). */
export function OtherLinePanel({ jobId, change, onClose }: OtherLinePanelProps) {
  const { t } = useTranslation();
  const [kind, setKind] = useState<(typeof otherKinds)[number]>('fee');
  const [name, setName] = useState('');
  const [quantityMilli, setQuantity] = useState<number | null>(1000);
  const [priceCents, setPrice] = useState<number | null>(null);
  const [costCents, setCost] = useState<number | null>(null);
  const ready = name.trim() !== '' && priceCents !== null && quantityMilli !== null && quantityMilli > 0;
  const save = async () => {
    if (!ready) return;
    const added = await change('orders.addOther', {
      ...{ jobId, kind, name: name.trim(), quantityMilli, priceCents },
      costCents: costCents ?? 0,
    });
    if (added) onClose();
  };
  return (
    <SideSection title={t(($) => $.orders.other.title)}>
      <FormNav className="side-form compact" onSubmit={() => void save()}>
        <SelectField
          label={t(($) => $.orders.other.kind)}
          value={kind}
          onChange={(value) => value && setKind(value)}
          options={otherKinds.map((value) => ({ value, label: t(($) => $.orders.line.other[value]) }))}
        />
        <TextField
          label={t(($) => $.orders.other.name)}
          value={name}
          onChange={setName}
          maxLength={200}
          required
          autoFocus
        />
        <div className="compact-pair">
          <QuantityField
            label={t(($) => $.orders.other.quantity)}
            value={quantityMilli}
            onChange={setQuantity}
          />
          <MoneyField
            label={t(($) => $.orders.other.price)}
            value={priceCents}
            onChange={setPrice}
            required
          />
        </div>
        <MoneyField label={t(($) => $.orders.other.cost)} value={costCents} onChange={setCost} />
      </FormNav>
      <div className="side-acts">
        <Button small disabled={!ready} onClick={() => void save()}>
          {t(($) => $.orders.other.save)}
        </Button>
        <Button small shortcut="Esc" onClick={onClose}>
          {t(($) => $.ui.close)}
        </Button>
      </div>
    </SideSection>
  );
}
