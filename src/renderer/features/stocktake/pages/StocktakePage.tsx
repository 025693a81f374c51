import { useCommand } from '@renderer/api/useCommand';
import { useQuery } from '@renderer/api/useQuery';
import { useSession } from '@renderer/app/session';
import { Button } from '@renderer/ui/Button';
import { ErrorBox } from '@renderer/ui/ErrorBox';
import { Figure } from '@renderer/ui/Figure';
import { InlineNotice } from '@renderer/ui/InlineNotice';
import { MenuButton } from '@renderer/ui/MenuButton';
import { PageHead, Views } from '@renderer/ui/PageHead';
import { SkeletonRows } from '@renderer/ui/Skeleton';
import { useShortcuts } from '@renderer/ui/shortcuts/useShortcuts';
import { toast } from '@renderer/ui/toast';
import { isCounting, type StocktakeCard, type StocktakeView } from '@shared/features/stocktake/model';
import { formatMoney } from '@shared/kernel/money';
import { useRouter } from '@tanstack/react-router';
import { Ellipsis } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { CountView } from '../parts/CountView';
import { LinesView } from '../parts/LinesView';
import { type Asked, StocktakeDialogs } from '../parts/StocktakeDialogs';
import '../stocktake.css';

type View = StocktakeView | 'count' | 'sheet';

/** One stocktake: count by place, then differences, then the approval. */
export function StocktakePage({ stocktakeId }: { stocktakeId: number }) {
  const { data, error } = useQuery(
    'stocktake.open',
    { stocktakeId },
    { tags: ['stocktake', `stocktake:${stocktakeId}`], keepPrevious: true },
  );
  if (data) return <Opened key={data.state} card={data} />;
  return <div className="page">{error ? <ErrorBox error={error} /> : <SkeletonRows rows={8} />}</div>;
}

const firstView = ({ state, sums }: StocktakeCard): View => {
  if (isCounting(state)) return 'count';
  return sums.unknown > 0 ? 'unknown' : 'differences';
};

