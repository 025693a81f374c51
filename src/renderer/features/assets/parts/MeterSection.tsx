import { useCommand } from '@renderer/api/useCommand';
import { Button } from '@renderer/ui/Button';
import { ErrorBox } from '@renderer/ui/ErrorBox';
import { FormNav } from '@renderer/ui/fields/form';
import { IntegerField } from '@renderer/ui/fields/numbers';
import { TextField } from '@renderer/ui/fields/TextField';
import type { AssetCard } from '@shared/features/assets/model';
import { formatDate, sofiaDate } from '@shared/kernel/dates';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { meterText } from '../assetWords';
import { meterVerdict } from '../intake';

/** Every reading with its source; a new one by hand. */
export function MeterSection({ card }: { card: AssetCard }) {
  const { t } = useTranslation();
  const { unit } = card.meter;
  return (
    <div className="asset-scroll">
      {card.allowedActions.recordMeter.allowed && <NewReading card={card} />}
      {card.readings.length === 0 ? (
        <p className="mm">{t(($) => $.assets.meter.none)}</p>
      ) : (
        <table className="tbl">
          <thead>
            <tr>
              <th style={{ width: '8em' }}>{t(($) => $.assets.column.date)}</th>
              <th className="num" style={{ width: '9em' }}>
                {t(($) => $.assets.column.meter)}
              </th>
              <th style={{ width: '8em' }}>{t(($) => $.assets.column.source)}</th>
              <th style={{ width: '8em' }}>{t(($) => $.assets.column.order)}</th>
              <th>{t(($) => $.assets.column.reason)}</th>
              <th style={{ width: '11em' }}>{t(($) => $.assets.column.user)}</th>
            </tr>
          </thead>
          <tbody>
            {card.readings.map((one) => (
              <tr key={one.id}>
                <td>{formatDate(one.on)}</td>
                <td className="num">{meterText(one.value, unit)}</td>
                <td className="m">{t(($) => $.assets.meter.source[one.source])}</td>
                <td>{one.orderId && <a href={`#/orders/${one.orderId}`}>{one.orderNumber}</a>}</td>
                <td>{one.reason}</td>
                <td className="m">{one.userName}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </div>
  );
}

function NewReading({ card }: { card: AssetCard }) {
  const { t } = useTranslation();
  const [value, setValue] = useState<number | null>(null);
  const [reason, setReason] = useState('');
  const record = useCommand('assets.recordMeter');
  const { unit, last } = card.meter;
  const verdict = meterVerdict(card, value, sofiaDate(Date.now()));
  const ready = value !== null && !Number.isNaN(value) && (verdict === null || reason.trim().length >= 3);
  const submit = async () => {
    if (!ready || value === null) return;
    if (!(await record.attempt({ assetId: card.id, value, reason: verdict ? reason : null }))) return;
    setValue(null);
    setReason('');
  };
  return (
    <FormNav
      label={t(($) => $.assets.meter.record)}
      onLast={() => void submit()}
      onSubmit={() => void submit()}
    >
      <ErrorBox error={record.error} />
      <div className="inline-form">
        <IntegerField
          label={unit === 'km' ? t(($) => $.assets.field.meter) : t(($) => $.assets.field.hours)}
          unit={unit}
          value={value}
          warning={
            verdict && last
              ? t(($) => $.assets.intake[verdict], { last: meterText(last.value, unit) })
              : undefined
          }
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
      </div>
    </FormNav>
  );
}
