import { useCommand } from '@renderer/api/useCommand';
import { SupplierField } from '@renderer/features/parts/parts/SupplierField';
import { DialogBase } from '@renderer/ui/DialogBase';
import { MoneyField } from '@renderer/ui/fields/numbers';
import { TextField } from '@renderer/ui/fields/TextField';
import type { CoreRow } from '@shared/features/purchasing/model';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

export interface CoreStep {
  core: CoreRow;
  to: 'sent' | 'credited' | 'refused';
}

interface CoreDialogProps {
  step: CoreStep;
  onDone: () => void;
  onClose: () => void;
}

/** To whom an old part goes, or what the supplier said of it. */
export function CoreDialog({ step: { core, to }, onDone, onClose }: CoreDialogProps) {
  const { t } = useTranslation();
  const [supplierId, setSupplier] = useState(core.supplierId);
  const [reference, setReference] = useState(core.reference ?? '');
  const [creditCents, setCredit] = useState<number | null>(core.depositCents);
  const move = useCommand('purchasing.moveCore');
  const known = core.supplierId === null ? null : { id: core.supplierId, name: core.supplier ?? '' };
  const titles = {
    sent: t(($) => $.purchasing.cores.sendTitle, { number: core.number }),
    credited: t(($) => $.purchasing.cores.creditTitle, { number: core.number }),
    refused: t(($) => $.purchasing.cores.refuseTitle, { number: core.number }),
  };
  const labels = {
    sent: t(($) => $.purchasing.action.sendCore),
    credited: t(($) => $.purchasing.action.credit),
    refused: t(($) => $.purchasing.action.refuse),
  };
  const ready = to === 'sent' ? supplierId !== null : !Number.isNaN(creditCents);
  const run = async () => {
    const credit = to === 'credited' ? { creditCents } : {};
    const { id: coreId, version } = core;
    if (await move.attempt({ coreId, version, to, supplierId, reference, ...credit })) onDone();
  };
  return (
    <DialogBase
      open
      title={titles[to]}
      confirmLabel={labels[to]}
      confirmDisabled={!ready}
      busy={move.isPending}
      error={move.error}
      onConfirm={() => void run()}
      onClose={onClose}
    >
      {to === 'sent' && (
        <SupplierField
          label={t(($) => $.purchasing.column.supplier)}
          known={known}
          value={supplierId}
          onChange={setSupplier}
          required
          autoFocus
        />
      )}
      <TextField
        label={t(($) => $.purchasing.cores.reference)}
        value={reference}
        maxLength={60}
        autoFocus={to !== 'sent'}
        onChange={setReference}
      />
      {to === 'credited' && (
        <MoneyField
          label={t(($) => $.purchasing.cores.creditCents)}
          value={creditCents}
          onChange={setCredit}
        />
      )}
    </DialogBase>
  );
}
