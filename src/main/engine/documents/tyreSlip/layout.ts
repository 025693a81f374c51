import type { TyreSlipPrint } from '@shared/features/printing/prints/tyreSlip';
import { formatDate } from '@shared/kernel/dates';
import { formatMoney } from '@shared/kernel/money';
import { formatQuantity } from '@shared/kernel/quantity';
import { assetHeading, assetRows } from '../assetGrid';
import type { LayoutContext } from '../context';
import { drawHead } from '../letterhead';
import { type Cell, drawGrid, drawHeading, drawSignatures } from '../pdf/grid';
import type { Sheet } from '../pdf/page';

/** „Разписка за гуми“: what was taken into storage or given back, wheel by wheel, with the place and two signatures. */
export function layoutTyreSlip(sheet: Sheet, print: TyreSlipPrint, context: LayoutContext): void {
  const { t } = context;
  const isReturn = print.direction === 'return';
  drawHead(
    sheet,
    {
      letterhead: print.letterhead,
      title: t(($) => $.prints.tyreSlip.title[print.direction]),
      number: print.number,
      date: formatDate(print.givenOn ?? print.fromOn),
      identity: { kind: 'asset', number: print.card },
      barcode: null,
    },
    context,
  );
  drawGrid(sheet, [
    [
      { label: t(($) => $.prints.common.client), value: print.client.name, width: 126 },
      { label: t(($) => $.prints.tyreSlip.phone), value: print.client.phone, width: 60 },
    ],
  ]);
  sheet.y += sheet.gap;
  drawHeading(sheet, assetHeading(print.asset, context));
  drawGrid(sheet, assetRows(print.asset, context));
  sheet.y += sheet.gap;
  drawHeading(
    sheet,
    t(($) => $.prints.tyreSlip.set),
  );
  drawGrid(sheet, [...setRows(print, context), wheelRow(print, context)]);
  sheet.y += sheet.gap;
  drawHeading(
    sheet,
    t(($) => $.prints.tyreSlip.storage),
  );
  drawGrid(sheet, storageRows(print, context));
  sheet.y += 2 * sheet.gap;
  const client = (isReturn ? print.givenTo : null) ?? print.client.name;
  const [from, to] = isReturn ? [print.workshop, client] : [client, print.workshop];
  drawSignatures(
    sheet,
    [
      t(($) => $.prints.handover.signedHanded, { name: from }),
      t(($) => $.prints.handover.signedAccepted, { name: to }),
    ],
    false,
  );
}

function setRows(print: TyreSlipPrint, { t }: LayoutContext): Cell[][] {
  const rims = print.rims ? t(($) => $.care.tyres.rims) : t(($) => $.care.tyres.noRims);
  const rows: Cell[][] = [
    [
      {
        label: t(($) => $.care.column.season),
        value: `${t(($) => $.care.tyres.season[print.season])}, ${rims}`,
        width: 62,
      },
      { label: t(($) => $.care.tyres.size), value: print.size, width: 40 },
      { label: t(($) => $.care.tyres.brand), value: print.brand, width: 56 },
      { label: t(($) => $.prints.tyreSlip.dot), value: print.dot, width: 28 },
    ],
  ];
  if (print.setNote)
    rows.push([{ label: t(($) => $.care.tyres.note), value: print.setNote, plain: true, width: 1 }]);
  return rows;
}

function wheelRow({ wheels }: TyreSlipPrint, { t }: LayoutContext): Cell[] {
  return wheels.map(({ place, treadTenths }) => ({
    label: t(($) => $.care.tyres.wheel[place]),
    value:
      treadTenths === null ? '–' : t(($) => $.care.tyres.mm, { value: formatQuantity(treadTenths * 100) }),
    width: 1,
  }));
}

function storageRows(print: TyreSlipPrint, { t }: LayoutContext): Cell[][] {
  const rows: Cell[][] = [
    [
      { label: t(($) => $.care.tyres.place), value: print.place, big: true, width: 44 },
      { label: t(($) => $.care.tyres.from), value: formatDate(print.fromOn), width: 44 },
      { label: t(($) => $.care.tyres.until), value: print.untilOn && formatDate(print.untilOn), width: 44 },
      {
        label: t(($) => $.prints.tyreSlip.fee),
        value: print.feeCents === 0 ? '' : formatMoney(print.feeCents, { currency: true }),
        width: 54,
      },
    ],
  ];
  if (print.givenOn !== null)
    rows.push([
      { label: t(($) => $.care.tyres.givenOn), value: formatDate(print.givenOn), width: 44 },
      { label: t(($) => $.care.tyres.givenTo), value: print.givenTo, width: 142 },
    ]);
  if (print.note)
    rows.push([{ label: t(($) => $.prints.tyreSlip.note), value: print.note, plain: true, width: 1 }]);
  return rows;
}
