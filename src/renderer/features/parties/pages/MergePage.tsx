import { useCommand } from '@renderer/api/useCommand';
import { useQuery } from '@renderer/api/useQuery';
import { Button } from '@renderer/ui/Button';
import { ConfirmDialog } from '@renderer/ui/dialogs';
import { ErrorBox } from '@renderer/ui/ErrorBox';
import { PageHead } from '@renderer/ui/PageHead';
import { SkeletonRows } from '@renderer/ui/Skeleton';
import { useShortcuts } from '@renderer/ui/shortcuts/useShortcuts';
import { toast } from '@renderer/ui/toast';
import { defaultTaken, type MergeChoice } from '@shared/features/parties/merging';
import type { Compared } from '@shared/features/parties/model';
import { useRouter } from '@tanstack/react-router';
import { ArrowLeftRight } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { MergeTable } from '../parts/MergeTable';
import { PartyPicker } from '../parts/PartyPicker';
import '../../assets/assets.css';
import '../parties.css';

/** Two cards side by side: what stays of each, then one of them. */
export function MergePage({ partyId, otherId }: { partyId: number; otherId: number | null }) {
  const { t } = useTranslation();
  const { history } = useRouter();
  const back = () => history.back();
  useShortcuts([{ keys: 'Esc', label: t(($) => $.assets.action.back), run: back }]);
  const { data, error } = useQuery(
    'parties.compare',
    { firstId: partyId, secondId: otherId ?? 0 },
    { enabled: otherId !== null },
  );
  if (otherId !== null && data)
    return <Comparison key={`${data.first.version}-${data.second.version}`} {...data} back={back} />;
  return (
    <div className="page">
      <PageHead
        title={t(($) => $.parties.merge.title)}
        back={{ label: t(($) => $.parties.title), run: back }}
      />
      <div className="merge-scroll">
        {otherId === null ? (
          <div className="merge-picker">
            <PartyPicker
              autoFocus
              label={t(($) => $.parties.merge.other)}
              placeholder={t(($) => $.parties.merge.otherHint)}
              value={null}
              exceptId={partyId}
              onChange={(one) => one && history.replace(`/registry/clients/${partyId}/merge/${one.id}`)}
            />
          </div>
        ) : error ? (
          <ErrorBox error={error} />
        ) : (
          <SkeletonRows rows={12} />
        )}
      </div>
    </div>
  );
}

interface ComparisonProps {
  first: Compared;
  second: Compared;
  back: () => void;
}

function Comparison({ first, second, back }: ComparisonProps) {
  const { t } = useTranslation();
  const { history } = useRouter();
  const [swapped, setSwapped] = useState(false);
  const [survivor, merged] = swapped ? [second, first] : [first, second];
  const [taken, setTaken] = useState(() => defaultTaken(survivor.party, merged.party));
  const [asking, setAsking] = useState(false);
  const merge = useCommand('parties.merge');
  const swap = () => {
    setSwapped(!swapped);
    setTaken(defaultTaken(merged.party, survivor.party));
  };
  const choose = (choice: MergeChoice, fromMerged: boolean) =>
    setTaken((before) => [...before.filter((one) => one !== choice), ...(fromMerged ? [choice] : [])]);
  const run = async () => {
    const done = await merge.attempt({
      ...{ survivorId: survivor.id, survivorVersion: survivor.version },
      ...{ mergedId: merged.id, mergedVersion: merged.version, taken },
    });
    if (!done) return;
    toast.show({ text: t(($) => $.parties.merge.done, { count: done.moved }) });
    history.replace(`/registry/clients/${done.survivorId}`);
  };
  useShortcuts([
    { keys: 'Ctrl+Enter', label: t(($) => $.parties.merge.run), run: () => setAsking(true) },
    { keys: 'F7', label: t(($) => $.parties.merge.swap), run: swap },
  ]);
  return (
    <div className="page">
      <PageHead
        title={t(($) => $.parties.merge.title)}
        back={{ label: t(($) => $.parties.title), run: back }}
      >
        <Button icon={ArrowLeftRight} shortcut="F7" onClick={swap}>
          {t(($) => $.parties.merge.swap)}
        </Button>
        <Button variant="primary" shortcut="Ctrl+Enter" onClick={() => setAsking(true)}>
          {t(($) => $.parties.merge.run)}
        </Button>
      </PageHead>
      <div className="merge-scroll">
        <MergeTable survivor={survivor} merged={merged} taken={taken} onChoose={choose} />
        <p className="m merge-facts">
          {t(($) => $.parties.merge.moves, { count: merged.references })} {t(($) => $.parties.merge.posted)}
        </p>
      </div>
      <ConfirmDialog
        open={asking}
        title={t(($) => $.parties.merge.confirmTitle, {
          merged: merged.party.name,
          survivor: survivor.party.name,
        })}
        text={t(($) => $.parties.merge.confirmText)}
        confirmLabel={t(($) => $.parties.merge.run)}
        busy={merge.isPending}
        error={merge.error}
        onConfirm={() => void run()}
        onClose={() => setAsking(false)}
      />
    </div>
  );
}
