import type { BoardCard } from '@shared/features/board/model';
import type { OrderPhase } from '@shared/features/orders/status';

/** Columns of the board; „Чака“ has two parts (design §4). */
export const boardColumns = [
  { id: 'received', phases: ['received'] },
  { id: 'assigned', phases: ['assigned'] },
  { id: 'in_work', phases: ['in_work'] },
  { id: 'waits', phases: ['waiting_parts', 'waiting_approval'] },
  { id: 'done', phases: ['done'] },
  { id: 'invoiced', phases: ['invoiced'] },
] as const satisfies readonly { id: string; phases: readonly OrderPhase[] }[];
export type BoardColumn = (typeof boardColumns)[number];

/** Cards by column in the order of the board: by phase inside „Чака“, by promise inside a phase. */
export function columnsOf(cards: readonly BoardCard[]): { column: BoardColumn; cards: BoardCard[] }[] {
  return boardColumns.map((column) => ({
    column,
    cards: column.phases.flatMap((phase) => cards.filter((card) => card.phase === phase)),
  }));
}

/** The card to go to by an arrow: ← → keep the height, an empty column is passed over. */
export function neighbour(
  columns: readonly { cards: readonly BoardCard[] }[],
  orderId: number | null,
  key: string,
): number | null {
  const at = columns.findIndex((column) => column.cards.some((card) => card.orderId === orderId));
  if (at < 0) return columns.find((column) => column.cards.length > 0)?.cards[0]?.orderId ?? null;
  const cards = columns[at]?.cards ?? [];
  const row = cards.findIndex((card) => card.orderId === orderId);
  if (key === 'ArrowDown') return cards[row + 1]?.orderId ?? null;
  if (key === 'ArrowUp') return cards[row - 1]?.orderId ?? null;
  if (key === 'Home') return cards[0]?.orderId ?? null;
  if (key === 'End') return cards.at(-1)?.orderId ?? null;
  const order = key === 'ArrowRight' ? columns.slice(at + 1) : columns.slice(0, at).reverse();
  const next = order.find((column) => column.cards.length > 0)?.cards;
  return next?.[Math.min(row, next.length - 1)]?.orderId ?? null;
}

/** Letters of a team or worker: `Екип 2` → `Е2`, `Ангел Петров` → `АП`. */
export function initials(name: string): string {
  const words = name.split(/[\s.-]+/u).filter(Boolean);
  const letters = words.length > 1 ? words.map((word) => word[0]) : [...(words[0] ?? '')];
  return letters.slice(0, 2).join('').toUpperCase();
}

/** Cards whose plate, number, model, client or complaint holds every typed word. */
export function matches(card: BoardCard, text: string): boolean {
  const { plate, serial, number, modelName, clientName, complaint } = card;
  const words = [plate, serial, number, modelName, clientName, complaint].join(' ').toLowerCase();
  const joined = words.replaceAll(' ', '');
  return text
    .toLowerCase()
    .split(/\s+/)
    .filter(Boolean)
    .every((word) => words.includes(word) || joined.includes(word));
}
