import { DomainError } from '@shared/contract/errors';
import type { LabelItem } from '@shared/features/labels/model';
import type { LabelFormatName, LabelsPrint } from '@shared/features/printing/prints/labels';
import type { Settings } from '@shared/features/settings/model';
import { encodeDocumentCode } from '@shared/kernel/documentCode';
import { formatPartNumber } from '@shared/kernel/partNumber';
import { sql } from 'drizzle-orm';
import type { ReadDb } from '../../db/handles';
import { letterheadOf } from '../workshop';

type Label = LabelsPrint['labels'][number];

/** What stands on the label of a thing, whether it is in stock or not. @throws DomainError NOT_FOUND */
export function labelOf(db: ReadDb, { of, id }: Pick<LabelItem, 'of' | 'id'>): Label {
  const label = { part: partLabel, bin: binLabel, worker: workerLabel }[of](db, id);
  if (!label) throw new DomainError('NOT_FOUND');
  return { code: encodeDocumentCode({ kind: of, number: String(id) }), ...label };
}

type Words = Omit<Label, 'code'>;

function partLabel(db: ReadDb, id: number): Words | undefined {
  const row = db.get<
    { number: string; vw: number; name: string; brand: string; bin: string } | undefined
  >(sql`
    SELECT p.number, p.is_vw_group AS vw, p.name_bg AS name, p.brand,
      coalesce((SELECT b.bin FROM stock_balance b WHERE b.part_id = p.id AND b.bin IS NOT NULL ORDER BY b.warehouse_id LIMIT 1), '') AS bin
    FROM part p WHERE p.id = ${id}`);
  return (
    row && {
      mark: formatPartNumber(row.number, row.vw === 1),
      name: `${row.name}, ${row.brand}`,
      aside: row.bin,
    }
  );
}

const binLabel = (db: ReadDb, id: number): Words | undefined =>
  db.get<Words | undefined>(sql`
    SELECT b.code AS mark, coalesce(b.note, '') AS name, w.name AS aside
    FROM storage_bin b JOIN warehouse w ON w.id = b.warehouse_id WHERE b.id = ${id}`);

const workerLabel = (db: ReadDb, id: number): Words | undefined =>
  db.get<Words | undefined>(
    sql`SELECT name AS mark, '' AS name, coalesce(number, '') AS aside FROM worker WHERE id = ${id}`,
  );

/** The labels of one run, each as often as it is wanted. @throws DomainError NOT_FOUND */
export function labelsPrint(
  db: ReadDb,
  settings: Settings,
  run: { items: readonly LabelItem[]; format: LabelFormatName; skip: number; today: string },
): LabelsPrint {
  const { items, format, skip, today } = run;
  return {
    letterhead: letterheadOf(settings, today),
    format,
    skip,
    labels: items.flatMap((item) => Array.from({ length: item.count }, () => labelOf(db, item))),
  };
}
