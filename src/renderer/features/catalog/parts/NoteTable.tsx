import { useQuery } from '@renderer/api/useQuery';
import { Chip } from '@renderer/ui/Chip';
import { DataTable } from '@renderer/ui/DataTable';
import { EmptyState } from '@renderer/ui/EmptyState';
import { ErrorBox } from '@renderer/ui/ErrorBox';
import { SkeletonRows } from '@renderer/ui/Skeleton';
import type { DataColumn } from '@renderer/ui/tableTypes';
import type { NormTarget } from '@shared/features/catalog/model';
import type { TechnicalNote } from '@shared/features/catalog/notes';
import { Ruler } from 'lucide-react';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { noteValue } from '../noteWords';

interface NoteTableProps {
  target: NormTarget;
  selectedKey: number | null;
  onSelect: (note: TechnicalNote) => void;
  onOpen: (note: TechnicalNote) => void;
}

/** Technical data as the chosen place sees them, the narrowest first. */
export function NoteTable({ target, selectedKey, onSelect, onOpen }: NoteTableProps) {
  const { t } = useTranslation();
  const { data, error } = useQuery('catalog.notes', { target }, { tags: ['catalog'], keepPrevious: true });
  const columns = useColumns();
  if (error) return <ErrorBox error={error} />;
  if (!data) return <SkeletonRows rows={8} />;
  return (
    <DataTable<TechnicalNote>
      label={t(($) => $.catalog.view.notes)}
      columns={columns}
      rows={data.notes}
      rowKey={(row) => row.id}
      selectedKey={selectedKey ?? undefined}
      onSelect={onSelect}
      onOpen={onOpen}
      rowClass={(row) => (row.overridden ? 'mm' : undefined)}
      totals={(_, count) => <span className="m">{t(($) => $.catalog.note.count, { count })}</span>}
      empty={
        <EmptyState
          icon={Ruler}
          title={t(($) => $.catalog.note.empty)}
          text={
            target.level === 'all' ? t(($) => $.catalog.note.choosePlace) : t(($) => $.catalog.note.emptyText)
          }
        />
      }
    />
  );
}

function useColumns(): DataColumn<TechnicalNote>[] {
  const { t } = useTranslation();
  return useMemo(
    (): DataColumn<TechnicalNote>[] => [
      {
        id: 'label',
        header: t(($) => $.catalog.note.label),
        width: 190,
        fixed: true,
        cell: (row) => row.label,
      },
      {
        id: 'value',
        header: t(($) => $.catalog.note.value),
        width: 84,
        num: true,
        className: 'med',
        cell: (row) => noteValue(t, row),
      },
      { id: 'text', header: t(($) => $.catalog.note.text), cell: (row) => row.text ?? '' },
      {
        id: 'place',
        header: t(($) => $.catalog.note.from),
        width: 190,
        cell: (row) => {
          const place = `${t(($) => $.catalog.level[row.level])} ${row.placeName}`;
          if (row.overridden)
            return (
              <span className="s">
                {place} · {t(($) => $.catalog.note.overridden)}
              </span>
            );
          return row.own ? (
            <Chip tone="info">{t(($) => $.catalog.note.own)}</Chip>
          ) : (
            <span className="m">{place}</span>
          );
        },
      },
    ],
    [t],
  );
}
