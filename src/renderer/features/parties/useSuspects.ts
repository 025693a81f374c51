import { useQuery } from '@renderer/api/useQuery';
import { useDebounced } from '@renderer/ui/useDebounced';
import type { Duplicate, PartySummary } from '@shared/features/parties/model';
import { type PartyValues, shownName } from './partyForm';

export interface Suspect {
  party: PartySummary;
  reason: Duplicate['reason'] | null;
  assets: Duplicate['assets'];
}

/** Who the typed client may already be: the same number, phone or name first, then the nearest names. */
export function useSuspects(values: PartyValues, exceptId: number | null): readonly Suspect[] {
  const typed = {
    exceptId,
    name: shownName(values),
    eik: values.eik?.trim() || null,
    phones: values.phones.map(({ value }) => value).filter((value) => value.trim().length >= 6),
    emails: values.emails.map(({ value }) => value.trim()).filter((value) => value.includes('@')),
  };
  const asked = useDebounced(JSON.stringify(typed), 150);
  const input = JSON.parse(asked) as typeof typed;
  const enough = input.name.length >= 3 || input.phones.length > 0 || input.eik !== null;
  const { data: same } = useQuery('parties.duplicates', input, { enabled: enough, keepPrevious: true });
  const { data: near } = useQuery(
    'parties.lookup',
    { text: input.name, role: null, limit: 4 },
    { enabled: exceptId === null && input.name.length >= 3, keepPrevious: true },
  );
  if (!enough) return [];
  const known = new Set(same?.map(({ party }) => party.id));
  const others = (near ?? []).filter(({ id }) => !known.has(id) && id !== exceptId);
  return [...(same ?? []), ...others.map((party) => ({ party, reason: null, assets: [] }))].slice(0, 5);
}
