import { Icon } from '@renderer/ui/Icon';
import { formatDate, sofiaDate } from '@shared/kernel/dates';
import { formatQuantity } from '@shared/kernel/quantity';
import { ArrowUpDown, Euro, type LucideIcon, Minus, Plus } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { type EtkaSummary, rulerOf, skippedRows } from '../choices';

const whole = (count: number) => formatQuantity(count * 1000);

interface EtkaReportProps {
  summary: EtkaSummary;
  /** True once the file is on the drive. */
  written: boolean;
  fixed: boolean;
}

/** Rows, what was left out and why, what changed, the file itself. */
export function EtkaReport({ summary, written, fixed }: EtkaReportProps) {
  return (
    <>
      <Figures summary={summary} written={written} />
      <div className="etka-two">
        <Skipped summary={summary} />
        <Difference summary={summary} />
      </div>
      <FileText summary={summary} fixed={fixed} />
    </>
  );
}

function Figures({ summary, written }: Omit<EtkaReportProps, 'fixed'>) {
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

function Skipped({ summary }: { summary: EtkaSummary }) {
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
                <td>{t(($) => $.etka.reason[reason])}</td>
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

function Difference({ summary: { difference } }: { summary: EtkaSummary }) {
  const { t } = useTranslation();
  const row = (icon: LucideIcon, tone: string, label: string, rows: number) => (
    <tr>
      <td>
        <span className="st">
          <Icon of={icon} className={tone} />
          {label}
        </span>
      </td>
      <td className="num med">{rows === 0 ? '' : whole(rows)}</td>
    </tr>
  );
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
          {row(
            Plus,
            'c-ok',
            t(($) => $.etka.added),
            difference.added,
          )}
          {row(
            Minus,
            'c-danger',
            t(($) => $.etka.gone),
            difference.gone,
          )}
          {row(
            ArrowUpDown,
            'm',
            t(($) => $.etka.otherQuantity),
            difference.quantity,
          )}
          {row(
            Euro,
            'm',
            t(($) => $.etka.otherPrice),
            difference.price,
          )}
        </tbody>
      </table>
    </section>
  );
}

function FileText({ summary, fixed }: { summary: EtkaSummary; fixed: boolean }) {
  const { t } = useTranslation();
  const { firstLines, lastLine, encoding } = summary;
  const total = summary.written + (fixed ? 2 : 1);
  const more = total - firstLines.length - (firstLines.includes(lastLine) ? 0 : 1);
  return (
    <section className="etka-file">
      <h2>
        {t(($) => $.etka.file)}{' '}
        <span className="n">
          {fixed ? t(($) => $.etka.fileNoteFixed, { encoding }) : t(($) => $.etka.fileNote, { encoding })}
        </span>
        <span className="grow" />
        <span className="n">{summary.fileName}</span>
      </h2>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: long records are scrolled by keyboard */}
      <pre tabIndex={0}>
        {fixed && <span className="ru">{rulerOf(120)}</span>}
        {firstLines.map((line) => (
          <span key={line}>{line}</span>
        ))}
        {more > 0 && <span className="el">{t(($) => $.etka.moreLines, { count: more })}</span>}
        {!firstLines.includes(lastLine) && <span>{lastLine}</span>}
      </pre>
    </section>
  );
}
