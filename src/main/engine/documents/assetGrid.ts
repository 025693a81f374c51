import type { PrintedAsset } from '@shared/features/printing/prints/parts';
import { formatQuantity } from '@shared/kernel/quantity';
import type { LayoutContext } from './context';
import { joined } from './letterhead';
import type { Cell } from './pdf/grid';
import { lineHeight, type Sheet, stroke, type } from './pdf/page';

/** Ruled rows that say which item it is: a vehicle, or equipment in the generic mode. */
export function assetRows(asset: PrintedAsset, { t }: LayoutContext): Cell[][] {
  const meter = meterText(asset);
  const description = t(($) => $.prints.common.description);
  if (asset.kind === 'vehicle') {
    return [
      [
        { label: t(($) => $.prints.common.plate), value: asset.plate, big: true, width: 44 },
        { label: description, value: asset.description, width: 98 },
        {
          label: t(($) => $.prints.common.yearColour),
          value: joined([asset.year?.toString(), asset.colour]),
          width: 44,
        },
      ],
      [
        { label: t(($) => $.prints.common.mileage), value: meter, width: 44 },
        { label: t(($) => $.prints.common.vin), value: asset.vin, width: 98 },
        { label: t(($) => $.prints.common.engineNumber), value: asset.engineNumber, width: 44 },
      ],
    ];
  }
  return [
    [
      { label: t(($) => $.prints.common.serial), value: asset.serial, big: true, width: 60 },
      { label: description, value: asset.description, width: 126 },
    ],
    [
      { label: t(($) => $.prints.common.className), value: asset.className, width: 60 },
      { label: t(($) => $.prints.common.place), value: asset.place, width: 66 },
      { label: t(($) => $.prints.common.year), value: asset.year?.toString(), width: 22 },
      { label: t(($) => $.prints.common.meter), value: meter, width: 38 },
    ],
  ];
}

export function assetHeading(asset: PrintedAsset, { t }: LayoutContext): string {
  return asset.kind === 'vehicle' ? t(($) => $.prints.common.vehicle) : t(($) => $.prints.common.equipment);
}

/** Plate or serial, else the description. */
export function assetMark(asset: PrintedAsset): string {
  return (asset.kind === 'vehicle' ? asset.plate : asset.serial) ?? asset.description;
}

function meterText({ meter }: PrintedAsset): string {
  return meter ? `${formatQuantity(meter.value * 1000)}\u00a0${meter.unit}` : '';
}

/** A gauge of eight fields with its number, as a cell. */
export function fuelCell(sheet: Sheet, eighths: number | null, { t }: LayoutContext, width: number): Cell {
  const label = t(($) => $.prints.common.fuel);
  return {
    width,
    draw: (x, y, cellWidth, height) => {
      const top = y + (height - lineHeight(type.text)) / 2;
      sheet.text(label, x, top, { size: type.heading });
      sheet.text(eighths === null ? '' : `${eighths}/8`, x + cellWidth, top, { bold: true, align: 'right' });
      const left = x + sheet.widthOf(label, { size: type.heading }) + 3;
      const pitch = (x + cellWidth - 8 - left + 0.7) / 8;
      sheet.doc.setLineWidth(stroke.hair);
      sheet.doc.setDrawColor('#111');
      sheet.doc.setFillColor('#111');
      for (let i = 0; i < 8; i++) {
        const filled = eighths !== null && i < eighths;
        sheet.doc.rect(left + i * pitch, y + (height - 4.2) / 2, pitch - 0.7, 4.2, filled ? 'FD' : 'S');
      }
    },
  };
}
