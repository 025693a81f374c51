import type { TypedCell } from '@renderer/ui/lineEditor/types';
import { SideSection } from '@renderer/ui/SidePanel';
import { type Margin, marginOf } from '@shared/features/orders/margin';
import type { OrderLine, OrderView } from '@shared/features/orders/model';
import { marginBp } from '@shared/features/pricing/rules';
import { formatMoney, formatPercent } from '@shared/kernel/money';
import { useTranslation } from 'react-i18next';
import { typedLine } from '../typedLine';
import { keyOfLine } from './OrderLines';

interface MarginSectionProps {
  view: OrderView;
  /** The line under the cursor. */
  line: OrderLine | null;
  /** What is being typed into a line: the figures follow every key. */
  typed: TypedCell | null;
}

/** F12: what the order will bring, and the line under the cursor; masked without the right. */
export function MarginSection({ view, line, typed }: MarginSectionProps) {
  const { t } = useTranslation();
  const { costing } = view;
  const { costCents, earningsCents } = view.totals;
  if (costing === null || costCents === null || earningsCents === null)
    return (
      <SideSection title={t(($) => $.orders.totals.margin)}>
        <p className="side-note m">{t(($) => $.orders.totals.marginHidden)}</p>
      </SideSection>
    );
  const costed = (one: OrderLine) => ({
    line: typedLine(one, keyOfLine(one), typed),
    costing: costing.find((each) => each.kind === one.kind && each.lineId === one.id),
  });
  const whole = marginOf(view.jobs.flatMap((job) => job.lines).map(costed));
  const ofLine = line && marginOf([costed(line)]);
  return (
    <SideSection title={t(($) => $.orders.totals.margin)} extra={view.number}>
      <dl className="margin-rows">
        <dt className="m">{t(($) => $.orders.totals.net)}</dt>
        <dd>{formatMoney(whole.netCents)}</dd>
        <dt className="m">{t(($) => $.orders.totals.live.expected)}</dt>
        <dd>{formatMoney(whole.costCents)}</dd>
        <dt className="m">{t(($) => $.orders.totals.live.soFar)}</dt>
        <dd className="m">{formatMoney(costCents + earningsCents)}</dd>
        <Sum name={t(($) => $.orders.totals.margin)} margin={whole} />
        {line && ofLine && (
          <>
            <dt className="m ell margin-line">{line.name}</dt>
            <dd className="margin-line">{formatMoney(ofLine.netCents)}</dd>
            <dt className="m">{t(($) => $.orders.totals.live.lineCost)}</dt>
            <dd>{ofLine.unknown > 0 ? '?' : formatMoney(ofLine.costCents)}</dd>
            {ofLine.unknown === 0 && <Sum name={t(($) => $.orders.totals.live.lineMargin)} margin={ofLine} />}
          </>
        )}
      </dl>
      {whole.unknown > 0 && (
        <p className="side-note s c-warn">
          {t(($) => $.orders.totals.live.unknown, { count: whole.unknown })}
        </p>
      )}
    </SideSection>
  );
}

function Sum({ name, margin: { netCents, costCents, marginCents } }: { name: string; margin: Margin }) {
  const share = marginBp(netCents, costCents);
  return (
    <>
      <dt className="sum">{name}</dt>
      <dd className={`sum ${marginCents < 0 ? 'c-danger' : ''}`}>
        {formatMoney(marginCents, { currency: true })}
        {share !== null && <span className="m"> · {formatPercent(Math.round(share / 10) * 10)}</span>}
      </dd>
    </>
  );
}
