import { formatDate, sofiaDate } from '@shared/kernel/dates';
import { formatMoney, totalsOf } from '@shared/kernel/money';
import { formatInvoiceNumber } from '@shared/kernel/numbering';
import { useTranslation } from 'react-i18next';
import type { WizardValues } from '../wizard';

const lines = [
  { name: 'labour', quantity: '1', unitCents: 5760, netCents: 5760, vatBp: 2000 },
  { name: 'part', quantity: '2', unitCents: 5256, netCents: 10_512, vatBp: 2000 },
] as const;

/** The invoice as it will print with what was typed so far. */
export function InvoiceSample({ values }: { values: WizardValues }) {
  const { t } = useTranslation();
  const totals = totalsOf(lines.map((line) => ({ ...line, vatBp: values.registered ? line.vatBp : 0 })));
  return (
    <>
      <h2>{t(($) => $.setup.sample.title)}</h2>
      <div className="sample-paper">
        <div className="sample-head">
          <div>
            <b>{t(($) => $.setup.sample.invoice)}</b>
            <div>{t(($) => $.setup.sample.original)}</div>
            <div>№ {formatInvoiceNumber(values.invoiceStart || 1)}</div>
            <div>{formatDate(sofiaDate(Date.now()))}</div>
          </div>
        </div>
        <div className="sample-parties">
          <div>
            <span className="dim">{t(($) => $.setup.sample.supplier)}</span>
            <b>{values.name || t(($) => $.setup.firm.name)}</b>
            {values.eik && <span>{t(($) => $.setup.sample.eik, { eik: values.eik })}</span>}
            {values.registered && values.vatNumber && (
              <span>{t(($) => $.setup.sample.vatNumber, { number: values.vatNumber })}</span>
            )}
            <span>{[values.city, values.address].filter(Boolean).join(', ')}</span>
            <span>{values.phone}</span>
          </div>
          <div>
            <span className="dim">{t(($) => $.setup.sample.recipient)}</span>
            <b className="dim">{t(($) => $.setup.sample.client)}</b>
            <span className="dim">{t(($) => $.setup.sample.clientNote)}</span>
          </div>
        </div>
        <table>
          <thead>
            <tr>
              <th>{t(($) => $.setup.sample.item)}</th>
              <th>{t(($) => $.setup.sample.quantity)}</th>
              <th>{t(($) => $.setup.sample.price)}</th>
              <th>{t(($) => $.setup.sample.sum)}</th>
            </tr>
          </thead>
          <tbody>
            {lines.map((line) => (
              <tr key={line.name}>
                <td>{t(($) => $.setup.sample[line.name])}</td>
                <td>{line.quantity}</td>
                <td>{formatMoney(line.unitCents)}</td>
                <td>{formatMoney(line.netCents)}</td>
              </tr>
            ))}
          </tbody>
        </table>
        <div className="sample-total">
          {values.registered && (
            <>
              <span>{t(($) => $.setup.sample.base)}</span>
              <span>{formatMoney(totals.netCents, { currency: true })}</span>
              <span>{t(($) => $.setup.sample.vat)}</span>
              <span>{formatMoney(totals.vatCents, { currency: true })}</span>
            </>
          )}
          <span>{t(($) => $.setup.sample.total)}</span>
          <b>{formatMoney(totals.grossCents, { currency: true })}</b>
        </div>
        {!values.registered && <div className="ground">{t(($) => $.setup.firm.notRegisteredNote)}</div>}
      </div>
      <p className="s m">{t(($) => $.setup.sample.note)}</p>
    </>
  );
}
