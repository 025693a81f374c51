import { index, integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';

export const assetClass = sqliteTable('asset_class', {
  id: integer('id').primaryKey(),
  parentId: integer('parent_id'),
  key: text('key').unique(),
  kind: text('kind', { enum: ['vehicle', 'equipment'] }).notNull(),
  nameBg: text('name_bg').notNull(),
  nameEn: text('name_en').notNull(),
  /** JSON list of the equipment checked at intake (documents §3.4). */
  checklist: text('checklist').notNull().default('[]'),
  position: integer('position').notNull().default(0),
  /** What its meters count; `both`: km first for vehicles, hours first for equipment. Null: by the kind. */
  meterUnit: text('meter_unit', { enum: ['km', 'h', 'both', 'none'] }),
  version: integer('version').notNull().default(1),
});

export const make = sqliteTable(
  'make',
  {
    id: integer('id').primaryKey(),
    name: text('name').notNull(),
    folded: text('folded').notNull(),
    /** `orderText` of the name. */
    nameOrder: text('name_order').notNull().default(''),
    /** Time units per hour of the maker's labour book: VW 100, others 12 or 10 (domain §3). */
    unitsPerHour: integer('units_per_hour').notNull().default(10),
    isVwGroup: integer('is_vw_group', { mode: 'boolean' }).notNull().default(false),
    active: integer('active', { mode: 'boolean' }).notNull().default(true),
    importBatchId: integer('import_batch_id'),
    /** Another name of that one: found by an import, shown nowhere. */
    mergedIntoId: integer('merged_into_id'),
    version: integer('version').notNull().default(1),
  },
  (t) => [uniqueIndex('make_folded').on(t.folded)],
);

export const model = sqliteTable(
  'model',
  {
    id: integer('id').primaryKey(),
    makeId: integer('make_id')
      .notNull()
      .references(() => make.id),
    name: text('name').notNull(),
    folded: text('folded').notNull(),
    /** `orderText` of the name. */
    nameOrder: text('name_order').notNull().default(''),
    yearFrom: integer('year_from'),
    yearTo: integer('year_to'),
    active: integer('active', { mode: 'boolean' }).notNull().default(true),
    importBatchId: integer('import_batch_id'),
    /** Another name of that one: found by an import, shown nowhere. */
    mergedIntoId: integer('merged_into_id'),
    version: integer('version').notNull().default(1),
  },
  (t) => [uniqueIndex('model_make_folded').on(t.makeId, t.folded), index('model_folded').on(t.folded, t.id)],
);

export const modification = sqliteTable(
  'modification',
  {
    id: integer('id').primaryKey(),
    modelId: integer('model_id')
      .notNull()
      .references(() => model.id),
    name: text('name').notNull(),
    folded: text('folded').notNull(),
    /** `orderText` of the name. */
    nameOrder: text('name_order').notNull().default(''),
    engineCode: text('engine_code'),
    kw: integer('kw'),
    ccm: integer('ccm'),
    fuel: text('fuel'),
    body: text('body'),
    yearFrom: integer('year_from'),
    yearTo: integer('year_to'),
    active: integer('active', { mode: 'boolean' }).notNull().default(true),
    version: integer('version').notNull().default(1),
  },
  (t) => [uniqueIndex('modification_model_folded').on(t.modelId, t.folded)],
);

export const operationGroup = sqliteTable('operation_group', {
  id: integer('id').primaryKey(),
  key: text('key').unique(),
  nameBg: text('name_bg').notNull(),
  nameEn: text('name_en').notNull(),
  position: integer('position').notNull().default(0),
});

export const operation = sqliteTable(
  'operation',
  {
    id: integer('id').primaryKey(),
    code: text('code').notNull(),
    codeKey: text('code_key').notNull(),
    nameBg: text('name_bg').notNull(),
    nameEn: text('name_en'),
    folded: text('folded').notNull(),
    /** `orderText` of the name. */
    nameOrder: text('name_order').notNull().default(''),
    groupId: integer('group_id')
      .notNull()
      .references(() => operationGroup.id),
    vatBp: integer('vat_bp').notNull().default(2000),
    /** Net price that wins over norm hours × rate. */
    fixedPriceCents: integer('fixed_price_cents'),
    warrantyMonths: integer('warranty_months'),
    warrantyKm: integer('warranty_km'),
    /** True when the operation fits only the makes, models or modifications that have a norm. */
    specific: integer('specific', { mode: 'boolean' }).notNull().default(false),
    active: integer('active', { mode: 'boolean' }).notNull().default(true),
    version: integer('version').notNull().default(1),
  },
  (t) => [uniqueIndex('operation_code').on(t.codeKey), index('operation_name_order').on(t.nameOrder, t.id)],
);

/** Planned time; the most specific level valid on the date wins (domain §3). `targetId` is 0 for level `all`. */
export const norm = sqliteTable(
  'norm',
  {
    id: integer('id').primaryKey(),
    operationId: integer('operation_id')
      .notNull()
      .references(() => operation.id, { onDelete: 'cascade' }),
    level: text('level', { enum: ['all', 'class', 'make', 'model', 'modification'] }).notNull(),
    targetId: integer('target_id').notNull().default(0),
    normSec: integer('norm_sec').notNull(),
    fromOn: text('from_on').notNull(),
    toOn: text('to_on'),
    createdAt: integer('created_at').notNull(),
  },
  (t) => [
    uniqueIndex('norm_key').on(t.operationId, t.level, t.targetId, t.fromOn),
    index('norm_target').on(t.level, t.targetId, t.operationId),
  ],
);

/** Where a specific operation is valid, beside the places that have a norm of it (domain §3). */
export const operationPlace = sqliteTable(
  'operation_place',
  {
    operationId: integer('operation_id')
      .notNull()
      .references(() => operation.id, { onDelete: 'cascade' }),
    level: text('level', { enum: ['class', 'make', 'model', 'modification'] }).notNull(),
    targetId: integer('target_id').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.operationId, t.level, t.targetId] }),
    index('operation_place_target').on(t.level, t.targetId),
  ],
);

/** Oil volumes, torques and free text of a place of the tree; what stands higher is inherited (domain §3). */
export const technicalNote = sqliteTable(
  'technical_note',
  {
    id: integer('id').primaryKey(),
    level: text('level', { enum: ['class', 'make', 'model', 'modification'] }).notNull(),
    targetId: integer('target_id').notNull(),
    kind: text('kind', { enum: ['volume', 'torque', 'text'] }).notNull(),
    /** Which known quantity a volume is, e.g. `engineOil`: packages take it by this name. */
    quantity: text('quantity'),
    label: text('label').notNull(),
    valueMilli: integer('value_milli'),
    unit: text('unit'),
    text: text('text').notNull().default(''),
    position: integer('position').notNull().default(0),
    version: integer('version').notNull().default(1),
  },
  (t) => [index('technical_note_target').on(t.level, t.targetId, t.position)],
);

/** Two names of one make or model became one; `moves` says what went over, for the undo. */
export const catalogMerge = sqliteTable('catalog_merge', {
  id: integer('id').primaryKey(),
  level: text('level', { enum: ['make', 'model'] }).notNull(),
  keptId: integer('kept_id').notNull(),
  mergedId: integer('merged_id').notNull(),
  moves: text('moves').notNull(),
  userId: integer('user_id').notNull(),
  at: integer('at').notNull(),
  undoneAt: integer('undone_at'),
});
