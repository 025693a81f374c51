import type { MarkupRuleRow } from '@shared/features/pricing/model';
import { marginBp, markedUpCents } from '@shared/features/pricing/rules';

/** A row of the matrix while it is edited; empty cells are not saved. */
export interface MatrixRow {
  groupId: number | null;
  group: string | null;
  supplierId: number | null;
  supplier: string | null;
  fromCents: number | null;
  markupBp: number | null;
}

export const rowOf = ({
  groupId,
  group,
  supplierId,
  supplier,
  fromCents,
  markupBp,
}: MarkupRuleRow): MatrixRow => ({
  ...{ groupId, group, supplierId, supplier, fromCents, markupBp },
});

type Rule = Pick<MarkupRuleRow, 'groupId' | 'supplierId' | 'fromCents' | 'markupBp'>;

/** What is saved and tried; null while a cell is empty. */
export function rulesOf(rows: readonly MatrixRow[]): Rule[] | null {
  const rules = rows.flatMap(({ groupId, supplierId, fromCents, markupBp }) =>
    fromCents === null || markupBp === null ? [] : [{ groupId, supplierId, fromCents, markupBp }],
  );
  return rules.length === rows.length ? rules : null;
}

const placeOf = ({ groupId, supplierId }: MatrixRow): string => `${groupId} ${supplierId}`;

/** Where the band of a row ends: where the next one of its group and supplier begins; null for the last. */
export function bandEnd(row: MatrixRow, rows: readonly MatrixRow[]): number | null {
  const later = rows.flatMap((one) =>
    placeOf(one) === placeOf(row) && one.fromCents !== null && one.fromCents > (row.fromCents ?? 0)
      ? [one.fromCents]
      : [],
  );
  return later.length === 0 ? null : Math.min(...later);
}

/** Whether another row has the same group, supplier and beginning. */
export const isTwice = (row: MatrixRow, rows: readonly MatrixRow[]): boolean =>
  row.fromCents !== null &&
  rows.filter((one) => placeOf(one) === placeOf(row) && one.fromCents === row.fromCents).length > 1;

/** Share of the margin in a price made with the markup. */
export const marginOfMarkup = (markupBp: number): number =>
  marginBp(markedUpCents(1_000_000, markupBp), 1_000_000) ?? 0;
