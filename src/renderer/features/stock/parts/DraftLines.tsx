import { useSession } from '@renderer/app/session';
import { EmptyState } from '@renderer/ui/EmptyState';
import { focusNewLine } from '@renderer/ui/lineEditor/focusNewLine';
import { LineEditor } from '@renderer/ui/lineEditor/LineEditor';
import type { useLines } from '@renderer/ui/lineEditor/lines';
import type { LineEditorHandle, LineRow } from '@renderer/ui/lineEditor/types';
import { useScans } from '@renderer/ui/scanner/useScans';
import type { TypedForm } from '@shared/features/stock/model';
import { ScanBarcode } from 'lucide-react';
import type { Ref, RefObject } from 'react';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { type FoundPart, findParts } from '../../parts/findParts';
import { PartOption } from '../../parts/parts/PartOption';
import { type DraftLine, lineOf } from '../documentValues';
import { type DraftRow, draftColumns } from './draftColumns';

interface DraftLinesProps {
  form: TypedForm;
  lines: ReturnType<typeof useLines<DraftLine>>;
  editor: RefObject<LineEditorHandle | null>;
  /** A number that no card has: the page keeps what is typed and opens a new card. */
  onNewPart: (number: string) => void;
}

/** Lines of the document: number, quantity and what else the form asks, Enter after Enter. */
export function DraftLines({ form, lines, editor, onNewPart }: DraftLinesProps) {
  const { t } = useTranslation();
  const { may } = useSession();
  const { update } = lines;
  const serials = lines.lines.some(({ data }) => data.serialTracked);
  const columns = useMemo(() => draftColumns(t, { form, serials, update }), [t, form, serials, update]);
  const rows = useRows(lines.lines);
  const add = (part: FoundPart) =>
    focusNewLine(editor, 'quantity', () =>
      lines.add({
        ...lineOf(part),
        bin: form === 'receipt' || form === 'opening' ? (part.bin ?? '') : '',
      }),
    );
  // A scan of a label adds its line from anywhere on the page.
  useScans({
    part: async ({ id, number }) => {
      const part = (await findParts(number)).find((one) => one.id === id);
      if (part) add(part);
    },
  });
  return (
    <div className="doc-lines">
      <LineEditor<DraftRow, FoundPart>
        ref={editor as Ref<LineEditorHandle>}
        label={t(($) => $.stock.receipt.lines)}
        columns={columns}
        rows={rows}
        onDelete={(line) => lines.remove(line.key)}
        add={{
          placeholder: t(($) => $.stock.receipt.add),
          load: (query) => findParts(query),
          optionKey: (part) => part.id,
          optionText: (part) => part.number,
          renderOption: (part) => <PartOption part={part} />,
          pick: add,
          pickText: may('parts.edit') ? onNewPart : undefined,
        }}
      />
      {rows.length === 0 && <EmptyLines />}
    </div>
  );
}

/** The same object for a line that did not change, so that its row is not drawn again. */
function useRows(lines: DraftLinesProps['lines']['lines']): LineRow<DraftRow>[] {
  const known = useMemo(() => new WeakMap<DraftLine, LineRow<DraftRow>>(), []);
  return lines.map(({ key, data }) => {
    const before = known.get(data);
    if (before) return before;
    const row: LineRow<DraftRow> = { kind: 'line', key, data: { ...data, key } };
    known.set(data, row);
    return row;
  });
}

function EmptyLines() {
  const { t } = useTranslation();
  return (
    <div className="doc-empty">
      <EmptyState
        icon={ScanBarcode}
        title={t(($) => $.stock.receipt.add)}
        text={t(($) => $.parts.find.hint)}
      />
    </div>
  );
}
