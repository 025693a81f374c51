import { call } from '@renderer/api/client';
import { useCommand } from '@renderer/api/useCommand';
import { DialogBase } from '@renderer/ui/DialogBase';
import { DateField } from '@renderer/ui/fields/DateField';
import { IntegerField } from '@renderer/ui/fields/numbers';
import { SearchPicker } from '@renderer/ui/fields/SearchPicker';
import { TextField } from '@renderer/ui/fields/TextField';
import type { ComponentRow } from '@shared/features/assets/components';
import type { AssetCard } from '@shared/features/assets/model';
import { sofiaDate } from '@shared/kernel/dates';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { numberOf } from '../assetWords';
import { componentInput, emptyComponent, fittingInput, valuesOfComponent } from '../componentForm';
import { ComponentFields } from './ComponentFields';
import { ComponentHistoryDialog } from './ComponentHistoryDialog';

export type ComponentAct =
  | { kind: 'add'; row: null }
  | { kind: 'edit' | 'replace' | 'move' | 'remove' | 'history'; row: ComponentRow };

interface DialogProps {
  card: AssetCard;
  act: ComponentAct;
  onClose: () => void;
}

/** The dialog of one act on a component. */
export function ComponentDialog({ card, act, onClose }: DialogProps) {
  if (act.kind === 'history') return <ComponentHistoryDialog componentId={act.row.id} onClose={onClose} />;
  if (act.kind === 'move' || act.kind === 'remove')
    return <MoveDialog card={card} row={act.row} kind={act.kind} onClose={onClose} />;
  return <FieldsDialog card={card} act={act} onClose={onClose} />;
}

/** A new one, a changed one, or one in the place of another. */
function FieldsDialog({ card, act, onClose }: DialogProps) {
  const { t } = useTranslation();
  const { kind, row } = act;
  const [values, setValues] = useState(() =>
    row === null
      ? emptyComponent
      : kind === 'replace'
        ? { ...emptyComponent, name: row.name, part: valuesOfComponent(row).part }
        : valuesOfComponent(row),
  );
  const [position, setPosition] = useState(row?.position ?? '');
  const moment = useMoment();
  const [reason, setReason] = useState('');
  const add = useCommand('assets.addComponent');
  const edit = useCommand('assets.editComponent');
  const replace = useCommand('assets.replaceComponent');
  const command = kind === 'add' ? add : kind === 'edit' ? edit : replace;
  const component = componentInput(values);
  const at = fittingInput(moment.on, moment.meter);
  const ready = component !== null && at !== null && (kind === 'add' || reason.trim().length >= 3);
  const run = async () => {
    if (!component || !at) return;
    const saved =
      row === null
        ? await add.attempt({ assetId: card.id, position, component, mounted: at })
        : kind === 'edit'
          ? await edit.attempt({ componentId: row.id, version: row.version, component, reason })
          : await replace.attempt({ componentId: row.id, version: row.version, at, by: component, reason });
    if (saved) onClose();
  };
  const name = row?.name ?? '';
  const titles = {
    add: t(($) => $.assets.component.addTitle),
    edit: t(($) => $.assets.component.editTitle, { name }),
    replace: t(($) => $.assets.component.replaceTitle, { name }),
  };
  return (
    <DialogBase
      open
      width={620}
      title={titles[kind === 'add' || kind === 'edit' ? kind : 'replace']}
      confirmLabel={t(($) => $.ui.save)}
      confirmDisabled={!ready}
      busy={command.isPending}
      error={command.error}
      onConfirm={() => void run()}
      onClose={onClose}
    >
      <div className="form-grid">
        <ComponentFields
          values={values}
          unit={card.meter.unit}
          change={(patch) => setValues((before) => ({ ...before, ...patch }))}
        />
        {kind === 'add' && (
          <TextField
            label={t(($) => $.assets.component.position)}
            value={position}
            maxLength={60}
            onChange={setPosition}
          />
        )}
        {kind !== 'edit' && <MomentFields moment={moment} unit={card.meter.unit} />}
        {kind !== 'add' && <ReasonField value={reason} onChange={setReason} />}
      </div>
    </DialogBase>
  );
}

interface MoveProps {
  card: AssetCard;
  row: ComponentRow;
  kind: 'move' | 'remove';
  onClose: () => void;
}

interface Target {
  id: number;
  title: string;
}

