import { useCommand } from '@renderer/api/useCommand';
import { useQuery } from '@renderer/api/useQuery';
import { useSession } from '@renderer/app/session';
import { PaymentPanel } from '@renderer/features/payments/parts/PaymentPanel';
import { Button } from '@renderer/ui/Button';
import { ErrorBox } from '@renderer/ui/ErrorBox';
import { errorText } from '@renderer/ui/errorText';
import { InlineNotice } from '@renderer/ui/InlineNotice';
import { SideSection } from '@renderer/ui/SidePanel';
import { SkeletonRows } from '@renderer/ui/Skeleton';
import { useShortcuts } from '@renderer/ui/shortcuts/useShortcuts';
import { toast } from '@renderer/ui/toast';
import type { OutputOf } from '@shared/contract/contract';
import type { DocumentChoice, PlannedDocument } from '@shared/features/invoicing/model';
import { formatDate } from '@shared/kernel/dates';
import { Printer, ReceiptText } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { PlannedDocumentCard } from './PlannedDocumentCard';
import '../invoicing.css';

interface ClosePanelProps {
  orderId: number;
  /** The work of the panel is left. */
  onDone: () => void;
  /** Documents are issued and the money is in: the set of the moment is next. */
  onPrint: () => void;
}

type Preview = OutputOf<'invoicing.preview'>;

/** Invoice and payment of an order in a row, in its side panel: each step stands ready and takes one key. */
export function ClosePanel({ orderId, onDone, onPrint }: ClosePanelProps) {
  const { t } = useTranslation();
  const { may } = useSession();
  const preview = useQuery(
    'invoicing.preview',
    { orderId },
    { tags: [`order:${orderId}`, 'stock', 'party'] },
  );
  if (preview.error) return <ErrorBox error={preview.error} />;
  if (!preview.data) return <SkeletonRows rows={8} />;
  const { issued } = preview.data;
  const open = issued.filter((one) => one.kind !== 'internal' && one.totalCents !== one.paidCents);
  if (issued.length === 0) return <PlanPanel preview={preview.data} onNothingOwed={onPrint} />;
  if (open.length > 0 && may('payments.take'))
    return (
      <PaymentPanel
        documents={open}
        onDone={() => (open.length === 1 ? onPrint() : undefined)}
        onLater={onPrint}
      />
    );
  return (
    <SideSection title={t(($) => $.invoicing.close.title)}>
      <p className="side-note">
        {open.length === 0 ? t(($) => $.payments.allPaid) : t(($) => $.invoicing.close.alreadyDone)}
      </p>
      <div className="side-acts">
        <Button icon={Printer} shortcut="Ctrl+P" onClick={onPrint}>
          {t(($) => $.invoicing.open.print)}
        </Button>
        <Button variant="ghost" shortcut="Esc" onClick={onDone}>
          {t(($) => $.ui.close)}
        </Button>
      </div>
    </SideSection>
  );
}

const plainChoice = (document: PlannedDocument): DocumentChoice => ({
  partyId: document.partyId,
  kind: document.kind,
  paymentWay: document.paymentWay,
  dueOn: null,
  personalNumber: false,
});

function PlanPanel({ preview, onNothingOwed }: { preview: Preview; onNothingOwed: () => void }) {
  const { t } = useTranslation();
  const close = useCommand('invoicing.closeOrder');
  const [choices, setChoices] = useState<readonly DocumentChoice[]>([]);
  const button = useRef<HTMLButtonElement>(null);
  const { orderId, version, documents, refusals, issuedOn, taxEventOn, partsToIssue } = preview;
  const blocked = refusals.length > 0;
  useEffect(() => {
    if (!blocked) button.current?.focus();
  }, [blocked]);
  const choiceOf = (document: PlannedDocument) =>
    choices.find((one) => one.partyId === document.partyId) ?? plainChoice(document);
  const run = async () => {
    if (blocked || close.isPending) return;
    const done = await close.attempt({ orderId, version, documents: documents.map(choiceOf) });
    if (!done) return;
    const numbers = done.documents.map((one) => one.number).join(', ');
    toast.show({ text: t(($) => $.invoicing.close.done, { numbers }), glyph: 'ok' });
    if (done.documents.every((one) => one.kind === 'internal')) onNothingOwed();
  };
  useShortcuts([{ keys: 'Ctrl+Enter', label: t(($) => $.invoicing.close.run), run: () => void run() }]);
  return (
    <SideSection title={t(($) => $.invoicing.close.title)} extra={formatDate(issuedOn)}>
      {blocked && (
        <InlineNotice tone="warn" title={t(($) => $.invoicing.close.cannot)}>
          <ul>
            {refusals.map((refusal) => (
              <li key={`${refusal.code} ${JSON.stringify(refusal.params)}`}>{errorText(t, refusal)}</li>
            ))}
          </ul>
        </InlineNotice>
      )}
      {documents.map((document) => (
        <PlannedDocumentCard
          key={document.partyId ?? 'internal'}
          document={document}
          choice={choiceOf(document)}
          issuedOn={issuedOn}
          onChange={(choice) =>
            setChoices([...choices.filter((one) => one.partyId !== choice.partyId), choice])
          }
        />
      ))}
      <p className="side-note s m">
        {t(($) => $.invoicing.close.taxEvent, { on: formatDate(taxEventOn) })}
        {partsToIssue > 0 && (
          <>
            <br />
            {t(($) => $.invoicing.close.issues, { count: partsToIssue })}
          </>
        )}
      </p>
      <ErrorBox error={close.error} />
      <div className="side-acts">
        <Button
          ref={button}
          variant="primary"
          icon={ReceiptText}
          shortcut="Ctrl+Enter"
          busy={close.isPending}
          disabled={blocked}
          onClick={() => void run()}
        >
          {t(($) => $.invoicing.close.run)}
        </Button>
      </div>
    </SideSection>
  );
}
