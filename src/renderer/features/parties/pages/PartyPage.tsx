import { useCommand } from '@renderer/api/useCommand';
import { useQuery } from '@renderer/api/useQuery';
import { useFrameStatus } from '@renderer/app/frameStatus';
import { useSession } from '@renderer/app/session';
import { Button } from '@renderer/ui/Button';
import { Chip } from '@renderer/ui/Chip';
import { ErrorBox } from '@renderer/ui/ErrorBox';
import { FormNav, useMissingText } from '@renderer/ui/fields/form';
import { PageHead } from '@renderer/ui/PageHead';
import { SkeletonRows } from '@renderer/ui/Skeleton';
import { useShortcuts } from '@renderer/ui/shortcuts/useShortcuts';
import type { PartyCard, PartyWarning } from '@shared/features/parties/model';
import { sofiaTime } from '@shared/kernel/dates';
import { useRouter } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { PartyFields } from '../parts/PartyFields';
import { PartySide } from '../parts/PartySide';
import { SuspectList } from '../parts/SuspectList';
import { emptyParty, partyInput, partyValues } from '../partyForm';
import { useSuspects } from '../useSuspects';
import '../../assets/assets.css';

/** The card of a client or firm; `partyId` null makes a new one. */
export function PartyPage({ partyId }: { partyId: number | null }) {
  const { data, error } = useQuery('parties.card', { partyId: partyId ?? 0 }, { enabled: partyId !== null });
  if (partyId === null) return <PartyEditor card={null} />;
  if (data) return <PartyEditor key={data.version} card={data} />;
  return <div className="page">{error ? <ErrorBox error={error} /> : <SkeletonRows rows={12} />}</div>;
}

function PartyEditor({ card }: { card: PartyCard | null }) {
  const { t } = useTranslation();
  const { history } = useRouter();
  const { may } = useSession();
  const [values, setValues] = useState(() => (card ? partyValues(card) : emptyParty));
  const [warnings, setWarnings] = useState<readonly PartyWarning[]>(card?.warnings ?? []);
  const [savedAt, setSavedAt] = useState<string | null>(null);
  const save = useCommand('parties.save');
  const setActive = useCommand('parties.setActive');
  const suspects = useSuspects(values, card?.id ?? null).filter(({ reason }) => reason !== null);
  useFrameStatus(savedAt && t(($) => $.parties.saved, { time: savedAt }));
  const mayEdit = card ? card.allowedActions.edit.allowed : may('parties.edit');
  const missing = Number(values.name.trim() === '') + Number(values.roles.length === 0);
  const missingText = useMissingText(missing);

  const submit = async () => {
    if (!mayEdit || missing > 0) return;
    const party = partyInput(values);
    const saved = await save.attempt({ partyId: card?.id ?? null, version: card?.version ?? null, party });
    if (!saved) return;
    setWarnings(saved.warnings);
    setSavedAt(sofiaTime(Date.now()));
    if (card === null) history.replace(`/registry/clients/${saved.partyId}`);
  };
  const back = () => history.back();
  useShortcuts([
    { keys: 'Ctrl+S', label: t(($) => $.ui.save), enabled: mayEdit, run: () => void submit() },
    { keys: 'Esc', label: t(($) => $.assets.action.back), run: back },
  ]);
  return (
    <div className="page">
      <PageHead
        title={card ? card.party.name : t(($) => $.parties.add)}
        scope={card && !card.party.active && <Chip tone="warn">{t(($) => $.parties.views.inactive)}</Chip>}
        back={{ label: t(($) => $.parties.title), run: back }}
      >
        {card && mayEdit && (
          <Button
            variant="ghost"
            busy={setActive.isPending}
            onClick={() =>
              void setActive.attempt({ partyId: card.id, version: card.version, active: !card.party.active })
            }
          >
            {card.party.active ? t(($) => $.parties.deactivate) : t(($) => $.parties.activate)}
          </Button>
        )}
        {mayEdit && (
          <Button
            variant="primary"
            shortcut="Ctrl+S"
            busy={save.isPending}
            disabled={missing > 0}
            reason={missingText}
            onClick={() => void submit()}
          >
            {t(($) => $.parties.save)}
          </Button>
        )}
      </PageHead>
      <div className="asset-page">
        <FormNav className="asset-main" label={t(($) => $.parties.one)} onSubmit={() => void submit()}>
          <div className="asset-scroll">
            <ErrorBox error={save.error ?? setActive.error} />
            <SuspectList
              suspects={suspects}
              onOpen={({ party }) => history.push(`/registry/clients/${party.id}`)}
            />
            <PartyFields
              values={values}
              change={(patch) => setValues((before) => ({ ...before, ...patch }))}
              warnings={warnings}
              masked={card?.masked ?? []}
              readOnly={!mayEdit}
            />
          </div>
        </FormNav>
        {card && <PartySide card={card} />}
      </div>
    </div>
  );
}
