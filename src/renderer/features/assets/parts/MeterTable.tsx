import { useCommand } from '@renderer/api/useCommand';
import { DialogBase } from '@renderer/ui/DialogBase';
import { ReasonDialog } from '@renderer/ui/dialogs';
import { IntegerField } from '@renderer/ui/fields/numbers';
import { TextField } from '@renderer/ui/fields/TextField';
import { MenuButton } from '@renderer/ui/MenuButton';
import type { OutputOf } from '@shared/contract/contract';
import type { LoggedReading } from '@shared/features/assets/historyContract';
import { formatDate } from '@shared/kernel/dates';
import { Ellipsis } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { meterText } from '../assetWords';

export type MeterLog = OutputOf<'assets.meterLog'>;

type Act = { kind: 'correct' | 'annul'; reading: LoggedReading } | null;

/** Every reading with its source; annulled ones struck through, exchanges of the counter where they happened. */
export function MeterTable({ log, mayEdit }: { log: MeterLog; mayEdit: boolean }) {
  const { t } = useTranslation();
  const [act, setAct] = useState<Act>(null);
  return (
    <>
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
            {mayEdit && <th style={{ width: 62 }} aria-label={t(($) => $.assets.meter.correct)} />}
          </tr>
        </thead>
        <tbody>
          {log.readings.map((one) => (
            <tr key={one.id} className={one.annulled ? 'annulled' : undefined}>
              <td>{formatDate(one.on)}</td>
              <td className="num" title={dialTitle(one)}>
                {meterText(one.value, one.unit)}
              </td>
              <td className="m">
                {one.correctsId === null
                  ? t(($) => $.assets.meter.source[one.source])
                  : t(($) => $.assets.meter.corrects)}
              </td>
              <td>{one.orderId && <a href={`#/orders/${one.orderId}`}>{one.orderNumber}</a>}</td>
              <td className="kept">{wordsOf(one)}</td>
              <td className="m kept">{one.annulled?.userName ?? one.userName}</td>
              {mayEdit && (
                <td>
                  {one.annulled === null && (
                    <MenuButton
                      small
                      iconOnly
                      variant="ghost"
                      icon={Ellipsis}
                      label={`${t(($) => $.assets.meter.correct)} ${meterText(one.value, one.unit)}`}
                      items={(['correct', 'annul'] as const).map((kind) => ({
                        id: kind,
                        label: t(($) => $.assets.meter[kind]),
                        danger: kind === 'annul',
                        run: () => setAct({ kind, reading: one }),
                      }))}
                    />
                  )}
                </td>
              )}
            </tr>
          ))}
        </tbody>
      </table>
      {act?.kind === 'annul' && <Annul reading={act.reading} onClose={() => setAct(null)} />}
      {act?.kind === 'correct' && <Correct reading={act.reading} onClose={() => setAct(null)} />}
    </>
  );

  function dialTitle({ dial, value, unit }: LoggedReading): string | undefined {
    return dial === value ? undefined : t(($) => $.assets.meter.dial, { value: meterText(dial, unit) });
  }

  function wordsOf({ annulled, reason, dial, value, unit, on }: LoggedReading): string {
    if (annulled) return t(($) => $.assets.meter.annulled, { reason: annulled.reason });
    const exchange = log.exchanges.find((one) => one.unit === unit && one.on === on && one.lastDial === dial);
    const words = [
      reason,
      exchange &&
        t(($) => $.assets.meter.exchanged, {
          last: meterText(exchange.lastDial, unit),
          first: meterText(exchange.firstDial, unit),
        }),
      !exchange && dial !== value && t(($) => $.assets.meter.dial, { value: meterText(dial, unit) }),
    ];
    return words.filter(Boolean).join(' · ');
  }
}

interface DialogProps {
  reading: LoggedReading;
  onClose: () => void;
}

function Annul({ reading, onClose }: DialogProps) {
  const { t } = useTranslation();
  const annul = useCommand('assets.annulReading');
  const params = { value: meterText(reading.dial, reading.unit), date: formatDate(reading.on) };
  return (
    <ReasonDialog
      open
      danger
      title={t(($) => $.assets.meter.annulTitle, params)}
      text={t(($) => $.assets.meter.annulText)}
      confirmLabel={t(($) => $.assets.meter.annul)}
      busy={annul.isPending}
      error={annul.error}
      onClose={onClose}
      onConfirm={async (reason) => {
        if (await annul.attempt({ readingId: reading.id, reason })) onClose();
      }}
    />
  );
}

function Correct({ reading, onClose }: DialogProps) {
  const { t } = useTranslation();
  const [value, setValue] = useState<number | null>(null);
  const [reason, setReason] = useState('');
  const correct = useCommand('assets.correctReading');
  const params = { value: meterText(reading.dial, reading.unit), date: formatDate(reading.on) };
  const ready = value !== null && !Number.isNaN(value) && reason.trim().length >= 3;
  const run = async () => {
    if (value !== null && (await correct.attempt({ readingId: reading.id, value, reason }))) onClose();
  };
  return (
    <DialogBase
      open
      title={t(($) => $.assets.meter.correctTitle, params)}
      text={t(($) => $.assets.meter.correctText)}
      confirmLabel={t(($) => $.assets.meter.correct)}
      confirmDisabled={!ready}
      busy={correct.isPending}
      error={correct.error}
      onConfirm={() => void run()}
      onClose={onClose}
    >
      <IntegerField
        label={t(($) => $.assets.meter.right)}
        unit={reading.unit}
        value={value}
        autoFocus
        onChange={setValue}
      />
      <TextField
        label={t(($) => $.assets.field.reason)}
        value={reason}
        maxLength={200}
        required
        onChange={setReason}
      />
    </DialogBase>
  );
}
