import { AssetChip } from '@renderer/ui/AssetChip';
import { Icon } from '@renderer/ui/Icon';
import { type GlyphName, StatusGlyph } from '@renderer/ui/StatusGlyph';
import type { BoardCard } from '@shared/features/board/model';
import { phaseRank } from '@shared/features/orders/status';
import { daysBetween, formatDate, formatWeekday, sofiaDate, sofiaTime } from '@shared/kernel/dates';
import { formatMoney } from '@shared/kernel/money';
import { Box, Clock } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { clockSpan, stampText } from '../../orders/texts';
import { initials } from '../columns';

interface CardProps {
  card: BoardCard;
  now: number;
  focused: boolean;
  onFocus: () => void;
}

/** One order on the board (design §4): who, what, when, how far, for how much. */
export function Card({ card, now, focused, onFocus }: CardProps) {
  const { t } = useTranslation();
  const stripe = card.warning === 'late' || card.overCents > 0 ? 'danger' : card.warning ? 'warn' : '';
  return (
    <a
      href={`#/orders/${card.orderId}`}
      className={`bc ${stripe}`}
      data-order={card.orderId}
      tabIndex={focused ? 0 : -1}
      onFocus={onFocus}
      draggable={false}
    >
      <span className="r1">
        <AssetChip plate={card.plate} serial={card.serial} />
        <Promised card={card} now={now} />
      </span>
      <span className="r2 ell">
        <b className="med">{card.modelName}</b> <span className="m">{shortName(card.clientName)}</span>
      </span>
      <span className="r3 ell">{card.complaint.split('\n')[0]}</span>
      <span className="r4">
        <span className="teams">
          {card.teams.length === 0 || card.unassigned > 0 ? (
            <span className="c-warn">{t(($) => $.board.noTeam)}</span>
          ) : (
            card.teams.map((team) => (
              <i key={team} className="t" title={team}>
                {initials(team)}
              </i>
            ))
          )}
        </span>
        <span className="m" title={t(($) => $.board.age, { age: ageText() })}>
          <Icon of={Clock} />
          {ageText()}
        </span>
        {card.parts.all > 0 && (
          <span
            className={card.parts.missing > 0 ? 'c-warn' : 'm'}
            title={t(($) => $.board.parts, { issued: card.parts.issued, all: card.parts.all })}
          >
            <Icon of={Box} />
            {card.parts.issued}/{card.parts.all}
          </span>
        )}
      </span>
      {card.totalCents > 0 && (
        <span className={`r5 ${card.overCents > 0 ? 'c-danger' : ''}`}>
          {card.overCents > 0 && <StatusGlyph name="overAuthorised" />}
          <span className={card.overCents > 0 ? 'b' : 'med'}>
            {formatMoney(card.totalCents, { currency: true })}
          </span>
          {card.authorisedCents !== null && (
            <span className={`s ${card.overCents > 0 ? '' : 'm'}`}>
              {t(($) => $.board.of, { amount: formatMoney(card.authorisedCents, { currency: true }) })}
            </span>
          )}
        </span>
      )}
      <Note card={card} now={now} />
    </a>
  );

  function ageText(): string {
    const age = now - card.phaseAt;
    const days = daysBetween(sofiaDate(card.phaseAt), sofiaDate(now));
    return clockSpan(age) ?? t(($) => $.board.day, { count: days });
  }
}

function Promised({ card, now }: { card: BoardCard; now: number }) {
  const { t, i18n } = useTranslation();
  if (card.promisedAt === null) return null;
  const date = sofiaDate(card.promisedAt);
  const time = sofiaTime(card.promisedAt);
  const today = date === sofiaDate(now);
  const far = Math.abs(daysBetween(sofiaDate(now), date)) > 6;
  const text = today
    ? time
    : far
      ? stampText(t, card.promisedAt, now).slice(0, 5)
      : `${formatWeekday(date, i18n.language)} ${time}`;
  const finished = phaseRank(card.phase) >= phaseRank('done');
  const warning = finished ? null : card.warning;
  return (
    <span className={`hr ${warning === 'late' ? 'c-danger b' : warning ? 'c-warn b' : ''}`}>
      {warning && <StatusGlyph name={warning} />}
      {text}
    </span>
  );
}

function Note({ card, now }: { card: BoardCard; now: number }) {
  const { t } = useTranslation();
  const { note } = card;
  if (!note) return null;
  const glyphs: Readonly<Record<typeof note.code, GlyphName>> = {
    qualityCheck: 'late',
    approvalSince: 'waiting_approval',
    partsMissing: 'lineMissing',
    partsExpected: card.parts.state === 'late' ? 'late' : 'lineExpected',
    unpaid: 'invoiced',
    toInvoice: 'done',
    toRelease: 'released',
  };
  const text = t(($) => $.board.note[note.code], {
    time: note.at === null ? '' : stampText(t, note.at, now),
    date: note.at === null ? '' : formatDate(sofiaDate(note.at)).slice(0, 5),
    count: note.count ?? 0,
    amount: note.count === null ? '' : formatMoney(note.count, { currency: true }),
  });
  return (
    <span className="r6">
      <StatusGlyph name={glyphs[note.code]} />
      <span className="ell">{text}</span>
    </span>
  );
}

/** `Иван Георгиев Димитров` → `И. Димитров`; firms stay whole. */
function shortName(name: string): string {
  const words = name.split(/\s+/);
  const last = words.at(-1);
  if (words.length < 2 || !last || /[„"“]|ООД|ЕООД|АД/u.test(name)) return name;
  return words.length > 3 ? name : `${words[0]?.[0]}. ${last}`;
}
