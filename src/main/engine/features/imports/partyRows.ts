import { DomainError } from '@shared/contract/errors';
import type { CheckOptions } from '@shared/features/imports/model';
import { firmName, partyKindWords, roleWords } from '@shared/features/imports/words';
import { type PartyInput, partyInputSchema } from '@shared/features/parties/model';
import { foldText } from '@shared/kernel/folding';
import { MAX_CENTS } from '@shared/kernel/money';
import { sql } from 'drizzle-orm';
import type { ReadDb } from '../../db/handles';
import type { CommandContext, QueryContext } from '../../kernel/context';
import { createParty, partyById, partyInputOf, saveParty } from '../parties/slice';
import { eikOf, personalNumberOf, phonesOf } from './identifiers';
import { type Importer, type Planner, type RowPlan, SeenKeys } from './importer';
import { type ImportRow, wordMap } from './row';

export interface PartyPlan {
  input: PartyInput;
  matchId: number | null;
}

const kinds = wordMap(partyKindWords);
const roles = wordMap(roleWords);

/** Names of the columns of a party in the file: in a file of assets they are the owner's. */
export interface PartyColumns {
  name: string;
  eik: string;
  personalNumber: string;
  phone: string;
  email: string;
  city: string;
  address: string;
}

const ownColumns: PartyColumns = {
  name: 'name',
  eik: 'eik',
  personalNumber: 'personalNumber',
  phone: 'phone',
  email: 'email',
  city: 'city',
  address: 'address',
};

/** The part of a party that files of parties and of assets have in common. */
export function partyFrom(row: ImportRow, columns: PartyColumns, ctx: QueryContext): PartyInput {
  const name = row.text(columns.name, 200) ?? '';
  const { eik, vat } = eikOf(row, columns.eik);
  const personal = personalNumberOf(row, columns.personalNumber, ctx.today);
  const kind = personal === null && (eik !== null || firmName.test(name)) ? 'firm' : 'person';
  const email = row.text(columns.email, 120);
  return {
    kind,
    name,
    ...{ givenName: null, familyName: null, eik },
    personalNumber: personal?.number ?? null,
    personalNumberKind: personal?.kind ?? null,
    vatPeriods: vat === null ? [] : [{ number: vat, fromOn: null, toOn: null }],
    ...{ responsiblePerson: null, iban: null, addressKind: 'registered' },
    city: row.text(columns.city, 80),
    address: row.text(columns.address, 200),
    ...{ addresses: [], paymentDays: 0, creditLimitCents: null, discountPartsBp: 0, discountLabourBp: 0 },
    ...{ labourRateCents: null, printLanguage: 'bg', note: null },
    customerType: kind === 'firm' ? 'business' : 'consumer',
    roles: ['client'],
    contacts: [
      ...phonesOf(row, columns.phone).map((value) => ({
        kind: 'phone' as const,
        value,
        person: null,
        label: null,
      })),
      ...(email === null ? [] : [{ kind: 'email' as const, value: email, person: null, label: null }]),
    ],
    labels: [],
  };
}

function readParty(row: ImportRow, ctx: QueryContext): PartyInput {
  row.requiredText('name', 200);
  const common = partyFrom(row, ownColumns, ctx);
  const kind = row.choice('kind', kinds, 'unknownChoice', 'refuse') ?? common.kind;
  const vat = row.code('vatNumber', 20)?.text ?? null;
  const person = row.text('contactPerson', 120);
  const iban = row.code('iban', 40);
  const input: PartyInput = {
    ...common,
    kind,
    customerType: kind === 'firm' ? 'business' : 'consumer',
    ...(vat !== null && { vatPeriods: [{ number: vat, fromOn: null, toOn: null }] }),
    contacts: [
      ...common.contacts.map((one) => ({ ...one, person: one.kind === 'phone' ? person : null })),
      ...phonesOf(row, 'phone2').map((value) => ({
        kind: 'phone' as const,
        value,
        person: null,
        label: null,
      })),
    ],
    responsiblePerson: row.text('responsiblePerson', 120),
    iban: iban?.text ?? null,
    paymentDays: row.number('paymentDays', 365) ?? 0,
    creditLimitCents: row.number('creditLimit', MAX_CENTS),
    discountPartsBp: row.number('discountParts', 10_000) ?? 0,
    discountLabourBp: row.number('discountLabour', 10_000) ?? 0,
    roles: rolesOf(row),
    labels: (row.text('labels', 400) ?? '')
      .split(/[;,]/)
      .map((label) => label.trim())
      .filter(Boolean),
    note: row.text('note', 2000, true),
  };
  refuseUnlessFits(row, input);
  return input;
}

function rolesOf(row: ImportRow): PartyInput['roles'] {
  const words = (row.text('roles', 200) ?? '')
    .split(/[;,/]/)
    .map((word) => word.trim())
    .filter(Boolean);
  const found = words.map((word) => roles.get(foldText(word)));
  if (found.includes(undefined)) row.refuse('roles', 'unknownChoice');
  const known = [...new Set(found.filter((role) => role !== undefined))];
  return known.length > 0 ? known : ['client'];
}

/** The form's own limits have the last word. */
export function refuseUnlessFits(row: ImportRow, input: PartyInput): void {
  if (row.refusals.length > 0) return;
  const parsed = partyInputSchema.safeParse(input);
  if (!parsed.success)
    row.refuse(null, 'INVALID_INPUT', { field: parsed.error.issues[0]?.path.join('.') ?? '' });
  else if (foldText(input.name) === '') row.refuse('name', 'required');
}

