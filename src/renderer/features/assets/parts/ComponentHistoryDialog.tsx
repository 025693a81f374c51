import { useQuery } from '@renderer/api/useQuery';
import { DialogBase } from '@renderer/ui/DialogBase';
import { formatDate } from '@shared/kernel/dates';
import { useTranslation } from 'react-i18next';

/** Every place where a component was, and the chain of those before and after it. */
export function ComponentHistoryDialog({
  componentId,
  onClose,
}: {
  componentId: number;
  onClose: () => void;
}) {
  const { t } = useTranslation();
  const { data, error } = useQuery('assets.componentHistory', { componentId }, { tags: ['asset'] });
  const until = (on: string | null) => (on === null ? t(($) => $.assets.component.still) : formatDate(on));
  return (
    <DialogBase
      open
      width={620}
      title={t(($) => $.assets.component.historyTitle, { name: data?.name ?? '' })}
      text={data?.serial}
      confirmLabel={t(($) => $.ui.close)}
      error={error}
      onConfirm={onClose}
      onClose={onClose}
    >
      <h3>{t(($) => $.assets.component.places)}</h3>
      <ul className="component-history">
        {data?.fittings.map((one) => (
          <li key={one.id}>
            <a className="med" href={`#/registry/assets/${one.assetId}`} onClick={onClose}>
              {one.assetTitle}
            </a>{' '}
            <span className="m">
              {[one.position, `${formatDate(one.mountedOn)} – ${until(one.removedOn)}`, one.removalReason]
                .filter(Boolean)
                .join(' · ')}
            </span>
          </li>
        ))}
      </ul>
      {data && data.chain.length > 1 && (
        <>
          <h3>{t(($) => $.assets.component.chain)}</h3>
          <ol className="component-history">
            {data.chain.map((one) => (
              <li key={one.componentId} className={one.componentId === componentId ? 'b' : undefined}>
                {[one.name, one.serial].filter(Boolean).join(' ')}{' '}
                <span className="m">
                  {one.mountedOn && `${formatDate(one.mountedOn)} – ${until(one.removedOn)}`}
                </span>
              </li>
            ))}
          </ol>
        </>
      )}
    </DialogBase>
  );
}
