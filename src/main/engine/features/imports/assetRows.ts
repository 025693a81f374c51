import { DomainError } from '@shared/contract/errors';
import { type AssetInput, assetInputSchema, maxMeter } from '@shared/features/assets/model';
import type { CheckOptions } from '@shared/features/imports/model';
import { fuelWords, gearboxWords, meterUnitWords } from '@shared/features/imports/words';
import { plateKey } from '@shared/kernel/plates';
import { vinKey } from '@shared/kernel/vin';
import type { CommandContext, QueryContext } from '../../kernel/context';
import {
  assetById,
  assetSummary,
  classUnits,
  firstUnit,
  holderOfPlate,
  holderOfSerial,
  holderOfVin,
  latestReadings,
  refuseAsset,
  saveAsset,
} from '../assets/slice';
import { readSettings } from '../settings/slice';
import { type Importer, type Planner, type RowPlan, SeenKeys } from './importer';
import { addNames, classWords, mayAddNames, TreeLookup, type TreeNames } from './names';
import { OwnerLookup, OwnerMaker, type OwnerPlan } from './owners';
import { type ImportRow, wordMap } from './row';

export interface AssetPlan {
  input: AssetInput;
  names: TreeNames;
  owner: OwnerPlan | null;
  meter: { value: number; unit: 'km' | 'h' | null; reason: null } | null;
  matchId: number | null;
}

const fuels = wordMap(fuelWords);
const gearboxes = wordMap(gearboxWords);
const meterUnits = wordMap(meterUnitWords);

class AssetPlanner implements Planner<AssetPlan> {
  private readonly seen = new SeenKeys();
  private readonly owners: OwnerLookup;
  private readonly tree: TreeLookup;
  private readonly classes;
  private readonly isGeneric: boolean;

  constructor(
    private readonly ctx: QueryContext,
    private readonly options: CheckOptions,
  ) {
    this.owners = new OwnerLookup(ctx);
    this.tree = new TreeLookup(ctx.db);
    this.classes = classWords(ctx.db);
    this.isGeneric = readSettings(ctx.db).workshop.mode === 'generic';
  }

  plan(row: ImportRow): RowPlan<AssetPlan> {
    const names = this.tree.of(row, mayAddNames(this.ctx, this.options.addNames));
    const input = this.read(row, names);
    const owner = this.owners.of(row);
    const meter = this.meter(row, input);
    const label = [input.plate ?? input.vin ?? input.serial, row.text('make', 80), row.text('model', 80)]
      .filter(Boolean)
      .join(' ');
    const existing = row.refusals.length > 0 ? null : this.match(row, input);
    const plan: AssetPlan = { input, names, owner, meter, matchId: existing?.id ?? null };
    if (row.refusals.length === 0) this.seen.add(row, keysOf(input));
    if (existing === null || this.options.existing === 'new') {
      this.refuseImpossible(row, input);
      return { outcome: 'create', label, existing, plan };
    }
    const gains = this.options.existing === 'fill' && gainsOf(this.ctx, plan, existing.id) !== null;
    return { outcome: gains ? 'fill' : 'skip', label, existing, plan };
  }

  extras() {
    return { owners: this.owners.added, names: this.tree.names };
  }

  private read(row: ImportRow, names: TreeNames): AssetInput {
    const plate = row.code('plate', 20)?.text ?? null;
    const vin = row.code('vin', 40)?.text.toUpperCase() ?? null;
    const asked = row.choice('class', this.classes, 'unknownClass', 'refuse');
    const chosen = asked ?? this.usualClass(plate !== null || vin !== null);
    return {
      kind: chosen.kind,
      classId: chosen.id,
      makeId: names.makeId,
      modelId: names.modelId,
      modificationId: names.modificationId,
      ...{ plate, vin },
      serial: row.code('serial', 60)?.text ?? null,
      engineNumber: row.code('engineNumber', 40)?.text ?? null,
      colour: row.text('colour', 40),
      colourCode: row.code('colourCode', 20)?.text ?? null,
      year: this.year(row),
      firstRegistrationOn: row.date('firstRegistration'),
      fuel: row.choice('fuel', fuels, 'unknownChoice', 'warn'),
      kw: row.number('kw', 20_000),
      ccm: row.number('ccm', 100_000),
      gearbox: row.choice('gearbox', gearboxes, 'unknownChoice', 'warn'),
      tyres: row.text('tyres', 80),
      keyNumber: row.code('keyNumber', 40)?.text ?? null,
      inventoryNumber: row.code('inventoryNumber', 40)?.text ?? null,
      place: row.text('place', 120),
      inspectionOn: row.date('inspectionOn'),
      insuranceOn: row.date('insuranceOn'),
      note: row.text('note', 2000, true),
    };
  }

  private year(row: ImportRow): number | null {
    const year = row.number('year', 2100);
    if (year === null || year === 0) return null;
    return year < 1885 ? row.refuse('year', 'outOfRange') : year;
  }

