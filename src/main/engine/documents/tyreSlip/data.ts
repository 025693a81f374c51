import { DomainError } from '@shared/contract/errors';
import type { TyreSlipPrint } from '@shared/features/printing/prints/tyreSlip';
import type { Settings } from '@shared/features/settings/model';
import { percentOf } from '@shared/kernel/money';
import { formatPhone } from '@shared/kernel/phones';
import { sql } from 'drizzle-orm';
import type { ReadDb } from '../../db/handles';
import { printedAssetOf } from '../assetData';
import { letterheadOf, workshopVatNumber } from '../workshop';

interface StayRow
  extends Pick<
    TyreSlipPrint,
    'season' | 'size' | 'brand' | 'dot' | 'setNote' | 'place' | 'fromOn' | 'untilOn' | 'feeCents' | 'note'
  > {
  setId: number;
  assetId: number;
  rims: number;
  givenOn: string | null;
  givenTo: string | null;
  client: string | null;
  phone: string | null;
}

const vatBp = 2000;

/** The slip of a storage as it stands: of the receipt while the set is kept, of the return afterwards. @throws DomainError NOT_FOUND */
export function tyreSlipPrint(
  db: ReadDb,
  settings: Settings,
  { stayId, language, today }: { stayId: number; language: 'bg' | 'en'; today: string },
): TyreSlipPrint {
  const row = db.get<StayRow>(sql`
    SELECT s.id AS setId, s.asset_id AS assetId, s.season, s.size, s.brand, s.dot, s.rims, s.note AS setNote, y.place,
      y.from_on AS fromOn, y.until_on AS untilOn, y.fee_cents AS feeCents, y.note, y.given_on AS givenOn, y.given_to AS givenTo,
      p.name AS client,
      (SELECT value FROM party_contact WHERE party_id = p.id AND kind = 'phone' ORDER BY position, id LIMIT 1) AS phone
    FROM tyre_stay y JOIN tyre_set s ON s.id = y.set_id JOIN asset a ON a.id = s.asset_id
      LEFT JOIN party p ON p.id = coalesce(y.party_id, a.owner_id)
    WHERE y.id = ${stayId}`);
  if (!row) throw new DomainError('NOT_FOUND');
  const { setId, assetId, client, phone, rims, feeCents, ...fields } = row;
  const wheels = db.all<TyreSlipPrint['wheels'][number]>(
    sql`SELECT place, tread_tenths AS treadTenths FROM tyre_wheel WHERE set_id = ${setId} ORDER BY rowid`,
  );
  const registered = workshopVatNumber(settings, today) !== null;
  return {
    ...fields,
    letterhead: letterheadOf(settings, today),
    direction: row.givenOn === null ? 'receipt' : 'return',
    number: String(stayId),
    card: String(assetId),
    client: { name: client ?? '', phone: phone && formatPhone(phone) },
    asset: printedAssetOf(db, assetId, null, language),
    rims: rims === 1,
    wheels,
    feeCents: registered ? feeCents + percentOf(feeCents, vatBp) : feeCents,
    workshop: settings.workshop.name,
  };
}
