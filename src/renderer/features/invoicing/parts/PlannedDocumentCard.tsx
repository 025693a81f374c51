import { Check } from '@renderer/ui/Check';
import { DateField } from '@renderer/ui/fields/DateField';
import { SelectField } from '@renderer/ui/fields/SelectField';
import { Seg } from '@renderer/ui/Seg';
import type { DocumentChoice, PlannedDocument } from '@shared/features/invoicing/model';
import { paymentKinds } from '@shared/features/payments/model';
import { formatMoney, formatPercent } from '@shared/kernel/money';
import { useTranslation } from 'react-i18next';

interface PlannedDocumentCardProps {
  document: PlannedDocument;
  choice: DocumentChoice;
  issuedOn: string;
  onChange: (choice: DocumentChoice) => void;
}

/** What one payer will get: kind, way of payment, lines and sums. */
export function PlannedDocumentCard({ document, choice, issuedOn, onChange }: PlannedDocumentCardProps) {
  const { t } = useTranslation();
  const planned = choice.paymentWay === 'bank' ? document.bankDueOn : issuedOn;
  return (
    <section className="close-document" aria-label={document.payer}>
      <h3 className="row">
        <span className="grow ell">{document.payer}</span>
        {document.kinds.length === 1 && (
          <span className="s m">{t(($) => $.invoicing.kind[document.kind])}</span>
        )}
      </h3>
      {document.kinds.length > 1 && (
        <Seg
          label={t(($) => $.invoicing.close.kindLabel, { payer: document.payer })}
          value={choice.kind}
          options={document.kinds.map((value) => ({ value, label: t(($) => $.invoicing.kind[value]) }))}
          onChange={(kind) => onChange({ ...choice, kind })}
        />
      )}
      <ul className="close-lines">
        {document.lines.map((line) => (
          <li key={`${line.kind} ${line.sourceLineId}`} className="row">
            <span className="grow ell">{line.name}</span>
            <span className="num nw">{formatMoney(line.netCents)}</span>
          </li>
        ))}
      </ul>
      <dl className="close-sums">
        {document.noVatGround === null ? (
          <>
            <dt>{t(($) => $.invoicing.close.net)}</dt>
            <dd>{formatMoney(document.netCents)}</dd>
            {document.vat.map((row) => (
              <VatLine key={row.vatBp} vatBp={row.vatBp} vatCents={row.vatCents} ground={row.ground} />
            ))}
          </>
        ) : (
          <dt className="whole">{t(($) => $.invoicing.close.ground, { ground: document.noVatGround })}</dt>
        )}
        <dt className="t">
          {document.kind === 'internal'
            ? t(($) => $.invoicing.close.totalAll)
            : t(($) => $.invoicing.close.total)}
        </dt>
        <dd className="t">{formatMoney(document.totalCents, { currency: true })}</dd>
      </dl>
      {document.kind !== 'internal' && (
        <div className="compact-pair compact">
          <SelectField
            label={t(($) => $.invoicing.close.way)}
            value={choice.paymentWay}
            onChange={(paymentWay) => paymentWay && onChange({ ...choice, paymentWay, dueOn: null })}
            options={paymentKinds.map((value) => ({ value, label: t(($) => $.invoicing.way[value]) }))}
          />
          <DateField
            label={t(($) => $.invoicing.close.due)}
            value={choice.dueOn ?? planned}
            min={issuedOn}
            onChange={(dueOn) => onChange({ ...choice, dueOn })}
          />
        </div>
      )}
      {document.kinds.length > 1 && choice.kind === 'invoice' && (
        <Check
          label={t(($) => $.invoicing.close.personalNumber)}
          checked={choice.personalNumber ?? false}
          onChange={(personalNumber) => onChange({ ...choice, personalNumber })}
        />
      )}
    </section>
  );
}

function VatLine({ vatBp, vatCents, ground }: { vatBp: number; vatCents: number; ground: string | null }) {
  const { t } = useTranslation();
  return (
    <>
      <dt>
        {t(($) => $.invoicing.close.vat, { rate: formatPercent(vatBp) })}{' '}
        {ground && <span className="mm">{ground}</span>}
      </dt>
      <dd>{formatMoney(vatCents)}</dd>
    </>
  );
}
