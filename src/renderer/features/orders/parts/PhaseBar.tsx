import { Kbd } from '@renderer/ui/Kbd';
import { type GlyphName, StatusGlyph } from '@renderer/ui/StatusGlyph';
import type { Blocker, OrderView } from '@shared/features/orders/model';
import { mainPhases, type OrderPhase, phaseRank } from '@shared/features/orders/status';
import { useTranslation } from 'react-i18next';
import { blockerText, durationText, shortStamp } from '../texts';

interface PhaseBarProps {
  view: OrderView;
  now: number;
}

/** Where the order is on its road; a waiting phase stands in the place of „В работа“. */
export function PhaseBar({ view, now }: PhaseBarProps) {
  const { t } = useTranslation();
  const rank = phaseRank(view.phase);
  const cancelled = view.phase === 'cancelled';
  const shown: OrderPhase[] = mainPhases.map((phase) => (phaseRank(phase) === rank ? view.phase : phase));
  return (
    <ol className="phases" aria-label={t(($) => $.orders.phase.bar)}>
      {(cancelled ? (['cancelled'] as const) : shown).map((phase) => {
        const at = phaseRank(phase);
        const past = at < rank;
        const isNow = phase === view.phase;
        return (
          <li
            key={phase}
            className={`ph ${past ? 'past' : ''} ${isNow ? 'now' : ''}`}
            aria-current={isNow ? 'step' : undefined}
          >
            <StatusGlyph name={glyphOf(phase, past, isNow)} tone={past ? 'ok' : undefined} />
            <span>{t(($) => $.ui.phase[phase])}</span>
            <span className="t">{timeOf(phase, past, isNow)}</span>
          </li>
        );
      })}
    </ol>
  );

  function timeOf(phase: OrderPhase, past: boolean, isNow: boolean): string | null {
    if (isNow && (rank >= phaseRank('invoiced') || cancelled)) return shortStamp(view.phaseAt, now);
    if (isNow) return durationText(t, now - view.phaseAt);
    const entry = past ? view.phases.findLast((change) => change.phase === phase) : undefined;
    return entry ? shortStamp(entry.at, now) : null;
  }
}

function glyphOf(phase: OrderPhase, past: boolean, now: boolean): GlyphName {
  if (past) return 'done';
  return now ? phase : 'received';
}

interface BlockerLineProps {
  view: OrderView;
  onBlocker: (blocker: Blocker) => void;
}

/** What is missing for the next milestone, as nouns, each with its key; nothing when nothing is. */
export function BlockerLine({ view, onBlocker }: BlockerLineProps) {
  const { t } = useTranslation();
  const { aim, blockers } = view;
  if (aim === null || blockers.length === 0) return null;
  const phase = t(($) => $.ui.phase[aim]);
  const head =
    blockers.length === 1
      ? t(($) => $.orders.phase.blockedOne, { phase })
      : t(($) => $.orders.phase.blocked, { phase, count: blockers.length });
  return (
    <div className="blockers" role="status">
      <StatusGlyph name="warning" />
      <b className="b">{head}</b>
      <ul>
        {blockers.map((blocker) => (
          <li key={`${blocker.code}.${blocker.jobId}`}>
            <button type="button" className="plain ell" onClick={() => onBlocker(blocker)}>
              <span className="ell">{blockerText(t, blocker)}</span>
              {blocker.key && <Kbd keys={keyOf(view, blocker)} />}
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}

/** A part that is not on stock is solved by its substitute (F4), not by issuing. */
function keyOf(view: OrderView, { key, line }: Blocker): string {
  const lines = view.jobs.flatMap((job) => job.lines);
  const part = lines.find((one) => one.kind === 'part' && one.kind === line?.kind && one.id === line.id);
  return part?.kind === 'part' && part.state === 'missing' ? 'F4' : (key ?? '');
}
