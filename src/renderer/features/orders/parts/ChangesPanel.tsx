import { useQuery } from '@renderer/api/useQuery';
import { ErrorBox } from '@renderer/ui/ErrorBox';
import { SideSection } from '@renderer/ui/SidePanel';
import { useTranslation } from 'react-i18next';
import { changeWords } from '../changeWords';
import { whenText } from '../texts';

/** Every change of the order with person and hour, the newest first (domain §5.3). */
export function ChangesPanel({ orderId, now }: { orderId: number; now: number }) {
  const { t } = useTranslation();
  const history = useQuery('orders.history', { orderId }, { tags: [`order:${orderId}`] });
  const changes = history.data?.changes ?? [];
  return (
    <SideSection title={t(($) => $.orders.changes.title)} count={changes.length || undefined}>
      <ErrorBox error={history.error} />
      {history.data && changes.length === 0 && (
        <p className="side-note m">{t(($) => $.orders.changes.none)}</p>
      )}
      {changes.map((one) => {
        const { title, details } = changeWords(t, one);
        return (
          <div key={`${one.at} ${one.entry} ${details.join()}`} className="li">
            <span className="med wide">{title}</span>
            {details.map((line) => (
              <span key={line} className="s wide">
                {line}
              </span>
            ))}
            <span className="s m wide">
              {t(($) => $.orders.changes.by, {
                name: one.userName ?? t(($) => $.orders.changes.system),
                when: whenText(t, one.at, now),
              })}
              {one.reason && ` · ${one.reason}`}
            </span>
          </div>
        );
      })}
    </SideSection>
  );
}
