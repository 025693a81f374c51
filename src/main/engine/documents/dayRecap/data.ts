import type { DayRecapPrint } from '@shared/features/printing/prints/dayRecap';
import type { DayReport } from '@shared/features/reports/model';
import type { Settings } from '@shared/features/settings/model';
import { translator } from '@shared/i18n/translate';
import { letterheadOf } from '../workshop';

/** The day on one page (reports D1); only for who sees the earnings, so nothing in it is masked. */
export function dayRecapPrint(settings: Settings, day: DayReport, language: 'bg' | 'en'): DayRecapPrint {
  const t = translator(language);
  const workOf = (row: { normSec: number; labourCents: number; earningsCents: number | null }) => ({
    normSeconds: Math.max(0, row.normSec),
    labourCents: row.labourCents,
    earningsCents: row.earningsCents ?? 0,
  });
  // Attendance needs the shift clock; until it exists there is none to print.
  const attendance = { attendedSeconds: null, efficiencyBp: null };
  return {
    letterhead: letterheadOf(settings, day.on),
    generic: settings.workshop.mode === 'generic',
    on: day.on,
    dateBasis: day.basis,
    received: day.received.length,
    finished: day.finished.length,
    released: day.released.length,
    totals: { ...workOf(day.totals), ...attendance },
    workers: day.workers.map((row) => ({
      name: row.name,
      orders: row.orders,
      ...attendance,
      ...workOf(row),
    })),
    orders: day.orders.map((row) => ({
      number: row.number,
      mark: row.mark,
      client: row.client,
      phaseName: t(($) => $.ui.phase[row.phase]),
      ...workOf(row),
    })),
    invoices: (day.invoices ?? []).map(({ kind, count, netCents, vatCents, totalCents }) => ({
      kind: kind === 'sale' ? 'saleRecord' : kind,
      count,
      baseCents: netCents,
      vatCents,
      totalCents,
    })),
    payments: (day.payments ?? []).map(({ kind, count, amountCents }) => ({
      method: kind,
      count: Math.max(0, count),
      amountCents,
    })),
    cashDesk: day.cashDesk && {
      openingCents: day.cashDesk.floatCents,
      movements: [
        { kind: 'payments', amountCents: day.cashDesk.cashPaymentsCents },
        { kind: 'floatIn', amountCents: day.cashDesk.inCents },
        { kind: 'paidOut', amountCents: -day.cashDesk.outCents },
        { kind: 'banked', amountCents: -day.cashDesk.bankCents },
      ],
      expectedCents: day.cashDesk.expectedCents,
      countedCents: day.cashDesk.countedCents,
    },
  };
}
