import { useCommand } from '@renderer/api/useCommand';
import { useQuery } from '@renderer/api/useQuery';
import { Button } from '@renderer/ui/Button';
import { ErrorBox } from '@renderer/ui/ErrorBox';
import { Figure } from '@renderer/ui/Figure';
import { DateField } from '@renderer/ui/fields/DateField';
import { FormNav } from '@renderer/ui/fields/form';
import { TextField } from '@renderer/ui/fields/TextField';
import { InlineNotice } from '@renderer/ui/InlineNotice';
import { useLines } from '@renderer/ui/lineEditor/lines';
import type { LineEditorHandle } from '@renderer/ui/lineEditor/types';
import { PageHead } from '@renderer/ui/PageHead';
import { SkeletonRows } from '@renderer/ui/Skeleton';
import { useShortcuts } from '@renderer/ui/shortcuts/useShortcuts';
import { toast } from '@renderer/ui/toast';
import { useDebounced } from '@renderer/ui/useDebounced';
import type { OutputOf } from '@shared/contract/contract';
import { isIsoDate, sofiaDate } from '@shared/kernel/dates';
import { formatMoney, multiplyCents } from '@shared/kernel/money';
import { useRouter } from '@tanstack/react-router';
import { PackageCheck } from 'lucide-react';
import { useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type ComingLine, changesPrice, ReceiveLines } from '../parts/ReceiveLines';
import '../../stock/stock.css';

type View = OutputOf<'purchasing.order'>;

/** A delivery of an order: what came at what cost, and what it makes of the client's prices, before it is taken in. */
export function ReceivePage({ orderId }: { orderId: number }) {
  const { data, error } = useQuery('purchasing.order', { orderId }, { tags: ['purchasing'] });
  if (data) return <Receive view={data} />;
  return <div className="page">{error ? <ErrorBox error={error} /> : <SkeletonRows rows={8} />}</div>;
}

const comingOf = (view: View): { key: string; data: ComingLine }[] =>
  view.rows
    .filter((row) => row.awaitedMilli > 0)
    .map((row) => ({
      key: String(row.id),
      data: {
        ...{ lineId: row.id, number: row.number, name: row.name, unit: row.unit, price: 'follow' },
        ...{
          awaitedMilli: row.awaitedMilli,
          quantityMilli: row.awaitedMilli,
          unitCostCents: row.unitCostCents,
        },
      },
    }));

function Receive({ view }: { view: View }) {
  const { t } = useTranslation();
  const { history } = useRouter();
  const [supplierDocument, setDocument] = useState('');
  const [supplierDocumentOn, setDocumentOn] = useState<string | null>(() => sofiaDate(Date.now()));
  const lines = useLines<ComingLine>(comingOf(view));
  const editor = useRef<LineEditorHandle>(null);
  const post = useCommand('purchasing.receive');
  const coming = useMemo(
    () =>
      lines.lines.flatMap(({ data: { lineId, quantityMilli, unitCostCents, price } }) =>
        quantityMilli ? [{ lineId, quantityMilli, unitCostCents: unitCostCents ?? 0, price }] : [],
      ),
    [lines.lines],
  );
  const asked = useDebounced(coming, 200);
  const preview = useQuery(
    'purchasing.receivePreview',
    { orderId: view.id, lines: asked },
    { enabled: asked.length > 0, keepPrevious: true, tags: ['purchasing', 'stock', 'parts', 'pricing'] },
  );
  const changed = (preview.data?.rows ?? []).filter(changesPrice).length;
  const withoutCost = lines.lines.findIndex(
    ({ data }) => Boolean(data.quantityMilli) && data.unitCostCents === null,
  );
  const whatIsMissing = () => {
    if (!supplierDocument.trim()) return t(($) => $.purchasing.receive.missingDocument);
    if (supplierDocumentOn === null || !isIsoDate(supplierDocumentOn))
      return t(($) => $.purchasing.receive.missingDate);
    if (supplierDocumentOn > sofiaDate(Date.now())) return t(($) => $.purchasing.receive.futureDate);
    if (coming.length === 0) return t(($) => $.purchasing.receive.missingLines);
    return withoutCost < 0 ? null : t(($) => $.purchasing.receive.missingCost, { line: withoutCost + 1 });
  };
  const missing = whatIsMissing();
  const back = () => history.push(`/stock/purchases/${view.id}`);
  const run = async () => {
    if (missing !== null || supplierDocumentOn === null) return;
    const { id: orderId, version } = view;
    const done = await post.attempt({
      orderId,
      version,
      supplierDocument,
      supplierDocumentOn,
      lines: coming,
    });
    if (!done) return;
    const rest =
      done.awaitedLines === 0 ? '' : ` ${t(($) => $.purchasing.receive.rest, { count: done.awaitedLines })}`;
    toast.show({
      text: `${t(($) => $.purchasing.receive.posted, { number: done.number })}${rest}`,
      glyph: 'ok',
    });
    history.replace(`/stock/purchases/${orderId}`);
  };
  useShortcuts([
    {
      keys: 'Ctrl+Enter',
      label: t(($) => $.purchasing.action.post),
      enabled: missing === null && !post.isPending,
      run: () => void run(),
    },
    { keys: 'Esc', label: t(($) => $.purchasing.action.backToOrder), run: back },
  ]);
  const netCents = coming.reduce(
    (sum, line) => sum + multiplyCents(line.unitCostCents, line.quantityMilli),
    0,
  );
  return (
    <div className="page">
      <PageHead
        title={t(($) => $.purchasing.receive.title, { number: view.number })}
        scope={view.supplier}
        back={{ label: t(($) => $.purchasing.action.backToOrder), run: back }}
      />
      <div className="doc-notes">
        <ErrorBox error={post.error ?? preview.error} />
        {changed > 0 && (
          <InlineNotice tone="warn" bar>
            {t(($) => $.purchasing.receive.changed, { count: changed })}
          </InlineNotice>
        )}
      </div>
      <FormNav
        className="doc-head compact"
        label={t(($) => $.purchasing.receive.title, { number: view.number })}
        onLast={() => {
          const [first] = lines.lines;
          if (first) editor.current?.focusCell(first.key, 'quantity');
        }}
      >
        <TextField
          label={t(($) => $.purchasing.receive.document)}
          value={supplierDocument}
          maxLength={40}
          required
          autoFocus
          onChange={setDocument}
        />
        <DateField
          label={t(($) => $.purchasing.receive.documentOn)}
          value={supplierDocumentOn}
          max={sofiaDate(Date.now())}
          required
          onChange={setDocumentOn}
        />
      </FormNav>
      <ReceiveLines lines={lines} editor={editor} preview={preview.data?.rows ?? []} />
      <div className="bar">
        <Figure label={t(($) => $.purchasing.receive.lines)} value={coming.length} />
        <span className="grow" />
        <Figure
          label={t(($) => $.purchasing.order.net)}
          value={formatMoney(netCents, { currency: true })}
          size="lg"
        />
        <Button
          variant="primary"
          icon={PackageCheck}
          shortcut="Ctrl+Enter"
          busy={post.isPending}
          disabled={missing !== null}
          reason={missing ?? undefined}
          onClick={() => void run()}
        >
          {t(($) => $.purchasing.action.post)}
        </Button>
      </div>
    </div>
  );
}
