import { AssetChip } from '@renderer/ui/AssetChip';
import { Kbd } from '@renderer/ui/Kbd';
import { type GlyphName, StatusGlyph, type Tone } from '@renderer/ui/StatusGlyph';
import type { TodayRow, TodayTile, TodayTileName } from '@shared/features/board/model';
import { daysBetween, formatDate, sofiaDate } from '@shared/kernel/dates';
import { formatMoney } from '@shared/kernel/money';
import { formatPhone } from '@shared/kernel/phones';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { durationText, stampText, whenText } from '../../orders/texts';

interface TileProps {
  tile: TodayTile;
  number: number;
  now: number;
}

const glyphs: Readonly<Record<TodayTileName, { name: GlyphName; tone: Tone }>> = {
  late: { name: 'late', tone: 'danger' },
  approval: { name: 'waiting_approval', tone: 'warn' },
  parts: { name: 'waiting_parts', tone: 'warn' },
  unpaid: { name: 'invoiced', tone: 'primary' },
  notReleased: { name: 'done', tone: 'ok' },
};

/** One thing to do now: count, the first rows, the sum; empty ones say so and stay in their place (design §4). */
export function Tile({ tile, number, now }: TileProps) {
  const { t } = useTranslation();
  const headId = useId();
  const { name, tone } = glyphs[tile.tile];
  const more = tile.count - tile.rows.length;
  return (
    <section className="tile" data-tile={tile.tile} aria-labelledby={headId}>
      <header>
        <StatusGlyph name={name} tone={tile.count > 0 ? tone : 'plain'} />
        <h2 id={headId}>{t(($) => $.today.tile[tile.tile])}</h2>
        <span className={`cnt ${tile.tile === 'late' && tile.count > 0 ? 'c-danger' : ''}`}>
          {tile.count}
        </span>
        <span className="grow" />
        <span aria-hidden="true">
          <Kbd keys={String(number)} />
        </span>
      </header>
      {tile.count === 0 ? (
        <p className="tile-empty m">{t(($) => $.today.empty[tile.tile])}</p>
      ) : (
        <ul>
          {tile.rows.map((row) => (
            <li key={row.orderId}>
              <a href={`#/orders/${row.orderId}`} data-row={row.orderId} className="tile-row">
                <span className="lead">
                  <AssetChip plate={row.plate} serial={row.serial} />
                </span>
                <RowWords tile={tile.tile} row={row} now={now} />
              </a>
            </li>
          ))}
        </ul>
      )}
      {(more > 0 || (tile.sumCents ?? 0) > 0) && (
        <footer>
          <span className="ell">
            {more > 0
              ? t(($) => $.today.more, { count: more, list: tile.more.join(', ') })
              : t(($) => (tile.tile === 'unpaid' ? $.today.owed : $.today.over))}
          </span>
          {tile.sumCents !== null && tile.sumCents > 0 && (
            <b className="b">{formatMoney(tile.sumCents, { currency: true })}</b>
          )}
        </footer>
      )}
    </section>
  );
}

interface Words {
  first: string;
  right: string;
  tone?: string;
  second: string;
  below: string;
}

function RowWords({ tile, row, now }: { tile: TodayTileName; row: TodayRow; now: number }) {
  const { first, right, tone, second, below } = useWords(tile, row, now);
  return (
    <span className="tx">
      <span className="ln">
        <span className="ell">{first}</span>
        <span className={`nw b ${tone ?? ''}`}>{right}</span>
      </span>
      <span className="ln s m">
        <span className="ell">{second}</span>
        <span className="nw">{below}</span>
      </span>
    </span>
  );
}

function useWords(tile: TodayTileName, row: TodayRow, now: number): Words {
  const { t } = useTranslation();
  const item = row.assetTitle || row.clientName;
  const promised = row.promisedAt === null ? '' : whenText(t, row.promisedAt, now);
  const money = row.amountCents === null ? '' : formatMoney(row.amountCents, { currency: true });
  switch (tile) {
    case 'late':
      return {
        first: item,
        right:
          row.warning === 'late' && row.promisedAt !== null
            ? t(($) => $.today.lateBy, { time: durationText(t, now - row.promisedAt) })
            : t(($) => $.today.atRisk),
        tone: row.warning === 'late' ? 'c-danger' : 'c-warn',
        second: row.clientName,
        below: t(($) => $.today.promised, { when: promised }),
      };
    case 'approval':
      return {
        first: row.subject ?? item,
        right: money && `+${money}`,
        second: [row.clientName, row.phone && formatPhone(row.phone)].filter(Boolean).join(', '),
        below: row.at === null ? '' : t(($) => $.today.since, { time: sinceText(row.at) }),
      };
    case 'parts':
      return {
        first: row.subject ? row.subject : item,
        right: t(($) => $.today.partsOf, { issued: row.parts.issued, all: row.parts.all }),
        second: awaitedText(),
        below: promised,
      };
    case 'unpaid':
      return {
        first: row.clientName,
        right: money,
        second: row.subject ? t(($) => $.today.invoice, { number: row.subject }) : '',
        below: row.at === null ? '' : t(($) => $.today.dueOn, { date: formatDate(sofiaDate(row.at)) }),
      };
    case 'notReleased':
      return {
        first: item,
        right: durationText(t, now - (row.at ?? row.phaseAt)),
        second: [row.keyTag && t(($) => $.today.key, { tag: row.keyTag }), row.clientName]
          .filter(Boolean)
          .join(', '),
        below: t(($) => $.today.ready, { when: stampText(t, row.at ?? row.phaseAt, now) }),
      };
  }

  function awaitedText(): string {
    if (row.hasSubstitute) return t(($) => $.today.hasSubstitute);
    if (row.expectedOn === null || row.provision === 'short') return t(($) => $.today.noSubstitute);
    const date = formatDate(row.expectedOn).slice(0, 5);
    return row.provision === 'late'
      ? t(($) => $.today.expectedLate, { date })
      : t(($) => $.today.expectedOn, { date });
  }

  function sinceText(at: number): string {
    return daysBetween(sofiaDate(at), sofiaDate(now)) > 0
      ? formatDate(sofiaDate(at)).slice(0, 5)
      : stampText(t, at, now);
  }
}
