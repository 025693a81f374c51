import { useQuery } from '@renderer/api/useQuery';
import { useSession } from '@renderer/app/session';
import { Button } from '@renderer/ui/Button';
import { EmptyState } from '@renderer/ui/EmptyState';
import { ErrorBox } from '@renderer/ui/ErrorBox';
import { SkeletonRows } from '@renderer/ui/Skeleton';
import { useShortcuts } from '@renderer/ui/shortcuts/useShortcuts';
import { dropTyping } from '@renderer/ui/typeAhead';
import type { AssetCard } from '@shared/features/assets/model';
import type { Hit } from '@shared/features/search/model';
import { useRouter } from '@tanstack/react-router';
import { Plus, Search } from 'lucide-react';
import { type RefObject, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { PrintSetPanel } from '../../printing/parts/PrintSetPanel';
import { counter, hitKey, neighbour, parseHitKey, useCounter, useCounterHits } from '../../search/counter';
import { assetOf, placeOf } from '../../search/placeOf';
import { useMainKind } from '../kinds';
import { BeforeStart } from '../parts/BeforeStart';
import { CardFacts, CardHead } from '../parts/CardHead';
import { FoundPanel, useInWorkshop } from '../parts/FoundPanel';
import { HistoryTable } from '../parts/HistoryTable';
import { Intake, type IntakeHandle, IntakeHead, type SavedOrder } from '../parts/Intake';
import { NewCard } from '../parts/NewCard';
import { SavedPanel } from '../parts/SavedPanel';
import type { StripLine } from '../stripLine';
import { offersIn, useStrip } from '../useStrip';
import '../assets.css';
import '../../search/search.css';

/** Wishes for a new card and for an order that this screen has answered already. */
let seenNews = 0;
let seenIntakes = 0;
const handledNews = () => seenNews;

/** The counter: found things, the card with what to know before starting, and the intake beside it. */
export function ReceptionPage() {
  const { t } = useTranslation();
  const { history } = useRouter();
  const { may } = useSession();
  const { text, chosen: chosenKey, opening, opened, intakes, news } = useCounter();
  const { chosen, hits, settled, result } = useCounterHits(20);
  const waiting = useInWorkshop(text.trim() === '');
  const [newsSeen] = useState(handledNews);
  const [adding, setAdding] = useState(news > newsSeen);
  const [saved, setSaved] = useState<SavedOrder | null>(null);
  const intake = useRef<IntakeHandle>(null);
  const middle = useRef<HTMLElement>(null);

  const picked = chosenKey ? parseHitKey(chosenKey) : null;
  const assetId = text.trim() === '' ? (picked?.kind === 'asset' ? picked.id : null) : assetOf(chosen);
  const { data: card, error } = useQuery(
    'assets.card',
    { assetId: assetId ?? 0 },
    { enabled: assetId !== null },
  );

  const [shownFor, setShownFor] = useState({ assetId, opened });
  if (shownFor.assetId !== assetId || shownFor.opened !== opened) {
    // another thing on the counter is another matter
    setShownFor({ assetId, opened });
    setSaved(null);
    setAdding(false);
  }
  useEffect(() => {
    seenNews = news;
  }, [news]);
  useEffect(() => {
    if (opened > 0) middle.current?.focus();
  }, [opened]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: one press of F6 takes the focus once, when its card is there
  useEffect(() => {
    // While an answer is awaited the card on the screen is still that of the last search.
    if (intakes === seenIntakes || !intake.current || opening || !(settled || text.trim() === '')) return;
    seenIntakes = intakes;
    intake.current.focus();
  }, [intakes, card?.id, assetId, opening, settled]);
  useEffect(() => dropTyping, []);

  const strip = useStrip(card);
  const [taken, setTaken] = useState<readonly string[]>([]);
  const openCard = (hit: Hit | undefined) => {
    const place = hit && placeOf(hit);
    if (place) history.push(place);
    else if (assetId !== null) history.push(`/registry/assets/${assetId}`);
  };
  const move = (step: 1 | -1) => {
    if (text.trim() === '') {
      const row = neighbour(
        waiting,
        waiting.find((one) => one.id === assetId),
        step,
      );
      if (row) counter.choose(`asset:${row.id}`);
      return;
    }
    const next = neighbour(hits, chosen, step);
    if (next) counter.choose(hitKey(next));
  };

  useShortcuts([
    { keys: 'Enter', label: t(($) => $.assets.action.card), enabled: !adding, run: () => openCard(chosen) },
    { keys: 'ArrowDown', label: '↓', hidden: true, enabled: !adding, run: () => move(1) },
    { keys: 'ArrowUp', label: '↑', hidden: true, enabled: !adding, run: () => move(-1) },
    {
      keys: 'Ctrl+N',
      label: t(($) => $.assets.action.newCard),
      enabled: may('assets.edit'),
      run: () => setAdding(true),
    },
    {
      keys: 'Esc',
      label: t(($) => $.assets.action.back),
      run: () => (adding ? setAdding(false) : saved ? setSaved(null) : counter.type('')),
    },
  ]);

  const nothing = settled && result?.count === 0;
  return (
    <div className="rec">
      <FoundPanel assetId={assetId} onOpen={openCard} onNew={() => setAdding(true)} />
      <section className="card" tabIndex={-1} ref={middle} aria-label={t(($) => $.assets.one)}>
        {adding ? (
          <NewCard
            typed={text.trim()}
            onCancel={() => setAdding(false)}
            onOpen={(id) => counter.show('', `asset:${id}`)}
          />
        ) : saved?.print ? (
          <PrintSetPanel
            event="intake"
            orderId={saved.orderId}
            onClose={() => setSaved(null)}
            onPrinted={() => setSaved({ ...saved, print: false })}
          />
        ) : card && card.id === assetId ? (
          <Found card={card} strip={strip} taken={taken} intake={intake} />
        ) : error ? (
          <ErrorBox error={error} />
        ) : assetId !== null ? (
          <SkeletonRows rows={10} />
        ) : (
          <div className="nothing-yet">
            <Nothing nothing={nothing} hit={chosen} text={text.trim()} onNew={() => setAdding(true)} />
          </div>
        )}
      </section>
      {card && card.id === assetId && !adding ? (
        saved ? (
          <SavedPanel order={saved} onClose={() => setSaved(null)} />
        ) : (
          <Intake
            key={card.id}
            ref={intake}
            card={card}
            offers={offersIn(strip)}
            onWorks={setTaken}
            onSaved={setSaved}
          />
        )
      ) : (
        <div className="intake">
          <IntakeHead />
        </div>
      )}
    </div>
  );
}

interface FoundProps {
  card: AssetCard;
  strip: readonly StripLine[];
  taken: readonly string[];
  intake: RefObject<IntakeHandle | null>;
}

function Found({ card, strip, taken, intake }: FoundProps) {
  const { t } = useTranslation();
  const { history } = useRouter();
  return (
    <>
      <CardHead card={card}>
        <Button shortcut="Enter" onClick={() => history.push(`/registry/assets/${card.id}`)}>
          {t(($) => $.assets.action.card)}
        </Button>
      </CardHead>
      <CardFacts card={card} />
      <BeforeStart
        card={card}
        lines={strip}
        taken={taken}
        onToggle={(key) => intake.current?.toggleWork(key)}
        onComplaint={(text) => intake.current?.addComplaint(text)}
      />
      <HistoryTable card={card} onOpen={(orderId) => history.push(`/orders/${orderId}`)} />
    </>
  );
}

interface NothingProps {
  nothing: boolean;
  hit: Hit | undefined;
  text: string;
  onNew: () => void;
}

/** Nothing to show in the middle: nothing looked for, nothing found, or a thing that lives elsewhere. */
function Nothing({ nothing, hit, text, onNew }: NothingProps) {
  const { t } = useTranslation();
  const kind = useMainKind();
  const { may } = useSession();
  if (hit)
    return (
      <EmptyState icon={Search} title={hit.title.text} text={hit.line.text}>
        <a className="btn" href={`#${placeOf(hit) ?? '/reception'}`}>
          {t(($) => $.assets.action.card)}
        </a>
      </EmptyState>
    );
  if (!nothing) return <EmptyState icon={Search} title={t(($) => $.assets.intake.forNothing)} />;
  return (
    <EmptyState
      icon={Search}
      title={t(($) => $.search.none, { text })}
      text={t(($) => $.search.noneText[kind])}
    >
      {may('assets.edit') && (
        <Button icon={Plus} shortcut="Ctrl+N" onClick={onNew}>
          {t(($) => $.assets.new.vehicle)}
        </Button>
      )}
    </EmptyState>
  );
}
