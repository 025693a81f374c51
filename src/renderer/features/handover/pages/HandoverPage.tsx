import { useCommand } from '@renderer/api/useCommand';
import { useQuery } from '@renderer/api/useQuery';
import { PrintSetPanel } from '@renderer/features/printing/parts/PrintSetPanel';
import { AssetChip } from '@renderer/ui/AssetChip';
import { Button } from '@renderer/ui/Button';
import { Check } from '@renderer/ui/Check';
import { ErrorBox } from '@renderer/ui/ErrorBox';
import { FormNav } from '@renderer/ui/fields/form';
import { IntegerField } from '@renderer/ui/fields/numbers';
import { TextField } from '@renderer/ui/fields/TextField';
import { InlineNotice } from '@renderer/ui/InlineNotice';
import { PageHead } from '@renderer/ui/PageHead';
import { SkeletonRows } from '@renderer/ui/Skeleton';
import { useShortcuts } from '@renderer/ui/shortcuts/useShortcuts';
import { toast } from '@renderer/ui/toast';
import type { OutputOf } from '@shared/contract/contract';
import type { HandoverDirection, HandoverForm } from '@shared/features/handover/model';
import { formatMoney } from '@shared/kernel/money';
import { formatQuantity } from '@shared/kernel/quantity';
import { useRouter } from '@tanstack/react-router';
import { CircleCheckBig, Plus } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { areaAt, type Damage, pointAt } from '../damages';
import { CarPicture } from '../parts/CarPicture';
import { EquipmentFields, HeadFields, RemarkFields, TyreFields } from '../parts/ConditionFields';
import { DamageTable } from '../parts/DamageTable';
import '../handover.css';

interface HandoverPageProps {
  orderId: number;
  direction: HandoverDirection;
}

type Draft = OutputOf<'handover.draft'>;

/** The protocol of either direction; the release also moves the order, the meter and the key. */
export function HandoverPage({ orderId, direction }: HandoverPageProps) {
  const { t } = useTranslation();
  const router = useRouter();
  const [printing, setPrinting] = useState(false);
  const { data, error } = useQuery('handover.draft', { orderId, direction });
  const toOrder = () => router.history.push(`/orders/${orderId}`);
  const head = (
    <PageHead
      title={t(($) => $.handover.title[direction])}
      scope={
        data && (
          <span className="row">
            <AssetChip plate={data.plate} serial={data.serial} /> {data.title} · {data.number}
          </span>
        )
      }
      back={{ label: t(($) => $.handover.back), run: toOrder }}
    />
  );
  if (printing)
    return (
      <>
        {head}
        <PrintSetPanel event={direction} orderId={orderId} onClose={toOrder} onPrinted={toOrder} />
      </>
    );
  return (
    <>
      {head}
      {error && <ErrorBox error={error} />}
      {!data && !error && <SkeletonRows rows={10} />}
      {/* What was typed stays when a payment or another window refreshes the draft. */}
      {data && <Form draft={data} direction={direction} onBack={toOrder} onDone={() => setPrinting(true)} />}
    </>
  );
}

interface FormProps {
  draft: Draft;
  direction: HandoverDirection;
  onBack: () => void;
  onDone: () => void;
}

