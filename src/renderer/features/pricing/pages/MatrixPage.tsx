import { call } from '@renderer/api/client';
import { useCommand } from '@renderer/api/useCommand';
import { useQuery } from '@renderer/api/useQuery';
import { useSession } from '@renderer/app/session';
import { FileMenu } from '@renderer/features/exports/parts/FileMenu';
import { Button } from '@renderer/ui/Button';
import { Chip } from '@renderer/ui/Chip';
import { EmptyState } from '@renderer/ui/EmptyState';
import { ErrorBox } from '@renderer/ui/ErrorBox';
import { LineEditor } from '@renderer/ui/lineEditor/LineEditor';
import { useLines } from '@renderer/ui/lineEditor/lines';
import type { LineEditorHandle, LineRow } from '@renderer/ui/lineEditor/types';
import { PageHead } from '@renderer/ui/PageHead';
import { SkeletonRows } from '@renderer/ui/Skeleton';
import { useShortcuts } from '@renderer/ui/shortcuts/useShortcuts';
import { toast } from '@renderer/ui/toast';
import type { OutputOf } from '@shared/contract/contract';
import { Percent } from 'lucide-react';
import { useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isTwice, type MatrixRow, rowOf, rulesOf } from '../matrixRows';
import { type GroupChoice, type KeyedRow, useMatrixColumns } from '../parts/matrixColumns';
import { SimulationPanel } from '../parts/SimulationPanel';
import '../pricing.css';

type Matrix = OutputOf<'pricing.matrix'>;

/** Markups over the cost by group, supplier and band of cost (domain §4.6), with a trial on what was sold. */
export function MatrixPage() {
  const { t } = useTranslation();
  const { data, error } = useQuery('pricing.matrix', {}, { tags: ['pricing'], keepPrevious: false });
  return (
    <div className="page">
      <ErrorBox error={error} />
      {data ? (
        <MatrixEditor key={data.version} matrix={data} />
      ) : (
        !error && (
          <>
            <PageHead title={t(($) => $.pricing.matrix.title)} />
            <SkeletonRows rows={6} />
          </>
        )
      )}
    </div>
  );
}

function MatrixEditor({ matrix }: { matrix: Matrix }) {
  const { t } = useTranslation();
  const { may } = useSession();
  const mayEdit = may('pricing.edit');
  const initial = useMemo(
    () => matrix.rules.map((rule, at) => ({ key: `rule:${at}`, data: rowOf(rule) })),
    [matrix.rules],
  );
  const lines = useLines<MatrixRow>(initial);
  const [trying, setTrying] = useState(false);
  const editor = useRef<LineEditorHandle>(null);
  const save = useCommand('pricing.saveMatrix');
  const all = lines.lines.map((line) => line.data);
  const rules = rulesOf(all);
  const twice = all.some((row) => isTwice(row, all));
  const dirty = lines.lines !== initial;
  const ready = mayEdit && dirty && rules !== null && !twice;
  const columns = useMatrixColumns(lines, mayEdit);
  const submit = async () => {
    (document.activeElement as HTMLElement | null)?.blur();
    if (!ready || rules === null) return;
    const saved = await save.attempt({ version: matrix.version, rules });
    if (saved)
      toast.show({ text: t(($) => $.pricing.matrix.saved, { count: saved.changedParts }), glyph: 'ok' });
  };
  useShortcuts([
    {
      keys: 'Insert',
      label: t(($) => $.pricing.matrix.newRow),
      enabled: mayEdit,
      run: () => editor.current?.focusAdd(),
    },
    {
      keys: 'F12',
      label: t(($) => $.pricing.matrix.simulate),
      enabled: mayEdit,
      run: () => setTrying(!trying),
    },
    {
      keys: 'Ctrl+Enter',
      label: t(($) => $.pricing.matrix.save),
      enabled: mayEdit,
      run: () => void submit(),
    },
    { keys: 'Esc', label: t(($) => $.ui.back), enabled: trying, run: () => setTrying(false) },
  ]);
  const add = (group: GroupChoice) => {
    const key = lines.add({ groupId: group.id || null, group: group.id ? group.name : null, ...emptyRow });
    setTimeout(() => editor.current?.focusCell(key, 'supplier'));
  };
  const rows = lines.lines.map(
    ({ key, data }): LineRow<KeyedRow> => ({
      kind: 'line',
      key,
      data: { ...data, key },
      readOnly: !mayEdit,
      ...(isTwice(data, all) && { errors: { from: t(($) => $.pricing.matrix.twice) } }),
    }),
  );
  return (
    <>
      <PageHead title={t(($) => $.pricing.matrix.title)} scope={t(($) => $.pricing.matrix.scope)}>
        {dirty && <Chip tone="warn">{t(($) => $.pricing.matrix.unsaved)}</Chip>}
        <FileMenu name={t(($) => $.pricing.matrix.title)} list="pricing.matrix" input={() => ({})} />
        {mayEdit && (
          <>
            <Button shortcut="F12" onClick={() => setTrying(!trying)}>
              {t(($) => $.pricing.matrix.simulate)}
            </Button>
            <Button
              variant="primary"
              shortcut="Ctrl+Enter"
              busy={save.isPending}
              disabled={!ready}
              onClick={() => void submit()}
            >
              {t(($) => $.pricing.matrix.save)}
            </Button>
          </>
        )}
      </PageHead>
      <ErrorBox error={save.error} />
      <div className="page-mid">
        <div className="matrix-rows">
          <LineEditor<KeyedRow, GroupChoice>
            ref={editor}
            label={t(($) => $.pricing.matrix.title)}
            columns={columns}
            rows={rows}
            onDelete={(row) => lines.remove(row.key)}
            add={
              mayEdit
                ? {
                    placeholder: t(($) => $.pricing.matrix.addRow),
                    load: (query) =>
                      loadGroups(
                        query,
                        t(($) => $.pricing.matrix.anyGroup),
                      ),
                    optionKey: (group) => group.id,
                    optionText: (group) => group.name,
                    pick: add,
                  }
                : undefined
            }
          />
          {rows.length === 0 && <EmptyState icon={Percent} title={t(($) => $.pricing.matrix.empty)} />}
        </div>
        {trying && <SimulationPanel rules={rules ?? []} onClose={() => setTrying(false)} />}
      </div>
      <div className="totals">
        <span className="m">{t(($) => $.pricing.matrix.rule)}</span>
      </div>
    </>
  );
}

const emptyRow = { supplierId: null, supplier: null, fromCents: 0, markupBp: null };

/** Groups whose name holds what is typed; the first stands for all of them. */
async function loadGroups(query: string, all: string): Promise<GroupChoice[]> {
  const words = query.trim().toLowerCase();
  const { groups } = await call('parts.lists', {});
  const english = document.documentElement.lang === 'en';
  return [
    { id: 0, name: all },
    ...groups.map((one) => ({ id: one.id, name: english ? one.nameEn : one.nameBg })),
  ].filter((one) => one.name.toLowerCase().includes(words));
}