function Opened({ card }: { card: StocktakeCard }) {
  const { t } = useTranslation();
  const { may } = useSession();
  const { history } = useRouter();
  const [view, setView] = useState<View>(firstView(card));
  const [asked, setAsked] = useState<Asked>(null);
  const finish = useCommand('stocktake.finish');
  const again = useCommand('stocktake.recount');
  const approve = useCommand('stocktake.approve');
  const cancel = useCommand('stocktake.cancel');
  const zero = useCommand('stocktake.zeroRest');
  const { sums, state } = card;
  const ref = { stocktakeId: card.id, version: card.version };
  const counting = isCounting(state);
  const mayCount = may('stock.count') && counting;
  const mayApprove = may('stock.approveCount') && state === 'counted';
  const close = () => setAsked(null);
  const approveNow = async () => {
    const done = await approve.attempt(ref);
    if (!done) return;
    close();
    const { documentId, number } = done;
    toast.show({
      glyph: 'ok',
      text:
        number === null ? t(($) => $.stocktake.approvedNothing) : t(($) => $.stocktake.approved, { number }),
      ...(documentId !== null && {
        action: { label: t(($) => $.ui.open), run: () => history.push(`/stock/documents/${documentId}`) },
      }),
    });
  };
  const cancelNow = async (reason: string) => {
    if (await cancel.attempt({ ...ref, reason })) close();
  };
  const zeroNow = async () => {
    if (await zero.attempt({ ...ref, bin: null })) close();
  };
  const views: { id: View; label: string; count?: number }[] = [
    ...(counting ? [{ id: 'count' as const, label: t(($) => $.stocktake.view.count) }] : []),
    { id: 'all', label: t(($) => $.stocktake.view.all), count: sums.lines },
    { id: 'uncounted', label: t(($) => $.stocktake.view.uncounted), count: sums.lines - sums.counted },
    ...(sums.differences === null
      ? []
      : [
          {
            id: 'differences' as const,
            label: t(($) => $.stocktake.view.differences),
            count: sums.differences,
          },
        ]),
    { id: 'unknown', label: t(($) => $.stocktake.view.unknown), count: sums.unknown },
    { id: 'sheet', label: t(($) => $.stocktake.view.sheet) },
  ];
  const back = () => history.push('/stock/counts');
  useShortcuts([
    { keys: 'Esc', label: t(($) => $.stocktake.back), run: back },
    {
      keys: 'Ctrl+Enter',
      label: mayCount ? t(($) => $.stocktake.finish) : t(($) => $.stocktake.approve),
      enabled: mayCount || (mayApprove && card.refusal === null),
      run: () => (mayCount ? void finish.attempt(ref) : setAsked('approve')),
    },
    {
      keys: 'Alt+R',
      label: t(($) => $.stocktake.recount),
      bar: false,
      enabled: may('stock.count') && state === 'counted',
      run: () => void again.attempt(ref),
    },
    ...views.map((one, at) => ({
      keys: `Alt+${at + 1}`,
      label: one.label,
      bar: false,
      run: () => setView(one.id),
    })),
  ]);
  return (
    <div className="page">
      <PageHead
        title={t(($) => $.stocktake.one, { number: card.number })}
        scope={[
          card.warehouse,
          [t(($) => $.stocktake.scopeOf[card.scope]), card.scopeText].filter(Boolean).join(': '),
          t(($) => $.stocktake.state[state]),
        ].join(' · ')}
        back={{ label: t(($) => $.stocktake.back), run: back }}
      >
        {card.documentId !== null && (
          <Button onClick={() => history.push(`/stock/documents/${card.documentId}`)}>
            {t(($) => $.stocktake.document, { number: card.documentNumber ?? '' })}
          </Button>
        )}
        {may('stock.count') && (counting || state === 'counted') && (
          <MenuButton
            iconOnly
            icon={Ellipsis}
            label={t(($) => $.ui.more)}
            items={[
              ...(counting && sums.counted < sums.lines
                ? [{ id: 'zero', label: t(($) => $.stocktake.zeroRest), run: () => setAsked('zero') }]
                : []),
              {
                id: 'cancel',
                danger: true,
                label: t(($) => $.stocktake.cancel),
                run: () => setAsked('cancel'),
              },
            ]}
          />
        )}
      </PageHead>
      <Views label={t(($) => $.stocktake.view.label)} value={view} views={views} onChange={setView} />
      <ErrorBox error={finish.error ?? again.error} />
      {counting && card.blind && (
        <InlineNotice tone="info" bar>
          {t(($) => $.stocktake.blindNow)}
        </InlineNotice>
      )}
      {state === 'counted' && sums.unknown > 0 && (
        <InlineNotice tone="warn" bar>
          {t(($) => $.stocktake.unknown, { count: sums.unknown })}
        </InlineNotice>
      )}
      {state === 'counted' && (sums.withoutCost ?? 0) > 0 && (
        <InlineNotice tone="warn" bar>
          {t(($) => $.stocktake.withoutCost, { count: sums.withoutCost ?? 0 })}
        </InlineNotice>
      )}
      {view === 'count' ? (
        <CountView card={card} mayCount={mayCount} />
      ) : (
        <LinesView card={card} view={view} />
      )}
      <div className="bar">
        <Figure
          label={t(($) => $.stocktake.counted)}
          value={t(($) => $.stocktake.progress, { counted: sums.counted, lines: sums.lines })}
        />
        {sums.differences !== null && (
          <Figure label={t(($) => $.stocktake.differences)} value={sums.differences} />
        )}
        {sums.surplusCents !== null && (
          <Figure
            label={t(($) => $.stocktake.surplus)}
            value={formatMoney(sums.surplusCents, { currency: true })}
          />
        )}
        {sums.shortageCents !== null && (
          <Figure
            label={t(($) => $.stocktake.shortage)}
            value={formatMoney(sums.shortageCents, { currency: true })}
            tone={sums.shortageCents < 0 ? 'danger' : 'plain'}
          />
        )}
        <span className="grow" />
        {may('stock.count') && state === 'counted' && (sums.differences ?? 0) > 0 && (
          <Button shortcut="Alt+R" busy={again.isPending} onClick={() => void again.attempt(ref)}>
            {t(($) => $.stocktake.recount)}
          </Button>
        )}
        {mayCount && (
          <Button
            variant="primary"
            shortcut="Ctrl+Enter"
            busy={finish.isPending}
            onClick={() => void finish.attempt(ref)}
          >
            {t(($) => $.stocktake.finish)}
          </Button>
        )}
        {mayApprove && (
          <Button
            variant="primary"
            shortcut="Ctrl+Enter"
            disabled={card.refusal !== null}
            onClick={() => setAsked('approve')}
          >
            {t(($) => $.stocktake.approve)}
          </Button>
        )}
      </div>
      <StocktakeDialogs
        card={card}
        asked={asked}
        busy={approve.isPending || cancel.isPending || zero.isPending}
        error={approve.error ?? cancel.error ?? zero.error}
        onApprove={() => void approveNow()}
        onCancel={(reason) => void cancelNow(reason)}
        onZero={() => void zeroNow()}
        onClose={close}
      />
    </div>
  );
}
