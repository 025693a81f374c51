import { StatusGlyph } from '@renderer/ui/StatusGlyph';
import type { PriceExplanation } from '@shared/features/pricing/model';
import { formatDate } from '@shared/kernel/dates';
import { formatMoney, formatPercent, vatCents } from '@shared/kernel/money';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

/** The steps in the order in which they are asked; the first that gives a price holds. */
export function PriceSteps({ price }: { price: PriceExplanation }) {
  const { t } = useTranslation();
  const { ownCents, list, cost, rule, source, masked } = price;
  const euro = (cents: number) => formatMoney(cents, { currency: true });
  const hidden = masked.includes('cost');
  return (
    <section className="price-steps" aria-label={t(($) => $.pricing.explain.partPrice)}>
      <h2>
        {price.number} <span className="m">{price.name}</span>
      </h2>
      <dl>
        <Step name={t(($) => $.pricing.explain.own)} holds={source === 'own'} sum={ownCents}>
          {ownCents === null && t(($) => $.pricing.explain.ownNone)}
        </Step>
        <Step
          name={t(($) => $.pricing.explain.list)}
          holds={source === 'list'}
          sum={list?.priceCents ?? null}
        >
          {list
            ? t(($) => $.pricing.explain.listFrom, { list: list.name, file: list.fileName })
            : t(($) => $.pricing.explain.listNone)}
        </Step>
        <Step name={t(($) => $.pricing.explain.cost)} sum={cost?.cents ?? null}>
          {hidden
            ? t(($) => $.pricing.explain.hidden)
            : cost
              ? [t(($) => $.pricing.explain.basis[cost.basis]), cost.supplier, cost.group]
                  .filter(Boolean)
                  .join(' · ')
              : t(($) => $.pricing.explain.costNone)}
        </Step>
        {!hidden && (
          <Step name={t(($) => $.pricing.explain.rule)} sum={null}>
            {rule
              ? t(($) => $.pricing.explain.ruleOf, {
                  markup: formatPercent(rule.markupBp),
                  supplier: rule.supplier ?? t(($) => $.pricing.matrix.anySupplier),
                  group: rule.group ?? t(($) => $.pricing.matrix.anyGroup),
                  from: euro(rule.fromCents),
                })
              : t(($) => $.pricing.explain.ruleNone)}
          </Step>
        )}
        <Step
          name={t(($) => $.pricing.explain.matrix)}
          holds={source === 'matrix'}
          sum={rule?.priceCents ?? (source === 'matrix' ? price.priceCents : null)}
        />
      </dl>
      <div className="price-result">
        <span>{t(($) => $.pricing.explain.price)}</span>
        <b>{price.priceCents === null ? t(($) => $.pricing.explain.noPrice) : euro(price.priceCents)}</b>
        {price.priceCents !== null && (
          <span className="m">
            {t(($) => $.pricing.explain.gross, { rate: formatPercent(price.vatBp) })}{' '}
            {euro(price.priceCents + vatCents(price.priceCents, price.vatBp))}
          </span>
        )}
      </div>
      <CardPrice price={price} />
    </section>
  );
}

/** What the card says now, when it is another price than the rule gives on the date. */
function CardPrice({ price: { inForce, priceCents } }: { price: PriceExplanation }) {
  const { t } = useTranslation();
  if (inForce.priceCents === null || inForce.source === null) return null;
  return (
    <p className="m s">
      {t(($) => $.pricing.explain.card, {
        price: formatMoney(inForce.priceCents, { currency: true }),
        source: t(($) => $.pricing.source[inForce.source ?? 'own']),
        date: inForce.on ? formatDate(inForce.on) : '',
      })}{' '}
      {inForce.priceCents !== priceCents && t(($) => $.pricing.explain.differs)}
    </p>
  );
}

interface StepProps {
  name: string;
  sum: number | null;
  holds?: boolean;
  children?: ReactNode;
}

function Step({ name, sum, holds, children }: StepProps) {
  const { t } = useTranslation();
  return (
    <div className={`price-step ${holds ? 'holds' : ''}`}>
      <dt>{name}</dt>
      <dd className="m ell">{children}</dd>
      <dd className="num">{sum === null ? '' : formatMoney(sum, { currency: true })}</dd>
      <dd className="st">
        {holds && (
          <>
            <StatusGlyph name="ok" /> {t(($) => $.pricing.explain.holds)}
          </>
        )}
      </dd>
    </div>
  );
}
