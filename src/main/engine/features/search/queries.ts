import type { EntryInput } from '@shared/contract/entry';
import type { searchContract } from '@shared/features/search/contract';
import {
  type Hit,
  type SearchGroupKey,
  type SearchResult,
  searchGroupKeys,
} from '@shared/features/search/model';
import { swapKeyboardLayout } from '@shared/kernel/folding';
import type { PermissionKey } from '@shared/permissions/permissions';
import type { QueryContext } from '../../kernel/context';
import { type Found, type FoundKind, findTyped, findWithOneError } from './find';
import { hitOf } from './hits';

const groupOf: Readonly<Record<FoundKind, SearchGroupKey>> = {
  asset: 'assets',
  party: 'parties',
  order: 'documents',
  invoice: 'documents',
  part: 'parts',
};

/** Nobody finds what he may not open. */
const permissionOf: Readonly<Record<FoundKind, PermissionKey>> = {
  asset: 'assets.view',
  party: 'parties.view',
  order: 'orders.view',
  invoice: 'invoices.view',
  part: 'parts.view',
};

/** The counter's one box (product B1): as typed, else the other keyboard layout, else one typing error. */
export function searchCounter(
  ctx: QueryContext,
  input: EntryInput<(typeof searchContract)['search.counter']>,
): SearchResult {
  const text = input.text.trim();
  const only = new Set<SearchGroupKey>(input.only ?? searchGroupKeys);
  const allowed = (found: Found) => ctx.can(permissionOf[found.kind]) && only.has(groupOf[found.kind]);
  const reading = read(ctx, text, allowed);
  const groups = searchGroupKeys.map((key) => {
    const found = reading.found.filter((one) => groupOf[one.kind] === key);
    const hits = found
      .slice(0, input.limit)
      .map((one) => hitOf(ctx.db, one, reading.text, ctx.signedIn?.language ?? 'bg'))
      .filter((hit): hit is Hit => hit !== null);
    return { key, hits, more: found.length > input.limit };
  });
  return {
    text,
    readAs: reading.readAs,
    count: groups.reduce((sum, group) => sum + group.hits.length, 0),
    more: groups.some((group) => group.more),
    groups: groups.filter((group) => group.hits.length > 0).map(({ key, hits }) => ({ key, hits })),
  };
}

interface Reading {
  readAs: SearchResult['readAs'];
  text: string;
  found: Found[];
}

function read(ctx: QueryContext, text: string, allowed: (found: Found) => boolean): Reading {
  if (text === '') return { readAs: 'typed', text, found: [] };
  const typed = findTyped(ctx.db, text).filter(allowed);
  if (typed.length > 0 || text.length < 3) return { readAs: 'typed', text, found: typed };
  for (const swapped of swapKeyboardLayout(text)) {
    const found = findTyped(ctx.db, swapped).filter(allowed);
    if (found.length > 0) return { readAs: 'otherLayout', text: swapped, found };
  }
  const near = findWithOneError(ctx.db, text).filter(allowed);
  return near.length > 0 ? { readAs: 'oneError', text, found: near } : { readAs: 'typed', text, found: [] };
}
