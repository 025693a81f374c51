import { useCommand } from '@renderer/api/useCommand';
import { useQuery } from '@renderer/api/useQuery';
import { useFrameStatus } from '@renderer/app/frameStatus';
import { SupplierField } from '@renderer/features/parts/parts/SupplierField';
import { Button } from '@renderer/ui/Button';
import { ConfirmDialog } from '@renderer/ui/dialogs';
import { ErrorBox } from '@renderer/ui/ErrorBox';
import { Figure } from '@renderer/ui/Figure';
import { DateField } from '@renderer/ui/fields/DateField';
import { FormNav } from '@renderer/ui/fields/form';
import { SelectField } from '@renderer/ui/fields/SelectField';
import { TextField } from '@renderer/ui/fields/TextField';
import { useLines } from '@renderer/ui/lineEditor/lines';
import type { LineEditorHandle } from '@renderer/ui/lineEditor/types';
import { MenuButton } from '@renderer/ui/MenuButton';
import { PageHead } from '@renderer/ui/PageHead';
import { useShortcuts } from '@renderer/ui/shortcuts/useShortcuts';
import { toast } from '@renderer/ui/toast';
import type { OutputOf } from '@shared/contract/contract';
import { sofiaTime } from '@shared/kernel/dates';
import { formatMoney, multiplyCents } from '@shared/kernel/money';
import { useRouter } from '@tanstack/react-router';
import { Ellipsis, Send } from 'lucide-react';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type DraftLine, DraftLines } from './DraftLines';

type View = OutputOf<'purchasing.order'>;

interface Head {
  supplierId: number | null;
  warehouseId: number | null;
  expectedOn: string | null;
  reference: string;
  note: string;
}

const emptyHead: Head = { supplierId: null, warehouseId: null, expectedOn: null, reference: '', note: '' };

const headOf = (saved: View): Head => ({
  supplierId: saved.supplierId,
  warehouseId: saved.warehouseId,
  expectedOn: saved.expectedOn,
  reference: saved.reference ?? '',
  note: saved.note ?? '',
});

const linesOf = (saved: View | null): { key: string; data: DraftLine }[] =>
  (saved?.rows ?? []).map((row) => ({
    key: String(row.id),
    data: {
      ...{ partId: row.partId, number: row.number, name: row.name, unit: row.unit },
      ...{ quantityMilli: row.quantityMilli, unitCostCents: row.unitCostCents, expectedOn: row.expectedOn },
    },
  }));

