import { DomainError } from '@shared/contract/errors';
import { type ClassMeter, unitsOf } from '@shared/features/assets/meters';
import type { PrintedAsset } from '@shared/features/printing/prints/parts';
import { sql } from 'drizzle-orm';
import type { ReadDb } from '../db/handles';

interface AssetRow {
  kind: 'vehicle' | 'equipment';
  plate: string | null;
  vin: string | null;
  serial: string | null;
  engineNumber: string | null;
  description: string;
  year: number | null;
  colour: string | null;
  colourCode: string | null;
  place: string | null;
  classBg: string;
  classEn: string;
  meterUnit: ClassMeter;
}

/** The item as a print shows it, with the reading of its order. @throws DomainError NOT_FOUND */
export function printedAssetOf(
  db: ReadDb,
  assetId: number,
  meter: number | null,
  language: 'bg' | 'en',
): PrintedAsset {
  const row = db.get<AssetRow>(sql`
    SELECT a.kind, a.plate, a.vin, a.serial, a.engine_number AS engineNumber, a.year, a.colour, a.colour_code AS colourCode,
      a.place, c.name_bg AS classBg, c.name_en AS classEn, c.meter_unit AS meterUnit,
      trim(coalesce(mk.name, '') || ' ' || coalesce(mo.name, '') || ' ' || coalesce(md.name, '')) AS description
    FROM asset a JOIN asset_class c ON c.id = a.class_id LEFT JOIN make mk ON mk.id = a.make_id
      LEFT JOIN model mo ON mo.id = a.model_id LEFT JOIN modification md ON md.id = a.modification_id
    WHERE a.id = ${assetId}`);
  if (!row) throw new DomainError('NOT_FOUND');
  const { kind, plate, vin, engineNumber, description, year, serial, place } = row;
  const [unit = kind === 'vehicle' ? 'km' : 'h'] = unitsOf(kind, row.meterUnit);
  const shownMeter = meter === null ? null : { value: meter, unit };
  if (kind === 'equipment')
    return {
      kind,
      serial,
      description,
      year,
      className: language === 'en' ? row.classEn : row.classBg,
      place,
      meter: shownMeter,
    };
  return {
    kind,
    plate,
    vin,
    engineNumber,
    description,
    year,
    colour: [row.colour, row.colourCode].filter(Boolean).join(' ') || null,
    meter: shownMeter,
  };
}
