import type { AssetCard } from '@shared/features/assets/model';
import type { DueFor } from '@shared/features/care/model';
import type { TechnicalNote } from '@shared/features/catalog/notes';
import { formatDate } from '@shared/kernel/dates';
import { foldText } from '@shared/kernel/folding';
import { formatMoney } from '@shared/kernel/money';
import type { TFunction } from 'i18next';
import { BadgeCheck, CircleHelp, ClipboardList, Info, MessageSquareQuote } from 'lucide-react';
import { warrantyText } from './assetWords';
import { careLines } from './careOffers';
import type { StripLine } from './stripLine';

/** What the strip is made of; `care` and `notes` come a moment after the card. */
export interface StripFacts {
  card: AssetCard;
  care: DueFor | undefined;
  notes: readonly TechnicalNote[];
  mayOrder: boolean;
}

/** As many offers have a digit of their own. */
export const mostKeys = 9;
const mostWarranties = 3;
const mostNotes = 2;

/** „Преди да започнеш“: debts, open orders, what falls due, what was put off, warranties, notes, gaps, the complaint. */
export function stripOf(t: TFunction, { card, care, notes, mayOrder }: StripFacts): StripLine[] {
  return [
    ...debtLines(t, card),
    ...openLines(t, card),
    ...(care ? careLines(t, care, { mayOrder }) : []),
    ...warrantyLines(t, card, care),
    ...noteLines(t, notes),
    ...complaintLines(t, card),
    ...gapLines(t, card),
  ];
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
      offer: { act: t(($) => $.assets.before.pay), action: { kind: 'invoice' } },
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
    offer: { act: t(($) => $.assets.before.toOrder), action: { kind: 'order', orderId } },
  }));
}

/** Those that end soon first and in amber: after this visit it may be too late. */
function warrantyLines(
  t: TFunction,
  { warranties, meter }: AssetCard,
  care: DueFor | undefined,
): StripLine[] {
  const ending = new Set(care?.due.map(({ key }) => key));
  const isEnding = ({ id }: { id: number }) => ending.has(`warranty:${id}`);
  return warranties
    .filter((one) => one.valid)
    .sort((a, b) => Number(isEnding(b)) - Number(isEnding(a)))
    .slice(0, mostWarranties)
    .map((warranty) => ({
      key: `warranty${warranty.id}`,
      tone: isEnding(warranty) ? 'warn' : 'info',
      icon: BadgeCheck,
      word: isEnding(warranty) ? t(($) => $.assets.before.warrantyEnds) : t(($) => $.assets.before.warranty),
      fact: warrantyText(t, warranty, meter.unit),
      offer: {
        act: t(($) => $.assets.before.toWarranty),
        action:
          warranty.orderId === null
            ? { kind: 'section', section: 'warranty' }
            : { kind: 'order', orderId: warranty.orderId },
      },
    }));
}

/** What the catalogue says in words of just this model: known faults, campaigns. */
function noteLines(t: TFunction, notes: readonly TechnicalNote[]): StripLine[] {
  const told = notes.filter(
    ({ kind, level }) => kind === 'text' && (level === 'model' || level === 'modification'),
  );
  return told.slice(0, mostNotes).map(({ id, label, text }) => {
    const fact = [label, text].filter(Boolean).join(': ');
    return {
      key: `note${id}`,
      tone: 'info',
      icon: Info,
      word: t(($) => $.assets.before.note),
      fact,
      offer: { act: t(($) => $.assets.before.toComplaint), action: { kind: 'complaint', text: fact } },
    };
  });
}

/** The last complaint; one that came more than once is called the usual one. */
function complaintLines(t: TFunction, { lastComplaint: last, history }: AssetCard): StripLine[] {
  if (!last) return [];
  const folded = foldText(last.text);
  const count = history.orders.filter(
    ({ complaint, phase }) => phase !== 'cancelled' && foldText(complaint) === folded,
  ).length;
  const said = { text: oneLine(last.text), date: formatDate(last.on), count };
  return [
    {
      key: 'last',
      tone: 'plain',
      icon: MessageSquareQuote,
      word: count > 1 ? t(($) => $.assets.before.usual) : t(($) => $.assets.before.last),
      fact: count > 1 ? t(($) => $.assets.before.usualText, said) : t(($) => $.assets.before.lastText, said),
      offer: { act: t(($) => $.assets.before.toComplaint), action: { kind: 'complaint', text: last.text } },
    },
  ];
}

/** What the card lacks, for as long as the client stands here to be asked. */
function gapLines(t: TFunction, { asset, owner, meter, allowedActions }: AssetCard): StripLine[] {
  const isVehicle = asset.kind === 'vehicle';
  const gaps = [
    !owner && t(($) => $.assets.before.gap.owner),
    owner && !owner.phone && t(($) => $.assets.before.gap.phone),
    isVehicle && !asset.vin && t(($) => $.assets.before.gap.vin),
    !isVehicle && !asset.serial && t(($) => $.assets.before.gap.serial),
    asset.makeId === null && t(($) => $.assets.before.gap.make),
    isVehicle && asset.firstRegistrationOn === null && t(($) => $.assets.before.gap.firstRegistration),
    isVehicle && asset.inspectionOn === null && t(($) => $.assets.before.gap.inspection),
    !isVehicle && !asset.place && t(($) => $.assets.before.gap.place),
    !meter.last && meter.units.length > 0 && t(($) => $.assets.before.gap.meter),
  ].filter((gap) => typeof gap === 'string');
  if (gaps.length === 0) return [];
  return [
    {
      key: 'gaps',
      tone: 'plain',
      icon: CircleHelp,
      word: t(($) => $.assets.before.gaps),
      fact: gaps.join(', '),
      offer: allowedActions.edit.allowed
        ? { act: t(($) => $.assets.before.toCard), action: { kind: 'section', section: 'data' } }
        : null,
    },
  ];
}

const oneLine = (text: string): string => text.replace(/\s*\n\s*/g, '. ');
