import type { CheckOptions } from '@shared/features/imports/model';
import type { PermissionKey } from '@shared/permissions/permissions';
import type { CommandContext, QueryContext } from '../../kernel/context';
import type { ImportRow } from './row';

/** What a row would do. */
export interface RowPlan<Plan> {
  outcome: 'create' | 'fill' | 'skip';
  label: string;
  existing: { id: number; name: string } | null;
  plan: Plan;
}

/** Plans rows one after the other and remembers what earlier rows of the file would bring. */
export interface Planner<Plan> {
  /** Issues are put on the row; a row with a refusal is not written whatever is returned. */
  plan(row: ImportRow): RowPlan<Plan>;
  /** Owners, and makes with their models, that would be added besides. */
  extras(): { owners: number; names: number };
}

/** How one kind is imported: read, compared and written by the rules of the slices that own it. */
export interface Importer<Plan> {
  /** Asked for besides the right to import. */
  permissions: readonly PermissionKey[];
  planner(ctx: QueryContext, options: CheckOptions): Planner<Plan>;
  /** Writes planned rows inside the transactions of the import. @throws DomainError when the row does not fit any more */
  writer(): (ctx: CommandContext, row: RowPlan<Plan>) => void;
}

/** Refuses a row that brings what an earlier one of the file brought. */
export class SeenKeys {
  private readonly lines = new Map<string, number>();

  /** @returns whether the row is the first with all of these keys */
  add(row: ImportRow, keys: readonly (readonly [field: string, key: string])[]): boolean {
    for (const [field, key] of keys) {
      const line = this.lines.get(`${field}:${key}`);
      if (line === undefined) continue;
      row.refuse(field, 'duplicateRow', { line });
      return false;
    }
    for (const [field, key] of keys) this.lines.set(`${field}:${key}`, row.line);
    return true;
  }
}
