import { useCommand } from '@renderer/api/useCommand';
import { useSession } from '@renderer/app/session';
import { Button } from '@renderer/ui/Button';
import { ErrorBox } from '@renderer/ui/ErrorBox';
import { FormNav } from '@renderer/ui/fields/form';
import { MoneyField } from '@renderer/ui/fields/numbers';
import { TextField } from '@renderer/ui/fields/TextField';
import { MenuButton } from '@renderer/ui/MenuButton';
import { StatusGlyph } from '@renderer/ui/StatusGlyph';
import type { CashDesk } from '@shared/features/payments/model';
import { formatMoney } from '@shared/kernel/money';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

const moveKinds = ['float', 'in', 'out', 'bank'] as const;
type MoveKind = (typeof moveKinds)[number];
const euro = (cents: number) => formatMoney(cents, { currency: true });

interface DayDeskProps {
  desk: CashDesk;
  /** Only the running day takes movements and a count. */
  isToday: boolean;
}

/** The cash desk: what must be in it, what was counted, and the difference (documents §4). */
export function DayDesk({ desk, isToday }: DayDeskProps) {
  const { t } = useTranslation();
  const { may } = useSession();
  const [moving, setMoving] = useState<MoveKind | null>(null);
  const editable = isToday && may('payments.cashDesk');
  const rows = [
    { label: t(($) => $.reports.day.float), cents: desk.floatCents, always: true },
    { label: t(($) => $.reports.day.cashIn), cents: desk.cashPaymentsCents, always: true },
    { label: t(($) => $.reports.day.otherIn), cents: desk.inCents },
    { label: t(($) => $.reports.day.paidOut), cents: -desk.outCents },
    { label: t(($) => $.reports.day.banked), cents: -desk.bankCents },
  ].filter((row) => row.always || row.cents !== 0);
  return (
    <section>
      <h2>
        {t(($) => $.reports.day.desk)}
        <span className="grow" />
        {editable && (
          <MenuButton
            small
            label={t(($) => $.reports.day.move)}
            items={moveKinds.map((kind) => ({
              id: kind,
              label: t(($) => $.reports.day.moveKind[kind]),
              run: () => setMoving(kind),
            }))}
          />
        )}
      </h2>
      {moving && <MoveForm key={moving} kind={moving} onClose={() => setMoving(null)} />}
      <dl className="kv">
        {rows.map(({ label, cents }) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{euro(cents)}</dd>
          </div>
        ))}
        <div className="t">
          <dt>{t(($) => $.reports.day.expected)}</dt>
          <dd>{euro(desk.expectedCents)}</dd>
        </div>
      </dl>
      <Counted desk={desk} editable={editable} />
    </section>
  );
}

function Counted({ desk, editable }: { desk: CashDesk; editable: boolean }) {
  const { t } = useTranslation();
  const count = useCommand('payments.moveCash');
  const [typed, setTyped] = useState<number | null>(desk.countedCents);
  const save = () => {
    if (typed === null || Number.isNaN(typed) || typed === desk.countedCents) return;
    void count.attempt({ kind: 'count', amountCents: typed });
  };
  const difference = typed === null || Number.isNaN(typed) ? null : typed - desk.expectedCents;
  if (!editable && desk.countedCents === null) return null;
  return (
    <FormNav className="count compact" onSubmit={save} onLast={save}>
      <MoneyField
        label={t(($) => $.reports.day.counted)}
        value={typed}
        onChange={setTyped}
        onBlur={save}
        min={0}
        readOnly={!editable}
        className="grow"
      />
      <span className={`st count-result ${difference === 0 ? 'c-ok' : 'c-danger'}`} aria-live="polite">
        {difference !== null && (
          <>
            <StatusGlyph name={difference === 0 ? 'lineDone' : 'overAuthorised'} />
            {difference === 0
              ? t(($) => $.reports.day.noDifference)
              : t(($) => $.reports.day.difference, { amount: euro(difference) })}
          </>
        )}
      </span>
      <ErrorBox error={count.error} />
    </FormNav>
  );
}

function MoveForm({ kind, onClose }: { kind: MoveKind; onClose: () => void }) {
  const { t } = useTranslation();
  const move = useCommand('payments.moveCash');
  const [amount, setAmount] = useState<number | null>(null);
  const [note, setNote] = useState('');
  const valid = amount !== null && amount > 0;
  const save = async () => {
    if (valid && (await move.attempt({ kind, amountCents: amount, note }))) onClose();
  };
  return (
    <FormNav
      className="compact desk-move"
      label={t(($) => $.reports.day.moveTitle)}
      onSubmit={() => void save()}
    >
      <MoneyField
        label={t(($) => $.reports.day.moveKind[kind])}
        value={amount}
        onChange={setAmount}
        min={1}
        autoFocus
        required
      />
      <TextField label={t(($) => $.reports.day.moveNote)} value={note} onChange={setNote} maxLength={200} />
      <div className="row">
        <Button small variant="primary" busy={move.isPending} disabled={!valid} onClick={() => void save()}>
          {t(($) => $.reports.day.saveMove)}
        </Button>
        <Button small variant="ghost" onClick={onClose}>
          {t(($) => $.ui.cancel)}
        </Button>
      </div>
      <ErrorBox error={move.error} />
    </FormNav>
  );
}
