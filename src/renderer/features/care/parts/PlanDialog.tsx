import { useCommand } from '@renderer/api/useCommand';
import { Button, IconButton } from '@renderer/ui/Button';
import { Check } from '@renderer/ui/Check';
import { DialogBase } from '@renderer/ui/DialogBase';
import { IntegerField } from '@renderer/ui/fields/numbers';
import { SearchPicker } from '@renderer/ui/fields/SearchPicker';
import { SelectField } from '@renderer/ui/fields/SelectField';
import { TextField } from '@renderer/ui/fields/TextField';
import type { AssetCard } from '@shared/features/assets/model';
import type { Plan } from '@shared/features/care/model';
import type { TreeHit } from '@shared/features/catalog/model';
import { X } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAssetClasses } from '../../assets/useAssetClasses';
import { loadTreeHits } from '../../catalog/parts/PlacesField';
import { emptyItem, type PlanItem, type PlanValues, planInput, valuesOfPlan } from '../planForm';
import { WorkPicker } from './WorkPicker';

interface Props {
  /** Null: a new one. */
  plan: Plan | null;
  /** The card whose own plan it is; null: a plan of the tree. */
  own: AssetCard | null;
  onClose: () => void;
}

/** A service plan: what it fits and its works with their intervals. */
export function PlanDialog({ plan, own, onClose }: Props) {
  const { t } = useTranslation();
  const number = own ? (own.asset.plate ?? own.asset.serial ?? own.title) : '';
  const [values, setValues] = useState(() =>
    valuesOfPlan(plan, own && { assetId: own.id, name: t(($) => $.care.plan.ownName, { number }) }),
  );
  const save = useCommand('care.savePlan');
  const change = (patch: Partial<PlanValues>) => setValues((before) => ({ ...before, ...patch }));
  const input = planInput(values);
  const unit = useUnit(values, own);
  const run = async () => {
    if (!input) return;
    const ids = { planId: plan?.id ?? null, version: plan?.version ?? null };
    if (await save.attempt({ ...ids, plan: input })) onClose();
  };
  return (
    <DialogBase
      open
      width={820}
      title={own ? t(($) => $.care.plan.own) : plan ? plan.name : t(($) => $.care.plan.new)}
      confirmLabel={t(($) => $.care.plan.save)}
      confirmDisabled={!input}
      busy={save.isPending}
      error={save.error}
      onConfirm={() => void run()}
      onClose={onClose}
    >
      <div className="care-fields two">
        <TextField
          label={t(($) => $.care.plan.name)}
          value={values.name}
          maxLength={120}
          required
          autoFocus={!own}
          onChange={(name) => change({ name })}
        />
        {!own && <PlaceFields values={values} change={change} />}
        <TextField
          label={t(($) => $.care.plan.note)}
          value={values.note}
          maxLength={500}
          onChange={(note) => change({ note })}
        />
        {plan && (
          <Check
            checked={values.active}
            label={t(($) => $.care.plan.active)}
            onChange={(active) => change({ active })}
          />
        )}
      </div>
      <PlanItems items={values.items} unit={unit} onChange={(items) => change({ items })} />
    </DialogBase>
  );
}

/** km or hours by what the plan fits; a plan of everything says both. */
function useUnit({ classId }: PlanValues, own: AssetCard | null): string {
  const classes = useAssetClasses();
  if (own) return own.meter.unit;
  const kind = classes.find(({ id }) => id === classId)?.kind;
  return kind === undefined ? 'km / h' : kind === 'vehicle' ? 'km' : 'h';
}

interface PlaceProps {
  values: PlanValues;
  change: (patch: Partial<PlanValues>) => void;
}

function PlaceFields({ values, change }: PlaceProps) {
  const { t } = useTranslation();
  const classes = useAssetClasses();
  return (
    <>
      <SelectField
        label={t(($) => $.care.plan.class)}
        placeholder={t(($) => $.care.plan.any)}
        value={values.classId}
        clearable
        options={classes.map(({ id, label }) => ({ value: id, label }))}
        onChange={(classId) => change({ classId })}
      />
      <SearchPicker<Pick<TreeHit, 'makeId' | 'modelId' | 'modificationId' | 'title'>>
        label={t(($) => $.care.plan.tree)}
        placeholder={t(($) => $.care.plan.any)}
        value={values.tree}
        load={loadTreeHits}
        minLength={1}
        clearable
        optionKey={(hit) => `${hit.makeId}-${hit.modelId}-${hit.modificationId}`}
        optionText={(hit) => hit.title}
        onChange={(tree) => change({ tree })}
      />
    </>
  );
}

interface ItemsProps {
  items: readonly PlanItem[];
  unit: string;
  onChange: (items: PlanItem[]) => void;
}

function PlanItems({ items, unit, onChange }: ItemsProps) {
  const { t } = useTranslation();
  const change = (key: number, patch: Partial<PlanItem>) =>
    onChange(items.map((item) => (item.key === key ? { ...item, ...patch } : item)));
  return (
    <div className="care-lines">
      {items.map((item, at) => (
        <div key={item.key} className="care-line plan">
          <WorkPicker
            label={`${t(($) => $.care.plan.work)} ${at + 1}`}
            also="packages"
            value={item.work}
            onChange={(work) => change(item.key, { work })}
          />
          <IntegerField
            label={t(($) => $.care.plan.months)}
            value={item.intervalMonths}
            min={1}
            max={600}
            onChange={(intervalMonths) => change(item.key, { intervalMonths })}
          />
          <IntegerField
            label={t(($) => $.care.plan.meter)}
            unit={unit}
            value={item.intervalMeter}
            min={1}
            onChange={(intervalMeter) => change(item.key, { intervalMeter })}
          />
          <IconButton
            icon={X}
            variant="ghost"
            label={t(($) => $.care.plan.removeItem, { line: at + 1 })}
            disabled={items.length === 1}
            onClick={() => onChange(items.filter(({ key }) => key !== item.key))}
          />
        </div>
      ))}
      <Button small onClick={() => onChange([...items, emptyItem((items.at(-1)?.key ?? 0) + 1)])}>
        {t(($) => $.care.plan.addItem)}
      </Button>
    </div>
  );
}
