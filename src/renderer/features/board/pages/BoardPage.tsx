import { useCommand } from '@renderer/api/useCommand';
import { useQuery } from '@renderer/api/useQuery';
import { useFrameStatus } from '@renderer/app/frameStatus';
import { useSession } from '@renderer/app/session';
import { Button } from '@renderer/ui/Button';
import { EmptyState } from '@renderer/ui/EmptyState';
import { ErrorBox } from '@renderer/ui/ErrorBox';
import { Icon } from '@renderer/ui/Icon';
import { MenuButton } from '@renderer/ui/MenuButton';
import { PageHead } from '@renderer/ui/PageHead';
import { type GlyphName, StatusGlyph } from '@renderer/ui/StatusGlyph';
import { useShortcuts } from '@renderer/ui/shortcuts/useShortcuts';
import type { BoardCard } from '@shared/features/board/model';
import { nextPhase } from '@shared/features/orders/status';
import { sofiaTime } from '@shared/kernel/dates';
import { useRouter } from '@tanstack/react-router';
import { Columns3, Hourglass, ListFilter } from 'lucide-react';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useEngineNow } from '../../orders/useEngineNow';
import { type BoardColumn, columnsOf, matches, neighbour } from '../columns';
import { Card } from '../parts/Card';
import '../board.css';

/** Табло, Етапи: every order in the workshop by its phase (product §5). */
export function BoardPage() {
  const { t } = useTranslation();
  const router = useRouter();
  const { may } = useSession();
  const query = useQuery('board.phases', {});
  const now = useEngineNow(query.data?.readAt);
  const setPhase = useCommand('orders.setPhase');
  const [text, setText] = useState('');
  const [team, setTeam] = useState<string | null>(null);
  const [adviser, setAdviser] = useState<string | null>(null);
  const [focused, setFocused] = useState<number | null>(null);
  const board = useRef<HTMLDivElement>(null);
  const filter = useRef<HTMLInputElement>(null);
  const all = query.data?.cards ?? [];
  const shown = all.filter(
    (card) =>
      matches(card, text) &&
      (team === null || card.teams.includes(team)) &&
      (adviser === null || card.receivedByName === adviser),
  );
  const columns = columnsOf(shown);
  const current =
    shown.find((card) => card.orderId === focused) ?? columns.find((one) => one.cards.length > 0)?.cards[0];
  useFrameStatus(query.data ? t(($) => $.board.updated, { time: sofiaTime(query.data.readAt) }) : null);

  const focusCard = (orderId: number) => {
    setFocused(orderId);
    board.current?.querySelector<HTMLElement>(`[data-order="${orderId}"]`)?.focus();
  };
  const ready = query.data !== undefined;
  useEffect(() => {
    if (ready) board.current?.querySelector<HTMLElement>('a[tabindex="0"]')?.focus();
  }, [ready]);

  const advance = async (card: BoardCard | undefined) => {
    if (!card) return;
    const next = nextPhase(card.phase);
    if (next === 'invoiced' || next === 'released') router.history.push(`/orders/${card.orderId}?act=close`);
    else if (next !== null && may('orders.phase'))
      await setPhase.attempt({ orderId: card.orderId, version: card.version, phase: next });
  };
  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>) => {
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    if (['ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight', 'Home', 'End'].includes(event.key)) {
      const next = neighbour(columns, current?.orderId ?? null, event.key);
      if (next !== null) focusCard(next);
      event.preventDefault();
    } else if (event.key.length === 1 && /[\p{L}\p{N}]/u.test(event.key)) filter.current?.focus();
  };
  useShortcuts([
    {
      keys: 'Enter',
      label: t(($) => $.board.keys.open),
      run: () => current && router.history.push(`/orders/${current.orderId}`),
    },
    {
      keys: 'Ctrl+ArrowRight',
      label: t(($) => $.board.keys.next),
      run: () => void advance(current),
      enabled: current !== undefined,
    },
    {
      keys: 'F9',
      label: t(($) => $.board.keys.issue),
      run: () => current && router.history.push(`/orders/${current.orderId}?act=issue`),
    },
    { keys: 'Ctrl+F', label: t(($) => $.board.keys.filter), run: () => filter.current?.focus() },
  ]);

  const names = (pick: (card: BoardCard) => readonly string[]) => [...new Set(all.flatMap(pick))].sort();
  return (
    <>
      <PageHead
        title={t(($) => $.board.title)}
        scope={
          <span className="row board-tools">
            <label className="filter-input">
              <Icon of={ListFilter} className="mm" />
              <input
                ref={filter}
                type="text"
                value={text}
                aria-label={t(($) => $.board.filter)}
                placeholder={t(($) => $.board.filter)}
                onChange={(event) => setText(event.target.value)}
                onKeyDown={(event) => {
                  if (event.key === 'Escape' && text) setText('');
                  else if ((event.key === 'ArrowDown' || event.key === 'Enter') && current)
                    focusCard(current.orderId);
                  else return;
                  event.preventDefault();
                  event.stopPropagation();
                }}
              />
            </label>
            <Choice label="team" value={team} names={names((card) => card.teams)} onChange={setTeam} />
            <Choice
              label="adviser"
              value={adviser}
              names={names((card) => [card.receivedByName])}
              onChange={setAdviser}
            />
          </span>
        }
      >
        <Summary cards={all} />
      </PageHead>
      <ErrorBox error={query.error} />
      {setPhase.error && (
        <div className="order-error">
          <ErrorBox error={setPhase.error}>
            <Button small onClick={setPhase.reset}>
              {t(($) => $.ui.dismiss)}
            </Button>
            {current && (
              <Button small onClick={() => router.history.push(`/orders/${current.orderId}`)}>
                {t(($) => $.orders.number, { number: current.number })}
              </Button>
            )}
          </ErrorBox>
        </div>
      )}
      {ready && shown.length === 0 ? (
        <div className="dt-state">
          <EmptyState
            icon={Columns3}
            title={
              all.length === 0
                ? t(($) => $.board.empty)
                : t(($) => $.board.noMatch, { filter: text || team || adviser || '', count: all.length })
            }
            text={all.length === 0 ? t(($) => $.board.emptyText) : undefined}
          />
        </div>
      ) : (
        // biome-ignore lint/a11y/noStaticElementInteractions: arrows walk the links inside
        <div ref={board} className="board" onKeyDown={onKeyDown}>
          {columns.map(({ column, cards }) => (
            <Column key={column.id} column={column} cards={cards}>
              {(card) => (
                <Card
                  key={card.orderId}
                  card={card}
                  now={now}
                  focused={card === current}
                  onFocus={() => setFocused(card.orderId)}
                />
              )}
            </Column>
          ))}
        </div>
      )}
    </>
  );
}

