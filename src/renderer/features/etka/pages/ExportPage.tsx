import { useQuery } from '@renderer/api/useQuery';
import { ErrorBox } from '@renderer/ui/ErrorBox';
import { PageHead } from '@renderer/ui/PageHead';
import { Seg } from '@renderer/ui/Seg';
import { SkeletonRows } from '@renderer/ui/Skeleton';
import { useShortcuts } from '@renderer/ui/shortcuts/useShortcuts';
import type { OutputOf } from '@shared/contract/contract';
import { formatDate, formatDateTime } from '@shared/kernel/dates';
import { formatQuantity } from '@shared/kernel/quantity';
import { useRouter } from '@tanstack/react-router';
import type { TFunction } from 'i18next';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { RowsTables, type RowsView } from '../parts/RowsTables';
import '../etka.css';

type View = OutputOf<'etka.exportView'>;
const whole = (count: number) => formatQuantity(count * 1000);

/** One export of the log: its sums, what was chosen, the skipped rows and the difference to the one before. */
export function ExportPage({ exportId }: { exportId: number }) {
  const { t } = useTranslation();
  const { history } = useRouter();
  const [view, setView] = useState<RowsView>({ list: 'skipped', reason: null, kind: null });
  const { data, error } = useQuery('etka.exportView', { exportId }, { tags: ['etka'] });
  const leave = () => history.push('/stock/etka/exports');
  const other = view.list === 'skipped' ? 'difference' : 'skipped';
  useShortcuts([
    {
      keys: 'F8',
      label:
        other === 'skipped' ? t(($) => $.etka.rowList.skippedView) : t(($) => $.etka.rowList.differenceView),
      run: () => setView({ list: other, reason: null, kind: null }),
    },
    { keys: 'Esc', label: t(($) => $.etka.log.toLog), run: leave },
  ]);
  return (
    <div className="page">
      <PageHead
        title={t(($) => $.etka.log.one, { number: data?.fileName ?? '' })}
        scope={data && `${formatDateTime(data.at)}, ${data.user}`}
        back={{ label: t(($) => $.etka.log.toLog), run: leave }}
      >
        <Seg<RowsView['list']>
          label={t(($) => $.etka.rowList.views)}
          value={view.list}
          options={[
            { value: 'skipped', label: t(($) => $.etka.rowList.skippedView) },
            { value: 'difference', label: t(($) => $.etka.rowList.differenceView) },
          ]}
          onChange={(list) => setView({ list, reason: null, kind: null })}
        />
      </PageHead>
      {error && <ErrorBox error={error} />}
      {!data && !error && <SkeletonRows rows={8} />}
      {data && <Facts view={data} />}
      {data && <RowsTables of={{ exportId }} view={view} onView={setView} />}
    </div>
  );
}

function Facts({ view }: { view: View }) {
  const { t } = useTranslation();
  return (
    <>
      <dl className="etka-fig">
        <Fact label={t(($) => $.etka.written)}>{whole(view.written)}</Fact>
        <span>+</span>
        <Fact label={t(($) => $.etka.skipped)}>{whole(view.skipped)}</Fact>
        <span>=</span>
        <Fact label={t(($) => $.etka.candidates)}>{whole(view.candidates)}</Fact>
        <i />
        <Fact label={t(($) => $.etka.quantity)}>{formatQuantity(view.quantityMilli, { decimals: 2 })}</Fact>
        <Fact label={t(($) => $.etka.merged)}>{whole(view.merged)}</Fact>
        <Fact label={t(($) => $.etka.size)}>{t(($) => $.etka.bytes, { size: whole(view.bytes) })}</Fact>
        <Fact label={t(($) => $.etka.step.drive)}>{view.drive}</Fact>
      </dl>
      <p className="etka-facts s m">
        {chosenWords(t, view).join(' · ')} · {t(($) => $.etka.sha, { sum: view.sha256 })}
      </p>
    </>
  );
}

function Fact({ label, children }: { label: string; children: string }) {
  return (
    <div>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </div>
  );
}

/** What was chosen for the export, in words. */
function chosenWords(t: TFunction, { choices, profile, warehouses, groups, priceList, difference }: View) {
  const list = priceList ?? t(($) => $.etka.priceOfCards);
  return [
    profile,
    warehouses.join(', ') || t(($) => $.stock.allWarehouses),
    ...(groups.length > 0 ? [groups.join(', ')] : []),
    ...(choices.brands.length > 0 ? [choices.brands.join(', ')] : []),
    `${list}, ${choices.price === 'net' ? t(($) => $.etka.priceNet) : t(($) => $.etka.priceGross)}`,
    ...(choices.priceOn ? [formatDate(choices.priceOn)] : []),
    ...(choices.onlyAvailable ? [t(($) => $.etka.onlyAvailable)] : []),
    ...(choices.minusReserved ? [t(($) => $.etka.reserved)] : []),
    ...(choices.changedOnly ? [t(($) => $.etka.changedOnly)] : []),
    difference.since === null
      ? t(($) => $.etka.differenceFirst)
      : t(($) => $.etka.difference, { date: formatDateTime(difference.since) }),
  ];
}
