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
import { draftForm, type TypedForm } from '@shared/features/stock/model';
import { formatDate, formatDateTime, sofiaDate, sofiaTime } from '@shared/kernel/dates';
import { formatMoney } from '@shared/kernel/money';
import { useRouter } from '@tanstack/react-router';
import { Ellipsis, PackageCheck } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  type DraftLine,
  type DraftValues,
  draftTotals,
  emptyHead,
  formShapes,
  inputOf,
  missingOf,
  typedFormOf,
  valuesOf,
} from '../documentValues';
import { DraftHeadFields } from '../parts/DraftHeadFields';
import { DraftLines } from '../parts/DraftLines';
import { missingText, postText } from '../texts';
import { useLinePlaces } from '../useLinePlaces';
import '../stock.css';

type View = OutputOf<'stock.document'>;

/** A document that somebody saved unfinished. */
export function DraftPage({ documentId }: { documentId: number }) {
  const { history } = useRouter();
  const { data, error } = useQuery('stock.document', { documentId });
  const form = data && data.status === 'draft' ? typedFormOf(data) : null;
  useEffect(() => {
    if (data && form === null) history.replace(`/stock/documents/${data.id}`);
  }, [data, form, history]);
  if (data && form) return <DraftEditor form={form} saved={data} />;
  return <div className="page">{error ? <ErrorBox error={error} /> : <SkeletonRows rows={8} />}</div>;
}

/** A document of any kind while it is filled in: new, or a saved draft. */
export function DraftEditor({ form, saved }: { form: TypedForm; saved: View | null }) {
  const { t } = useTranslation();
  const { session } = useSession();
  const { history } = useRouter();
  const start: DraftValues = saved ? valuesOf(saved) : { head: emptyHead, lines: [] };
  const [head, setHead] = useState(start.head);
  const [headKey, setHeadKey] = useState(0);
  const lines = useLines<DraftLine>(start.lines);
  const editor = useRef<LineEditorHandle>(null);
  const values: DraftValues = { head, lines: lines.lines };
  const [ref, setRef] = useState({ documentId: saved?.id ?? null, version: saved?.version ?? null });
  const typing = useDraft<DraftValues>(draftForm(form, ref.documentId), values);
  const warehouses = useQuery('parts.lists', {}, { tags: ['parts'] }).data?.warehouses;
  const warehouseId = head.warehouseId ?? warehouses?.[0]?.id ?? null;
  const [deleting, setDeleting] = useState(false);
  const [savedAt, setSavedAt] = useState<string | null>(null);
  const post = useCommand('stock.postDocument');
  const save = useCommand('stock.saveDocument');
  const remove = useCommand('stock.deleteDraft');
  useFrameStatus(savedAt && t(($) => $.app.keybar.saved, { time: savedAt }));

  useLinePlaces(warehouseId, lines);
  const shape = formShapes[form];
  const missing = missingOf(form, { ...values, head: { ...head, warehouseId } }, sofiaDate(Date.now()));
  const { netCents, vatCents, grossCents } = draftTotals(lines.lines);

  const saveDraft = async (): Promise<number | null> => {
    const kept = await save.attempt({ ...ref, ...inputOf(form, values, warehouseId ?? 0) });
    if (!kept) return null;
    setRef(kept);
    setSavedAt(sofiaTime(Date.now()));
    return kept.documentId;
  };
  const postNow = async () => {
    if (missing.length > 0 || warehouseId === null) return;
    const made = await post.attempt({ ...ref, ...inputOf(form, values, warehouseId) });
    if (!made) return;
    typing.done();
    const { documentId, number } = made;
    toast.show({
      text: t(($) => $.stock.draft.posted, { form: t(($) => $.stock.form[form]), number }),
      glyph: 'ok',
    });
    history.replace(`/stock/documents/${documentId}`);
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
    history.replace(`/stock/drafts/${kept}`);
    history.push(`/stock/parts/new?number=${encodeURIComponent(number)}`);
  };
  const takeTyped = () => {
    const typed = typing.take();
    if (!typed) return;
    setHead(typed.head);
    setHeadKey((key) => key + 1);
    lines.reset(typed.lines);
  };

  const worthKeeping =
    lines.lines.length > 0 || head.supplierId !== null || head.supplierDocument !== '' || head.note !== '';
  useShortcuts([
    {
      keys: 'Ctrl+Enter',
      label: postText(t, form),
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
        title={t(($) => $.stock.form[form])}
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
        {form === 'receipt' && session?.workshop?.vatRegistered === false && (
          <InlineNotice tone="info" bar>
            {t(($) => $.stock.receipt.takenGross)}
          </InlineNotice>
        )}
        <ErrorBox error={post.error ?? save.error} />
      </div>
      <DraftHeadFields
        form={form}
        key={headKey}
        head={head}
        warehouses={warehouses ?? []}
        onChange={(patch) => setHead((before) => ({ ...before, ...patch }))}
        onLast={() => editor.current?.focusAdd()}
      />
      <DraftLines form={form} lines={lines} editor={editor} onNewPart={(number) => void newPart(number)} />
      <div className="bar">
        <Figure label={t(($) => $.stock.receipt.articles)} value={lines.lines.length} />
        {shape.cost !== 'none' && form !== 'count' && (
          <Figure label={t(($) => $.stock.receipt.net)} value={formatMoney(netCents, { currency: true })} />
        )}
        {shape.paper !== 'none' && (
          <>
            <Figure label={t(($) => $.stock.receipt.vat)} value={formatMoney(vatCents, { currency: true })} />
            <Figure
              label={t(($) => $.stock.receipt.gross)}
              value={formatMoney(grossCents, { currency: true })}
              size="lg"
            />
          </>
        )}
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
          {postText(t, form)}
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
