import type { MarkedText } from '@shared/contract/texts';
import type { AssetHit, Hit, PartyHit } from '@shared/features/search/model';
import { foldCode, matchRanges } from '@shared/kernel/folding';
import { formatPhone, phoneKey } from '@shared/kernel/phones';
import { vinKey } from '@shared/kernel/vin';
import { sql } from 'drizzle-orm';
import type { ReadDb } from '../../db/handles';
import { preparedOnce } from '../../kernel/prepared';
import type { Found } from './ranking';

const idParameter = sql.placeholder('id');

const assetJoins = sql`asset a LEFT JOIN make mk ON mk.id = a.make_id LEFT JOIN model mo ON mo.id = a.model_id
  LEFT JOIN modification md ON md.id = a.modification_id LEFT JOIN party p ON p.id = a.owner_id`;
const assetTitle = sql<string>`trim(coalesce(mk.name, '') || ' ' || coalesce(mo.name, '') || ' ' || coalesce(md.name, ''))`;
const assetLabel = sql<string>`coalesce(a.plate, a.serial, a.vin, '')`;

const statements = preparedOnce((db: ReadDb) => ({
  asset: db
    .select({
      kind: sql<'vehicle' | 'equipment'>`a.kind`,
      plate: sql<string | null>`a.plate`,
      vin: sql<string | null>`a.vin`,
      serial: sql<string | null>`a.serial`,
      inventoryNumber: sql<string | null>`a.inventory_number`,
      engineNumber: sql<string | null>`a.engine_number`,
      title: assetTitle,
      owner: sql<string | null>`p.name`,
    })
    .from(assetJoins)
    .where(sql`a.id = ${idParameter}`)
    .prepare(),
  openOrder: db
    .select({ orderId: sql<number>`o.id`, number: sql<string>`o.number` })
    .from(sql`service_order o`)
    .where(
      sql`o.asset_id = ${idParameter} AND o.phase NOT IN ('released', 'cancelled') AND o.number IS NOT NULL`,
    )
    .orderBy(sql`o.id DESC`)
    .limit(1)
    .prepare(),
  oldPlates: db
    .select({ plate: sql<string>`plate` })
    .from(sql`asset_plate`)
    .where(sql`asset_id = ${idParameter} AND to_on IS NOT NULL`)
    .orderBy(sql`from_on DESC`)
    .prepare(),
  mounted: db
    .select({ name: sql<string>`c.name`, serial: sql<string>`c.serial` })
    .from(sql`component_fitting f JOIN asset_component c ON c.id = f.component_id`)
    .where(sql`f.asset_id = ${idParameter} AND f.removed_on IS NULL AND c.serial IS NOT NULL`)
    .orderBy(sql`f.id`)
    .prepare(),
  contract: db
    .select({ number: sql<string | null>`contract_number` })
    .from(sql`asset_commercial`)
    .where(sql`asset_id = ${idParameter}`)
    .prepare(),
  party: db
    .select({
      kind: sql<'person' | 'firm'>`kind`,
      name: sql<string>`name`,
      eik: sql<string | null>`eik`,
      city: sql<string | null>`city`,
    })
    .from(sql`party`)
    .where(sql`id = ${idParameter}`)
    .prepare(),
  contacts: db
    .select({ kind: sql<string>`kind`, value: sql<string>`value` })
    .from(sql`party_contact`)
    .where(sql`party_id = ${idParameter}`)
    .orderBy(sql`position, id`)
    .prepare(),
  owned: db
    .select({ assetId: sql<number>`a.id`, label: assetLabel, title: assetTitle })
    .from(assetJoins)
    .where(sql`a.owner_id = ${idParameter} AND a.active = 1`)
    .orderBy(sql`a.id DESC`)
    .limit(5)
    .prepare(),
  order: db
    .select({
      number: sql<string>`o.number`,
      phase: sql<string>`o.phase`,
      receivedAt: sql<number>`o.received_at`,
      assetId: sql<number>`o.asset_id`,
      label: assetLabel,
      client: sql<string>`c.name`,
    })
    .from(sql`service_order o JOIN asset a ON a.id = o.asset_id JOIN party c ON c.id = o.client_id`)
    .where(sql`o.id = ${idParameter}`)
    .prepare(),
  invoice: db
    .select({
      number: sql<string>`i.number`,
      payer: sql<string>`p.name`,
      orderId: sql<number | null>`i.order_id`,
      totalCents: sql<number>`i.total_cents`,
    })
    .from(sql`invoice i JOIN party p ON p.id = i.payer_id`)
    .where(sql`i.id = ${idParameter}`)
    .prepare(),
  part: db
    .select({
      number: sql<string>`number`,
      brand: sql<string>`brand`,
      nameBg: sql<string>`name_bg`,
      nameEn: sql<string | null>`name_en`,
    })
    .from(sql`part`)
    .where(sql`id = ${idParameter}`)
    .prepare(),
}));

/** A shown text with what the query found in it. */
function marked(text: string, query: string): MarkedText {
  return { text, ranges: matchRanges(text, query).map(({ start, end }) => [start, end]) };
}

const holdsCode = (text: string | null, query: string): text is string =>
  text !== null && (foldCode(text).includes(foldCode(query)) || vinKey(text).includes(vinKey(query)));

