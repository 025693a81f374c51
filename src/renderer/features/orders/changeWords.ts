import type { OutputOf } from '@shared/contract/contract';
import { orderPhases } from '@shared/features/orders/status';
import { formatMoney, formatPercent } from '@shared/kernel/money';
import { formatHours, formatQuantity } from '@shared/kernel/quantity';
import type { TFunction } from 'i18next';

type Change = OutputOf<'orders.history'>['changes'][number];
type Note = Change['notes'][number];
type Values = Record<string, unknown>;

/** One recorded change as a title and lines `к-во 1 → 2`. */
export function changeWords(t: TFunction, change: Change): { title: string; details: string[] } {
  return { title: entryWord(t, change.entry), details: change.notes.flatMap((note) => noteWords(t, note)) };
}

const entries = [
  'create',
  'update',
  'addJob',
  'updateJob',
  'moveJob',
  'removeJob',
  'authoriseJob',
  'checkQuality',
  'addOperation',
  'updateOperation',
  'addPart',
  'updatePart',
  'replacePart',
  'answerNewNumber',
  'addOther',
  'updateOther',
  'removeLine',
  'moveLine',
  'assignTeam',
  'setLineState',
  'issueParts',
  'returnPart',
  'setPhase',
  'cancel',
] as const;

function entryWord(t: TFunction, entry: string): string {
  const verb = entry.split('.')[1];
  const known = entries.find((one) => one === verb && entry.startsWith('orders.'));
  return t(($) => $.orders.changes.entry[known ?? 'other']);
}

function noteWords(t: TFunction, { before, after }: Note): string[] {
  const subject = subjectOf(before, after);
  const fields = shownFields.filter(({ key }) => differs(key, before, after));
  const words = fields.map(({ key, label, format }) => {
    const [old, fresh] = [before?.[key], after?.[key]].map((value) =>
      value === undefined || value === null ? null : format(value, t),
    );
    const value = old && fresh ? `${old} → ${fresh}` : (fresh ?? old ?? '');
    return `${label(t)} ${value}`.trim();
  });
  if (words.length === 0) return subject ? [subject] : [];
  return [subject ? `${subject}: ${words.join(', ')}` : words.join(', ')];
}

function differs(key: string, before: Values | null, after: Values | null): boolean {
  const [old, fresh] = [before?.[key], after?.[key]];
  return (old ?? null) !== (fresh ?? null) && (typeof old !== 'object' || typeof fresh !== 'object');
}

function subjectOf(before: Values | null, after: Values | null): string | null {
  const removed = before?.line;
  const named = typeof removed === 'object' && removed !== null && 'name' in removed ? removed.name : removed;
  const candidates = [named, after?.name, before?.job, after?.job, after?.stockDocument];
  const text = candidates.find((value) => typeof value === 'string' && value !== '');
  return typeof text === 'string' ? text : null;
}

interface ShownField {
  key: string;
  label: (t: TFunction) => string;
  format: (value: unknown, t: TFunction) => string;
}

const money = (value: unknown) => formatMoney(Number(value), { currency: true });
const plain = (value: unknown) => String(value);

const shownFields: readonly ShownField[] = [
  { key: 'phase', label: (t) => t(($) => $.orders.column.phase), format: phaseWord },
  {
    key: 'quantityMilli',
    label: (t) => t(($) => $.orders.column.quantity),
    format: (value) => formatQuantity(Number(value)),
  },
  {
    key: 'normSec',
    label: (t) => t(($) => $.orders.column.hours),
    format: (value) => formatHours(Number(value)),
  },
  { key: 'rateCents', label: (t) => t(($) => $.orders.column.price), format: money },
  { key: 'priceCents', label: (t) => t(($) => $.orders.column.price), format: money },
  {
    key: 'discountBp',
    label: (t) => t(($) => $.orders.column.discount),
    format: (value) => formatPercent(Number(value)),
  },
  { key: 'team', label: (t) => t(($) => $.orders.column.team), format: plain },
  { key: 'number', label: (t) => t(($) => $.orders.column.code), format: plain },
  { key: 'state', label: (t) => t(($) => $.orders.column.state), format: stateWord },
  { key: 'authorisation', label: (t) => t(($) => $.orders.authorisation.title), format: authorisationWord },
  { key: 'authorisedCents', label: (t) => t(($) => $.orders.totals.authorised), format: money },
  { key: 'limitCents', label: (t) => t(($) => $.orders.form.limit), format: money },
  { key: 'meter', label: (t) => t(($) => $.orders.form.meter), format: plain },
  { key: 'keyTag', label: (t) => t(($) => $.orders.form.key), format: plain },
];

function phaseWord(value: unknown, t: TFunction): string {
  const phase = orderPhases.find((one) => one === value);
  return phase ? t(($) => $.ui.phase[phase]) : '';
}

function stateWord(value: unknown, t: TFunction): string {
  if (value === 'done' || value === 'in_work' || value === 'not_started')
    return t(($) => $.orders.line.state[value]);
  return '';
}

function authorisationWord(value: unknown, t: TFunction): string {
  switch (value) {
    case 'not_asked':
    case 'asked':
    case 'approved':
    case 'part_approved':
    case 'refused':
    case 'deferred':
      return t(($) => $.orders.authorisation.state[value]);
    default:
      return '';
  }
}
