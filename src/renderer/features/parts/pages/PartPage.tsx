import { useCommand } from '@renderer/api/useCommand';
import { useQuery } from '@renderer/api/useQuery';
import { useFrameStatus } from '@renderer/app/frameStatus';
import { useSession } from '@renderer/app/session';
import { CountDialog } from '@renderer/features/stock/parts/CountDialog';
import { Button } from '@renderer/ui/Button';
import { Chip } from '@renderer/ui/Chip';
import { ErrorBox } from '@renderer/ui/ErrorBox';
import { FormNav, useMissingText, useZodForm } from '@renderer/ui/fields/form';
import { PageHead } from '@renderer/ui/PageHead';
import { SkeletonRows } from '@renderer/ui/Skeleton';
import { useShortcuts } from '@renderer/ui/shortcuts/useShortcuts';
import type { OutputOf } from '@shared/contract/contract';
import { sofiaTime } from '@shared/kernel/dates';
import { formatPartNumber } from '@shared/kernel/partNumber';
import { useRouter } from '@tanstack/react-router';
import { ClipboardCheck, Tag } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { PartFields } from '../parts/PartFields';
import { PartSide } from '../parts/PartSide';
import { emptyPart, formOf, partForm } from '../partValues';
import '../parts.css';

type Card = OutputOf<'parts.card'>;

interface PartPageProps {
  /** Null for a new part. */
  partId: number | null;
  /** What was looked for and not found. */
  number: string;
}

/** The card of a part: what it is, what it costs, where it lies, what may be given instead. */
export function PartPage({ partId, number }: PartPageProps) {
  const card = useQuery('parts.card', { partId: partId ?? 0 }, { enabled: partId !== null });
  if (partId === null) return <PartEditor card={null} number={number} />;
  if (card.data) return <PartEditor key={card.data.version} card={card.data} number="" />;
  return (
    <div className="page">{card.error ? <ErrorBox error={card.error} /> : <SkeletonRows rows={10} />}</div>
  );
}

function PartEditor({ card, number }: { card: Card | null; number: string }) {
  const { t } = useTranslation();
  const { may } = useSession();
  const { history } = useRouter();
  const [savedAt, setSavedAt] = useState<string | null>(null);
  const [counting, setCounting] = useState(false);
  const form = useZodForm(partForm, { defaultValues: card ? formOf(card) : { ...emptyPart, number } });
  const save = useCommand('parts.save');
  const mayEdit = may('parts.edit');
  useFrameStatus(savedAt && t(($) => $.parts.action.saved, { time: savedAt }));

  const submit = form.handleSubmit(async (part) => {
    const saved = await save.attempt({ id: card?.id ?? null, version: card?.version ?? null, part });
    if (!saved) return;
    setSavedAt(sofiaTime(Date.now()));
    if (card === null) history.replace(`/stock/parts/${saved.id}`);
  });
  const { number: typed, brand, nameBg, isVwGroup, active } = form.watch();
  const missing = [typed, brand, nameBg].filter((text) => !text?.trim()).length;
  const reason = useMissingText(missing);
  useShortcuts([
    { keys: 'Ctrl+S', label: t(($) => $.ui.save), enabled: mayEdit, run: () => void submit() },
    { keys: 'Esc', label: t(($) => $.parts.back), run: () => history.back() },
  ]);
  const shown = typed?.trim() ? formatPartNumber(typed, isVwGroup ?? false) : t(($) => $.parts.newTitle);
  return (
    <div className="page">
      <PageHead
        title={shown}
        scope={
          <span className="row">
            {nameBg}
            {!active && <Chip tone="warn">{t(($) => $.stock.list.ended)}</Chip>}
          </span>
        }
        back={{ label: t(($) => $.parts.back), run: () => history.back() }}
      >
        {card && may('printing.print') && (
          <Button icon={Tag} onClick={() => history.push(`/stock/labels?part=${card.id}`)}>
            {t(($) => $.labels.one)}
          </Button>
        )}
        {card && may('stock.adjust') && (
          <Button icon={ClipboardCheck} onClick={() => setCounting(true)}>
            {t(($) => $.parts.action.count)}
          </Button>
        )}
        {mayEdit && (
          <Button
            variant="primary"
            shortcut="Ctrl+S"
            busy={save.isPending}
            disabled={missing > 0}
            reason={reason}
            onClick={() => void submit()}
          >
            {t(($) => $.parts.action.save)}
          </Button>
        )}
      </PageHead>
      <div className="part-page">
        <FormNav className="part-form" label={shown} onSubmit={() => void submit()}>
          <div className="part-scroll">
            <ErrorBox error={save.error} />
            <PartFields form={form} card={card} readOnly={!mayEdit} />
          </div>
        </FormNav>
        {card && <PartSide card={card} />}
      </div>
      {card && counting && <CountDialog card={card} onClose={() => setCounting(false)} />}
    </div>
  );
}
