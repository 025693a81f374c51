import { useCommand } from '@renderer/api/useCommand';
import { useQuery } from '@renderer/api/useQuery';
import { useSession } from '@renderer/app/session';
import { Button } from '@renderer/ui/Button';
import { Chip } from '@renderer/ui/Chip';
import { DataTable } from '@renderer/ui/DataTable';
import { EmptyState } from '@renderer/ui/EmptyState';
import { ErrorBox } from '@renderer/ui/ErrorBox';
import { SkeletonRows } from '@renderer/ui/Skeleton';
import type { DataColumn } from '@renderer/ui/tableTypes';
import { toast } from '@renderer/ui/toast';
import type { DuplicatePair, PartySummary } from '@shared/features/parties/model';
import { formatPhone } from '@shared/kernel/phones';
import { useRouter } from '@tanstack/react-router';
import { Users } from 'lucide-react';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';

/** The work list of cards that may be of one: Enter compares, Space says that they are two. */
export function DuplicatesTable() {
  const { t } = useTranslation();
  const { history } = useRouter();
  const { may } = useSession();
  const { data, error } = useQuery('parties.duplicatePairs', {});
  const mark = useCommand('parties.markDistinct');
  const mayMerge = may('parties.edit') && may('parties.personalData');
  const distinct = async ({ first, second }: DuplicatePair, yes: boolean) => {
    const pair = { firstId: first.id, secondId: second.id };
    if (!(await mark.attempt({ ...pair, distinct: yes })) || !yes) return;
    toast.show({
      text: t(($) => $.parties.duplicates.distinctDone),
      action: {
        label: t(($) => $.parties.duplicates.undo),
        run: () => void distinct({ first, second, reasons: ['name'] }, false),
      },
    });
  };
  const columns = useColumns(may('parties.edit') ? (pair) => void distinct(pair, true) : null);
  if (!data) return error ? <ErrorBox error={error} /> : <SkeletonRows rows={8} />;
  return (
    <>
      <ErrorBox error={mark.error} />
      <DataTable<DuplicatePair>
        label={t(($) => $.parties.views.duplicates)}
        columns={columns}
        rows={data.pairs}
        rowKey={({ first, second }) => `${first.id}-${second.id}`}
        filterable
        searchText={({ first, second }) => `${first.name} ${second.name}`}
        autoFocus
        onOpen={({ first, second }) =>
          history.push(
            mayMerge ? `/registry/clients/${first.id}/merge/${second.id}` : `/registry/clients/${first.id}`,
          )
        }
        {...(may('parties.edit') && { onRowAction: (pair: DuplicatePair) => void distinct(pair, true) })}
        totals={() => (
          <span className="m">
            {t(($) => $.parties.duplicates.count, { count: data.count })}
            {data.count > data.pairs.length &&
              `, ${t(($) => $.parties.duplicates.shown, { shown: data.pairs.length })}`}
          </span>
        )}
        empty={<EmptyState icon={Users} title={t(($) => $.parties.duplicates.none)} />}
      />
    </>
  );
}

function useColumns(onDistinct: ((pair: DuplicatePair) => void) | null): DataColumn<DuplicatePair>[] {
  const { t } = useTranslation();
  return useMemo(() => {
    const side = ({ name, phone, eik, city }: PartySummary) => (
      <span className="ell ell-block">
        <span className="med">{name}</span>{' '}
        <span className="s m">{[eik, phone && formatPhone(phone), city].filter(Boolean).join(' · ')}</span>
      </span>
    );
    const columns: DataColumn<DuplicatePair>[] = [
      {
        id: 'first',
        header: t(($) => $.parties.duplicates.first),
        fixed: true,
        cell: ({ first }) => side(first),
      },
      { id: 'second', header: t(($) => $.parties.duplicates.second), cell: ({ second }) => side(second) },
      {
        id: 'reasons',
        header: t(($) => $.parties.duplicates.reasons),
        width: 220,
        cell: ({ reasons }) => (
          <span className="row">
            {reasons.map((reason) => (
              <Chip key={reason} tone={reason === 'name' ? 'plain' : 'warn'}>
                {t(($) => $.assets.form.same[reason])}
              </Chip>
            ))}
          </span>
        ),
      },
    ];
    if (onDistinct)
      columns.push({
        id: 'distinct',
        header: '',
        width: 120,
        cell: (pair) => (
          <Button small onClick={() => onDistinct(pair)}>
            {t(($) => $.parties.duplicates.distinct)}
          </Button>
        ),
      });
    return columns;
  }, [t, onDistinct]);
}
