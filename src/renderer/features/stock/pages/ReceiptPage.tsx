import { useCommand } from '@renderer/api/useCommand';
import { useDraft } from '@renderer/api/useDraft';
import { useQuery } from '@renderer/api/useQuery';
import { useFrameStatus } from '@renderer/app/frameStatus';
import { useSession } from '@renderer/app/session';
import { Button } from '@renderer/ui/Button';
import { ConfirmDialog } from '@renderer/ui/dialogs';
import { ErrorBox } from '@renderer/ui/ErrorBox';
import { Figure } from '@renderer/ui/Figure';
import { InlineNotice } from '@renderer/ui/InlineNotice';
import { useLines } from '@renderer/ui/lineEditor/lines';
import type { LineEditorHandle } from '@renderer/ui/lineEditor/types';
import { MenuButton } from '@renderer/ui/MenuButton';
import { PageHead } from '@renderer/ui/PageHead';
import { SkeletonRows } from '@renderer/ui/Skeleton';
import { useShortcuts } from '@renderer/ui/shortcuts/useShortcuts';
import { toast } from '@renderer/ui/toast';
import type { OutputOf } from '@shared/contract/contract';
import { receiptForm } from '@shared/features/stock/model';
import { formatDate, formatDateTime, sofiaDate, sofiaTime } from '@shared/kernel/dates';
import { formatMoney } from '@shared/kernel/money';
import { useRouter } from '@tanstack/react-router';
import type { TFunction } from 'i18next';
import { Ellipsis, PackageCheck } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ReceiptHeadFields } from '../parts/ReceiptHeadFields';
import { ReceiptLines } from '../parts/ReceiptLines';
import {
  emptyHead,
  type Missing,
  missingOf,
  type ReceiptLine,
  type ReceiptValues,
  receiptTotals,
  valuesOf,
} from '../receiptValues';
import '../stock.css';

type View = OutputOf<'stock.document'>;

/** A receipt: new, or a draft that somebody saved. */
export function ReceiptPage({ documentId }: { documentId: number | null }) {
  const { history } = useRouter();
  const { data, error } = useQuery(
    'stock.document',
    { documentId: documentId ?? 0 },
    { enabled: documentId !== null },
  );
  const posted = data && data.status !== 'draft';
  useEffect(() => {
    if (posted) history.replace(`/stock/documents/${data.id}`);
  }, [posted, data, history]);
  if (documentId === null) return <Receipt saved={null} />;
  if (data && !posted) return <Receipt saved={data} />;
  return <div className="page">{error ? <ErrorBox error={error} /> : <SkeletonRows rows={8} />}</div>;
}

