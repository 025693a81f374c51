import { useCommand } from '@renderer/api/useCommand';
import { Button } from '@renderer/ui/Button';
import { Chip } from '@renderer/ui/Chip';
import { DialogBase } from '@renderer/ui/DialogBase';
import { ReasonDialog } from '@renderer/ui/dialogs';
import { ErrorBox } from '@renderer/ui/ErrorBox';
import { DateField } from '@renderer/ui/fields/DateField';
import { FormNav } from '@renderer/ui/fields/form';
import { IntegerField } from '@renderer/ui/fields/numbers';
import { TextField } from '@renderer/ui/fields/TextField';
import { MenuButton } from '@renderer/ui/MenuButton';
import { type WarrantyState, warrantyState } from '@shared/features/assets/calc';
import type { AssetCard, Warranty } from '@shared/features/assets/model';
import { formatDate, isIsoDate, sofiaDate } from '@shared/kernel/dates';
import { Ellipsis } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { meterText } from '../assetWords';
import { emptyWarranty, valuesOfWarranty, WarrantyFields, warrantyInput } from './WarrantyForm';

const tones: Readonly<Record<WarrantyState, 'ok' | 'warn' | 'plain'>> = {
  valid: 'ok',
  soon: 'warn',
  notYet: 'plain',
  dateOver: 'plain',
  meterOver: 'plain',
};

type Act = { kind: 'edit' | 'remove'; warranty: Warranty } | null;

/** Warranties of the thing: who gave them, for how long, whether they hold today or on any date at any reading. */
export function WarrantySection({ card }: { card: AssetCard }) {
  const { t } = useTranslation();
  const [act, setAct] = useState<Act>(null);
  const [on, setOn] = useState<string | null>(sofiaDate(Date.now()));
  const [meter, setMeter] = useState<number | null>(card.meter.last?.value ?? null);
  const mayEdit = card.allowedActions.edit.allowed;
  const stateOf = (one: Warranty): WarrantyState => {
    if (on === null || !isIsoDate(on)) return one.state;
    const ofOtherCounter = one.meterUnit !== card.meter.unit;
    // The other counter has no field of its own: its limit is judged by the last reading, as the engine did.
    if (ofOtherCounter && one.state === 'meterOver') return 'meterOver';
    const asked = ofOtherCounter || Number.isNaN(meter) ? null : meter;
    return warrantyState(one, on, asked, one.meterUnit);
  };
  return (
    <div className="asset-scroll">
      {mayEdit && <NewWarranty card={card} />}
      {card.warranties.length === 0 ? (
        <p className="mm">{t(($) => $.assets.warranty.none)}</p>
      ) : (
        <>
          <div className="inline-form check-at">
            <DateField label={t(($) => $.assets.warranty.checkOn)} value={on} onChange={setOn} />
            {card.meter.units.length > 0 && (
              <IntegerField
                label={t(($) => $.assets.warranty.checkMeter)}
                unit={card.meter.unit}
                value={meter}
                onChange={setMeter}
              />
            )}
          </div>
          <table className="tbl">
            <thead>
              <tr>
                <th>{t(($) => $.assets.column.subject)}</th>
                <th style={{ width: '10em' }}>{t(($) => $.assets.column.giver)}</th>
                <th style={{ width: 104 }}>{t(($) => $.assets.column.from)}</th>
                <th style={{ width: 104 }}>{t(($) => $.assets.column.to)}</th>
                <th className="num" style={{ width: '8em' }}>
                  {t(($) => $.assets.column.limit)}
                </th>
                <th style={{ width: 100 }}>{t(($) => $.assets.column.document)}</th>
                <th style={{ width: '12.5em' }}>{t(($) => $.assets.column.state)}</th>
                <th style={{ width: 62 }} aria-label={t(($) => $.assets.warranty.edit)} />
              </tr>
            </thead>
            <tbody>
              {card.warranties.map((one) => {
                const state = stateOf(one);
                return (
                  <tr key={one.id}>
                    <td title={one.subject}>{one.subject}</td>
                    <td className="m" title={one.giverName ?? undefined}>
                      {one.giverName ?? t(($) => $.assets.warranty.giver[one.giver])}
                    </td>
                    <td>{formatDate(one.fromOn)}</td>
                    <td>{one.toOn && formatDate(one.toOn)}</td>
                    <td className="num">
                      {one.meterLimit !== null && meterText(one.meterLimit, one.meterUnit)}
                    </td>
                    <td title={one.document ?? undefined}>
                      {one.orderId ? <a href={`#/orders/${one.orderId}`}>{one.orderNumber}</a> : one.document}
                    </td>
                    <td>
                      <Chip tone={tones[state]}>{t(($) => $.assets.warranty.state[state])}</Chip>
                    </td>
                    <td>
                      {mayEdit && one.orderId === null && (
                        <MenuButton
                          small
                          iconOnly
                          variant="ghost"
                          icon={Ellipsis}
                          label={`${t(($) => $.assets.warranty.edit)}: ${one.subject}`}
                          items={(['edit', 'remove'] as const).map((kind) => ({
                            id: kind,
                            label: t(($) => $.assets.warranty[kind]),
                            danger: kind === 'remove',
                            run: () => setAct({ kind, warranty: one }),
                          }))}
                        />
                      )}
                    </td>
                  </tr>
                );
              })}
            </tbody>
          </table>
        </>
      )}
      {act?.kind === 'edit' && (
        <EditWarranty card={card} warranty={act.warranty} onClose={() => setAct(null)} />
      )}
      {act?.kind === 'remove' && <RemoveWarranty warranty={act.warranty} onClose={() => setAct(null)} />}
    </div>
  );
}

