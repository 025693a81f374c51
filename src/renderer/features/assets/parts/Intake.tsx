import { call } from '@renderer/api/client';
import { useCommand } from '@renderer/api/useCommand';
import { useDraft } from '@renderer/api/useDraft';
import { useQuery } from '@renderer/api/useQuery';
import { Button } from '@renderer/ui/Button';
import { Check } from '@renderer/ui/Check';
import { ErrorBox } from '@renderer/ui/ErrorBox';
import { FuelField } from '@renderer/ui/fields/FuelField';
import { FormNav, useMissingText } from '@renderer/ui/fields/form';
import { MultilineField } from '@renderer/ui/fields/MultilineField';
import { IntegerField, MoneyField } from '@renderer/ui/fields/numbers';
import { SelectField } from '@renderer/ui/fields/SelectField';
import { TextField } from '@renderer/ui/fields/TextField';
import { PromiseField } from '@renderer/ui/fields/TimeField';
import { InlineNotice } from '@renderer/ui/InlineNotice';
import { Kbd } from '@renderer/ui/Kbd';
import { useShortcuts } from '@renderer/ui/shortcuts/useShortcuts';
import { typeInto } from '@renderer/ui/typeAhead';
import type { MeterPoint } from '@shared/features/assets/meters';
import type { AssetCard, CounterState } from '@shared/features/assets/model';
import { formatDate, sofiaDate } from '@shared/kernel/dates';
import { Printer } from 'lucide-react';
import { type Ref, useEffect, useImperativeHandle, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { meterText } from '../assetWords';
import {
  emptyIntake,
  type IntakeValues,
  meterVerdict,
  missingIn,
  orderInput,
  toggled,
  withComplaint,
} from '../intake';
import type { LeftWork, OfferedWork } from '../stripLine';
import { usePutOn } from '../usePutOn';
import { TakenWork } from './TakenWork';

export interface IntakeHandle {
  focus: () => void;
  addComplaint: (text: string) => void;
  /** Takes a work of the strip onto the order, or leaves it again. */
  toggleWork: (key: string) => void;
}

export interface SavedOrder {
  orderId: number;
  number: string;
  print: boolean;
  left: LeftWork;
}

interface IntakeProps {
  card: AssetCard;
  /** Work that the strip offers. */
  offers: readonly OfferedWork[];
  onWorks: (keys: readonly string[]) => void;
  onSaved: (order: SavedOrder) => void;
  ref: Ref<IntakeHandle>;
}

const loadPhrases = async (query: string) => (await call('orders.phrases', { query })).phrases;

/** A new order for the found thing: mileage, complaint, promise; Enter goes through just these three. */
export function Intake({ card, offers, onWorks, onSaved, ref }: IntakeProps) {
  const { t } = useTranslation();
  const [values, setValues] = useState<IntakeValues>(emptyIntake);
  const change = (patch: Partial<IntakeValues>) => setValues((before) => ({ ...before, ...patch }));
  const meterInput = useRef<HTMLInputElement>(null);
  const types = useQuery('orders.types', {}).data?.types ?? [];
  const typeId = values.typeId ?? types[0]?.id ?? null;
  const create = useCommand('orders.create');
  const putOn = usePutOn(card);
  const draft = useDraft(`intake:${card.id}`, values);
  const today = sofiaDate(Date.now());
  const missing = missingIn(values, card, today);
  const missingText = useMissingText(missing);
  const blocked = useBlocked(card);
  const taken = offers.filter(({ key }) => values.works.includes(key));
  const touched = JSON.stringify(values) !== JSON.stringify(emptyIntake);

  // biome-ignore lint/correctness/useExhaustiveDependencies: what was typed before an interruption is simply there again
  useEffect(() => {
    const kept = draft.offered && draft.take();
    if (kept && !touched) setValues({ ...emptyIntake, ...kept });
  }, [draft.offered]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the strip shows what is taken, whoever took it
  useEffect(() => onWorks(values.works), [values.works]);
  useImperativeHandle(ref, () => ({
    focus: () => meterInput.current && typeInto(meterInput.current),
    addComplaint: (text) =>
      setValues((before) => ({ ...before, complaint: withComplaint(before.complaint, text) })),
    toggleWork: (key) => setValues((before) => ({ ...before, works: toggled(before.works, key) })),
  }));

  const save = async (print: boolean) => {
    if (missing > 0 || blocked || typeId === null || create.isPending) return;
    const created = await create.attempt(orderInput(values, card, typeId, today));
    if (!created) return;
    void draft.discard();
    const { orderId, number } = created;
    const left = await putOn(orderId, taken);
    onSaved({ orderId, number, print, left });
  };
  useShortcuts([
    { keys: 'Ctrl+P', label: t(($) => $.assets.intake.saveAndPrint), run: () => void save(true) },
    { keys: 'Ctrl+Enter', label: t(($) => $.assets.intake.save), run: () => void save(false) },
  ]);

  return (
    <FormNav className="intake compact" label={t(($) => $.assets.intake.title)} onSubmit={() => undefined}>
      <IntakeHead draft={touched} />
      <div className="ib">
        <ErrorBox error={create.error} />
        <DebtReason card={card} values={values} change={change} />
        <div className="two" data-nav-skip>
          <SelectField
            label={t(($) => $.assets.intake.type)}
            value={typeId}
            options={types.map(({ id, name }) => ({ value: id, label: name }))}
            onChange={(next) => change({ typeId: next })}
          />
          <TextField
            label={t(($) => $.assets.intake.keyTag)}
            value={values.keyTag}
            maxLength={20}
            onChange={(keyTag) => change({ keyTag })}
          />
        </div>
        <MeterField
          readings={card.readings}
          counter={card.meter}
          value={values.meter}
          reason={values.meterReason}
          inputRef={meterInput}
          today={today}
          onValue={(meter) => change({ meter })}
          onReason={(meterReason) => change({ meterReason })}
        />
        {card.meter.second && (
          <MeterField
            readings={card.meter.second.readings}
            counter={card.meter.second}
            value={values.secondMeter}
            reason={values.secondMeterReason}
            today={today}
            onValue={(secondMeter) => change({ secondMeter })}
            onReason={(secondMeterReason) => change({ secondMeterReason })}
          />
        )}
        <div data-nav-skip>
          {card.asset.kind === 'vehicle' && (
            <FuelField
              label={t(($) => $.assets.intake.fuel)}
              value={values.fuelEighths}
              onChange={(fuelEighths) => change({ fuelEighths })}
            />
          )}
        </div>
        <MultilineField
          label={t(($) => $.assets.intake.complaint)}
          value={values.complaint}
          rows={2}
          maxLength={2000}
          loadPhrases={loadPhrases}
          onChange={(complaint) => change({ complaint })}
        />
        <TakenWork taken={taken} />
        <PromiseField
          label={t(($) => $.assets.intake.promise)}
          value={values.promisedAt}
          warning={isPast(values.promisedAt) ? t(($) => $.assets.intake.past) : undefined}
          onChange={(promisedAt) => change({ promisedAt })}
        />
        <div className="two" data-nav-skip>
          <MoneyField
            label={t(($) => $.assets.intake.limit)}
            value={values.limitCents}
            onChange={(limitCents) => change({ limitCents })}
          />
          <TextField
            label={t(($) => $.assets.intake.broughtBy)}
            value={values.broughtBy}
            placeholder={t(($) => $.assets.intake.owner)}
            maxLength={80}
            onChange={(broughtBy) => change({ broughtBy })}
          />
        </div>
        <Flags card={card} values={values} change={change} />
      </div>
      <div className="if">
        {blocked ?? (missing > 0 && <span className="s m if-reason">{missingText}</span>)}
        <div className="row">
          <Button
            variant="primary"
            icon={Printer}
            shortcut="Ctrl+P"
            className="grow"
            busy={create.isPending}
            disabled={missing > 0 || blocked !== null || typeId === null}
            onClick={() => void save(true)}
          >
            {t(($) => $.assets.intake.saveAndPrint)}
          </Button>
          <Button
            disabled={missing > 0 || blocked !== null || typeId === null || create.isPending}
            onClick={() => void save(false)}
          >
            {t(($) => $.assets.intake.save)}
          </Button>
        </div>
      </div>
    </FormNav>
  );
}

export function IntakeHead({ draft }: { draft?: boolean }) {
  const { t } = useTranslation();
  return (
    <div className="ih">
      <h2>{t(($) => $.assets.intake.title)}</h2>
      {draft && <span className="mm s">{t(($) => $.assets.intake.draft)}</span>}
      <span className="grow" />
      <Kbd keys="F6" />
    </div>
  );
}

const isPast = (promisedAt: number | null) => promisedAt !== null && promisedAt < Date.now();

/** Why no order can be taken for this card at all; null when it can. */
function useBlocked(card: AssetCard) {
  const { t } = useTranslation();
  const { allowed, reason } = card.allowedActions.newOrder;
  const words = !card.owner
    ? t(($) => $.assets.intake.noClient)
    : allowed
      ? null
      : reason === 'inactive'
        ? t(($) => $.assets.intake.inactive)
        : reason === 'forbidden'
          ? t(($) => $.assets.intake.forbidden)
          : t(($) => $.assets.intake.debtForbidden);
  return words === null ? null : <span className="s c-warn if-reason">{words}</span>;
}

interface PartProps {
  card: AssetCard;
  values: IntakeValues;
  change: (patch: Partial<IntakeValues>) => void;
}

function DebtReason({ card, values, change }: PartProps) {
  const { t } = useTranslation();
  const { allowed, reason } = card.allowedActions.newOrder;
  if (!allowed || reason === null) return null;
  return (
    <>
      <InlineNotice tone="danger">{t(($) => $.assets.intake.debtStops)}</InlineNotice>
      <TextField
        label={t(($) => $.assets.intake.debtReason)}
        value={values.debtReason}
        maxLength={300}
        required
        onChange={(debtReason) => change({ debtReason })}
      />
    </>
  );
}

interface MeterProps {
  readings: readonly MeterPoint[];
  counter: CounterState;
  value: number | null;
  reason: string;
  inputRef?: Ref<HTMLInputElement>;
  today: string;
  onValue: (value: number | null) => void;
  onReason: (reason: string) => void;
}

/** What a counter shows, with the last and the expected reading; one that cannot be so wants a reason. */
function MeterField({ readings, counter, value, reason, inputRef, today, onValue, onReason }: MeterProps) {
  const { t } = useTranslation();
  const { last, expected, unit } = counter;
  const verdict = meterVerdict(readings, counter, value, today);
  const lastWords = last ? meterText(last.value, unit) : '';
  const hint = !last
    ? undefined
    : expected === null
      ? t(($) => $.assets.intake.lastOnly, { last: lastWords, date: formatDate(last.on) })
      : t(($) => $.assets.intake.expected, { last: lastWords, expected: meterText(expected, unit) });
  return (
    <>
      <IntegerField
        label={unit === 'km' ? t(($) => $.assets.field.meter) : t(($) => $.assets.field.hours)}
        unit={unit}
        value={value}
        hint={hint}
        warning={verdict ? t(($) => $.assets.intake[verdict], { last: lastWords }) : undefined}
        {...(inputRef && { inputRef: inputRef as Ref<HTMLInputElement | HTMLTextAreaElement | null> })}
        onChange={onValue}
      />
      {verdict && (
        <TextField
          label={t(($) => $.assets.intake.reason)}
          value={reason}
          maxLength={200}
          required
          onChange={onReason}
        />
      )}
    </>
  );
}

const flags = ['waitsHere', 'needsLift', 'overnight', 'returnsOldParts'] as const;

function Flags({ card, values, change }: PartProps) {
  const { t } = useTranslation();
  const shown = flags.filter((flag) => flag !== 'needsLift' || card.asset.kind === 'vehicle');
  return (
    <div className="two flags">
      {shown.map((flag) => (
        <Check
          key={flag}
          checked={values[flag]}
          label={t(($) => $.assets.intake[flag])}
          onChange={(on) => change({ [flag]: on })}
        />
      ))}
    </div>
  );
}