function Receipt({ saved }: { saved: View | null }) {
  const { t } = useTranslation();
  const { session } = useSession();
  const { history } = useRouter();
  const start: ReceiptValues = saved ? valuesOf(saved) : { head: emptyHead, lines: [] };
  const [head, setHead] = useState(start.head);
  const [headKey, setHeadKey] = useState(0);
  const lines = useLines<ReceiptLine>(start.lines);
  const editor = useRef<LineEditorHandle>(null);
  const values: ReceiptValues = { head, lines: lines.lines };
  const [ref, setRef] = useState({ documentId: saved?.id ?? null, version: saved?.version ?? null });
  const typing = useDraft<ReceiptValues>(receiptForm(ref.documentId), values);
  const warehouses = useQuery('parts.lists', {}, { tags: ['parts'] }).data?.warehouses;
  const warehouseId = head.warehouseId ?? warehouses?.[0]?.id ?? null;
  const [deleting, setDeleting] = useState(false);
  const [savedAt, setSavedAt] = useState<string | null>(null);
  const post = useCommand('stock.postReceipt');
  const save = useCommand('stock.saveReceipt');
  const remove = useCommand('stock.deleteDraft');
  useFrameStatus(savedAt && t(($) => $.app.keybar.saved, { time: savedAt }));

  const missing = missingOf(values, sofiaDate(Date.now()));
  const { netCents, vatCents, grossCents } = receiptTotals(lines.lines);
  const inputOf = () => ({
    ...ref,
    supplierId: head.supplierId,
    warehouseId: warehouseId ?? 0,
    supplierDocument: head.supplierDocument,
    supplierDocumentOn: head.supplierDocumentOn,
    note: head.note,
    lines: lines.lines.map(({ data }) => ({
      partId: data.partId,
      quantityMilli: data.quantityMilli || null,
      unitCostCents: data.unitCostCents,
      bin: data.bin,
    })),
  });

  const saveDraft = async (): Promise<number | null> => {
    const kept = await save.attempt(inputOf());
    if (!kept) return null;
    setRef(kept);
    setSavedAt(sofiaTime(Date.now()));
    return kept.documentId;
  };
  const postNow = async () => {
    const { supplierId, supplierDocumentOn } = head;
    if (missing.length > 0 || warehouseId === null || supplierId === null || supplierDocumentOn === null)
      return;
    const complete = lines.lines.map(({ data }) => ({
      partId: data.partId,
      quantityMilli: data.quantityMilli ?? 0,
      unitCostCents: data.unitCostCents ?? 0,
      bin: data.bin,
    }));
    const made = await post.attempt({ ...inputOf(), supplierId, supplierDocumentOn, lines: complete });
    if (!made) return;
    typing.done();
    const { documentId, number } = made;
    const open = () => history.push(`/stock/documents/${documentId}`);
    toast.show({
      text: t(($) => $.stock.receipt.posted, { number }),
      glyph: 'ok',
      action: { label: t(($) => $.ui.open), run: open },
    });
    history.replace('/stock');
  };
  const throwAway = async () => {
    const { documentId, version } = ref;
    if (documentId === null || version === null) {
      await typing.discard();
    } else {
      const gone = await remove.attempt({ documentId, version });
      if (!gone) return;
      typing.done();
    }
    history.replace('/stock/documents');
  };
  const newPart = async (number: string) => {
    const kept = await saveDraft();
    if (kept === null) return;
    history.replace(`/stock/receipts/${kept}`);
    history.push(`/stock/parts/new?number=${encodeURIComponent(number)}`);
  };
  const takeTyped = () => {
    const typed = typing.take();
    if (!typed) return;
    setHead(typed.head);
    setHeadKey((key) => key + 1);
    lines.reset(typed.lines);
  };

  const worthKeeping = lines.lines.length > 0 || head.supplierId !== null || head.supplierDocument !== '';
  useShortcuts([
    {
      keys: 'Ctrl+Enter',
      label: t(($) => $.stock.action.post),
      enabled: missing.length === 0 && !post.isPending,
      run: () => void postNow(),
    },
    {
      keys: 'Ctrl+S',
      label: t(($) => $.stock.action.saveDraft),
      enabled: worthKeeping && !save.isPending,
      run: () => void saveDraft(),
    },
    { keys: 'Esc', label: t(($) => $.parts.back), run: () => history.back() },
  ]);
  return (
    <div className="page">
      <PageHead
        title={t(($) => $.stock.receipt.title)}
        scope={
          saved
            ? t(($) => $.stock.receipt.draft, { date: formatDate(saved.documentOn) })
            : t(($) => $.stock.receipt.new)
        }
        back={{ label: t(($) => $.parts.back), run: () => history.back() }}
      >
        {worthKeeping && (
          <MenuButton
            iconOnly
            icon={Ellipsis}
            label={t(($) => $.ui.more)}
            items={[
              {
                id: 'delete',
                danger: true,
                label: t(($) => $.stock.action.deleteDraft),
                run: () => setDeleting(true),
              },
            ]}
          />
        )}
        <Button
          shortcut="Ctrl+S"
          busy={save.isPending}
          disabled={!worthKeeping}
          onClick={() => void saveDraft()}
        >
          {t(($) => $.stock.action.saveDraft)}
        </Button>
      </PageHead>
      <div className="doc-notes">
        {typing.offered && (
          <InlineNotice
            tone="info"
            bar
            action={
              <span className="row">
                <Button small onClick={takeTyped}>
                  {t(($) => $.stock.action.goOn)}
                </Button>
                <Button small onClick={() => void typing.discard()}>
                  {t(($) => $.ui.remove)}
                </Button>
              </span>
            }
          >
            {t(($) => $.stock.receipt.typed, { at: formatDateTime(typing.offered.savedAt) })}
          </InlineNotice>
        )}
        {session?.workshop?.vatRegistered === false && (
          <InlineNotice tone="info" bar>
            {t(($) => $.stock.receipt.takenGross)}
          </InlineNotice>
        )}
        <ErrorBox error={post.error ?? save.error} />
      </div>
      <ReceiptHeadFields
        key={headKey}
        head={head}
        warehouses={warehouses ?? []}
        onChange={(patch) => setHead((before) => ({ ...before, ...patch }))}
        onLast={() => editor.current?.focusAdd()}
      />
      <ReceiptLines lines={lines} editor={editor} onNewPart={(number) => void newPart(number)} />
      <div className="bar">
        <Figure label={t(($) => $.stock.receipt.articles)} value={lines.lines.length} />
        <Figure label={t(($) => $.stock.receipt.net)} value={formatMoney(netCents, { currency: true })} />
        <Figure label={t(($) => $.stock.receipt.vat)} value={formatMoney(vatCents, { currency: true })} />
        <Figure
          label={t(($) => $.stock.receipt.gross)}
          value={formatMoney(grossCents, { currency: true })}
          size="lg"
        />
        <span className="grow" />
        <Button
          variant="primary"
          icon={PackageCheck}
          shortcut="Ctrl+Enter"
          busy={post.isPending}
          disabled={missing.length > 0}
          reason={missing[0] && missingText(t, missing[0])}
          onClick={() => void postNow()}
        >
          {t(($) => $.stock.action.post)}
        </Button>
      </div>
      <ConfirmDialog
        open={deleting}
        danger
        title={t(($) => $.stock.receipt.deleteTitle)}
        text={t(($) => $.stock.receipt.deleteText)}
        confirmLabel={t(($) => $.stock.action.deleteDraft)}
        busy={remove.isPending}
        error={remove.error}
        onConfirm={() => void throwAway()}
        onClose={() => setDeleting(false)}
      />
    </div>
  );
}

function missingText(t: TFunction, missing: Missing): string {
  if (missing.what === 'futureDate') return t(($) => $.stock.receipt.futureDate);
  return t(($) => $.stock.receipt.missing, { what: whatText(t, missing) });
}

function whatText(t: TFunction, missing: Missing): string {
  switch (missing.what) {
    case 'supplier':
      return t(($) => $.stock.receipt.missingSupplier);
    case 'document':
      return t(($) => $.stock.receipt.missingDocument);
    case 'documentOn':
      return t(($) => $.stock.receipt.missingDate);
    case 'quantity':
      return t(($) => $.stock.receipt.missingQuantity, { line: missing.line });
    case 'cost':
      return t(($) => $.stock.receipt.missingCost, { line: missing.line });
    default:
      return t(($) => $.stock.receipt.missingLines);
  }
}
