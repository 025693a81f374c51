import type { Deferred, DueFor } from '@shared/features/care/model';
import { formatDate } from '@shared/kernel/dates';
import { formatMoney } from '@shared/kernel/money';
import type { TFunction } from 'i18next';
import { CalendarClock, Clock, Disc3, RotateCcw } from 'lucide-react';
import { meterText } from './assetWords';
import type { OfferedWork, StripLine } from './stripLine';

type Due = DueFor['due'][number];

/** More than these come as one line, which takes the rest together. */
const mostEach = 3;

/** What falls due and what was put off, each with what its digit puts on the order. */
export function careLines(t: TFunction, care: DueFor, { mayOrder }: { mayOrder: boolean }): StripLine[] {
  const services = care.due.filter(({ kind, workKey }) => kind === 'service' && workKey !== null);
  return [
    ...serviceLines(t, services, mayOrder),
    ...care.deferred.map((one) => deferredLine(t, one, mayOrder)),
    ...care.due.flatMap((one) => dateLine(t, one)),
    ...care.tyres.map((set) => tyresLine(t, set, care.due)),
  ];
}

function serviceLines(t: TFunction, services: readonly Due[], mayOrder: boolean): StripLine[] {
  const single = services.length > mostEach ? services.slice(0, mostEach - 1) : services;
  const rest = services.slice(single.length);
  const lines = single.map((one) =>
    serviceLine(t, { offered: [one], fact: dueText(t, one), title: one.title, mayOrder }),
  );
  if (rest.length === 0) return lines;
  const title = rest.map((one) => one.title).join(', ');
  const fact = t(($) => $.assets.before.dueMore, { count: rest.length, titles: title });
  return [...lines, serviceLine(t, { offered: rest, fact, title, mayOrder })];
}

interface Offered {
  offered: readonly Due[];
  title: string;
  fact: string;
  mayOrder: boolean;
}

function serviceLine(t: TFunction, { offered, title, fact, mayOrder }: Offered): StripLine {
  const keys = offered.flatMap(({ workKey }) => workKey ?? []);
  const isOverdue = offered.some(({ state }) => state === 'overdue');
  const key = `service:${keys.join()}`;
  const cents = sumOf(offered.map(({ todayCents }) => todayCents));
  return {
    ...{ key, fact, tone: isOverdue ? 'warn' : 'plain', icon: Clock },
    word: t(($) => $.assets.before.service),
    offer: mayOrder ? workOffer(t, { key, title, work: { kind: 'services', keys }, cents }) : null,
  };
}

function deferredLine(t: TFunction, deferred: Deferred, mayOrder: boolean): StripLine {
  const { id, version, text, netCents, todayCents, lines, expired } = deferred;
  const key = `deferred:${id}`;
  const was =
    lines.length > 0 && netCents !== todayCents
      ? t(($) => $.assets.before.was, { text, sum: formatMoney(netCents, { currency: true }) })
      : text;
  return {
    ...{ key, tone: 'plain', icon: RotateCcw },
    word: t(($) => $.assets.before.deferred),
    fact: expired ? t(($) => $.assets.before.expired, { text: was }) : was,
    offer: mayOrder
      ? workOffer(t, { key, title: text, work: { kind: 'deferred', id, version }, cents: todayCents })
      : null,
  };
}

/** The act says the price of today, as a person would be told it. */
const workOffer = (t: TFunction, offer: OfferedWork): StripLine['offer'] => ({
  act:
    offer.cents === null
      ? t(($) => $.assets.before.toNewOrder)
      : formatMoney(offer.cents, { currency: true }),
  action: { kind: 'work', offer },
});

function sumOf(cents: readonly (number | null)[]): number | null {
  let sum = 0;
  for (const one of cents) {
    if (one === null) return null;
    sum += one;
  }
  return sum;
}

/** „Масло и филтри: дължимо от 02.11.2026, при 184 740 km“. */
function dueText(t: TFunction, { title, state, dueOn, dueMeter, meterUnit }: Due): string {
  const date = dueOn === null ? '' : formatDate(dueOn);
  const when =
    dueOn === null
      ? ''
      : state === 'overdue'
        ? t(($) => $.assets.before.dueSince, { date })
        : t(($) => $.assets.before.dueUntil, { date });
  const meter =
    dueMeter === null ? '' : t(($) => $.assets.before.dueAt, { meter: meterText(dueMeter, meterUnit) });
  const facts = [when, meter].filter(Boolean).join(', ');
  return facts === '' ? title : `${title}: ${facts}`;
}

/** The inspection can be done here, so it goes into the complaint; a new date of the insurance goes onto the card. */
function dateLine(t: TFunction, { kind, state, dueOn }: Due): StripLine[] {
  if ((kind !== 'inspection' && kind !== 'insurance') || dueOn === null) return [];
  const date = formatDate(dueOn);
  const title = t(($) => $.care.kind[kind]);
  const fact =
    state === 'overdue'
      ? t(($) => $.assets.before.dateOver, { title, date })
      : t(($) => $.assets.before.dateEnds, { title, date });
  return [
    {
      ...{ key: kind, fact, tone: state === 'overdue' ? 'warn' : 'plain', icon: CalendarClock },
      word: t(($) => $.assets.before.date),
      offer:
        kind === 'inspection'
          ? { act: t(($) => $.assets.before.toComplaint), action: { kind: 'complaint', text: title } }
          : { act: t(($) => $.assets.before.toCard), action: { kind: 'section', section: 'data' } },
    },
  ];
}

function tyresLine(
  t: TFunction,
  { setId, season, size, place }: DueFor['tyres'][number],
  due: readonly Due[],
) {
  const set = { season: t(($) => $.care.tyres.season[season]), size, place };
  const isOver = due.some(({ kind, state }) => kind === 'tyres' && state === 'overdue');
  return {
    key: `tyres${setId}`,
    tone: isOver ? 'warn' : 'plain',
    icon: Disc3,
    word: t(($) => $.assets.before.tyres),
    fact: t(($) => $.assets.before.tyresText, set),
    offer: {
      act: t(($) => $.assets.before.toComplaint),
      action: { kind: 'complaint', text: t(($) => $.assets.before.tyresWork, set) },
    },
  } satisfies StripLine;
}
