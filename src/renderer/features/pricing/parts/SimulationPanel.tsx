import { useQuery } from '@renderer/api/useQuery';
import { Check } from '@renderer/ui/Check';
import { ErrorBox } from '@renderer/ui/ErrorBox';
import { DateField } from '@renderer/ui/fields/DateField';
import { SideSection } from '@renderer/ui/SidePanel';
import { SkeletonRows } from '@renderer/ui/Skeleton';
import type { InputOf } from '@shared/contract/contract';
import type { SimulatedGroup } from '@shared/features/pricing/model';
import { marginBp } from '@shared/features/pricing/rules';
import { addDays, sofiaDate } from '@shared/kernel/dates';
import { formatMoney, formatPercent } from '@shared/kernel/money';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

interface SimulationPanelProps {
  /** The matrix as it stands on the screen, saved or not. */
  rules: InputOf<'pricing.simulate'>['rules'];
  onClose: () => void;
}

/** What the matrix on the screen would have brought on the parts of finished orders; nothing is written. */
export function SimulationPanel({ rules }: SimulationPanelProps) {
  const { t } = useTranslation();
  const today = sofiaDate(Date.now());
  const [fromOn, setFrom] = useState<string | null>(addDays(today, -30));
  const [toOn, setTo] = useState<string | null>(today);
  const [everything, setEverything] = useState(true);
  const period = { fromOn: fromOn ?? today, toOn: toOn ?? today };
  const { data, error } = useQuery(
    'pricing.simulate',
    { rules, ...period, everything },
    { tags: ['order', 'stock'] },
  );
  return (
    <aside className="side is-open simulation" aria-label={t(($) => $.pricing.matrix.simulation)}>
      <SideSection
        title={t(($) => $.pricing.matrix.simulation)}
        extra={t(($) => $.pricing.matrix.nothingWritten)}
      >
        <div className="simulation-fields">
          <DateField label={t(($) => $.pricing.from)} value={fromOn} onChange={setFrom} autoFocus />
          <DateField label={t(($) => $.pricing.to)} value={toOn} onChange={setTo} />
        </div>
        <div className="side-note">
          <Check
            checked={everything}
            label={t(($) => $.pricing.matrix.everything)}
            onChange={setEverything}
          />
        </div>
        <ErrorBox error={error} />
        {data ? <Groups groups={data.groups} kept={data.kept} /> : !error && <SkeletonRows rows={4} />}
      </SideSection>
    </aside>
  );
}

function Groups({ groups, kept }: { groups: readonly SimulatedGroup[]; kept: number }) {
  const { t } = useTranslation();
  if (groups.length === 0) return <p className="side-note m">{t(($) => $.pricing.matrix.noSales)}</p>;
  const total = groups.reduce(
    (sum, one) => ({
      ...one,
      ...{
        groupId: null,
        group: null,
        lines: sum.lines + one.lines,
        costCents: sum.costCents + one.costCents,
      },
      revenueCents: sum.revenueCents + one.revenueCents,
      newRevenueCents: sum.newRevenueCents + one.newRevenueCents,
    }),
    { groupId: null, group: null, lines: 0, costCents: 0, revenueCents: 0, newRevenueCents: 0 },
  );
  return (
    <>
      <table className="tbl simulation-table">
        <thead>
          <tr>
            <th scope="col">{t(($) => $.pricing.matrix.groupColumn)}</th>
            <th scope="col" className="num">
              {t(($) => $.pricing.matrix.revenue)}
            </th>
            <th scope="col" className="num">
              {t(($) => $.pricing.matrix.newRevenue)}
            </th>
            <th scope="col" className="num">
              {t(($) => $.pricing.matrix.marginNow)}
            </th>
            <th scope="col" className="num">
              {t(($) => $.pricing.matrix.marginNew)}
            </th>
          </tr>
        </thead>
        <tbody>
          {groups.map((one) => (
            <GroupRow key={one.groupId} group={one} name={one.group ?? t(($) => $.pricing.matrix.noGroup)} />
          ))}
        </tbody>
        <tfoot>
          <GroupRow group={total} name={t(($) => $.pricing.matrix.total)} bold />
        </tfoot>
      </table>
      {kept > 0 && <p className="side-note s m">{t(($) => $.pricing.matrix.keptLines, { count: kept })}</p>}
    </>
  );
}

function GroupRow({ group, name, bold }: { group: SimulatedGroup; name: string; bold?: boolean }) {
  const { revenueCents, newRevenueCents, costCents } = group;
  const percent = (net: number) => {
    const bp = marginBp(net, costCents);
    return bp === null ? '' : formatPercent(Math.round(bp / 10) * 10);
  };
  const down = newRevenueCents < revenueCents;
  return (
    <tr className={bold ? 'b' : ''}>
      <th scope="row" className="ell">
        {name}
      </th>
      <td className="num">{formatMoney(revenueCents)}</td>
      <td className={`num ${down ? 'c-danger' : ''}`}>{formatMoney(newRevenueCents)}</td>
      <td className="num m">{percent(revenueCents)}</td>
      <td className="num">{percent(newRevenueCents)}</td>
    </tr>
  );
}
