import { Button } from '@renderer/ui/Button';
import { Check } from '@renderer/ui/Check';
import { DateField } from '@renderer/ui/fields/DateField';
import { FormNav } from '@renderer/ui/fields/form';
import { MoneyField } from '@renderer/ui/fields/numbers';
import { SelectField } from '@renderer/ui/fields/SelectField';
import { TextField } from '@renderer/ui/fields/TextField';
import { SideSection } from '@renderer/ui/SidePanel';
import { orderTotals } from '@shared/features/orders/calc';
import type { OrderJob, OrderLine, OrderView } from '@shared/features/orders/model';
import { type Authorisation, authorisations } from '@shared/features/orders/status';
import { addDays, isIsoDate, sofiaDate } from '@shared/kernel/dates';
import { formatMoney } from '@shared/kernel/money';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { may } from '../nextStep';
import { whenText } from '../texts';
import type { OrderChanges } from '../useOrder';

interface JobPanelProps {
  view: OrderView;
  job: OrderJob;
  now: number;
  change: OrderChanges['change'];
  /** Opens ready to record the client's answer. */
  asking: boolean;
  onAddOther: () => void;
  onClose: () => void;
}

/** One job: its name, the client's approval, the final check, its place. Everything is stored as it is left. */
export function JobPanel({ view, job, now, change, asking, onAddOther, onClose }: JobPanelProps) {
  const { t } = useTranslation();
  const [title, setTitle] = useState(job.title);
  const canEdit = may(view, 'edit');
  const jobId = job.id;
  const save = (changes: { title?: string; needsQualityCheck?: boolean; claimNumber?: string | null }) =>
    void change('orders.updateJob', { jobId, changes });
  const move = (position: number) => void change('orders.moveJob', { jobId, position });
  return (
    <>
      <SideSection title={t(($) => $.orders.job.edit, { number: job.position })} extra={view.number}>
        <FormNav className="side-form compact">
          <TextField
            label={t(($) => $.orders.job.title)}
            value={title}
            onChange={setTitle}
            onBlur={() => title.trim() !== '' && title !== job.title && save({ title })}
            maxLength={200}
            readOnly={!canEdit}
            autoFocus={!asking}
          />
          <Check
            checked={job.needsQualityCheck}
            label={t(($) => $.orders.job.needsCheck)}
            disabled={!canEdit}
            onChange={(needsQualityCheck) => save({ needsQualityCheck })}
          />
        </FormNav>
        {job.qualityCheckedAt !== null && (
          <p className="side-note s m">
            {t(($) => $.orders.job.checked, {
              name: job.qualityCheckedBy ?? '',
              when: whenText(t, job.qualityCheckedAt, now),
            })}
          </p>
        )}
        <div className="side-acts">
          {job.needsQualityCheck && may(view, 'override') && canEdit && (
            <Button
              small
              onClick={() =>
                void change('orders.checkQuality', { jobId, passed: job.qualityCheckedAt === null })
              }
            >
              {job.qualityCheckedAt === null ? t(($) => $.orders.job.check) : t(($) => $.orders.job.uncheck)}
            </Button>
          )}
          {canEdit && (
            <>
              <Button small onClick={onAddOther}>
                {t(($) => $.orders.line.addOther)}
              </Button>
              <Button small disabled={job.position === 1} onClick={() => move(job.position - 1)}>
                {t(($) => $.orders.job.up)}
              </Button>
              <Button
                small
                disabled={job.position === view.jobs.length}
                onClick={() => move(job.position + 1)}
              >
                {t(($) => $.orders.job.down)}
              </Button>
              {job.lines.length === 0 && (
                <Button
                  small
                  variant="danger"
                  onClick={async () => {
                    await change('orders.removeJob', { jobId });
                    onClose();
                  }}
                >
                  {t(($) => $.orders.job.remove)}
                </Button>
              )}
            </>
          )}
        </div>
      </SideSection>
      {canEdit && (
        <AuthorisationForm
          key={`${job.id} ${job.authorisedAt}`}
          job={job}
          asking={asking}
          clientName={view.client.name}
          change={change}
          onClose={onClose}
        />
      )}
    </>
  );
}

interface AuthorisationFormProps {
  job: OrderJob;
  asking: boolean;
  clientName: string;
  change: OrderChanges['change'];
  onClose: () => void;
}

const ways = ['phone', 'in_person', 'signature'] as const;
/** How long deferred work is offered when nobody says otherwise (ours). */
const deferredDays = 90;

