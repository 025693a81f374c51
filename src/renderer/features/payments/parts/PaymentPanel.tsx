import { useCommand } from '@renderer/api/useCommand';
import { Button } from '@renderer/ui/Button';
import { Check } from '@renderer/ui/Check';
import { ErrorBox } from '@renderer/ui/ErrorBox';
import { FormNav } from '@renderer/ui/fields/form';
import { MoneyField } from '@renderer/ui/fields/numbers';
import { SelectField } from '@renderer/ui/fields/SelectField';
import { TextField } from '@renderer/ui/fields/TextField';
import { SideSection } from '@renderer/ui/SidePanel';
import { useShortcuts } from '@renderer/ui/shortcuts/useShortcuts';
import { toast } from '@renderer/ui/toast';
import type { IssuedDocument } from '@shared/features/invoicing/model';
import { type PaymentKind, paymentKinds } from '@shared/features/payments/model';
import { formatMoney } from '@shared/kernel/money';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

interface PaymentPanelProps {
  /** Documents with something open, at least one. */
  documents: readonly IssuedDocument[];
  onDone: () => void;
  onLater: () => void;
}

const euro = (amount: number) => formatMoney(amount, { currency: true });

/** Takes money for one document: the way and the sum stand ready, Ctrl+Enter takes it (documents §4). */
export function PaymentPanel({ documents, onDone, onLater }: PaymentPanelProps) {
  const { t } = useTranslation();
  const [chosen, setChosen] = useState<number | null>(documents[0]?.id ?? null);
  const document = documents.find((one) => one.id === chosen) ?? documents[0];
  if (!document) return null;
  return (
    <SideSection title={t(($) => $.payments.take)} extra={document.number}>
      {documents.length > 1 && (
        <SelectField
          label={t(($) => $.payments.document)}
          value={document.id}
          onChange={setChosen}
          options={documents.map((one) => ({
            value: one.id,
            label: `${one.number} ${one.payer}`,
            note: euro(one.totalCents - one.paidCents),
          }))}
        />
      )}
      <PaymentForm key={document.id} document={document} onDone={onDone} onLater={onLater} />
    </SideSection>
  );
}

interface PaymentFormProps {
  document: IssuedDocument;
  onDone: () => void;
  onLater: () => void;
}

function PaymentForm({ document, onDone, onLater }: PaymentFormProps) {
  const { t } = useTranslation();
  const open = document.totalCents - document.paidCents;
  const [kind, setKind] = useState<PaymentKind>(document.paymentWay);
  const [amount, setAmount] = useState<number | null>(open);
  const [note, setNote] = useState('');
  const [confirmed, setConfirmed] = useState(false);
  const take = useCommand('payments.take');
  const valid = amount !== null && amount > 0 && amount <= open;
  const needsLook = take.error?.code === 'CASH_LIMIT' || confirmed;
  const run = async () => {
    if (!valid || take.isPending) return;
    const allocations = [{ invoiceId: document.id, amountCents: amount }];
    const taken = await take.attempt({ kind, note, allocations, confirmLargeCash: confirmed });
    if (!taken) return;
    toast.show({
      text: t(($) => $.payments.taken, { number: taken.number, amount: euro(taken.amountCents) }),
      glyph: 'ok',
    });
    onDone();
  };
  useShortcuts([{ keys: 'Ctrl+Enter', label: t(($) => $.payments.run), run: () => void run() }]);
  return (
    <FormNav className="side-form compact" onSubmit={() => void run()}>
      <SelectField
        label={t(($) => $.payments.way)}
        value={kind}
        onChange={(value) => value && setKind(value)}
        options={paymentKinds.map((value) => ({ value, label: t(($) => $.invoicing.way[value]) }))}
      />
      <MoneyField
        label={t(($) => $.payments.amount)}
        value={amount}
        onChange={setAmount}
        min={1}
        max={open}
        hint={t(($) => $.payments.open, { amount: euro(open) })}
        autoFocus
        required
      />
      <TextField label={t(($) => $.payments.note)} value={note} onChange={setNote} maxLength={200} />
      {needsLook && (
        <Check label={t(($) => $.payments.confirmCash)} checked={confirmed} onChange={setConfirmed} />
      )}
      <ErrorBox error={take.error} />
      <div className="row payment-acts">
        <Button
          variant="primary"
          shortcut="Ctrl+Enter"
          busy={take.isPending}
          disabled={!valid}
          onClick={() => void run()}
        >
          {t(($) => $.payments.run)}
        </Button>
        <Button variant="ghost" onClick={onLater}>
          {t(($) => $.payments.later)}
        </Button>
      </div>
    </FormNav>
  );
}
