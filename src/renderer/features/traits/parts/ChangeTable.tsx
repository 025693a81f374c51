import type { OutputOf } from '@shared/contract/contract';
import { traitName } from '@shared/features/traits/words';
import { formatDateTime } from '@shared/kernel/dates';
import { useTranslation } from 'react-i18next';
import { useLanguage, useValueText } from '../traitWords';

/** Who changed what, when, from what to what. */
export function ChangeTable({ history }: { history: OutputOf<'traits.history'> | undefined }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const say = useValueText();
  if (!history) return null;
  const traits = new Map(history.traits.map((one) => [one.id, one]));
  const title = t(($) => $.traits.history.title);
  return (
    <section className="traits-history" aria-label={title}>
      <h2>
        {title} <span className="n">{history.rows.length}</span>
      </h2>
      {history.rows.length === 0 ? (
        <p className="mm">{t(($) => $.traits.history.none)}</p>
      ) : (
        <table className="tbl">
          <thead>
            <tr>
              <th style={{ width: '11em' }}>{t(($) => $.traits.history.at)}</th>
              <th>{t(($) => $.traits.history.trait)}</th>
              <th>{t(($) => $.traits.before)}</th>
              <th>{t(($) => $.traits.after)}</th>
              <th style={{ width: '11em' }}>{t(($) => $.traits.history.user)}</th>
            </tr>
          </thead>
          <tbody>
            {history.rows.map(({ id, at, traitId, before, after, userName, bulk }) => {
              const trait = traits.get(traitId);
              const value = (one: string | null) =>
                one === null || !trait ? (
                  <span className="mm">{t(($) => $.traits.history.noOwn)}</span>
                ) : (
                  say(trait, one)
                );
              return (
                <tr key={id}>
                  <td className="nw">{formatDateTime(at)}</td>
                  <td className="ell">{trait && traitName(trait, language)}</td>
                  <td className="ell">{value(before)}</td>
                  <td className="ell med">{value(after)}</td>
                  <td>
                    <div className="ell">{userName}</div>
                    {bulk && <div className="s m">{t(($) => $.traits.history.bulk[bulk])}</div>}
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      )}
    </section>
  );
}
