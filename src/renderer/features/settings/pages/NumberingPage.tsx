import { useCommand } from '@renderer/api/useCommand';
import { useQuery } from '@renderer/api/useQuery';
import { useSession } from '@renderer/app/session';
import { ErrorBox } from '@renderer/ui/ErrorBox';
import { IntegerField } from '@renderer/ui/fields/numbers';
import { InlineNotice } from '@renderer/ui/InlineNotice';
import { PageHead } from '@renderer/ui/PageHead';
import { SkeletonRows } from '@renderer/ui/Skeleton';
import type { OutputOf } from '@shared/contract/contract';
import { formatInvoiceNumber } from '@shared/kernel/numbering';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FormGroup } from '../parts/FormGroup';
import { FormPage } from '../parts/FormPage';
import { useSaved } from '../parts/useSaved';

type Numbering = OutputOf<'settings.numbering'>;

/** Where the series stand; the first invoice number can be chosen until the first invoice (documents §1). */
export function NumberingPage() {
  const { t } = useTranslation();
  const saved = useSaved();
  const { data, error } = useQuery(
    'settings.numbering',
    {},
    { tags: ['settings', 'invoice', 'order', 'stock'] },
  );
  if (data) return <Loaded onSaved={saved} key={data.invoice.next} numbering={data} />;
  return (
    <>
      <PageHead title={t(($) => $.settings.pages.numbering)} />
      {error ? <ErrorBox error={error} /> : <SkeletonRows rows={6} />}
    </>
  );
}

const largest = 9_999_999_999;

function Loaded({ numbering: { invoice, own }, onSaved }: { numbering: Numbering; onSaved: () => void }) {
  const { t } = useTranslation();
  const { may } = useSession();
  const [start, setStart] = useState<number | null>(invoice.next);
  const save = useCommand('settings.setInvoiceStart');
  const started = invoice.lastIssued !== null;
  const fits = start !== null && Number.isInteger(start) && start >= 1 && start <= largest;
  const onSave = async () => {
    if (fits && (await save.attempt({ start }))) onSaved();
  };
  return (
    <FormPage
      title={t(($) => $.settings.pages.numbering)}
      scope={t(($) => $.settings.numbering.scope)}
      dirty={start !== invoice.next}
      wrong={fits ? 0 : 1}
      busy={save.isPending}
      error={save.error}
      readOnly={started || !may('settings.edit')}
      onSave={() => void onSave()}
      onDiscard={() => setStart(invoice.next)}
    >
      <FormGroup
        title={t(($) => $.settings.numbering.invoice)}
        note={t(($) => $.settings.numbering.invoiceNote)}
      >
        {started ? (
          <>
            <dl className="facts whole">
              <dt>{t(($) => $.settings.numbering.last)}</dt>
              <dd className="b">{invoice.lastIssued}</dd>
              <dt>{t(($) => $.settings.numbering.next)}</dt>
              <dd className="b">{formatInvoiceNumber(invoice.next)}</dd>
            </dl>
            <div className="whole">
              <InlineNotice tone="info">{t(($) => $.settings.numbering.locked)}</InlineNotice>
            </div>
          </>
        ) : (
          <>
            <IntegerField
              label={t(($) => $.settings.numbering.first)}
              value={start}
              min={1}
              max={largest}
              onChange={setStart}
            />
            <dl className="facts numbering-next">
              <dt>{t(($) => $.settings.numbering.next)}</dt>
              <dd className="b">{fits ? formatInvoiceNumber(start) : ''}</dd>
              <dt>{t(($) => $.settings.numbering.last)}</dt>
              <dd>{t(($) => $.settings.numbering.none)}</dd>
            </dl>
            <p className="whole s m">{t(($) => $.settings.numbering.hint)}</p>
          </>
        )}
      </FormGroup>
      <FormGroup title={t(($) => $.settings.numbering.own)} note={t(($) => $.settings.numbering.ownNote)}>
        <table className="tbl whole series">
          <thead>
            <tr>
              <th>{t(($) => $.settings.numbering.series)}</th>
              <th className="num">{t(($) => $.settings.numbering.nextOwn)}</th>
            </tr>
          </thead>
          <tbody>
            {own.map((one) => (
              <tr key={one.series}>
                <td>{t(($) => $.settings.numbering.seriesNames[one.series])}</td>
                <td className="num b">{one.next}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </FormGroup>
    </FormPage>
  );
}