  /** The first class of the kind that the row looks like. */
  private usualClass(isVehicle: boolean): { id: number; kind: AssetInput['kind'] } {
    const kind = isVehicle && !this.isGeneric ? 'vehicle' : 'equipment';
    return [...this.classes.values()].find((one) => one.kind === kind) ?? { id: 0, kind };
  }

  private meter(row: ImportRow, { classId }: AssetInput): AssetPlan['meter'] {
    const value = row.number('meter', maxMeter);
    const unit = row.choice('meterUnit', meterUnits, 'unknownUnit', 'refuse');
    if (value === null) return null;
    const units = classUnits(this.ctx.db, classId);
    if (units.length === 0) row.warn('meter', 'METER_NONE');
    else if (unit !== null && !units.includes(unit)) row.refuse('meterUnit', 'unknownUnit');
    return units.length === 0 ? null : { value, unit, reason: null };
  }

  /** The card with this VIN, plate or serial; a row that means two cards is refused. */
  private match(row: ImportRow, { vin, plate, serial }: AssetInput): { id: number; name: string } | null {
    const { db } = this.ctx;
    const byVin = vin === null ? null : holderOfVin(db, vin);
    const byPlate = plate === null ? null : holderOfPlate(db, plate);
    if (byVin !== null && byPlate !== null && byVin !== byPlate) row.refuse('plate', 'matchesTwo');
    const bySerial = vin !== null || plate !== null || serial === null ? null : holderOfSerial(db, serial);
    const id = byVin ?? byPlate ?? bySerial;
    return id === null ? null : { id, name: nameOf(this.ctx, id) };
  }

  private refuseImpossible(row: ImportRow, input: AssetInput): void {
    if (row.refusals.length > 0) return;
    const parsed = assetInputSchema.safeParse(input);
    if (!parsed.success)
      row.refuse(null, 'INVALID_INPUT', { field: parsed.error.issues[0]?.path.join('.') ?? '' });
    else {
      const fault = faultOf(() => refuseAsset(this.ctx.db, parsed.data));
      if (fault) row.refuse(null, fault.code, fault.params);
    }
  }
}

function faultOf(check: () => void): DomainError | null {
  try {
    check();
    return null;
  } catch (error) {
    if (error instanceof DomainError) return error;
    throw error;
  }
}

function nameOf(ctx: QueryContext, id: number): string {
  const { plate, vin, serial, title } = assetSummary(ctx.db, id);
  return [plate ?? serial ?? vin, title].filter(Boolean).join(' ');
}

function keysOf({ vin, plate, serial }: AssetInput): (readonly [string, string])[] {
  return [
    ...(vin === null ? [] : [['vin', vinKey(vin)] as const]),
    ...(plate === null ? [] : [['plate', plateKey(plate)] as const]),
    ...(serial === null || vin !== null ? [] : [['serial', vinKey(serial)] as const]),
  ];
}

/** What a card gains: only what it lacks; null when it lacks nothing that the row has. */
function gainsOf(ctx: QueryContext, { input, owner, meter }: AssetPlan, id: number) {
  const record = assetById(ctx.db, id);
  const known = assetInputSchema.parse(record);
  const gains = Object.entries(input).filter(
    ([name, value]) => value !== null && !fixedFields.has(name) && known[name as keyof AssetInput] === null,
  );
  const unit = meter?.unit ?? firstUnit(ctx.db, id);
  const first = meter !== null && latestReadings(ctx.db, id, unit).length === 0 ? meter : null;
  const gainsOwner = record.ownerId === null && owner !== null;
  if (gains.length === 0 && !gainsOwner && first === null) return null;
  return { record, asset: { ...known, ...Object.fromEntries(gains) }, meter: first, gainsOwner };
}

/** The class stays; make and model are taken together or not at all. */
const fixedFields = new Set(['kind', 'classId', 'makeId', 'modelId', 'modificationId']);

function writeAsset(ctx: CommandContext, { outcome, plan }: RowPlan<AssetPlan>, owners: OwnerMaker): void {
  if (outcome === 'create') {
    const ids = addNames(ctx, plan.names);
    const input = {
      assetId: null,
      version: null,
      asset: { ...plan.input, ...ids },
      ownerId: owners.idOf(ctx, plan.owner),
      plateMovedOn: null,
      meter: plan.meter,
      requestId: '',
    };
    saveAsset(ctx, input, 'import');
    return;
  }
  const gains = plan.matchId === null ? null : gainsOf(ctx, plan, plan.matchId);
  if (!gains) return;
  const { record, asset, meter, gainsOwner } = gains;
  const { id: assetId, version } = record;
  const ownerId = gainsOwner ? owners.idOf(ctx, plan.owner) : record.ownerId;
  saveAsset(ctx, { assetId, version, asset, ownerId, plateMovedOn: null, meter, requestId: '' }, 'import');
}

export const assetImporter: Importer<AssetPlan> = {
  permissions: ['assets.edit', 'parties.edit', 'parties.personalData'],
  planner: (ctx, options) => new AssetPlanner(ctx, options),
  writer: () => {
    const owners = new OwnerMaker();
    return (ctx, row) => writeAsset(ctx, row, owners);
  },
};
