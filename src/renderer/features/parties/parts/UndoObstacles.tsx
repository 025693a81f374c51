import { useTranslation } from 'react-i18next';
import { useMergeWords } from '../mergeWords';

interface Refusal {
  code: string;
  params: Readonly<Record<string, string | number>>;
}

const isRefusal = (error: unknown): error is Refusal =>
  typeof error === 'object' && error !== null && 'code' in error && 'params' in error;

/** What has changed since a merge, in words: the refusal names it, this says which things. */
export function UndoObstacles({ error }: { error: unknown }) {
  const { t } = useTranslation();
  const words = useMergeWords();
  if (!isRefusal(error) || (error.code !== 'MERGE_UNDO_ROWS' && error.code !== 'MERGE_UNDO_FIELDS'))
    return null;
  const tables: Readonly<Record<string, string>> = t(($) => $.parties.merge.tables, { returnObjects: true });
  const named =
    error.code === 'MERGE_UNDO_ROWS'
      ? String(error.params.rows ?? '')
          .split(' ')
          .map((row) => tables[row.split(':')[0] ?? ''] ?? row)
      : String(error.params.fields ?? '')
          .split(' ')
          .flatMap((column) => words.ofColumn(column) ?? []);
  return (
    <ul className="m">
      {[...new Set(named)].map((one) => (
        <li key={one}>{one}</li>
      ))}
    </ul>
  );
}