/** Who allowed what, how and for how much (domain §5.2). */
function AuthorisationForm({ job, asking, clientName, change, onClose }: AuthorisationFormProps) {
  const { t } = useTranslation();
  const gross = grossOf(job.lines);
  const [state, setState] = useState<Authorisation>(asking ? nextAnswer(job) : job.authorisation);
  const [way, setWay] = useState(job.authorisedWay ?? (asking ? 'phone' : null));
  const [by, setBy] = useState(job.authorisedBy ?? (asking ? clientName : ''));
  const [amount, setAmount] = useState<number | null>(job.authorisedCents ?? (asking ? gross : null));
  const [text, setText] = useState(job.authorisedText ?? '');
  const allows = state === 'approved' || state === 'part_approved';
  const [expiresOn, setExpiresOn] = useState<string | null>(addDays(sofiaDate(Date.now()), deferredDays));
  const wayMissing = allows && way === null;
  // A job that was put off already keeps its lines on the card: it comes back from there.
  const offReady =
    job.authorisation !== 'deferred' &&
    text.trim().length >= 3 &&
    (expiresOn === null || isIsoDate(expiresOn));
  const ready = state === 'deferred' ? offReady : !wayMissing;
  const save = async () => {
    const saved = state === 'deferred' ? await putOff() : await answer(state);
    if (saved) onClose();
  };
  const putOff = () =>
    change('care.deferJob', {
      jobId: job.id,
      reason: text.trim(),
      expiresOn,
      way,
      by: by.trim() || null,
    });
  const answer = (authorisation: Exclude<Authorisation, 'deferred'>) =>
    change('orders.authoriseJob', {
      jobId: job.id,
      authorisation,
      amountCents: allows ? amount : null,
      way,
      by: by.trim() || null,
      text: text.trim() || null,
    });
  return (
    <SideSection title={t(($) => $.orders.authorisation.title)}>
      <FormNav className="side-form compact" onSubmit={() => void save()}>
        <SelectField
          label={t(($) => $.orders.column.state)}
          value={state}
          onChange={(value) => value && setState(value)}
          options={authorisations.map((value) => ({
            value,
            label: t(($) => $.orders.authorisation.state[value]),
          }))}
          autoFocus={asking}
        />
        <div className="compact-pair">
          <SelectField
            label={t(($) => $.orders.authorisation.wayLabel)}
            value={way}
            onChange={setWay}
            options={ways.map((value) => ({ value, label: t(($) => $.orders.authorisation.way[value]) }))}
            required={allows}
            error={wayMissing ? t(($) => $.ui.invalid.empty) : undefined}
          />
          <MoneyField
            label={t(($) => $.orders.authorisation.amount)}
            value={amount}
            onChange={setAmount}
            disabled={!allows}
          />
        </div>
        <TextField label={t(($) => $.orders.authorisation.by)} value={by} onChange={setBy} maxLength={80} />
        <TextField
          label={
            state === 'deferred' ? t(($) => $.care.deferred.reason) : t(($) => $.orders.authorisation.text)
          }
          value={text}
          onChange={setText}
          maxLength={state === 'deferred' ? 300 : 500}
          required={state === 'deferred'}
        />
        {state === 'deferred' && (
          <DateField label={t(($) => $.care.deferred.expires)} value={expiresOn} onChange={setExpiresOn} />
        )}
        <p className="s m">
          {t(($) => $.orders.authorisation.jobSum, { amount: formatMoney(gross, { currency: true }) })}{' '}
          {allows && amount === null && t(($) => $.orders.authorisation.amountHint)}
        </p>
      </FormNav>
      <div className="side-acts">
        <Button small disabled={!ready} onClick={() => void save()}>
          {t(($) => $.orders.authorisation.save)}
        </Button>
        <Button small shortcut="Esc" onClick={onClose}>
          {t(($) => $.ui.close)}
        </Button>
      </div>
    </SideSection>
  );
}

/** First the question, then the answer. */
const nextAnswer = (job: OrderJob): Authorisation =>
  job.authorisation === 'not_asked' ? 'asked' : 'approved';

function grossOf(lines: readonly OrderLine[]): number {
  const of = <K extends OrderLine['kind']>(kind: K) =>
    lines.filter((line): line is Extract<OrderLine, { kind: K }> => line.kind === kind);
  return orderTotals({ operations: of('operation'), parts: of('part'), others: of('other') }).totalCents;
}
