import { useCommand } from '@renderer/api/useCommand';
import { Button } from '@renderer/ui/Button';
import { RadioCards } from '@renderer/ui/Check';
import { DateField } from '@renderer/ui/fields/DateField';
import { IntegerField } from '@renderer/ui/fields/numbers';
import { PhoneField } from '@renderer/ui/fields/PhoneField';
import { TextField } from '@renderer/ui/fields/TextField';
import { Icon } from '@renderer/ui/Icon';
import { checkEik } from '@shared/kernel/identifiers';
import { Info } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { WizardStep, WizardValues } from '../wizard';

export interface StepProps {
  values: WizardValues;
  set: (changes: Partial<WizardValues>) => void;
}

const digits = (text: string) => text.replace(/\D/g, '');
const upper = (text: string) => text.toUpperCase().replace(/\s/g, '');

function Note({ children }: { children: ReactNode }) {
  return (
    <div className="bare-note">
      <Icon of={Info} className="c-primary" />
      <span>{children}</span>
    </div>
  );
}

interface ChosenProps {
  label: string;
  chosen: string;
  action: string;
  onChoose: () => void;
  busy: boolean;
}

/** What was chosen in a native dialog, and the button that opens it. */
function Chosen({ label, chosen, action, onChoose, busy }: ChosenProps) {
  return (
    <div className="field">
      <span className="lab">{label}</span>
      <div className="row">
        <span className="b">{chosen}</span>
        <Button small onClick={onChoose} busy={busy}>
          {action}
        </Button>
      </div>
    </div>
  );
}

function FirmStep({ values, set }: StepProps) {
  const { t } = useTranslation();
  const eik = useEikMessage(values.eik);
  const matches = values.vatNumber === `BG${values.eik}`;
  const compared = values.vatNumber.length >= 11 && values.eik !== '';
  return (
    <>
      <div className="bare-grid">
        <TextField
          label={t(($) => $.setup.firm.name)}
          value={values.name}
          onChange={(name) => set({ name })}
          required
          autoFocus
        />
        <TextField
          label={t(($) => $.setup.firm.eik)}
          value={values.eik}
          transform={digits}
          maxLength={13}
          onChange={(next) =>
            set({ eik: next, vatNumber: values.registered && next ? `BG${next}` : values.vatNumber })
          }
          {...eik}
        />
        <div className="whole">
          <RadioCards
            label={t(($) => $.setup.firm.vat)}
            value={values.registered ? 'yes' : 'no'}
            options={[
              {
                value: 'yes',
                label: t(($) => $.setup.firm.registered),
                note: t(($) => $.setup.firm.registeredNote),
              },
              {
                value: 'no',
                label: t(($) => $.setup.firm.notRegistered),
                note: t(($) => $.setup.firm.notRegisteredNote),
              },
            ]}
            onChange={(choice) => set({ registered: choice === 'yes' })}
          />
        </div>
        {values.registered && (
          <>
            <TextField
              label={t(($) => $.setup.firm.vatNumber)}
              value={values.vatNumber}
              transform={upper}
              maxLength={14}
              onChange={(vatNumber) => set({ vatNumber })}
              ok={compared && matches ? t(($) => $.setup.firm.vatMatches) : undefined}
              warning={compared && !matches ? t(($) => $.setup.firm.vatDiffers) : undefined}
              required
            />
            <DateField
              label={t(($) => $.setup.firm.vatFrom)}
              value={values.vatFromOn}
              onChange={(vatFromOn) => set({ vatFromOn })}
              required
            />
          </>
        )}
      </div>
      <Note>{t(($) => $.setup.firm.vatNote)}</Note>
    </>
  );
}

/** A hint, never a block: foreign firms have other numbers (domain §1). */
export function useEikMessage(eik: string): { ok?: string; warning?: string } {
  const { t } = useTranslation();
  if (eik === '') return {};
  const { code } = checkEik(eik);
  if (code === 'ok') return { ok: t(($) => $.setup.firm.eikOk) };
  if (code === 'length') return { warning: t(($) => $.setup.firm.eikLength, { count: eik.length }) };
  return { warning: t(($) => $.setup.firm.eikWrong) };
}

