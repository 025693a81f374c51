import { useQuery } from '@renderer/api/useQuery';
import { Button } from '@renderer/ui/Button';
import { ErrorBox } from '@renderer/ui/ErrorBox';
import { SideSection } from '@renderer/ui/SidePanel';
import type { Delay, ProvisionLine } from '@shared/features/provision/model';
import { formatDate } from '@shared/kernel/dates';
import { formatQuantity } from '@shared/kernel/quantity';
import { useRouter } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { dayText } from '../words';
import '../provision.css';

interface Props {
  lineId: number;
  delay?: Delay | null;
  /** Drawn with its key when somebody may take over what is kept for others. */
  onTakeOver?: (line: ProvisionLine) => void;
  takeOverKey?: string;
}

/** Where each figure of a line comes from, down to its documents (product B12). */
export function SourcesSection({ lineId, delay = null, onTakeOver, takeOverKey }: Props) {
  const { t } = useTranslation();
  const { data: line, error } = useQuery(
    'provision.line',
    { lineId, delay },
    { keepPrevious: true, tags: ['provision', 'stock', 'order', 'purchasing'] },
  );
  if (error) return <ErrorBox error={error} />;
  if (!line) return null;
  return (
    <>
      <SideSection title={t(($) => $.provision.line.title)} extra={line.number}>
        <Sources line={line} />
      </SideSection>
      {line.holders.length > 0 && line.state !== 'issued' && (
        <SideSection title={t(($) => $.provision.line.holders)} count={line.holders.length}>
          <ul className="source-rows">
            {line.holders.map((holder) => (
              <Row
                key={holder.lineId}
                to={`/orders/${holder.orderId}`}
                name={holder.orderNumber}
                note={holder.plate}
                milli={holder.reservedMilli}
              />
            ))}
          </ul>
          {line.mayTakeOver && onTakeOver && (
            <div className="side-acts">
              <Button small shortcut={takeOverKey} onClick={() => onTakeOver(line)}>
                {t(($) => $.provision.takeOver.button)}
              </Button>
            </div>
          )}
        </SideSection>
      )}
    </>
  );
}

function Sources({ line }: { line: ProvisionLine }) {
  const { t } = useTranslation();
  const awaited = line.awaited.reduce((sum, one) => sum + one.milli, 0);
  const substitutes = line.substitutes.reduce((sum, one) => sum + one.milli, 0);
  return (
    <ul className="source-rows">
      <Row name={t(($) => $.provision.column.needed)} milli={line.neededMilli} strong />
      {line.issues.length > 0 && <Row name={t(($) => $.provision.line.issued)} milli={line.issuedMilli} />}
      {line.issues.map((one) => (
        <Row
          key={one.documentId}
          sub
          to={`/stock/documents/${one.documentId}`}
          name={one.number}
          note={formatDate(one.on)}
          milli={one.milli}
        />
      ))}
      {line.reservedMilli > 0 && (
        <Row name={t(($) => $.provision.line.reserved)} note={line.warehouse} milli={line.reservedMilli} />
      )}
      {line.freeMilli > 0 && (
        <Row name={t(($) => $.provision.line.free)} note={line.warehouse} milli={line.freeMilli} />
      )}
      {substitutes > 0 && <Row name={t(($) => $.provision.line.substitutes)} milli={substitutes} />}
      {line.substitutes.map((one) => (
        <Row
          key={one.partId}
          sub
          to={`/stock/parts/${one.partId}`}
          name={one.number}
          note={one.name}
          milli={one.milli}
        />
      ))}
      {awaited > 0 && <Row name={t(($) => $.provision.line.awaited)} milli={awaited} />}
      {line.awaited.map((one) => (
        <Row
          key={one.purchaseLineId}
          sub
          name={one.purchaseNumber}
          note={[
            one.supplier,
            dayText(t, one.expectedOn),
            one.inTime ? null : t(($) => $.provision.line.late),
          ]
            .filter(Boolean)
            .join(' · ')}
          tone={one.inTime ? '' : 'c-danger'}
          milli={one.milli}
        />
      ))}
      {line.shortMilli > 0 && (
        <Row name={t(($) => $.provision.line.short)} milli={line.shortMilli} tone="c-danger" strong />
      )}
    </ul>
  );
}

interface RowProps {
  name: ReactNode;
  note?: string | null;
  milli: number;
  /** The document that a press opens. */
  to?: string;
  sub?: boolean;
  strong?: boolean;
  tone?: string;
}

function Row({ name, note, milli, to, sub, strong, tone = '' }: RowProps) {
  const { history } = useRouter();
  return (
    <li className={sub ? 'sub' : undefined}>
      <span className={`grow ell ${tone} ${strong ? 'med' : ''}`}>
        {to ? (
          <button type="button" className="plain" onClick={() => history.push(to)}>
            {name}
          </button>
        ) : (
          name
        )}{' '}
        {note && <span className={`s ${tone || 'm'}`}>{note}</span>}
      </span>
      <span className={`num ${sub ? 'm' : 'med'} ${tone}`}>{formatQuantity(milli)}</span>
    </li>
  );
}