const loadAssets = async (text: string): Promise<readonly Target[]> => {
  const filter = { text, kind: null, makeId: null, inWorkshop: false, inactive: false };
  const input = { filter, sort: { by: 'lastOrderAt', dir: 'desc' }, cursor: null, limit: 20 } as const;
  const { rows } = await call('assets.list', input);
  return rows.map((row) => ({ id: row.id, title: [numberOf(row), row.title].filter(Boolean).join(' ') }));
};

/** Off onto the shelf, or onto another thing with its whole history. */
function MoveDialog({ card, row, kind, onClose }: MoveProps) {
  const { t } = useTranslation();
  const [target, setTarget] = useState<Target | null>(null);
  const [position, setPosition] = useState('');
  const from = useMoment();
  const [toMeter, setToMeter] = useState<number | null>(null);
  const [reason, setReason] = useState('');
  const remove = useCommand('assets.removeComponent');
  const move = useCommand('assets.moveComponent');
  const command = kind === 'move' ? move : remove;
  const removed = fittingInput(from.on, from.meter);
  const mounted = fittingInput(from.on, toMeter);
  const fromShelf = row.removedOn !== null;
  const ready =
    removed !== null && mounted !== null && reason.trim().length >= 3 && (kind === 'remove' || target);
  const run = async () => {
    if (!removed || !mounted) return;
    const known = { componentId: row.id, version: row.version, reason };
    const saved =
      kind === 'remove'
        ? await remove.attempt({ ...known, removed })
        : target &&
          (await move.attempt({
            ...known,
            ...{ toAssetId: target.id, position, mounted },
            removed: fromShelf ? null : removed,
          }));
    if (saved) onClose();
  };
  const params = { name: row.name };
  return (
    <DialogBase
      open
      width={560}
      title={
        kind === 'move'
          ? t(($) => $.assets.component.moveTitle, params)
          : t(($) => $.assets.component.removeTitle, params)
      }
      confirmLabel={t(($) => $.assets.component[kind])}
      danger={kind === 'remove'}
      confirmDisabled={!ready}
      busy={command.isPending}
      error={command.error}
      onConfirm={() => void run()}
      onClose={onClose}
    >
      <div className="form-grid">
        {kind === 'move' && (
          <>
            <SearchPicker<Target>
              label={t(($) => $.assets.component.toAsset)}
              value={target}
              load={loadAssets}
              minLength={1}
              autoFocus
              optionKey={(one) => one.id}
              optionText={(one) => one.title}
              onChange={setTarget}
            />
            <TextField
              label={t(($) => $.assets.component.position)}
              value={position}
              maxLength={60}
              onChange={setPosition}
            />
          </>
        )}
        {fromShelf ? (
          <DateField label={t(($) => $.assets.component.on)} value={from.on} onChange={from.setOn} />
        ) : (
          <MomentFields moment={from} unit={card.meter.unit} />
        )}
        {kind === 'move' && (
          <IntegerField
            label={`${t(($) => $.assets.component.meter)}: ${target?.title ?? t(($) => $.assets.component.toAsset)}`}
            hint={t(($) => $.assets.component.meterHint)}
            value={toMeter}
            onChange={setToMeter}
          />
        )}
        <ReasonField value={reason} onChange={setReason} />
      </div>
    </DialogBase>
  );
}

function useMoment() {
  const [on, setOn] = useState<string | null>(sofiaDate(Date.now()));
  const [meter, setMeter] = useState<number | null>(null);
  return { on, setOn, meter, setMeter };
}

/** The day and what the counter showed; without it the log of the meter is asked. */
function MomentFields({ moment, unit }: { moment: ReturnType<typeof useMoment>; unit: 'km' | 'h' }) {
  const { t } = useTranslation();
  return (
    <>
      <DateField label={t(($) => $.assets.component.on)} value={moment.on} onChange={moment.setOn} />
      <IntegerField
        label={t(($) => $.assets.component.meter)}
        hint={t(($) => $.assets.component.meterHint)}
        unit={unit}
        value={moment.meter}
        onChange={moment.setMeter}
      />
    </>
  );
}

function ReasonField({ value, onChange }: { value: string; onChange: (reason: string) => void }) {
  const { t } = useTranslation();
  return (
    <TextField
      className="wide"
      label={t(($) => $.assets.component.reason)}
      value={value}
      maxLength={200}
      required
      onChange={onChange}
    />
  );
}
