import { useCommand } from '@renderer/api/useCommand';
import { Button } from '@renderer/ui/Button';
import { DialogBase } from '@renderer/ui/DialogBase';
import { ErrorBox } from '@renderer/ui/ErrorBox';
import { DateField } from '@renderer/ui/fields/DateField';
import { FormNav } from '@renderer/ui/fields/form';
import { SelectField } from '@renderer/ui/fields/SelectField';
import { TextField } from '@renderer/ui/fields/TextField';
import { type Consent, consentKinds, consentWays, type PartyCard } from '@shared/features/parties/model';
import { formatDate, isIsoDate, sofiaDate } from '@shared/kernel/dates';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

const today = () => sofiaDate(Date.now());

/** What the person agreed to, when and how; a withdrawal leaves the row. */
export function ConsentSection({ card }: { card: PartyCard }) {
  const { t } = useTranslation();
  const [withdrawing, setWithdrawing] = useState<Consent | null>(null);
  const mayEdit = card.allowedActions.edit.allowed;
  return (
    <div className="party-section">
      {mayEdit && <NewConsent partyId={card.id} />}
      {card.consents.length === 0 ? (
        <p className="mm">{t(($) => $.parties.consent.none)}</p>
      ) : (
        <table className="tbl" aria-label={t(($) => $.parties.section.consents)}>
          <thead>
            <tr>
              <th>{t(($) => $.parties.consent.kind)}</th>
              <th>{t(($) => $.parties.consent.way)}</th>
              <th>{t(($) => $.parties.consent.givenOn)}</th>
              <th>{t(($) => $.parties.consent.withdrawnOn)}</th>
              <th>{t(($) => $.parties.consent.note)}</th>
            </tr>
          </thead>
          <tbody>
            {card.consents.map((one) => (
              <tr key={one.id}>
                <td>{t(($) => $.parties.consent.kinds[one.kind])}</td>
                <td>{t(($) => $.parties.consent.ways[one.way])}</td>
                <td>{formatDate(one.givenOn)}</td>
                <td>
                  {one.withdrawnOn ? (
                    formatDate(one.withdrawnOn)
                  ) : mayEdit ? (
                    <Button small onClick={() => setWithdrawing(one)}>
                      {t(($) => $.parties.consent.withdraw)}
                    </Button>
                  ) : (
                    t(($) => $.parties.consent.valid)
                  )}
                </td>
                <td>{one.note}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {withdrawing && <WithdrawDialog consent={withdrawing} onClose={() => setWithdrawing(null)} />}
    </div>
  );
}

function NewConsent({ partyId }: { partyId: number }) {
  const { t } = useTranslation();
  const [kind, setKind] = useState<Consent['kind']>('dataProcessing');
  const [way, setWay] = useState<Consent['way']>('paper');
  const [givenOn, setGivenOn] = useState<string | null>(today());
  const [note, setNote] = useState('');
  const give = useCommand('parties.giveConsent');
  const ready = givenOn !== null && isIsoDate(givenOn);
  const submit = async () => {
    if (givenOn === null || !ready) return;
    if (await give.attempt({ partyId, kind, way, givenOn, note: note || null })) setNote('');
  };
  return (
    <FormNav label={t(($) => $.parties.consent.add)} onSubmit={() => void submit()}>
      <ErrorBox error={give.error} />
      <div className="inline-form">
        <SelectField
          label={t(($) => $.parties.consent.kind)}
          value={kind}
          options={consentKinds.map((value) => ({ value, label: t(($) => $.parties.consent.kinds[value]) }))}
          onChange={(value) => setKind(value ?? kind)}
        />
        <SelectField
          label={t(($) => $.parties.consent.way)}
          value={way}
          options={consentWays.map((value) => ({ value, label: t(($) => $.parties.consent.ways[value]) }))}
          onChange={(value) => setWay(value ?? way)}
        />
        <DateField label={t(($) => $.parties.consent.givenOn)} value={givenOn} onChange={setGivenOn} />
        <TextField label={t(($) => $.parties.consent.note)} value={note} maxLength={200} onChange={setNote} />
        <Button disabled={!ready} busy={give.isPending} onClick={() => void submit()}>
          {t(($) => $.parties.consent.add)}
        </Button>
      </div>
    </FormNav>
  );
}

function WithdrawDialog({ consent, onClose }: { consent: Consent; onClose: () => void }) {
  const { t } = useTranslation();
  const [on, setOn] = useState<string | null>(today());
  const withdraw = useCommand('parties.withdrawConsent');
  const run = async () => {
    if (on === null) return;
    if (await withdraw.attempt({ consentId: consent.id, withdrawnOn: on })) onClose();
  };
  const kind = t(($) => $.parties.consent.kinds[consent.kind]);
  return (
    <DialogBase
      open
      title={t(($) => $.parties.consent.withdrawTitle, { kind })}
      confirmLabel={t(($) => $.parties.consent.withdraw)}
      confirmDisabled={on === null || !isIsoDate(on)}
      busy={withdraw.isPending}
      error={withdraw.error}
      onConfirm={() => void run()}
      onClose={onClose}
    >
      <DateField autoFocus label={t(($) => $.parties.consent.withdrawnOn)} value={on} onChange={setOn} />
    </DialogBase>
  );
}