function Form({ draft, direction, onBack, onDone }: FormProps) {
  const { t } = useTranslation();
  const router = useRouter();
  const [form, setForm] = useState<HandoverForm>(draft.form);
  const [damages, setDamages] = useState<readonly Damage[]>(() =>
    draft.form.damages.map((one, key) => ({ ...one, key })),
  );
  const [chosenKey, setChosenKey] = useState<number | null>(null);
  const [newKey, setNewKey] = useState<number | null>(null);
  const [meter, setMeter] = useState<number | null>(null);
  const [meterReason, setMeterReason] = useState('');
  const [keyReturned, setKeyReturned] = useState(true);
  const [overrideReason, setOverrideReason] = useState('');
  const issue = useCommand('handover.issue');
  const release = useCommand('handover.release');
  const { orderId, version, unpaidCents } = draft;
  const change = (changes: Partial<HandoverForm>) => setForm((before) => ({ ...before, ...changes }));
  const blocked = unpaidCents !== null && !(draft.mayOverride && overrideReason.trim().length >= 3);
  const busy = issue.isPending || release.isPending;

  const addDamage = (x: number, y: number) => {
    const key = Math.max(-1, ...damages.map((one) => one.key)) + 1;
    const part = t(($) => $.handover.area[areaAt(x, y)]);
    const point = draft.vehicle ? pointAt(x, y, 'scratch') : null;
    setDamages([...damages, { key, part, kind: t(($) => $.handover.shapes.scratch), point }]);
    setChosenKey(key);
    setNewKey(key);
  };
  const changeDamage = (key: number, changes: Partial<Damage>) =>
    setDamages(damages.map((one) => (one.key === key ? { ...one, ...changes } : one)));
  const removeDamage = (key: number) => setDamages(damages.filter((one) => one.key !== key));

  const run = async () => {
    if (busy || blocked) return;
    const written = damages.filter(({ part, kind }) => part.trim() && kind.trim());
    const filled = { ...form, damages: written.map(({ part, kind, point }) => ({ part, kind, point })) };
    const reason = (text: string) => (text.trim() === '' ? null : text.trim());
    const done =
      direction === 'intake'
        ? await issue.attempt({ orderId, direction, form: filled })
        : await release.attempt({
            ...{ orderId, version, form: filled, meter, keyReturned },
            meterReason: reason(meterReason),
            overrideReason: unpaidCents === null ? null : reason(overrideReason),
          });
    if (!done) return;
    toast.show({ text: t(($) => $.handover.done[direction], { number: done.number }), glyph: 'ok' });
    onDone();
  };
  useShortcuts([
    { keys: 'Ctrl+Enter', label: t(($) => $.handover.run[direction]), run: () => void run() },
    {
      keys: 'Alt+N',
      label: t(($) => $.handover.addDamage),
      run: () => addDamage(210, 160),
    },
    { keys: 'Esc', label: t(($) => $.ui.back), run: onBack },
  ]);
  const fields = { form, direction, vehicle: draft.vehicle, onChange: change };
  const meterRefused = release.error?.code === 'METER_DECREASE' || release.error?.code === 'METER_JUMP';

  return (
    <>
      <FormNav className="handover-form compact" onSubmit={() => void run()}>
        {unpaidCents !== null && (
          <InlineNotice
            tone="warn"
            title={t(($) => $.handover.unpaid, { amount: formatMoney(unpaidCents, { currency: true }) })}
            action={
              <Button small onClick={() => router.history.push(`/orders/${orderId}?act=close`)}>
                {t(($) => $.handover.pay)}
              </Button>
            }
          >
            {t(($) => $.handover.unpaidText)}
          </InlineNotice>
        )}
        {unpaidCents !== null && draft.mayOverride && (
          <TextField
            label={t(($) => $.handover.override)}
            value={overrideReason}
            onChange={setOverrideReason}
            maxLength={300}
          />
        )}
        <HeadFields {...fields} />
        {direction === 'release' && (
          <div className="handover-grid">
            {draft.meterUnit !== null && (
              <IntegerField
                label={draft.meterUnit === 'km' ? t(($) => $.handover.meter) : t(($) => $.handover.hours)}
                value={meter}
                onChange={setMeter}
                unit={draft.meterUnit}
                placeholder={draft.meter === null ? '' : formatQuantity(draft.meter * 1000)}
                min={0}
                max={9_999_999}
              />
            )}
            {meterRefused && (
              <TextField
                label={t(($) => $.handover.meterReason)}
                value={meterReason}
                onChange={setMeterReason}
                maxLength={300}
                autoFocus
              />
            )}
            {draft.keyTag !== null && (
              <Check
                label={t(($) => $.handover.keyReturned, { tag: draft.keyTag })}
                checked={keyReturned}
                onChange={setKeyReturned}
              />
            )}
          </div>
        )}
        <EquipmentFields {...fields} />
        <h2 className="row">
          <span className="grow">{t(($) => $.handover.damages)}</span>
          <Button small icon={Plus} shortcut="Alt+N" onClick={() => addDamage(210, 160)}>
            {t(($) => $.handover.addDamage)}
          </Button>
        </h2>
        <div className={draft.vehicle ? 'handover-damages' : ''}>
          {draft.vehicle && (
            <CarPicture
              damages={damages}
              chosenKey={chosenKey}
              onChoose={setChosenKey}
              onAdd={addDamage}
              onMove={(key, point) => changeDamage(key, { point })}
              onRemove={removeDamage}
            />
          )}
          <DamageTable
            damages={damages}
            chosenKey={chosenKey}
            newKey={newKey}
            onChoose={setChosenKey}
            onChange={changeDamage}
            onRemove={removeDamage}
          />
        </div>
        {draft.vehicle && direction === 'intake' && (
          <>
            <h2>{t(($) => $.handover.tyres)}</h2>
            <TyreFields {...fields} />
          </>
        )}
        <RemarkFields {...fields} />
      </FormNav>
      <div className="bar">
        <ErrorBox error={issue.error ?? release.error} />
        <span className="grow" />
        <Button
          variant="primary"
          icon={CircleCheckBig}
          shortcut="Ctrl+Enter"
          busy={busy}
          disabled={blocked}
          reason={blocked ? t(($) => $.handover.unpaidText) : undefined}
          onClick={() => void run()}
        >
          {t(($) => $.handover.run[direction])}
        </Button>
      </div>
    </>
  );
}
