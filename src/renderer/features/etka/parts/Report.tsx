import { Icon } from '@renderer/ui/Icon';
import type { DifferenceKind, EtkaSkipReason } from '@shared/features/etka/model';
import { formatDate, sofiaDate } from '@shared/kernel/dates';
import { formatQuantity } from '@shared/kernel/quantity';
import { ArrowUpDown, Euro, type LucideIcon, Minus, Pencil, Plus } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { type EtkaSummary, skippedRows } from '../choices';
import { FileText } from './FileText';

const whole = (count: number) => formatQuantity(count * 1000);

interface EtkaReportProps {
  summary: EtkaSummary;
  /** True once the file is on the drive. */
  written: boolean;
  /** Opens the skipped rows of a reason, or the rows of a kind of change. */
  onSkipped: (reason: EtkaSkipReason) => void;
  onDifference: (kind: DifferenceKind) => void;
}

/** Rows, what was left out and why, what changed, the file itself. */
export function EtkaReport({ summary, written, onSkipped, onDifference }: EtkaReportProps) {
  return (
    <>
      <Figures summary={summary} written={written} />
      <div className="etka-two">
        <Skipped summary={summary} onOpen={onSkipped} />
        <Difference summary={summary} onOpen={onDifference} />
      </div>
      <FileText file={summary} />
    </>
  );
}

function Figures({ summary, written }: Pick<EtkaReportProps, 'summary' | 'written'>) {
  const { t } = useTranslation();
  const skipped = skippedRows(summary);
  const figure = (label: string, value: ReactNode, tone = '') => (
    <div>
      <dt>{label}</dt>
      <dd className={tone}>{value}</dd>
    </div>
  );
  return (
    <dl className="etka-fig">
      {figure(written ? t(($) => $.etka.written) : t(($) => $.etka.toWrite), whole(summary.written))}
      <span>+</span>
      {figure(
        t(($) => $.etka.skipped),
        whole(skipped),
        skipped > 0 ? 'c-warn' : '',
      )}
      <span>=</span>
      {figure(
        t(($) => $.etka.candidates),
        whole(summary.candidates),
      )}
      <i />
      {figure(
        t(($) => $.etka.quantity),
        formatQuantity(summary.quantityMilli, { decimals: 2 }),
      )}
      {figure(
        t(($) => $.etka.merged),
        whole(summary.merged),
      )}
      {figure(
        t(($) => $.etka.size),
        t(($) => $.etka.bytes, { size: whole(summary.bytes) }),
      )}
    </dl>
  );
}

function Skipped({ summary, onOpen }: { summary: EtkaSummary; onOpen: EtkaReportProps['onSkipped'] }) {
  const { t } = useTranslation();
  return (
    <section>
      <h2>
        {t(($) => $.etka.skippedTitle)} <span className="n">{whole(skippedRows(summary))}</span>
      </h2>
      {summary.skipped.length === 0 ? (
        <p className="etka-none m">{t(($) => $.etka.noneSkipped)}</p>
      ) : (
        <table className="tbl">
          <colgroup>
            <col />
            <col style={{ width: 76 }} />
            <col style={{ width: '42%' }} />
          </colgroup>
          <thead>
            <tr>
              <th scope="col">{t(($) => $.etka.reasonColumn)}</th>
              <th scope="col" className="num">
                {t(($) => $.etka.rows)}
              </th>
              <th scope="col">{t(($) => $.etka.example)}</th>
            </tr>
          </thead>
          <tbody>
            {summary.skipped.map(({ reason, rows, examples }) => (
              <tr key={reason}>
                <td>
                  <button type="button" className="plain link" onClick={() => onOpen(reason)}>
                    {t(($) => $.etka.reason[reason])}
                  </button>
                </td>
                <td className="num med">{whole(rows)}</td>
                <td className="m s">{examples.join(', ')}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {summary.unrecognised.length > 0 && (
        <p className="etka-none s m">
          {t(($) => $.etka.unrecognised, { numbers: summary.unrecognised.slice(0, 5).join(', ') })}
        </p>
      )}
    </section>
  );
}

const changes: readonly { kind: DifferenceKind; icon: LucideIcon; tone: string }[] = [
  { kind: 'added', icon: Plus, tone: 'c-ok' },
  { kind: 'gone', icon: Minus, tone: 'c-danger' },
  { kind: 'quantity', icon: ArrowUpDown, tone: 'm' },
  { kind: 'price', icon: Euro, tone: 'm' },
  { kind: 'other', icon: Pencil, tone: 'm' },
];

function Difference({
  summary: { difference },
  onOpen,
}: {
  summary: EtkaSummary;
  onOpen: EtkaReportProps['onDifference'];
}) {
  const { t } = useTranslation();
  return (
    <section>
      <h2>
        {difference.since === null
          ? t(($) => $.etka.differenceFirst)
          : t(($) => $.etka.difference, { date: formatDate(sofiaDate(difference.since)) })}
      </h2>
      <table className="tbl">
        <colgroup>
          <col />
          <col style={{ width: 84 }} />
        </colgroup>
        <thead>
          <tr>
            <th scope="col">{t(($) => $.etka.change)}</th>
            <th scope="col" className="num">
              {t(($) => $.etka.rows)}
            </th>
          </tr>
        </thead>
        <tbody>
          {changes.map(({ kind, icon, tone }) => (
            <tr key={kind}>
              <td>
                <button
                  type="button"
                  className="plain st"
                  disabled={difference[kind] === 0}
                  onClick={() => onOpen(kind)}
                >
                  <Icon of={icon} className={tone} />
                  {t(($) => $.etka.changes[kind])}
                </button>
              </td>
              <td className="num med">{difference[kind] === 0 ? '' : whole(difference[kind])}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
