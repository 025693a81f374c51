import type { Duplicate } from '@shared/features/parties/model';
import { normalizePhone } from '@shared/kernel/phones';
import { type SQL, sql } from 'drizzle-orm';
import type { ReadDb } from '../../db/handles';
import { partySummary } from './repo';
import { partyKey } from './rules';

export interface Suspect {
  exceptId: number | null;
  name: string;
  eik: string | null;
  phones: readonly string[];
  emails: readonly string[];
}

const mostShown = 5;
type Reason = Duplicate['reason'];

/** Parties that this one may already be: by ЕИК, phone, e-mail, folded name, in that order of certainty (domain §1). */
export function duplicatesOf(db: ReadDb, suspect: Suspect): Duplicate[] {
  const reasons = new Map<number, Reason>();
  const others = new Set(suspect.exceptId === null ? [] : distinctFrom(db, suspect.exceptId));
  const note = (reason: Reason, query: SQL) => {
    for (const { id } of db.all<{ id: number }>(query)) {
      if (id !== suspect.exceptId && !others.has(id) && !reasons.has(id)) reasons.set(id, reason);
    }
  };
  const eik = suspect.eik?.replace(/\s/g, '') ?? '';
  if (eik !== '') note('eik', sql`SELECT id FROM party WHERE eik = ${eik} AND active = 1 LIMIT 10`);
  const contact = (kind: string, value: string) =>
    sql`SELECT DISTINCT c.party_id AS id FROM party_contact c JOIN party p ON p.id = c.party_id
        WHERE c.value = ${value} AND c.kind = ${kind} AND p.active = 1 LIMIT 10`;
  for (const phone of suspect.phones.filter((text) => text.trim().length >= 6))
    note('phone', contact('phone', normalizePhone(phone).e164));
  for (const email of suspect.emails.filter((text) => text.includes('@')))
    note('email', contact('email', email.trim()));
  const key = partyKey(suspect.name);
  if (key.length >= 3) note('name', sql`SELECT id FROM party WHERE folded = ${key} AND active = 1 LIMIT 10`);
  return [...reasons].slice(0, mostShown).map(([id, reason]) => ({
    party: partySummary(db, id),
    reason,
    assets: assetsOf(db, id),
  }));
}

/** Who looks like this one and was said to be somebody else. */
function distinctFrom(db: ReadDb, partyId: number): number[] {
  const rows = db.all<{ id: number }>(sql`
    SELECT second_id AS id FROM party_distinct WHERE first_id = ${partyId}
    UNION SELECT first_id FROM party_distinct WHERE second_id = ${partyId}`);
  return rows.map(({ id }) => id);
}

function assetsOf(db: ReadDb, partyId: number): Duplicate['assets'] {
  return db.all(sql`
    SELECT a.id AS assetId, coalesce(a.plate, a.serial, a.vin, '') AS label,
      trim(coalesce(mk.name, '') || ' ' || coalesce(mo.name, '')) AS title
    FROM asset a LEFT JOIN make mk ON mk.id = a.make_id LEFT JOIN model mo ON mo.id = a.model_id
    WHERE a.owner_id = ${partyId} AND a.active = 1 ORDER BY a.id DESC LIMIT 4`);
}
