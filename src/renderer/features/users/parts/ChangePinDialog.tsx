import { useCommand } from '@renderer/api/useCommand';
import { DialogBase } from '@renderer/ui/DialogBase';
import { TextField } from '@renderer/ui/fields/TextField';
import { toast } from '@renderer/ui/toast';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

const digits = (text: string) => text.replace(/\D/g, '');
const empty = { current: '', next: '', again: '' };

/** The own PIN: the present one first, then the new one twice. */
export function ChangePinDialog({ open, onClose }: { open: boolean; onClose: () => void }) {
  const { t } = useTranslation();
  const [pins, setPins] = useState(empty);
  const change = useCommand('users.changeOwnPin');
  const differs = pins.again.length >= pins.next.length && pins.again !== pins.next;
  const ready = pins.current.length >= 4 && pins.next.length >= 4 && pins.again === pins.next;
  const close = () => {
    setPins(empty);
    change.reset();
    onClose();
  };
  const confirm = async () => {
    if (!(await change.attempt({ currentPin: pins.current, newPin: pins.next }))) return;
    toast.show({ text: t(($) => $.users.changePin.done) });
    close();
  };
  const field = { type: 'password', inputMode: 'numeric', maxLength: 6, transform: digits } as const;
  return (
    <DialogBase
      open={open}
      title={t(($) => $.users.changePin.title)}
      confirmLabel={t(($) => $.users.changePin.confirm)}
      confirmDisabled={!ready}
      busy={change.isPending}
      error={change.error}
      onConfirm={() => void confirm()}
      onClose={close}
      width={340}
    >
      <TextField
        {...field}
        autoFocus
        label={t(($) => $.users.changePin.current)}
        value={pins.current}
        onChange={(current) => setPins({ ...pins, current })}
      />
      <TextField
        {...field}
        label={t(($) => $.users.changePin.next)}
        value={pins.next}
        onChange={(next) => setPins({ ...pins, next })}
      />
      <TextField
        {...field}
        label={t(($) => $.users.changePin.again)}
        value={pins.again}
        onChange={(again) => setPins({ ...pins, again })}
        error={differs ? t(($) => $.users.changePin.differs) : undefined}
      />
    </DialogBase>
  );
}
