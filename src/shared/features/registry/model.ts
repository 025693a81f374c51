import { z } from 'zod';
import { isoDate } from '../../kernel/dates';
import { id } from '../../kernel/ids';
import { contractStates } from '../assets/commercial';
import { assetKinds, meterUnits } from '../assets/model';

/** What both lists of things narrow by. */
const thingFilter = {
  text: z.string().max(200),
  kind: z.enum(assetKinds).nullable(),
  inactive: z.boolean(),
  /** A warranty ends from today until this day. */
  warrantyUntilOn: isoDate.nullable().default(null),
};

/** „Картотека – списък“ (reports L1). */
export const assetFilterSchema = z.object({
  ...thingFilter,
  makeId: id.nullable(),
  inWorkshop: z.boolean(),
  /** No visit for so many months; a card without any counts from the day it was written. */
  noVisitMonths: z.int().min(1).max(240).nullable().default(null),
  /** Falls due until this day, or did before. */
  inspectionUntilOn: isoDate.nullable().default(null),
  insuranceUntilOn: isoDate.nullable().default(null),
});
export type AssetFilter = z.output<typeof assetFilterSchema>;

export const assetSortFields = [
  'plate',
  'serial',
  'title',
  'owner',
  'year',
  'meter',
  'warrantyTo',
  'orders',
  'turnover',
  'lastOrderAt',
] as const;

export const assetRowSchema = z.object({
  id,
  kind: z.enum(assetKinds),
  plate: z.string().nullable(),
  vin: z.string().nullable(),
  serial: z.string().nullable(),
  /** Make, model and modification in one line. */
  title: z.string(),
  make: z.string().nullable(),
  model: z.string().nullable(),
  modification: z.string().nullable(),
  year: z.int().nullable(),
  ownerId: id.nullable(),
  ownerName: z.string().nullable(),
  /** As dialled; null for a person's without the right to personal data. */
  phone: z.string().nullable(),
  meter: z.int().nullable(),
  meterUnit: z.enum(meterUnits),
  meterOn: isoDate.nullable(),
  /** The last day of any of its warranties. */
  warrantyTo: isoDate.nullable(),
  inspectionOn: isoDate.nullable(),
  insuranceOn: isoDate.nullable(),
  nextService: z.object({ on: isoDate, title: z.string() }).nullable(),
  orders: z.int(),
  /** Σ net of its issued invoices; null without `invoices.view`. */
  turnoverCents: z.int().nullable(),
  lastOrderAt: z.int().nullable(),
  openOrderId: id.nullable(),
});
export type AssetRow = z.output<typeof assetRowSchema>;

export const warrantyViews = ['all', 'in', 'out'] as const;
export const contractViews = ['all', 'valid', 'over', 'none'] as const;

/** „Опис на изделията“ (reports L5). */
export const itemFilterSchema = z.object({
  ...thingFilter,
  /** In warranty by date and by meter (domain §2.1). */
  warranty: z.enum(warrantyViews).default('all'),
  contract: z.enum(contractViews).default('all'),
  withComponents: z.boolean().default(false),
});
export type ItemFilter = z.output<typeof itemFilterSchema>;

export const itemSortFields = [
  'item',
  'serial',
  'client',
  'place',
  'delivered',
  'warrantyTo',
  'components',
  'contract',
  'lastOrder',
] as const;

export const itemRowSchema = z.object({
  id,
  kind: z.enum(assetKinds),
  /** Make, model and modification; the class where none is known. */
  title: z.string(),
  /** Serial number, else the VIN. */
  serial: z.string().nullable(),
  ownerId: id.nullable(),
  ownerName: z.string().nullable(),
  place: z.string().nullable(),
  room: z.string().nullable(),
  deliveredOn: isoDate.nullable(),
  warrantyTo: isoDate.nullable(),
  inWarranty: z.boolean(),
  /** Mounted now. */
  components: z.int(),
  componentNames: z.string().nullable(),
  contractNumber: z.string().nullable(),
  contractToOn: isoDate.nullable(),
  contractState: z.enum(contractStates),
  lastOrder: z.object({ orderId: id, number: z.string(), at: z.int() }).nullable(),
});
export type ItemRow = z.output<typeof itemRowSchema>;
