import { useCommand } from '@renderer/api/useCommand';
import { useQuery } from '@renderer/api/useQuery';
import { useSession } from '@renderer/app/session';
import { Button } from '@renderer/ui/Button';
import { ErrorBox } from '@renderer/ui/ErrorBox';
import { useMissingText } from '@renderer/ui/fields/form';
import { InlineNotice } from '@renderer/ui/InlineNotice';
import type { LineEditorHandle } from '@renderer/ui/lineEditor/types';
import { PageHead, Views } from '@renderer/ui/PageHead';
import { SkeletonRows } from '@renderer/ui/Skeleton';
import { useShortcuts } from '@renderer/ui/shortcuts/useShortcuts';
import { toast } from '@renderer/ui/toast';
import { useDebounced } from '@renderer/ui/useDebounced';
import type { OutputOf } from '@shared/contract/contract';
import { useRouter } from '@tanstack/react-router';
import { useCallback, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  draftOf,
  type EditedLine,
  emptyKit,
  inputOf,
  type KitPart,
  type KitValues,
  missingOf,
  valuesOfCard,
} from '../kitForm';
import { KitBar } from '../parts/KitBar';
import { KitFields } from '../parts/KitFields';
import { KitLines } from '../parts/KitLines';
import { KitSide } from '../parts/KitSide';
import { KitStructure } from '../parts/KitStructure';
import '../kits.css';

/** What a cost or a price of a kit rests on. */
const costTags = ['kits', 'kit', 'part', 'parts', 'stock', 'catalog', 'pricing', 'tariffs'];

/** One kit: a known one, or a new one of a part. */
export function KitPage({ kitId, partId }: { kitId: number | null; partId: number | null }) {
  const [version, setVersion] = useState<number | null>(null);
  const card = useQuery(
    'kits.card',
    { kitId: kitId ?? 0, version },
    { enabled: kitId !== null, tags: ['kits', 'kit'], keepPrevious: true },
  );
  const part = useQuery('parts.card', { partId: partId ?? 0 }, { enabled: partId !== null, tags: ['part'] });
  const error = card.error ?? part.error;
  if (error)
    return (
      <div className="page">
        <ErrorBox error={error} />
      </div>
    );
  if (kitId === null) {
    if (partId === null) return <Editor card={null} initial={emptyKit(null)} onShow={setVersion} />;
    if (part.data) return <Editor card={null} initial={emptyKit(kitPart(part.data))} onShow={setVersion} />;
  }
  if (kitId !== null && card.data)
    return (
      <Editor
        key={`${card.data.version} ${card.data.shownVersion}`}
        card={card.data}
        initial={valuesOfCard(card.data)}
        onShow={setVersion}
      />
    );
  return <SkeletonRows rows={8} />;
}

const kitPart = ({ id, part, shownNumber }: OutputOf<'parts.card'>): KitPart => ({
  ...{ id, number: shownNumber, name: part.nameBg, unit: part.unit },
});

interface EditorProps {
  card: OutputOf<'kits.card'> | null;
  initial: KitValues;
  onShow: (version: number | null) => void;
}

function Editor({ card, initial, onShow }: EditorProps) {
  const { t } = useTranslation();
  const { may } = useSession();
  const { history } = useRouter();
  const [values, setValues] = useState(initial);
  const [view, setView] = useState<'lines' | 'structure'>('lines');
  const editor = useRef<LineEditorHandle>(null);
  const change = useCallback(
    (patch: Partial<KitValues>) => setValues((before) => ({ ...before, ...patch })),
    [],
  );
  const changeLines = useCallback(
    (next: (lines: readonly EditedLine[]) => readonly EditedLine[]) =>
      setValues((before) => ({ ...before, lines: next(before.lines) })),
    [],
  );
  const draft = useMemo(() => draftOf(values), [values]);
  const asked = useDebounced(draft, 150);
  const quote = useQuery('kits.quote', { draft: asked }, { tags: costTags, keepPrevious: true }).data;
  const save = useCommand('kits.save');
  const mayEdit = may('parts.edit');
  const missing = missingOf(values);
  const missingText = useMissingText(missing);
  const submit = async () => {
    const kit = inputOf(values);
    if (!kit || !mayEdit) return;
    const saved = await save.attempt({ id: card?.id ?? null, version: card?.version ?? null, kit });
    if (!saved) return;
    const words = { number: values.part?.number ?? '', version: saved.version };
    toast.show({ text: t(($) => $.kits.saved, words), glyph: 'ok' });
    if (card) onShow(null);
    else history.replace(`/stock/kits/${saved.id}`);
  };
  const back = () => history.push('/stock/kits');
  useShortcuts([
    { keys: 'Esc', label: t(($) => $.kits.back), run: back },
    {
      keys: 'Ctrl+Enter',
      label: t(($) => $.kits.save),
      enabled: mayEdit && missing === 0,
      run: () => void submit(),
    },
    {
      keys: 'Alt+1',
      label: t(($) => $.kits.viewLines),
      bar: false,
      run: () => setView('lines'),
    },
    {
      keys: 'Alt+2',
      label: t(($) => $.kits.viewStructure),
      enabled: card !== null,
      run: () => setView('structure'),
    },
  ]);
  const sums = quote?.sums;
  return (
    <div className="page">
      <PageHead
        title={card ? t(($) => $.kits.edit, { number: card.part.number }) : t(($) => $.kits.new)}
        scope={card && `${card.part.name} · ${t(($) => $.kits.version, { version: card.shownVersion })}`}
        back={{ label: t(($) => $.kits.back), run: back }}
      />
      {card && (
        <Views
          label={t(($) => $.kits.views)}
          value={view}
          views={[
            { id: 'lines', label: t(($) => $.kits.viewLines), count: values.lines.length },
            { id: 'structure', label: t(($) => $.kits.viewStructure) },
          ]}
          onChange={setView}
        />
      )}
      <div className="page-mid">
        <div className="kit-work">
          {view === 'structure' && card ? (
            <KitStructure kitId={card.id} version={card.shownVersion} />
          ) : (
            <>
              <KitFields
                values={values}
                isNew={card === null}
                readOnly={!mayEdit}
                onChange={change}
                onNewPart={
                  mayEdit
                    ? (number) => history.push(`/stock/parts/new?number=${encodeURIComponent(number)}`)
                    : undefined
                }
                onLast={() => editor.current?.focusAdd()}
              />
              <div className="kit-notice">
                <ErrorBox error={save.error} />
                {sums && values.lines.length > 0 && sums.missingCosts > 0 && (
                  <InlineNotice tone="warn">
                    {t(($) => $.kits.incomplete, { count: sums.missingCosts })}
                  </InlineNotice>
                )}
                {sums && values.pricing === 'components' && sums.missingPrices > 0 && (
                  <InlineNotice tone="warn">
                    {t(($) => $.kits.missingPrices, { count: sums.missingPrices })}
                  </InlineNotice>
                )}
              </div>
              <KitLines
                lines={values.lines}
                quoted={quote?.lines}
                seesCost={may('parts.viewCost')}
                readOnly={!mayEdit}
                editor={editor}
                onChange={changeLines}
              />
            </>
          )}
        </div>
        {card && <KitSide card={card} onShow={onShow} />}
      </div>
      <KitBar sums={sums}>
        {mayEdit && (
          <Button
            variant="primary"
            shortcut="Ctrl+Enter"
            disabled={missing > 0}
            reason={missingText}
            busy={save.isPending}
            onClick={() => void submit()}
          >
            {t(($) => $.kits.save)}
          </Button>
        )}
      </KitBar>
    </div>
  );
}
