import type { ViewState } from '@shared/features/views/model';

/** Whether two states show the same list; the order of the filter's names says nothing. */
export function isSameState(a: ViewState, b: ViewState): boolean {
  return written(a) === written(b);
}

function written({ text, sort, filter, columns }: ViewState): string {
  const named = Object.entries(filter)
    .filter(([, value]) => value !== null)
    .toSorted(([a], [b]) => (a < b ? -1 : 1));
  const shown = columns?.map(({ id, width }) => [id, width]) ?? null;
  return JSON.stringify([text.trim(), sort && [sort.by, sort.dir], named, shown]);
}

const keyOf = (userId: number, list: string) => `maistor.view.${userId}.${list}`;

/** The view that this person chose last in this session: a number, `usual`, or nothing yet. */
export const rememberedView = (userId: number, list: string): string | null =>
  sessionStorage.getItem(keyOf(userId, list));

export const rememberView = (userId: number, list: string, viewId: number | null): void =>
  sessionStorage.setItem(keyOf(userId, list), viewId === null ? 'usual' : String(viewId));