/** What the counter shows of a found thing; null when it is gone. */
export function hitOf(db: ReadDb, found: Found, language: 'bg' | 'en'): Hit | null {
  const { entityId: id, marks: query } = found;
  switch (found.kind) {
    case 'asset':
      return assetHit(db, id, query);
    case 'party':
      return partyHit(db, id, query);
    case 'order':
      return orderHit(db, id, query);
    case 'invoice':
      return invoiceHit(db, id, query);
    case 'part':
      return partHit(db, id, query, language);
  }
}

function assetHit(db: ReadDb, id: number, query: string): AssetHit | null {
  const row = statements(db).asset.get({ id });
  if (!row) return null;
  return {
    kind: 'asset',
    id,
    assetKind: row.kind,
    plate: row.plate === null ? null : marked(row.plate, query),
    serial: row.serial === null ? null : marked(row.serial, query),
    title: marked(row.title, query),
    ...assetLine(db, id, row, query),
    openOrder: statements(db).openOrder.get({ id }) ?? null,
  };
}

type AssetRow = {
  plate: string | null;
  serial: string | null;
  vin: string | null;
  inventoryNumber: string | null;
  engineNumber: string | null;
  owner: string | null;
};

/** Names the old plate, VIN or number that matched; the owner when the plate or a word did. */
function assetLine(
  db: ReadDb,
  id: number,
  row: AssetRow,
  query: string,
): Pick<AssetHit, 'line' | 'lineKind'> {
  const owner = { line: marked(row.owner ?? '', query), lineKind: 'owner' } as const;
  if (!/\d/.test(query) || holdsCode(row.plate, query)) return owner;
  const oldPlate = statements(db)
    .oldPlates.all({ id })
    .find(({ plate }) => holdsCode(plate, query));
  if (oldPlate) return { line: marked(oldPlate.plate, query), lineKind: 'oldPlate' };
  if (holdsCode(row.vin, query)) return { line: marked(row.vin, query), lineKind: 'vin' };
  if (row.plate !== null && holdsCode(row.serial, query))
    return { line: marked(row.serial, query), lineKind: 'serial' };
  if (holdsCode(row.inventoryNumber, query))
    return { line: marked(row.inventoryNumber, query), lineKind: 'inventory' };
  return partLine(db, id, row, query) ?? owner;
}

/** Engine, mounted component or service contract, whichever has the number. */
function partLine(
  db: ReadDb,
  id: number,
  { serial, engineNumber }: AssetRow,
  query: string,
): Pick<AssetHit, 'line' | 'lineKind'> | null {
  if (holdsCode(serial, query)) return null;
  if (holdsCode(engineNumber, query)) return { line: marked(engineNumber, query), lineKind: 'engine' };
  const component = statements(db)
    .mounted.all({ id })
    .find((one) => holdsCode(one.serial, query));
  if (component)
    return { line: marked(`${component.name} ${component.serial}`, query), lineKind: 'component' };
  const number = statements(db).contract.get({ id })?.number ?? null;
  return holdsCode(number, query) ? { line: marked(number, query), lineKind: 'contract' } : null;
}

function partyHit(db: ReadDb, id: number, query: string): PartyHit | null {
  const row = statements(db).party.get({ id });
  if (!row) return null;
  const contacts = statements(db).contacts.all({ id });
  const digits = phoneKey(query);
  const phone = contacts.find(
    ({ kind, value }) => kind === 'phone' && digits !== '' && phoneKey(value).includes(digits),
  );
  const shown = phone ?? contacts[0];
  const eik = digits !== '' && row.eik?.includes(digits) ? row.eik : null;
  const line = eik ?? (shown ? formatPhone(shown.value) : (row.city ?? ''));
  return {
    kind: 'party',
    id,
    partyKind: row.kind,
    title: marked(row.name, query),
    line: marked(line, phone && !line.includes(query) ? digits : query),
    assets: statements(db).owned.all({ id }),
  };
}

function orderHit(db: ReadDb, id: number, query: string): Hit | null {
  const row = statements(db).order.get({ id });
  if (!row) return null;
  const { number, assetId, phase, receivedAt } = row;
  const line = [row.label, row.client].filter(Boolean).join(', ');
  return {
    kind: 'order',
    id,
    title: marked(number, query),
    line: marked(line, query),
    assetId,
    phase,
    receivedAt,
  };
}

function invoiceHit(db: ReadDb, id: number, query: string): Hit | null {
  const row = statements(db).invoice.get({ id });
  if (!row) return null;
  const { orderId, totalCents } = row;
  return {
    kind: 'invoice',
    id,
    title: marked(row.number, query),
    line: marked(row.payer, query),
    orderId,
    totalCents,
  };
}

function partHit(db: ReadDb, id: number, query: string, language: 'bg' | 'en'): Hit | null {
  const row = statements(db).part.get({ id });
  if (!row) return null;
  const name = language === 'en' ? (row.nameEn ?? row.nameBg) : row.nameBg;
  return {
    kind: 'part',
    id,
    title: marked(row.number, query),
    line: marked(`${row.brand} · ${name}`, query),
  };
}