interface ColumnProps {
  column: BoardColumn;
  cards: readonly BoardCard[];
  children: (card: BoardCard) => React.ReactNode;
}

function Column({ column, cards, children }: ColumnProps) {
  const { t } = useTranslation();
  const name = column.id === 'waits' ? t(($) => $.board.waits) : t(($) => $.ui.phase[column.id]);
  const parts = [
    { phase: 'waiting_parts', title: t(($) => $.board.waitsParts) },
    { phase: 'waiting_approval', title: t(($) => $.board.waitsApproval) },
  ] as const;
  return (
    <section className="col" aria-label={t(($) => $.board.column, { phase: name, count: cards.length })}>
      <header>
        {column.id === 'waits' ? (
          <Icon of={Hourglass} className="c-warn" />
        ) : (
          <StatusGlyph name={column.id} />
        )}
        <h2>{name}</h2>
        <span className="mm">{cards.length > 0 && cards.length}</span>
      </header>
      <div className="cards">
        {column.id === 'waits'
          ? parts.map(({ phase, title }) => {
              const own = cards.filter((card) => card.phase === phase);
              if (own.length === 0) return null;
              return (
                <div key={phase}>
                  <div className="sub">
                    <StatusGlyph name={phase} />
                    {title} <span className="mm">{own.length}</span>
                  </div>
                  {own.map(children)}
                </div>
              );
            })
          : cards.map(children)}
      </div>
    </section>
  );
}

function Summary({ cards }: { cards: readonly BoardCard[] }) {
  const { t } = useTranslation();
  const late = cards.filter((card) => card.warning === 'late').length;
  const figures: { glyph: GlyphName; count: number; text: string }[] = [
    {
      glyph: 'late',
      count: late,
      text: late === 1 ? t(($) => $.board.late) : t(($) => $.board.lateMany),
    },
    {
      glyph: 'atRisk',
      count: cards.filter((card) => card.warning === 'atRisk').length,
      text: t(($) => $.board.atRisk),
    },
    {
      glyph: 'overAuthorised',
      count: cards.filter((card) => card.overCents > 0).length,
      text: t(($) => $.board.over),
    },
  ];
  return (
    <span className="board-sum">
      {figures
        .filter(({ count }) => count > 0)
        .map(({ glyph, count, text }) => (
          <span key={glyph} className="st">
            <StatusGlyph name={glyph} />
            <b className="b">{count}</b> {text}
          </span>
        ))}
      <span>
        <b className="b">{cards.length}</b> {t(($) => $.board.inWorkshop)}
      </span>
    </span>
  );
}

interface ChoiceProps {
  label: 'team' | 'adviser';
  value: string | null;
  names: readonly string[];
  onChange: (name: string | null) => void;
}

function Choice({ label, value, names, onChange }: ChoiceProps) {
  const { t } = useTranslation();
  const every = t(($) => $.board.all);
  return (
    <MenuButton
      small
      label={t(($) => $.board[label], { name: value ?? every })}
      items={[
        { id: '', label: every, run: () => onChange(null) },
        ...names.map((name) => ({ id: name, label: name, run: () => onChange(name) })),
      ]}
    />
  );
}