function NewWarranty({ card }: { card: AssetCard }) {
  const { t } = useTranslation();
  const empty = emptyWarranty(card, sofiaDate(Date.now()));
  const [values, setValues] = useState(empty);
  const add = useCommand('assets.addWarranty');
  const warranty = warrantyInput(values);
  const submit = async () => {
    if (warranty && (await add.attempt({ assetId: card.id, warranty }))) setValues(empty);
  };
  return (
    <FormNav label={t(($) => $.assets.warranty.add)} onSubmit={() => void submit()}>
      <ErrorBox error={add.error} />
      <div className="warranty-form">
        <WarrantyFields
          card={card}
          values={values}
          change={(patch) => setValues((before) => ({ ...before, ...patch }))}
        />
        <Button disabled={!warranty} busy={add.isPending} onClick={() => void submit()}>
          {t(($) => $.assets.warranty.add)}
        </Button>
      </div>
    </FormNav>
  );
}

interface DialogProps {
  warranty: Warranty;
  onClose: () => void;
}

function EditWarranty({ card, warranty: before, onClose }: DialogProps & { card: AssetCard }) {
  const { t } = useTranslation();
  const [values, setValues] = useState(() => valuesOfWarranty(before));
  const [reason, setReason] = useState('');
  const edit = useCommand('assets.editWarranty');
  const warranty = warrantyInput(values);
  const run = async () => {
    if (!warranty) return;
    const input = { warrantyId: before.id, version: before.version, warranty, reason };
    if (await edit.attempt(input)) onClose();
  };
  return (
    <DialogBase
      open
      width={560}
      title={t(($) => $.assets.warranty.editTitle, { subject: before.subject })}
      confirmLabel={t(($) => $.ui.save)}
      confirmDisabled={!warranty || reason.trim().length < 3}
      busy={edit.isPending}
      error={edit.error}
      onConfirm={() => void run()}
      onClose={onClose}
    >
      <div className="form-grid">
        <WarrantyFields
          card={card}
          values={values}
          change={(patch) => setValues((old) => ({ ...old, ...patch }))}
        />
        <TextField
          label={t(($) => $.assets.field.reason)}
          value={reason}
          maxLength={200}
          required
          onChange={setReason}
        />
      </div>
    </DialogBase>
  );
}

function RemoveWarranty({ warranty, onClose }: DialogProps) {
  const { t } = useTranslation();
  const remove = useCommand('assets.removeWarranty');
  return (
    <ReasonDialog
      open
      danger
      title={t(($) => $.assets.warranty.removeTitle, { subject: warranty.subject })}
      text={t(($) => $.assets.warranty.removeText)}
      confirmLabel={t(($) => $.assets.warranty.remove)}
      busy={remove.isPending}
      error={remove.error}
      onClose={onClose}
      onConfirm={async (reason) => {
        if (await remove.attempt({ warrantyId: warranty.id, reason })) onClose();
      }}
    />
  );
}
