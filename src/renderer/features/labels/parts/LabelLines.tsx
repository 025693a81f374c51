import { EmptyState } from '@renderer/ui/EmptyState';
import { readColumn, textColumn } from '@renderer/ui/lineEditor/columns';
import { focusNewLine } from '@renderer/ui/lineEditor/focusNewLine';
import { LineEditor } from '@renderer/ui/lineEditor/LineEditor';
import type { useLines } from '@renderer/ui/lineEditor/lines';
import type { LineEditorHandle } from '@renderer/ui/lineEditor/types';
import type { LabelSubject } from '@shared/features/labels/model';
import { ScanBarcode } from 'lucide-react';
import { type Ref, type RefObject, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { findSubjects, mostLabels } from '../labelLines';

type Row = LabelSubject & { key: string };

interface LabelLinesProps {
  lines: ReturnType<typeof useLines<LabelSubject>>;
  editor: RefObject<LineEditorHandle | null>;
}

/** What gets labels and how many; a scan adds a line without the keyboard. */
export function LabelLines({ lines, editor }: LabelLinesProps) {
  const { t } = useTranslation();
  const { update } = lines;
  const columns = useMemo(
    () => [
      readColumn<Row>({
        id: 'mark',
        header: t(($) => $.labels.mark),
        width: 200,
        className: 'med',
        display: (row) => row.mark,
      }),
      readColumn<Row>({ id: 'name', header: t(($) => $.labels.name), display: (row) => row.name }),
      readColumn<Row>({
        id: 'aside',
        header: t(($) => $.labels.aside),
        width: 150,
        display: (row) => row.aside,
      }),
      readColumn<Row>({
        id: 'code',
        header: t(($) => $.labels.code),
        width: 110,
        className: 's m',
        display: (row) => row.code,
      }),
      textColumn<Row>({
        id: 'count',
        header: t(($) => $.labels.count),
        width: 80,
        num: true,
        value: (row) => String(row.count),
        change: (row, text) => update(row.key, { count: countOf(text, row.count) }),
      }),
    ],
    [t, update],
  );
  const rows = lines.lines.map(({ key, data }) => ({ kind: 'line' as const, key, data: { ...data, key } }));
  return (
    <div className="doc-lines">
      <LineEditor<Row, LabelSubject>
        ref={editor as Ref<LineEditorHandle>}
        label={t(($) => $.labels.lines)}
        columns={columns}
        rows={rows}
        onDelete={(line) => lines.remove(line.key)}
        add={{
          placeholder: t(($) => $.labels.add),
          load: findSubjects,
          optionKey: (one) => `${one.of}:${one.id}`,
          optionText: (one) => one.mark,
          renderOption: (one) => (
            <span className="part-option">
              <span className="med nw">{one.mark}</span>
              <span className="ell">{one.name}</span>
              <span className="s m nw">{one.aside}</span>
            </span>
          ),
          pick: (one) => focusNewLine(editor, 'count', () => lines.add(one)),
        }}
      />
      {rows.length === 0 && (
        <div className="doc-empty">
          <EmptyState
            icon={ScanBarcode}
            title={t(($) => $.labels.empty)}
            text={t(($) => $.labels.emptyText)}
          />
        </div>
      )}
    </div>
  );
}

/** A whole number of labels; what is none leaves the count as it was. */
function countOf(text: string | null, before: number): number {
  const typed = Number((text ?? '').trim());
  return Number.isInteger(typed) && typed >= 1 && typed <= mostLabels ? typed : before;
}
