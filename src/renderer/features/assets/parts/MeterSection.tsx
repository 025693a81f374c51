import { useCommand } from '@renderer/api/useCommand';
import { useQuery } from '@renderer/api/useQuery';
import { Button } from '@renderer/ui/Button';
import { ErrorBox } from '@renderer/ui/ErrorBox';
import { FormNav } from '@renderer/ui/fields/form';
import { IntegerField } from '@renderer/ui/fields/numbers';
import { SelectField } from '@renderer/ui/fields/SelectField';
import { TextField } from '@renderer/ui/fields/TextField';
import { SkeletonRows } from '@renderer/ui/Skeleton';
import { judgeReading } from '@shared/features/assets/calc';
import type { MeterUnit } from '@shared/features/assets/meters';
import type { AssetCard } from '@shared/features/assets/model';
import { sofiaDate } from '@shared/kernel/dates';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { meterText } from '../assetWords';
import { ExchangeCounter } from './ExchangeCounter';
import { type MeterLog, MeterTable } from './MeterTable';

/** The log of the counters: new readings, wrong ones struck through, exchanged counters. */
export function MeterSection({ card }: { card: AssetCard }) {
  const { t } = useTranslation();
  const { data: log, error } = useQuery(
    'assets.meterLog',
    { assetId: card.id },
    { tags: [`asset:${card.id}`] },
  );
  if (!log)
    return (
      <div className="asset-scroll">{error ? <ErrorBox error={error} /> : <SkeletonRows rows={6} />}</div>
    );
  const mayRecord = card.allowedActions.recordMeter.allowed;
  return (
    <div className="asset-scroll">
      {log.counters.length === 0 && <p className="mm">{t(($) => $.assets.meter.noCounter)}</p>}
      {mayRecord && log.counters.length > 0 && <NewReading assetId={card.id} log={log} />}
      {log.readings.length === 0 ? (
        <p className="mm">{t(($) => $.assets.meter.none)}</p>
      ) : (
        <MeterTable log={log} mayEdit={mayRecord} />
      )}
    </div>
  );
}

/** `decrease` or `jump` by the rule of the engine, for either counter. */
function verdictOn(log: MeterLog, unit: MeterUnit, dial: number | null): 'decrease' | 'jump' | null {
  if (dial === null || Number.isNaN(dial)) return null;
  const valid = log.readings.filter((one) => one.unit === unit && one.annulled === null);
  const offset = log.counters.find((one) => one.unit === unit)?.offset ?? 0;
  return judgeReading(valid, unit, dial + offset, sofiaDate(Date.now()));
}

function NewReading({ assetId, log }: { assetId: number; log: MeterLog }) {
  const { t } = useTranslation();
  const [unit, setUnit] = useState<MeterUnit>(log.counters[0]?.unit ?? 'km');
  const [value, setValue] = useState<number | null>(null);
  const [reason, setReason] = useState('');
  const record = useCommand('assets.recordMeter');
  const counter = log.counters.find((one) => one.unit === unit);
  const verdict = verdictOn(log, unit, value);
  const ready = value !== null && !Number.isNaN(value) && (verdict === null || reason.trim().length >= 3);
  const submit = async () => {
    if (!ready || value === null) return;
    if (!(await record.attempt({ assetId, unit, value, reason: verdict ? reason : null }))) return;
    setValue(null);
    setReason('');
  };
  const last = counter?.last ? meterText(counter.last.value - counter.offset, unit) : '';
  const expected = counter?.expected ?? null;
  return (
    <FormNav
      label={t(($) => $.assets.meter.record)}
      onLast={() => void submit()}
      onSubmit={() => void submit()}
    >
      <ErrorBox error={record.error} />
      <div className="inline-form">
        {log.counters.length > 1 && (
          <SelectField<MeterUnit>
            label={t(($) => $.assets.meter.counter)}
            value={unit}
            options={log.counters.map((one) => ({
              value: one.unit,
              label: t(($) => $.assets.meter.unit[one.unit]),
            }))}
            onChange={(next) => setUnit(next ?? unit)}
          />
        )}
        <IntegerField
          label={unit === 'km' ? t(($) => $.assets.field.meter) : t(($) => $.assets.field.hours)}
          unit={unit}
          value={value}
          hint={
            expected === null
              ? undefined
              : t(($) => $.assets.meter.expected, {
                  value: meterText(expected - (counter?.offset ?? 0), unit),
                })
          }
          warning={verdict ? t(($) => $.assets.intake[verdict], { last }) : undefined}
          onChange={setValue}
        />
        {verdict && (
          <TextField
            label={t(($) => $.assets.field.reason)}
            value={reason}
            maxLength={200}
            onChange={setReason}
          />
        )}
        <Button disabled={!ready} busy={record.isPending} onClick={() => void submit()}>
          {t(($) => $.assets.meter.record)}
        </Button>
        <ExchangeCounter key={unit} assetId={assetId} unit={unit} />
      </div>
    </FormNav>
  );
}
