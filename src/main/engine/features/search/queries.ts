import type { EntryInput } from '@shared/contract/entry';
import type { searchContract } from '@shared/features/search/contract';
import {
  type Hit,
  type SearchGroupKey,
  type SearchResult,
  searchGroupKeys,
} from '@shared/features/search/model';
import { decodeDocumentCode } from '@shared/kernel/documentCode';
import { swapKeyboardLayout } from '@shared/kernel/folding';
import type { PermissionKey } from '@shared/permissions/permissions';
import type { QueryContext } from '../../kernel/context';
import type { DocumentKind } from './documents';
import { documentKinds, findTyped } from './find';
import { hitOf } from './hits';
import { byRanking, type Found, saysMore, strengths } from './ranking';
import { findWithOneError } from './typingErrors';

const groupOf: Readonly<Record<DocumentKind, SearchGroupKey>> = {
  asset: 'assets',
  party: 'parties',
  order: 'documents',
  invoice: 'documents',
  part: 'parts',
};

/** Nobody finds what he may not open. */
export const rightToFind: Readonly<Record<DocumentKind, PermissionKey>> = {
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
  const kinds = new Set(
    documentKinds.filter((kind) => ctx.can(rightToFind[kind]) && only.has(groupOf[kind])),
  );
  const { readAs, found } = read(ctx, text, kinds);
  const groups = searchGroupKeys
    .map((key) => ({ key, found: found.filter((one) => groupOf[one.kind] === key) }))
    .filter((group) => group.found.length > 0)
    // The group with the best hit comes first; sorting keeps the usual order of equal ones.
    .sort((a, b) => byBest(a.found, b.found))
    .map((group) => ({ ...group, hits: hitsOf(ctx, group.found.slice(0, input.limit)) }))
    .filter(({ hits }) => hits.length > 0);
  return {
    text,
    readAs,
    count: groups.reduce((sum, { hits }) => sum + hits.length, 0),
    more: groups.some((group) => group.found.length > input.limit),
    groups: groups.map(({ key, hits }) => ({ key, hits })),
  };
}

function byBest([a]: readonly Found[], [b]: readonly Found[]): number {
  return a && b ? byRanking({ ...a, entityId: 0 }, { ...b, entityId: 0 }) : 0;
}

function hitsOf(ctx: QueryContext, found: readonly Found[]): Hit[] {
  const language = ctx.signedIn?.language ?? 'bg';
  return found.map((one) => hitOf(ctx.db, one, language)).filter((hit): hit is Hit => hit !== null);
}

type Reading = Pick<SearchResult, 'readAs'> & { found: Found[] };

/** The code of a card from its label (`MA-17`): it means that card and nothing else. */
function scannedAsset(text: string): Found | null {
  const code = decodeDocumentCode(text);
  const entityId = code?.kind === 'asset' ? Number(code.number) : Number.NaN;
  return Number.isSafeInteger(entityId)
    ? { kind: 'asset', entityId, level: 1, strength: strengths.wholeCode, place: 0, marks: text }
    : null;
}

/** A key that writes a letter in another layout stands beside a letter. */
const otherKeys = /\p{L}[[\]{};:'"`~\\|,.<>/?]\p{L}?|[[\]{};:'"`~\\|,.<>/?]\p{L}/u;

function read(ctx: QueryContext, text: string, kinds: ReadonlySet<DocumentKind>): Reading {
  if (text === '') return { readAs: 'typed', found: [] };
  const scanned = scannedAsset(text);
  if (scanned && kinds.has('asset')) return { readAs: 'typed', found: [scanned] };
  const typed = findTyped(ctx.db, text, kinds);
  const isClear = saysMore(typed);
  if (text.length < 3 || (isClear && !otherKeys.test(text))) return { readAs: 'typed', found: typed };
  const swapped = mergedSwaps(ctx, text, kinds);
  if (saysMore(swapped)) return { readAs: 'otherLayout', found: swapped };
  if (isClear) return { readAs: 'typed', found: typed };
  const near = findWithOneError(ctx.db, text, kinds);
  if (near.length === 0) return { readAs: 'typed', found: typed };
  const known = new Set(near.map(keyOf));
  return { readAs: 'oneError', found: [...near, ...typed.filter((one) => !known.has(keyOf(one)))] };
}

const keyOf = ({ kind, entityId }: Found) => `${kind}:${entityId}`;

/** What the text says in any of the other layouts, each thing once at its best. */
function mergedSwaps(ctx: QueryContext, text: string, kinds: ReadonlySet<DocumentKind>): Found[] {
  const best = new Map<string, Found>();
  for (const swapped of swapKeyboardLayout(text))
    for (const one of findTyped(ctx.db, swapped, kinds)) {
      const known = best.get(keyOf(one));
      if (!known || byRanking(one, known) < 0) best.set(keyOf(one), one);
    }
  return [...best.values()].sort(byRanking);
}
