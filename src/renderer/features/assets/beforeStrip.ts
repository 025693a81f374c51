import type { GlyphName } from '@renderer/ui/StatusGlyph';
import type { AssetCard } from '@shared/features/assets/model';
import { formatDate } from '@shared/kernel/dates';
import { formatMoney } from '@shared/kernel/money';
import type { TFunction } from 'i18next';
import { BadgeCheck, ClipboardList, type LucideIcon, MessageSquareQuote } from 'lucide-react';
import { warrantyText } from './assetWords';

/** What a digit of the strip does. */
export type StripAction =
  | { kind: 'invoice'; orderId: number | null }
  | { kind: 'order'; orderId: number }
  | { kind: 'warranties' }
  | { kind: 'complaint'; text: string };

export interface StripLine {
  key: string;
  tone: 'danger' | 'warn' | 'info' | 'plain';
  glyph?: GlyphName;
  icon?: LucideIcon;
  word: string;
  fact: string;
  act: string;
  action: StripAction;
}

const mostWarranties = 3;

/** „Преди да започнеш“: debts first, then open orders, valid warranties, the last complaint. */
export function stripOf(t: TFunction, card: AssetCard): StripLine[] {
  return [...debtLines(t, card), ...openLines(t, card), ...warrantyLines(t, card), ...lastLines(t, card)];
}

function debtLines(t: TFunction, { debt }: AssetCard): StripLine[] {
  if (!debt || debt.unpaidCents <= 0 || !debt.oldest) return [];
  const { oldest, unpaidCents } = debt;
  const sum = formatMoney(unpaidCents, { currency: true });
  const { number, daysOverdue: count, unpaidCents: first } = oldest;
  const fact =
    count === 0
      ? t(($) => $.assets.before.debtText, { sum, number, date: formatDate(oldest.dueOn) })
      : first === unpaidCents
        ? t(($) => $.assets.before.debtOverdue, { sum, number, count })
        : t(($) => $.assets.before.debtMany, { sum, number, count });
  return [
    {
      key: 'debt',
      tone: debt.stops ? 'danger' : 'warn',
      glyph: 'warning',
      word: t(($) => $.assets.before.debt),
      fact,
      act: t(($) => $.assets.before.pay),
      action: { kind: 'invoice', orderId: null },
    },
  ];
}

function openLines(t: TFunction, { openOrders }: AssetCard): StripLine[] {
  return openOrders.slice(0, 2).map(({ orderId, number, complaint }) => ({
    key: `open${orderId}`,
    tone: 'warn',
    icon: ClipboardList,
    word: t(($) => $.assets.before.open),
    fact: complaint ? t(($) => $.assets.before.openText, { number, complaint: oneLine(complaint) }) : number,
    act: t(($) => $.assets.before.toOrder),
    action: { kind: 'order', orderId },
  }));
}

function warrantyLines(t: TFunction, { warranties, meter }: AssetCard): StripLine[] {
  const valid = warranties.filter((one) => one.valid).slice(0, mostWarranties);
  return valid.map((warranty) => ({
    key: `warranty${warranty.id}`,
    tone: 'info',
    icon: BadgeCheck,
    word: t(($) => $.assets.before.warranty),
    fact: warrantyText(t, warranty, meter.unit),
    act: t(($) => $.assets.before.toWarranty),
    action: warranty.orderId === null ? { kind: 'warranties' } : { kind: 'order', orderId: warranty.orderId },
  }));
}

function lastLines(t: TFunction, { lastComplaint: last }: AssetCard): StripLine[] {
  if (!last) return [];
  return [
    {
      key: 'last',
      tone: 'plain',
      icon: MessageSquareQuote,
      word: t(($) => $.assets.before.last),
      fact: t(($) => $.assets.before.lastText, { text: oneLine(last.text), date: formatDate(last.on) }),
      act: t(($) => $.assets.before.toComplaint),
      action: { kind: 'complaint', text: last.text },
    },
  ];
}

const oneLine = (text: string): string => text.replace(/\s*\n\s*/g, '. ');