function AddressStep({ values, set }: StepProps) {
  const { t } = useTranslation();
  const pick = useCommand('attachments.pickFile');
  const choose = async () => {
    const answer = await pick.attempt({ kind: 'image' });
    if (answer?.picked) set({ logoGrant: answer.picked.grant, logoName: answer.picked.name });
  };
  return (
    <div className="bare-grid">
      <TextField
        label={t(($) => $.setup.address.city)}
        value={values.city}
        onChange={(city) => set({ city })}
        autoFocus
      />
      <PhoneField
        label={t(($) => $.setup.address.phone)}
        value={values.phone}
        onChange={(phone) => set({ phone })}
      />
      <div className="whole">
        <TextField
          label={t(($) => $.setup.address.street)}
          value={values.address}
          onChange={(address) => set({ address })}
        />
      </div>
      <Chosen
        label={t(($) => $.setup.address.logo)}
        chosen={values.logoName ?? t(($) => $.setup.address.noLogo)}
        action={t(($) => $.setup.address.chooseLogo)}
        onChoose={() => void choose()}
        busy={pick.isPending}
      />
    </div>
  );
}

function ModeStep({ values, set }: StepProps) {
  const { t } = useTranslation();
  return (
    <RadioCards
      label={t(($) => $.setup.mode.title)}
      value={values.mode}
      options={[
        { value: 'auto', label: t(($) => $.setup.mode.auto), note: t(($) => $.setup.mode.autoNote) },
        { value: 'generic', label: t(($) => $.setup.mode.generic), note: t(($) => $.setup.mode.genericNote) },
        { value: 'both', label: t(($) => $.setup.mode.both), note: t(($) => $.setup.mode.bothNote) },
      ]}
      onChange={(mode) => set({ mode })}
    />
  );
}

function NumbersStep({ values, set }: StepProps) {
  const { t } = useTranslation();
  return (
    <>
      <div className="bare-grid">
        <IntegerField
          label={t(($) => $.setup.numbers.first)}
          value={values.invoiceStart}
          onChange={(start) => set({ invoiceStart: start ?? 0 })}
          autoFocus
          required
        />
      </div>
      <Note>{t(($) => $.setup.numbers.note)}</Note>
    </>
  );
}

function ManagerStep({ values, set }: StepProps) {
  const { t } = useTranslation();
  const { managerPin, pinAgain, managerPassword } = values;
  const pinShort = managerPin !== '' && managerPin.length < 4;
  const passwordShort = managerPassword !== '' && managerPassword.length < 8;
  const differs = pinAgain.length >= managerPin.length && pinAgain !== managerPin;
  const secret = {
    type: 'password',
    inputMode: 'numeric',
    maxLength: 6,
    transform: digits,
    required: true,
  } as const;
  return (
    <>
      <div className="bare-grid">
        <div className="whole">
          <TextField
            label={t(($) => $.setup.manager.name)}
            value={values.managerName}
            onChange={(managerName) => set({ managerName })}
            required
            autoFocus
          />
        </div>
        <TextField
          {...secret}
          label={t(($) => $.setup.manager.pin)}
          value={managerPin}
          onChange={(next) => set({ managerPin: next })}
          hint={pinShort ? t(($) => $.setup.manager.pinShort, { count: managerPin.length }) : undefined}
        />
        <TextField
          {...secret}
          label={t(($) => $.setup.manager.again)}
          value={pinAgain}
          onChange={(next) => set({ pinAgain: next })}
          error={differs ? t(($) => $.setup.manager.differs) : undefined}
        />
        <TextField
          type="password"
          label={t(($) => $.setup.manager.password)}
          value={managerPassword}
          onChange={(next) => set({ managerPassword: next })}
          hint={
            passwordShort
              ? t(($) => $.setup.manager.passwordShort, { count: managerPassword.length })
              : undefined
          }
        />
      </div>
      <Note>{t(($) => $.setup.manager.note)}</Note>
    </>
  );
}

function BackupStep({ values, set }: StepProps) {
  const { t } = useTranslation();
  const pick = useCommand('attachments.pickFolder');
  const choose = async () => {
    const answer = await pick.attempt({});
    if (answer?.picked) set({ backupGrant: answer.picked.grant, backupLabel: answer.picked.label });
  };
  return (
    <>
      <Chosen
        label={t(($) => $.setup.backup.folder)}
        chosen={values.backupLabel ?? t(($) => $.setup.backup.none)}
        action={t(($) => $.setup.backup.choose)}
        onChoose={() => void choose()}
        busy={pick.isPending}
      />
      <Note>{t(($) => $.setup.backup.note)}</Note>
    </>
  );
}

export const stepBodies: Readonly<Record<WizardStep, (props: StepProps) => ReactNode>> = {
  firm: FirmStep,
  address: AddressStep,
  mode: ModeStep,
  numbers: NumbersStep,
  manager: ManagerStep,
  backup: BackupStep,
};
