import { Button } from '@renderer/ui/Button';
import { Figure } from '@renderer/ui/Figure';
import type { OrderView } from '@shared/features/orders/model';
import { formatMoney, formatPercent } from '@shared/kernel/money';
import { formatHours } from '@shared/kernel/quantity';
import {
  Check,
  CircleCheckBig,
  ClipboardCheck,
  Gauge,
  type LucideIcon,
  PackageCheck,
  PhoneCall,
  Plus,
  ReceiptText,
  Users,
} from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { may, type NextStep } from '../nextStep';

interface OrderBarProps {
  view: OrderView;
  step: NextStep | null;
  busy: boolean;
  onStep: (step: NextStep) => void;
  onMargin: () => void;
  /** The lines of one kind, for „explain this number“. */
  onExplain: (kind: 'operation' | 'part' | 'other') => void;
}

const icons: Readonly<Record<NextStep['kind'], LucideIcon>> = {
  add: Plus,
  assign: Users,
  ask: PhoneCall,
  meter: Gauge,
  issue: PackageCheck,
  finish: Check,
  check: ClipboardCheck,
  removeJob: ClipboardCheck,
  phase: CircleCheckBig,
  close: ReceiptText,
  release: CircleCheckBig,
};

const shortcuts: Partial<Record<NextStep['kind'], string>> = {
  issue: 'F9',
  assign: 'F4',
  phase: 'Ctrl+ArrowRight',
  close: 'Ctrl+ArrowRight',
  release: 'Ctrl+ArrowRight',
};

/** Sums of the order, what was allowed, and the one next step. */
export function OrderBar({ view, step, busy, onStep, onMargin, onExplain }: OrderBarProps) {
  const { t } = useTranslation();
  const { totals } = view;
  const euro = (cents: number) => formatMoney(cents, { currency: true });
  const [rate] = totals.vat;
  const taxed = totals.vat.some((row) => row.vatBp > 0);
  return (
    <div className="bar">
      <Figure
        label={t(($) => $.orders.totals.labour, { hours: formatHours(totals.normSec) })}
        value={euro(totals.labourCents)}
        onOpen={() => onExplain('operation')}
      />
      <Figure label={partsLabel()} value={euro(totals.partsCents)} onOpen={() => onExplain('part')} />
      {totals.otherCents !== 0 && (
        <Figure
          label={t(($) => $.orders.totals.other)}
          value={euro(totals.otherCents)}
          onOpen={() => onExplain('other')}
        />
      )}
      {taxed && (
        <Figure
          label={
            totals.vat.length === 1 && rate
              ? t(($) => $.orders.totals.vat, { percent: formatPercent(rate.vatBp) })
              : t(($) => $.orders.totals.vatMixed)
          }
          value={euro(totals.vatCents)}
        />
      )}
      <Figure
        label={taxed ? t(($) => $.orders.totals.total) : t(($) => $.orders.totals.totalPlain)}
        value={euro(totals.totalCents)}
        size="lg"
      />
      {totals.authorisedCents !== null && (
        <>
          <span className="sep" />
          <Figure label={t(($) => $.orders.totals.authorised)} value={euro(totals.authorisedCents)} />
          {totals.overCents > 0 && (
            <Figure
              label={t(($) => $.orders.totals.over)}
              value={euro(totals.overCents)}
              tone="danger"
              glyph="overAuthorised"
            />
          )}
        </>
      )}
      <span className="grow" />
      {may(view, 'margin') && (
        <Button shortcut="F12" onClick={onMargin}>
          {t(($) => $.orders.actions.margin)}
        </Button>
      )}
      {step && (
        <Button
          variant="primary"
          icon={icons[step.kind]}
          shortcut={shortcuts[step.kind]}
          busy={busy}
          onClick={() => onStep(step)}
        >
          {stepLabel(step)}
        </Button>
      )}
    </div>
  );

  function stepLabel(next: NextStep): string {
    if (next.kind === 'phase') return t(($) => $.ui.phase[next.to]);
    return t(($) => $.orders.actions[next.kind]);
  }

  /** While something waits: how much of it, by value, can be taken from the shelf. */
  function partsLabel(): string {
    const { provision } = view;
    return provision === null || provision.state === 'issued'
      ? t(($) => $.orders.totals.parts)
      : t(($) => $.orders.totals.partsProvided, { percent: formatPercent(provision.percentBp) });
  }
}
