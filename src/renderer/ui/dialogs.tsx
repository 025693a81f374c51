import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { DialogBase, type DialogBaseProps } from './DialogBase';
import { MultilineField } from './fields/MultilineField';
import { SelectField } from './fields/SelectField';
import { TextField } from './fields/TextField';

/** Asks once before something irreversible. */
export function ConfirmDialog(props: DialogBaseProps) {
  return <DialogBase {...props} />;
}

type Asked = 'open' | 'title' | 'text' | 'danger' | 'busy' | 'error' | 'onClose';

interface ReasonDialogProps extends Pick<DialogBaseProps, Asked> {
  confirmLabel: string;
  /** Reasons used before, offered while typing. */
  reasons?: readonly string[];
  minLength?: number;
  onConfirm: (reason: string) => void;
}

/** Asks for the reason that the rules want. */
export function ReasonDialog(props: ReasonDialogProps) {
  return props.open ? <OpenReasonDialog {...props} /> : null;
}

function OpenReasonDialog({ reasons = [], minLength = 3, onConfirm, ...dialog }: ReasonDialogProps) {
  const { t } = useTranslation();
  const [reason, setReason] = useState('');
  const [left, setLeft] = useState(false);
  const short = reason.trim().length < minLength;
  return (
    <DialogBase {...dialog} confirmDisabled={short} onConfirm={() => onConfirm(reason.trim())}>
      <MultilineField
        label={t(($) => $.ui.dialog.reason)}
        value={reason}
        onChange={setReason}
        onBlur={() => setLeft(true)}
        phrases={reasons.map((text) => ({ text }))}
        error={left && short ? t(($) => $.ui.dialog.reasonShort, { min: minLength }) : undefined}
        rows={2}
        required
        autoFocus
      />
    </DialogBase>
  );
}

interface PinDialogProps extends Pick<DialogBaseProps, Asked> {
  confirmLabel?: string;
  /** Who may answer; without the list the PIN alone is asked. */
  users?: readonly { id: number; name: string }[];
  userId?: number;
  onConfirm: (answer: { userId: number | null; pin: string }) => void;
}

/** Asks for a PIN: switching the user, unlocking, the manager's consent. */
export function PinDialog(props: PinDialogProps) {
  return props.open ? <OpenPinDialog {...props} /> : null;
}

const pinDigits = (text: string) => text.replace(/\D/g, '').slice(0, 6);

function OpenPinDialog({ users, userId, confirmLabel, onConfirm, ...dialog }: PinDialogProps) {
  const { t } = useTranslation();
  const [who, setWho] = useState<number | null>(userId ?? users?.[0]?.id ?? null);
  const [pin, setPin] = useState('');
  const waits = pin.length < 4 || (users !== undefined && who === null);
  return (
    <DialogBase
      {...dialog}
      width={340}
      confirmLabel={confirmLabel ?? t(($) => $.ui.dialog.confirm)}
      confirmDisabled={waits}
      onConfirm={() => {
        onConfirm({ userId: who, pin });
        setPin('');
      }}
    >
      {users && (
        <SelectField
          label={t(($) => $.ui.dialog.user)}
          value={who}
          onChange={setWho}
          options={users.map((user) => ({ value: user.id, label: user.name }))}
        />
      )}
      <TextField
        label={t(($) => $.ui.dialog.pin)}
        value={pin}
        onChange={setPin}
        transform={pinDigits}
        type="password"
        inputMode="numeric"
        hint={t(($) => $.ui.dialog.pinHint)}
        autoFocus
        required
      />
    </DialogBase>
  );
}
