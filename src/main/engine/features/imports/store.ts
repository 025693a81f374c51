import { randomUUID } from 'node:crypto';
import { DomainError } from '@shared/contract/errors';
import type { ImportKind } from '@shared/features/imports/fields';
import type { CheckCounts, CheckOptions, RowIssue } from '@shared/features/imports/model';
import type { Table } from '../../exchange/sheets/readTable';
import type { EngineServices } from '../../kernel/context';
import type { RowPlan } from './importer';

export interface OpenFile {
  id: string;
  fileName: string;
  table: Table;
}

/** A row after the dry run. `plan` is null for a row that could not even be planned. */
export interface CheckedRow {
  line: number;
  plan: RowPlan<unknown> | null;
  refusals: RowIssue[];
  warnings: RowIssue[];
}

export interface Check {
  id: string;
  file: OpenFile;
  kind: ImportKind;
  mapping: Readonly<Record<string, number>>;
  options: CheckOptions;
  rows: CheckedRow[];
  counts: CheckCounts;
}

/** Files and dry runs stay in memory until others take their place: nothing of them is in the database. */
const KEPT = 2;

/** What the imports of one engine hold: opened files, dry runs, and the one that writes now. */
class ImportStore {
  private readonly files = new Map<string, OpenFile>();
  private readonly checks = new Map<string, Check>();
  /** One import or undo at a time; its run's id once there is one. */
  running: { runId: number | null } | null = null;

  addFile(file: Omit<OpenFile, 'id'>): OpenFile {
    return kept(this.files, { ...file, id: randomUUID() });
  }

  addCheck(check: Omit<Check, 'id'>): Check {
    return kept(this.checks, { ...check, id: randomUUID() });
  }

  /** @throws DomainError IMPORT_FORGOTTEN after a restart or when others were opened since */
  file(id: string): OpenFile {
    const found = this.files.get(id);
    if (!found) throw new DomainError('IMPORT_FORGOTTEN');
    return found;
  }

  /** @throws DomainError IMPORT_FORGOTTEN */
  check(id: string): Check {
    const found = this.checks.get(id);
    if (!found) throw new DomainError('IMPORT_FORGOTTEN');
    return found;
  }
}

function kept<Item extends { id: string }>(items: Map<string, Item>, item: Item): Item {
  items.set(item.id, item);
  const [oldest] = items.keys();
  if (items.size > KEPT && oldest !== undefined) items.delete(oldest);
  return item;
}

const stores = new WeakMap<EngineServices, ImportStore>();

export function storeOf(services: EngineServices): ImportStore {
  const store = stores.get(services) ?? new ImportStore();
  stores.set(services, store);
  return store;
}

/** Work that has the imports for itself. @throws DomainError IMPORT_RUNNING */
export async function alone<T>(services: EngineServices, work: () => Promise<T>): Promise<T> {
  const store = storeOf(services);
  if (store.running) throw new DomainError('IMPORT_RUNNING');
  store.running = { runId: null };
  try {
    return await work();
  } finally {
    store.running = null;
  }
}
