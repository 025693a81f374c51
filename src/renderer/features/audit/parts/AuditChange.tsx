import { SidePanel, SideSection } from '@renderer/ui/SidePanel';
import type { OutputOf } from '@shared/contract/contract';
import { useTranslation } from 'react-i18next';
import { changesOf } from '../changes';
import { useAuditWords } from '../words';

type AuditRow = OutputOf<'audit.list'>['rows'][number];

interface AuditChangeProps {
  row: AuditRow | null;
  onEntity: (entity: string) => void;
}

/** What one action changed, value by value. */
export function AuditChange({ row, onEntity }: AuditChangeProps) {
  const { t } = useTranslation();
  const words = useAuditWords();
  return (
    <SidePanel label={t(($) => $.audit.change)}>
      {row ? (
        <>
          <SideSection title={t(($) => $.audit.change)} extra={row.id}>
            <div className="audit-change">
              {row.reason && (
                <p>
                  <span className="m">{t(($) => $.audit.reason)}</span> {row.reason}
                </p>
              )}
              <Changes payload={row.payload} only={row.entities.length === 1} />
            </div>
          </SideSection>
          {row.entities.length > 0 && (
            <SideSection title={t(($) => $.audit.entities)}>
              <div className="audit-change">
                {row.entities.map((entity) => (
                  <button key={entity} type="button" className="link" onClick={() => onEntity(entity)}>
                    {t(($) => $.audit.sameEntity, { entity: words.entity(entity) })}
                  </button>
                ))}
              </div>
            </SideSection>
          )}
        </>
      ) : (
        <SideSection title={t(($) => $.audit.change)}>
          <p className="audit-change m">{t(($) => $.audit.noRow)}</p>
        </SideSection>
      )}
    </SidePanel>
  );
}

/** `only`: one record was changed, its name need not stand before every value. */
function Changes({ payload, only }: { payload: string | null; only: boolean }) {
  const { t } = useTranslation();
  const words = useAuditWords();
  const shown = (value: string) =>
    value === 'true' ? t(($) => $.audit.yes) : value === 'false' ? t(($) => $.audit.no) : value;
  const fieldOf = (path: string) => {
    const [entity = '', ...field] = path.split(' ');
    if (field.length === 0) return words.entity(entity);
    return only ? field.join(' ') : `${words.entity(entity)} ${field.join(' ')}`;
  };
  if (payload === null) return <p className="m">{t(($) => $.audit.erased)}</p>;
  const changes = changesOf(payload);
  if (changes.length === 0) return <p className="m">{t(($) => $.audit.nothing)}</p>;
  return (
    <dl className="changes">
      {changes.map((change) => (
        <div key={change.path}>
          <dt className="s m">{fieldOf(change.path)}</dt>
          <dd>
            {change.before !== undefined && <del>{shown(change.before)}</del>}{' '}
            {change.after !== undefined && <ins>{shown(change.after)}</ins>}
          </dd>
        </div>
      ))}
    </dl>
  );
}
