import { AssetChip } from '@renderer/ui/AssetChip';
import { Button } from '@renderer/ui/Button';
import { type MenuAction, MenuButton } from '@renderer/ui/MenuButton';
import { StatusGlyph } from '@renderer/ui/StatusGlyph';
import type { OrderView } from '@shared/features/orders/model';
import { phaseRank } from '@shared/features/orders/status';
import { formatPhone } from '@shared/kernel/phones';
import { formatQuantity } from '@shared/kernel/quantity';
import { Ellipsis, Printer } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { durationText, whenText } from '../texts';

interface OrderHeadProps {
  view: OrderView;
  now: number;
  menu: readonly MenuAction[];
  onPrint: () => void;
  onEdit: () => void;
}

/** The strip by which an order is known: plate, number, item, who pays, the promise, the key. */
export function OrderHead({ view, now, menu, onPrint, onEdit }: OrderHeadProps) {
  const { t } = useTranslation();
  const { asset, client, header } = view;
  const facts = [
    asset.title,
    asset.year,
    asset.colour,
    view.meter !== null && `${formatQuantity(view.meter * 1000)} ${asset.meterUnit}`,
  ].filter(Boolean);
  return (
    <div className="order-head">
      <AssetChip plate={asset.plate} serial={asset.serial} size="lg" />
      <div className="id">
        <h1>
          {t(($) => $.orders.number, { number: view.number })} <span className="s m">{view.typeName}</span>
        </h1>
        <div className="m ell">{facts.join(' · ')}</div>
      </div>
      <div className="fact client">
        <div className="v ell">{client.name}</div>
        <div className="m ell">
          {phoneText(view, t)} · {payerText(view, t)}
        </div>
      </div>
      <button type="button" className="fact plain-fact" onClick={onEdit}>
        <PromiseFact view={view} now={now} />
      </button>
      {(header.keyTag || header.place) && (
        <button type="button" className="fact plain-fact" onClick={onEdit}>
          <span className="v">
            {header.keyTag
              ? t(($) => $.orders.head.key, { tag: header.keyTag })
              : t(($) => $.orders.head.noKey)}
          </span>
          <span className="m">{header.place}</span>
        </button>
      )}
      <span className="grow" />
      <MenuButton label={t(($) => $.orders.actions.more)} icon={Ellipsis} iconOnly items={menu} />
      <Button icon={Printer} shortcut="Ctrl+P" onClick={onPrint}>
        {t(($) => $.orders.actions.print)}
      </Button>
    </div>
  );
}

type Translate = ReturnType<typeof useTranslation>['t'];

function phoneText({ client, masked }: OrderView, t: Translate): string {
  if (masked.includes('client.phone')) return t(($) => $.orders.head.hidden);
  return client.phone === null ? t(($) => $.orders.head.noPhone) : formatPhone(client.phone);
}

function payerText({ jobs }: OrderView, t: Translate): string {
  const kinds = [...new Set(jobs.flatMap((job) => job.payers.map((payer) => payer.kind)))];
  const [only = 'client'] = kinds;
  return kinds.length > 1
    ? t(($) => $.orders.head.payers, { count: kinds.length })
    : t(($) => $.orders.head.payer[only]);
}

function PromiseFact({ view, now }: { view: OrderView; now: number }) {
  const { t } = useTranslation();
  const { promisedAt } = view.header;
  if (promisedAt === null) return <span className="v">{t(($) => $.orders.head.noPromise)}</span>;
  const promised = t(($) => $.orders.head.promised, { when: whenText(t, promisedAt, now) });
  const finished = phaseRank(view.phase) >= phaseRank('done');
  const time = durationText(t, Math.abs(promisedAt - now));
  return (
    <>
      <span className="v st">
        {view.warning && !finished && <StatusGlyph name={view.warning} />}
        {promised}
      </span>
      <span className={view.warning === 'late' ? 'c-danger' : 'm'}>{remainder()}</span>
    </>
  );

  function remainder(): string {
    if (view.releasedAt !== null)
      return t(($) => $.orders.head.released, { when: whenText(t, view.releasedAt, now) });
    if (view.doneAt !== null) return t(($) => $.orders.head.done, { when: whenText(t, view.doneAt, now) });
    if (promisedAt !== null && promisedAt < now) return t(($) => $.orders.head.late, { time });
    if (view.warning === 'atRisk') return t(($) => $.orders.head.atRisk, { time });
    return t(($) => $.orders.head.left, { time });
  }
}
