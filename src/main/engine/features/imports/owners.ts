import type { PartyInput } from '@shared/features/parties/model';
import { foldText } from '@shared/kernel/folding';
import { sql } from 'drizzle-orm';
import type { ReadDb } from '../../db/handles';
import type { CommandContext, QueryContext } from '../../kernel/context';
import { createParty } from '../parties/slice';
import { matchParty, type PartyColumns, partyFrom, refuseUnlessFits } from './partyRows';
import type { ImportRow } from './row';

const columns: PartyColumns = {
  name: 'ownerName',
  eik: 'ownerEik',
  personalNumber: 'ownerPersonalNumber',
  phone: 'ownerPhone',
  email: 'ownerEmail',
  city: 'ownerCity',
  address: 'ownerAddress',
};

/** The owner that a row of an asset names: a card that is there, or one to make; of one key the file makes one card. */
export type OwnerPlan = { partyId: number } | { key: string; input: PartyInput };

/** Owners of a file of assets: each found or made once. */
export class OwnerLookup {
  private readonly known = new Map<string, OwnerPlan>();

  constructor(private readonly ctx: QueryContext) {}

  get added(): number {
    return [...this.known.values()].filter((plan) => 'key' in plan).length;
  }

  of(row: ImportRow): OwnerPlan | null {
    if (!Object.values(columns).some((field) => row.has(field))) return null;
    const input = partyFrom(row, columns, this.ctx);
    const key = keyOf(input);
    const known = this.known.get(key);
    if (known) return known;
    const match = matchParty(this.ctx.db, input) ?? sameName(this.ctx.db, input);
    if (match === null && input.name === '') return row.refuse('ownerName', 'ownerWithoutName');
    if (match === null) refuseUnlessFits(row, input);
    if (row.refusals.length > 0) return null;
    const plan: OwnerPlan = match === null ? { key, input } : { partyId: match.id };
    this.known.set(key, plan);
    return plan;
  }
}

/** By the surest of what the row says: a number, a phone with the name, the name. */
function keyOf({ eik, personalNumber, contacts, name }: PartyInput): string {
  if (eik !== null) return `eik ${eik}`;
  if (personalNumber !== null) return `number ${personalNumber}`;
  const phone = contacts.find(({ kind }) => kind === 'phone')?.value ?? '';
  return `name ${phone} ${foldText(name)}`;
}

/** A name alone is enough where one card has it and no number says otherwise. */
function sameName(db: ReadDb, input: PartyInput): { id: number } | null {
  const saysMore = input.eik !== null || input.personalNumber !== null || input.contacts.length > 0;
  if (input.name === '' || saysMore) return null;
  const rows = db.all<{ id: number }>(
    sql`SELECT id FROM party WHERE folded = ${foldText(input.name)} AND active = 1 AND merged_into_id IS NULL LIMIT 2`,
  );
  return rows.length === 1 ? (rows[0] ?? null) : null;
}

/** Makes the owners of an import as its rows need them. */
export class OwnerMaker {
  private readonly made = new Map<string, number>();

  idOf(ctx: CommandContext, plan: OwnerPlan | null): number | null {
    if (plan === null) return null;
    if ('partyId' in plan) return plan.partyId;
    const known = this.made.get(plan.key) ?? matchParty(ctx.tx, plan.input)?.id;
    const id = known ?? createParty(ctx, plan.input);
    this.made.set(plan.key, id);
    return id;
  }
}
