import type { AssetRow } from '@shared/features/assets/model';
import { formatPhone } from '@shared/kernel/phones';
import { sql } from 'drizzle-orm';
import { pagedExport } from '../../kernel/listExport';
import { mainKind } from '../settings/slice';
import { assetPage, assetSums } from './list';

/** What L1 has beside the columns of the screen. */
interface CardRow extends AssetRow {
  make: string | null;
  model: string | null;
  modification: string | null;
  ownerKind: 'person' | 'firm' | null;
  phone: string | null;
  meterOn: string | null;
  warrantyOn: string | null;
  turnoverCents: number;
}

/** Turnover is Σ invoiced net of the asset's orders (reports L1). */
const more = sql`, mk.name AS make, mo.name AS model, md.name AS modification, p.kind AS ownerKind,
  (SELECT value FROM party_contact WHERE party_id = a.owner_id AND kind = 'phone' ORDER BY position, id LIMIT 1) AS phone,
  (SELECT "on" FROM meter_reading WHERE asset_id = a.id AND annulled_at IS NULL ORDER BY at DESC, id DESC LIMIT 1) AS meterOn,
  (SELECT max(to_on) FROM asset_warranty WHERE asset_id = a.id) AS warrantyOn,
  (SELECT coalesce(sum(i.net_cents), 0) FROM invoice i JOIN service_order so ON so.id = i.order_id
    WHERE so.asset_id = a.id AND i.status = 'issued') AS turnoverCents`;

/** Картотека – списък (reports L1); a person's phone goes with the right to personal data only. */
export const assetsExports = {
  'assets.list': pagedExport('assets.list', {
    title: (t) => t(($) => $.assets.title),
    personalData: true,
    page: (ctx, input, cursor, limit) => assetPage<CardRow>(ctx, { ...input, cursor, limit }, more),
    sums: (ctx, input) => ({ count: assetSums(ctx, input).count }),
    columns: (t, ctx) => [
      mainKind(ctx.db) === 'vehicle' && {
        key: 'number',
        title: t(($) => $.exports.column.plate),
        kind: 'code',
        value: (row) => row.plate,
      },
      { key: 'serial', title: t(($) => $.exports.column.serial), kind: 'code', value: (row) => row.serial },
      mainKind(ctx.db) === 'vehicle' && {
        key: 'vin',
        title: t(($) => $.assets.column.vin),
        kind: 'code',
        value: (row) => row.vin,
      },
      { key: 'make', title: t(($) => $.exports.column.make), kind: 'text', value: (row) => row.make },
      { key: 'model', title: t(($) => $.exports.column.model), kind: 'text', value: (row) => row.model },
      {
        key: 'modification',
        title: t(($) => $.exports.column.modification),
        kind: 'text',
        value: (row) => row.modification,
      },
      { key: 'year', title: t(($) => $.assets.column.year), kind: 'integer', value: (row) => row.year },
      { key: 'owner', title: t(($) => $.assets.column.owner), kind: 'text', value: (row) => row.ownerName },
      {
        key: 'phone',
        title: t(($) => $.exports.column.phone),
        kind: 'code',
        value: (row) => {
          const hidden = row.ownerKind === 'person' && !ctx.can('parties.personalData');
          return row.phone === null || hidden ? null : formatPhone(row.phone);
        },
      },
      { key: 'meter', title: t(($) => $.assets.column.meter), kind: 'integer', value: (row) => row.meter },
      {
        key: 'meterOn',
        title: t(($) => $.exports.column.meterOn),
        kind: 'date',
        value: (row) => row.meterOn,
      },
      {
        key: 'warranty',
        title: t(($) => $.exports.column.warrantyOn),
        kind: 'date',
        value: (row) => row.warrantyOn,
      },
      { key: 'orders', title: t(($) => $.assets.column.orders), kind: 'integer', value: (row) => row.orders },
      ctx.can('invoices.view') && {
        key: 'turnover',
        title: t(($) => $.exports.column.turnover),
        kind: 'money',
        value: (row) => row.turnoverCents,
      },
      {
        key: 'last',
        title: t(($) => $.assets.column.lastOrder),
        kind: 'dateTime',
        value: (row) => row.lastOrderAt,
      },
    ],
  }),
};