/** The party that answers to a number or phone of this one; null when none or several do. */
export function matchParty(db: ReadDb, input: PartyInput): { id: number; name: string; by: string } | null {
  const only = (by: string, condition: ReturnType<typeof sql>) => {
    const rows = db.all<{ id: number; name: string }>(
      sql`SELECT p.id, p.name FROM party p WHERE ${condition} AND p.active = 1 AND p.merged_into_id IS NULL LIMIT 2`,
    );
    return rows.length === 1 && rows[0] ? { ...rows[0], by } : null;
  };
  const byEik = input.eik === null ? null : only('eik', sql`p.eik = ${input.eik}`);
  if (byEik) return byEik;
  const byNumber =
    input.personalNumber === null
      ? null
      : only('personalNumber', sql`p.personal_number = ${input.personalNumber}`);
  if (byNumber) return byNumber;
  for (const { kind, value } of input.contacts) {
    if (kind !== 'phone') continue;
    const found = only(
      'phone',
      sql`p.id IN (SELECT party_id FROM party_contact WHERE value = ${value} AND kind = 'phone')`,
    );
    if (found) return found;
  }
  return null;
}

/** What a card gains: only what it lacks; null when it lacks nothing that the row has. */
function filled(known: PartyInput, row: PartyInput): PartyInput | null {
  const has = new Set(known.contacts.map(({ value }) => value));
  const next: PartyInput = {
    ...known,
    eik: known.eik ?? row.eik,
    personalNumber: known.personalNumber ?? row.personalNumber,
    personalNumberKind: known.personalNumber === null ? row.personalNumberKind : known.personalNumberKind,
    vatPeriods: known.vatPeriods.length > 0 ? known.vatPeriods : row.vatPeriods,
    responsiblePerson: known.responsiblePerson ?? row.responsiblePerson,
    iban: known.iban ?? row.iban,
    city: known.city ?? row.city,
    address: known.address ?? row.address,
    note: known.note ?? row.note,
    paymentDays: known.paymentDays || row.paymentDays,
    creditLimitCents: known.creditLimitCents ?? row.creditLimitCents,
    discountPartsBp: known.discountPartsBp || row.discountPartsBp,
    discountLabourBp: known.discountLabourBp || row.discountLabourBp,
    contacts: [...known.contacts, ...row.contacts.filter(({ value }) => !has.has(value))].slice(0, 20),
    roles: [...new Set([...known.roles, ...row.roles])],
    labels: [...new Set([...known.labels, ...row.labels])].slice(0, 20),
  };
  return JSON.stringify(next) === JSON.stringify(known) ? null : next;
}

const knownInput = (db: ReadDb, id: number): PartyInput =>
  partyInputSchema.parse(partyInputOf(db, partyById(db, id)));

class PartyPlanner implements Planner<PartyPlan> {
  private readonly seen = new SeenKeys();

  constructor(
    private readonly ctx: QueryContext,
    private readonly options: CheckOptions,
  ) {}

  plan(row: ImportRow): RowPlan<PartyPlan> {
    const input = readParty(row, this.ctx);
    const label = [input.name, input.eik].filter(Boolean).join(', ');
    if (row.refusals.length === 0) this.seen.add(row, keysOf(input));
    const match = row.refusals.length > 0 ? null : matchParty(this.ctx.db, input);
    if (match?.by === 'phone' && foldText(match.name) !== foldText(input.name))
      row.warn('phone', 'phoneOfOther', { name: match.name });
    const existing = match && { id: match.id, name: match.name };
    const plan = { input, matchId: match?.id ?? null };
    if (match === null || this.options.existing === 'new')
      return { outcome: 'create', label, existing, plan };
    const gains =
      this.options.existing === 'fill' && filled(knownInput(this.ctx.db, match.id), input) !== null;
    return { outcome: gains ? 'fill' : 'skip', label, existing, plan };
  }

  extras() {
    return { owners: 0, names: 0 };
  }
}

function keysOf(input: PartyInput): (readonly [string, string])[] {
  const phone = input.contacts.find(({ kind }) => kind === 'phone')?.value;
  return [
    ...(input.eik === null ? [] : [['eik', input.eik] as const]),
    ...(input.personalNumber === null ? [] : [['personalNumber', input.personalNumber] as const]),
    // A family or a firm may share a phone: the same name with it is the same party.
    ...(phone === undefined ? [] : [['phone', `${phone} ${foldText(input.name)}`] as const]),
  ];
}

function writeParty(ctx: CommandContext, { outcome, plan }: RowPlan<PartyPlan>): void {
  if (outcome === 'create') {
    if (plan.matchId === null && matchParty(ctx.tx, plan.input) !== null)
      throw new DomainError('IMPORT_ROW_CHANGED');
    createParty(ctx, plan.input);
    return;
  }
  if (plan.matchId === null) return;
  const record = partyById(ctx.tx, plan.matchId);
  const party = filled(knownInput(ctx.tx, record.id), plan.input);
  if (party) saveParty(ctx, { partyId: record.id, version: record.version, party, requestId: '' });
}

export const partyImporter: Importer<PartyPlan> = {
  permissions: ['parties.edit', 'parties.personalData'],
  planner: (ctx, options) => new PartyPlanner(ctx, options),
  writer: () => writeParty,
};
