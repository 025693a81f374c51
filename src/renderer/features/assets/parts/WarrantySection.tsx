import { useCommand } from '@renderer/api/useCommand';
import { Button, IconButton } from '@renderer/ui/Button';
import { Chip } from '@renderer/ui/Chip';
import { ReasonDialog } from '@renderer/ui/dialogs';
import { ErrorBox } from '@renderer/ui/ErrorBox';
import { DateField } from '@renderer/ui/fields/DateField';
import { FormNav } from '@renderer/ui/fields/form';
import { IntegerField } from '@renderer/ui/fields/numbers';
import { SelectField } from '@renderer/ui/fields/SelectField';
import { TextField } from '@renderer/ui/fields/TextField';
import { type AssetCard, type Warranty, warrantyGivers } from '@shared/features/assets/model';
import { formatDate, isIsoDate, sofiaDate } from '@shared/kernel/dates';
import { Trash2 } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { meterText } from '../assetWords';

/** Warranties of the thing: who gave them, for how long, whether they hold today. */
export function WarrantySection({ card }: { card: AssetCard }) {
  const { t } = useTranslation();
  const [removing, setRemoving] = useState<Warranty | null>(null);
  const remove = useCommand('assets.removeWarranty');
  const { unit } = card.meter;
  const mayEdit = card.allowedActions.edit.allowed;
  return (
    <div className="asset-scroll">
      {mayEdit && <NewWarranty card={card} />}
      {card.warranties.length === 0 ? (
        <p className="mm">{t(($) => $.assets.warranty.none)}</p>
      ) : (
        <table className="tbl">
          <thead>
            <tr>
              <th>{t(($) => $.assets.column.subject)}</th>
              <th style={{ width: '8em' }}>{t(($) => $.assets.column.giver)}</th>
              <th style={{ width: 112 }}>{t(($) => $.assets.column.from)}</th>
              <th style={{ width: 112 }}>{t(($) => $.assets.column.to)}</th>
              <th className="num" style={{ width: '8em' }}>
                {t(($) => $.assets.column.limit)}
              </th>
              <th style={{ width: 112 }}>{t(($) => $.assets.column.document)}</th>
              <th style={{ width: '7em' }}>{t(($) => $.assets.column.state)}</th>
              <th style={{ width: 62 }} aria-label={t(($) => $.assets.warranty.remove)} />
            </tr>
          </thead>
          <tbody>
            {card.warranties.map((one) => (
              <tr key={one.id}>
                <td title={one.subject}>{one.subject}</td>
                <td className="m">{t(($) => $.assets.warranty.giver[one.giver])}</td>
                <td>{formatDate(one.fromOn)}</td>
                <td>{one.toOn && formatDate(one.toOn)}</td>
                <td className="num">{one.meterLimit !== null && meterText(one.meterLimit, unit)}</td>
                <td>
                  {one.orderId ? <a href={`#/orders/${one.orderId}`}>{one.orderNumber}</a> : one.document}
                </td>
                <td>
                  <Chip tone={one.valid ? 'ok' : 'plain'}>
                    {one.valid ? t(($) => $.assets.warranty.valid) : t(($) => $.assets.warranty.over)}
                  </Chip>
                </td>
                <td>
                  {mayEdit && one.orderId === null && (
                    <IconButton
                      small
                      variant="ghost"
                      icon={Trash2}
                      label={t(($) => $.assets.warranty.remove)}
                      onClick={() => setRemoving(one)}
                    />
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <ReasonDialog
        open={removing !== null}
        title={t(($) => $.assets.warranty.removeTitle, { subject: removing?.subject ?? '' })}
        text={t(($) => $.assets.warranty.removeText)}
        confirmLabel={t(($) => $.assets.warranty.remove)}
        danger
        busy={remove.isPending}
        error={remove.error}
        onClose={() => setRemoving(null)}
        onConfirm={async (reason) => {
          if (removing && (await remove.attempt({ warrantyId: removing.id, reason }))) setRemoving(null);
        }}
      />
    </div>
  );
}

const emptyWarranty = {
  subject: '',
  giver: 'workshop' as Warranty['giver'],
  toOn: null as string | null,
  limit: null as number | null,
  document: '',
};

function NewWarranty({ card }: { card: AssetCard }) {
  const { t } = useTranslation();
  const today = sofiaDate(Date.now());
  const [values, setValues] = useState({ ...emptyWarranty, fromOn: today as string | null });
  const add = useCommand('assets.addWarranty');
  const change = (patch: Partial<typeof values>) => setValues((before) => ({ ...before, ...patch }));
  const { subject, giver, fromOn, toOn, limit, document } = values;
  const datesRead = fromOn !== null && isIsoDate(fromOn) && (toOn === null || isIsoDate(toOn));
  const ready =
    subject.trim() !== '' && datesRead && (toOn !== null || limit !== null) && !Number.isNaN(limit);
  const submit = async () => {
    if (!ready || fromOn === null) return;
    const warranty = { giver, subject, fromOn, toOn, meterLimit: limit, document };
    if (await add.attempt({ assetId: card.id, warranty })) setValues({ ...emptyWarranty, fromOn: today });
  };
  return (
    <FormNav label={t(($) => $.assets.warranty.add)} onSubmit={() => void submit()}>
      <ErrorBox error={add.error} />
      <div className="inline-form">
        <TextField
          label={t(($) => $.assets.column.subject)}
          value={subject}
          maxLength={200}
          onChange={(next) => change({ subject: next })}
        />
        <SelectField
          label={t(($) => $.assets.field.giver)}
          value={giver}
          options={warrantyGivers.map((value) => ({
            value,
            label: t(($) => $.assets.warranty.giver[value]),
          }))}
          onChange={(next) => change({ giver: next ?? 'workshop' })}
        />
        <DateField
          label={t(($) => $.assets.field.from)}
          value={fromOn}
          onChange={(next) => change({ fromOn: next })}
        />
        <DateField
          label={t(($) => $.assets.field.to)}
          value={toOn}
          onChange={(next) => change({ toOn: next })}
        />
        <IntegerField
          label={t(($) => $.assets.field.limit)}
          unit={card.meter.unit}
          value={limit}
          onChange={(next) => change({ limit: next })}
        />
        <Button disabled={!ready} busy={add.isPending} onClick={() => void submit()}>
          {t(($) => $.assets.warranty.add)}
        </Button>
      </div>
    </FormNav>
  );
}
