import { call } from '@renderer/api/client';
import { Button } from '@renderer/ui/Button';
import { Check } from '@renderer/ui/Check';
import { FormNav } from '@renderer/ui/fields/form';
import { MultilineField } from '@renderer/ui/fields/MultilineField';
import { IntegerField, MoneyField } from '@renderer/ui/fields/numbers';
import { SelectField } from '@renderer/ui/fields/SelectField';
import { TextField } from '@renderer/ui/fields/TextField';
import { PromiseField } from '@renderer/ui/fields/TimeField';
import { SideSection } from '@renderer/ui/SidePanel';
import type { OrderHeaderFields, OrderView } from '@shared/features/orders/model';
import { formatQuantity } from '@shared/kernel/quantity';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { may } from '../nextStep';
import type { OrderChanges } from '../useOrder';

interface HeaderPanelProps {
  view: OrderView;
  changes: OrderChanges;
  /** The field to begin with. */
  focus: 'promised' | 'meter';
  onClose: () => void;
}

/** Who comes first to the stock (domain §4.4). */
const priorities = [0, 1, 2] as const;

type Texts = 'cause' | 'correction' | 'noteToClient' | 'internalNote';
const texts: readonly Texts[] = ['cause', 'correction', 'noteToClient', 'internalNote'];
const flags = ['waitsHere', 'overnight', 'needsLift', 'returnsOldParts', 'testDriveConsent'] as const;
const flagsOf = (kind: OrderView['asset']['kind']) =>
  flags.filter((flag) => kind === 'vehicle' || (flag !== 'testDriveConsent' && flag !== 'needsLift'));

/** Data of the order that intake wrote and work completes; sent as one change. */
export function HeaderPanel({ view, changes, focus, onClose }: HeaderPanelProps) {
  const { t } = useTranslation();
  const [header, setHeader] = useState<OrderHeaderFields>(view.header);
  const [meter, setMeter] = useState(view.meter);
  const [meterReason, setMeterReason] = useState('');
  const readOnly = !may(view, 'edit');
  const set = <K extends keyof OrderHeaderFields>(key: K, value: OrderHeaderFields[K]) =>
    setHeader({ ...header, [key]: value });
  const last = view.asset.lastMeter;
  const lower = meter !== null && last !== null && meter < last && meter !== view.meter;
  const save = async () => {
    const changed = Object.entries(header).filter(
      ([key, value]) => view.header[key as keyof OrderHeaderFields] !== value,
    );
    const saved = await changes.change('orders.update', {
      changes: {
        ...(Object.fromEntries(changed) as Partial<OrderHeaderFields>),
        ...(meter !== view.meter && { meter, meterReason: meterReason.trim() || null }),
      },
    });
    if (saved) onClose();
  };

  return (
    <SideSection title={t(($) => $.orders.actions.header)} extra={view.number}>
      <FormNav className="side-form compact" onSubmit={() => void save()}>
        <PromiseField
          label={t(($) => $.orders.form.promised)}
          value={header.promisedAt}
          onChange={(value) => set('promisedAt', value)}
          readOnly={readOnly}
          autoFocus={focus === 'promised'}
        />
        <div className="compact-pair">
          <IntegerField
            label={t(($) => $.orders.form.meter)}
            value={meter}
            onChange={setMeter}
            unit={view.asset.meterUnit}
            readOnly={readOnly}
            autoFocus={focus === 'meter'}
            warning={
              lower
                ? t(($) => $.orders.form.meterLess, { last: formatQuantity((last ?? 0) * 1000) })
                : undefined
            }
          />
          <MoneyField
            label={t(($) => $.orders.form.limit)}
            value={header.limitCents}
            onChange={(value) => set('limitCents', value)}
            readOnly={readOnly}
          />
        </div>
        {lower && (
          <TextField
            label={t(($) => $.orders.form.meterReason)}
            value={meterReason}
            onChange={setMeterReason}
            required
          />
        )}
        <SelectField
          label={t(($) => $.provision.priority.label)}
          value={header.priority}
          options={priorities.map((value) => ({ value, label: t(($) => $.provision.priority[value]) }))}
          onChange={(value) => set('priority', value ?? 0)}
          readOnly={readOnly}
        />
        <div className="compact-pair">
          <TextField
            label={t(($) => $.orders.form.key)}
            value={header.keyTag ?? ''}
            onChange={(value) => set('keyTag', value.trim() || null)}
            maxLength={20}
            readOnly={readOnly}
          />
          <TextField
            label={t(($) => $.orders.form.place)}
            value={header.place ?? ''}
            onChange={(value) => set('place', value || null)}
            maxLength={40}
            readOnly={readOnly}
          />
        </div>
        <MultilineField
          label={t(($) => $.orders.form.complaint)}
          value={header.complaint}
          onChange={(value) => set('complaint', value)}
          loadPhrases={async (query) => (await call('orders.phrases', { query })).phrases}
          rows={3}
          readOnly={readOnly}
        />
        {texts.map((key) => (
          <MultilineField
            key={key}
            label={t(($) => $.orders.form[key])}
            value={header[key] ?? ''}
            onChange={(value) => set(key, value || null)}
            rows={2}
            readOnly={readOnly}
          />
        ))}
        {flagsOf(view.asset.kind).map((key) => (
          <Check
            key={key}
            checked={header[key]}
            label={t(($) => $.orders.form[key])}
            onChange={(value) => set(key, value)}
            disabled={readOnly}
          />
        ))}
      </FormNav>
      <div className="side-acts">
        {!readOnly && (
          <Button
            small
            busy={changes.busy}
            disabled={lower && meterReason.trim().length < 3}
            onClick={() => void save()}
          >
            {t(($) => $.orders.form.save)}
          </Button>
        )}
        <Button small shortcut="Esc" onClick={onClose}>
          {t(($) => $.ui.close)}
        </Button>
      </div>
    </SideSection>
  );
}