/** A draft: from whom, what and how much, Enter after Enter; nothing leaves the workshop until it is sent. */
export function PurchaseDraft({ saved }: { saved: View | null }) {
  const { t } = useTranslation();
  const { history } = useRouter();
  const [head, setHead] = useState<Head>(saved ? headOf(saved) : emptyHead);
  const lines = useLines<DraftLine>(linesOf(saved));
  const editor = useRef<LineEditorHandle>(null);
  const [ref, setRef] = useState({ orderId: saved?.id ?? null, version: saved?.version ?? null });
  const warehouses = useQuery('parts.lists', {}, { tags: ['parts'] }).data?.warehouses ?? [];
  const warehouseId = head.warehouseId ?? warehouses[0]?.id ?? null;
  const [deleting, setDeleting] = useState(false);
  const [savedAt, setSavedAt] = useState<string | null>(null);
  const save = useCommand('purchasing.save');
  const send = useCommand('purchasing.send');
  const remove = useCommand('purchasing.deleteDraft');
  useFrameStatus(savedAt && t(($) => $.app.keybar.saved, { time: savedAt }));
  const change = (patch: Partial<Head>) => setHead((before) => ({ ...before, ...patch }));

  const unfilled = lines.lines.findIndex(({ data }) => !data.quantityMilli);
  const whatIsMissing = () => {
    if (head.supplierId === null) return t(($) => $.purchasing.order.missingSupplier);
    if (lines.lines.length === 0) return t(($) => $.purchasing.order.missingLines);
    return unfilled < 0 ? null : t(($) => $.purchasing.order.missingQuantity, { line: unfilled + 1 });
  };
  const missing = whatIsMissing();
  const netCents = lines.lines.reduce(
    (sum, { data }) => sum + multiplyCents(data.unitCostCents ?? 0, data.quantityMilli ?? 0),
    0,
  );

  const saveDraft = async () => {
    const { supplierId } = head;
    if (supplierId === null || warehouseId === null) return null;
    const kept = await save.attempt({
      ...{ ...ref, ...head, supplierId, warehouseId },
      lines: lines.lines.flatMap(({ data: { partId, quantityMilli, unitCostCents, expectedOn } }) =>
        quantityMilli ? [{ partId, quantityMilli, unitCostCents, expectedOn }] : [],
      ),
    });
    if (!kept) return null;
    setRef(kept);
    setSavedAt(sofiaTime(Date.now()));
    return kept;
  };
  const sendNow = async () => {
    const kept = missing === null ? await saveDraft() : null;
    const done = kept && (await send.attempt(kept));
    if (!done) return;
    toast.show({ text: t(($) => $.purchasing.order.sent, { number: done.number }), glyph: 'ok' });
    history.replace(`/stock/purchases/${done.orderId}`);
  };
  const throwAway = async () => {
    const { orderId, version } = ref;
    if (orderId !== null && version !== null && !(await remove.attempt({ orderId, version }))) return;
    history.replace('/stock/purchases');
  };
  const back = () => history.push('/stock/purchases');
  const maySave = head.supplierId !== null && !save.isPending;
  useShortcuts([
    {
      keys: 'Ctrl+Enter',
      label: t(($) => $.purchasing.action.send),
      enabled: missing === null && !send.isPending,
      run: () => void sendNow(),
    },
    {
      keys: 'Ctrl+S',
      label: t(($) => $.purchasing.action.saveDraft),
      enabled: maySave,
      run: () => void saveDraft(),
    },
    { keys: 'Esc', label: t(($) => $.purchasing.action.back), run: back },
  ]);
  return (
    <div className="page">
      <PageHead
        title={t(($) => $.purchasing.order.draftTitle)}
        scope={t(($) => $.purchasing.order.newScope)}
        back={{ label: t(($) => $.purchasing.action.back), run: back }}
      >
        <MenuButton
          iconOnly
          icon={Ellipsis}
          label={t(($) => $.ui.more)}
          items={[
            {
              id: 'delete',
              danger: true,
              label: t(($) => $.purchasing.action.deleteDraft),
              run: () => setDeleting(true),
            },
          ]}
        />
        <Button shortcut="Ctrl+S" busy={save.isPending} disabled={!maySave} onClick={() => void saveDraft()}>
          {t(($) => $.purchasing.action.saveDraft)}
        </Button>
      </PageHead>
      <div className="doc-notes">
        <ErrorBox error={send.error ?? save.error} />
      </div>
      <FormNav
        className="doc-head compact"
        label={t(($) => $.purchasing.order.draftTitle)}
        onLast={() => editor.current?.focusAdd()}
      >
        <SupplierField
          label={t(($) => $.purchasing.order.supplier)}
          known={saved && { id: saved.supplierId, name: saved.supplier }}
          value={head.supplierId}
          onChange={(supplierId) => change({ supplierId })}
          required
          autoFocus={saved === null}
        />
        <TextField
          label={t(($) => $.purchasing.order.reference)}
          value={head.reference}
          maxLength={60}
          onChange={(reference) => change({ reference })}
        />
        <DateField
          label={t(($) => $.purchasing.order.expectedOn)}
          value={head.expectedOn}
          onChange={(expectedOn) => change({ expectedOn })}
        />
        <SelectField
          label={t(($) => $.purchasing.order.warehouse)}
          value={warehouseId}
          onChange={(next) => change({ warehouseId: next })}
          options={warehouses.map((one) => ({ value: one.id, label: one.name }))}
        />
        <TextField
          label={t(($) => $.purchasing.order.note)}
          value={head.note}
          maxLength={300}
          onChange={(note) => change({ note })}
        />
      </FormNav>
      <DraftLines lines={lines} editor={editor} />
      <div className="bar">
        <Figure label={t(($) => $.purchasing.order.lines)} value={lines.lines.length} />
        <Figure
          label={t(($) => $.purchasing.order.net)}
          value={formatMoney(netCents, { currency: true })}
          size="lg"
        />
        <span className="grow" />
        <Button
          variant="primary"
          icon={Send}
          shortcut="Ctrl+Enter"
          busy={send.isPending}
          disabled={missing !== null}
          reason={missing ?? undefined}
          onClick={() => void sendNow()}
        >
          {t(($) => $.purchasing.action.send)}
        </Button>
      </div>
      <ConfirmDialog
        open={deleting}
        danger
        title={t(($) => $.purchasing.order.deleteTitle)}
        text={t(($) => $.purchasing.order.deleteText)}
        confirmLabel={t(($) => $.purchasing.action.deleteDraft)}
        busy={remove.isPending}
        error={remove.error}
        onConfirm={() => void throwAway()}
        onClose={() => setDeleting(false)}
      />
    </div>
  );
}
