import { useQuery } from '@renderer/api/useQuery';
import { Button } from '@renderer/ui/Button';
import { ErrorBox } from '@renderer/ui/ErrorBox';
import { SkeletonRows } from '@renderer/ui/Skeleton';
import { useShortcuts } from '@renderer/ui/shortcuts/useShortcuts';
import type { AssetCard } from '@shared/features/assets/model';
import type { CareCard } from '@shared/features/care/model';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useTakeUp } from '../useTakeUp';
import { DatesTable } from './DatesTable';
import { DeferDialog } from './DeferDialog';
import { DeferredTable } from './DeferredTable';
import { PlanDialog } from './PlanDialog';
import { ReminderLog } from './ReminderLog';
import { ServiceTable } from './ServiceTable';
import '../care.css';

/** „Обслужване“ of a card: works by plan, dates, deferred work, who was reminded. */
export function CareSection({ card }: { card: AssetCard }) {
  const { data, error } = useQuery(
    'care.card',
    { assetId: card.id },
    { tags: ['care', `asset:${card.id}`, 'order'] },
  );
  if (data) return <Care card={card} care={data} />;
  return <div className="asset-scroll">{error ? <ErrorBox error={error} /> : <SkeletonRows rows={6} />}</div>;
}

function Care({ card, care }: { card: AssetCard; care: CareCard }) {
  const { t } = useTranslation();
  const [dialog, setDialog] = useState<'defer' | 'plan' | null>(null);
  const taking = useTakeUp(card);
  const mayEdit = card.allowedActions.edit.allowed;
  const mayOrder = taking.allowed || card.openOrders.length > 0;
  const overdue = care.services
    .filter(({ state }) => state === 'overdue')
    .flatMap(({ workKey }) => workKey ?? []);
  const takeAll = () => taking.take({ kind: 'services', keys: overdue });
  useShortcuts([
    {
      keys: 'Insert',
      label: t(($) => $.care.deferred.new),
      enabled: mayOrder,
      run: () => setDialog('defer'),
    },
    {
      keys: 'Alt+O',
      label: t(($) => $.care.service.toOrderAll),
      enabled: taking.allowed && overdue.length > 0,
      run: takeAll,
    },
  ]);
  const close = () => setDialog(null);
  return (
    <div className="asset-scroll care">
      <ErrorBox error={taking.error} />
      <section className="asset-section" aria-label={t(($) => $.care.service.title)}>
        <div className="row">
          <h2>
            {t(($) => $.care.service.title)} <span className="n">{care.services.length}</span>
          </h2>
          <span className="row">
            {taking.allowed && overdue.length > 0 && (
              <Button small shortcut="Alt+O" busy={taking.busy} onClick={takeAll}>
                {t(($) => $.care.service.toOrderAll)}
              </Button>
            )}
            {mayEdit && (
              <Button small onClick={() => setDialog('plan')}>
                {t(($) => $.care.plan.own)}
              </Button>
            )}
          </span>
        </div>
        <ServiceTable card={card} lines={care.services} taking={taking} />
      </section>
      {care.dates.length > 0 && (
        <section className="asset-section" aria-label={t(($) => $.care.service.dates)}>
          <h2>{t(($) => $.care.service.dates)}</h2>
          <DatesTable dates={care.dates} />
        </section>
      )}
      <section className="asset-section" aria-label={t(($) => $.care.deferred.title)}>
        <div className="row">
          <h2>
            {t(($) => $.care.deferred.title)}{' '}
            <span className="n">{care.deferred.filter(({ state }) => state === 'open').length}</span>
          </h2>
          {mayOrder && (
            <Button small shortcut="Insert" onClick={() => setDialog('defer')}>
              {t(($) => $.care.deferred.new)}
            </Button>
          )}
        </div>
        <DeferredTable rows={care.deferred} taking={taking} />
      </section>
      {care.reminders.length > 0 && (
        <section className="asset-section" aria-label={t(($) => $.care.remind.log)}>
          <h2>{t(($) => $.care.remind.log)}</h2>
          <ReminderLog rows={care.reminders} />
        </section>
      )}
      {dialog === 'defer' && <DeferDialog card={card} before={null} onClose={close} />}
      {dialog === 'plan' && <PlanDialog plan={care.ownPlan} own={card} onClose={close} />}
      {taking.dialog}
    </div>
  );
}
