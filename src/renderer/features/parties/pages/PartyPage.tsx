import { useCommand } from '@renderer/api/useCommand';
import { useQuery } from '@renderer/api/useQuery';
import { useFrameStatus } from '@renderer/app/frameStatus';
import { useSession } from '@renderer/app/session';
import { Button } from '@renderer/ui/Button';
import { Chip } from '@renderer/ui/Chip';
import { ErrorBox } from '@renderer/ui/ErrorBox';
import { FormNav, useMissingText } from '@renderer/ui/fields/form';
import { MenuButton } from '@renderer/ui/MenuButton';
import { PageHead, Views } from '@renderer/ui/PageHead';
import { SkeletonRows } from '@renderer/ui/Skeleton';
import { useShortcuts } from '@renderer/ui/shortcuts/useShortcuts';
import type { PartyCard, PartyWarning } from '@shared/features/parties/model';
import { sofiaTime } from '@shared/kernel/dates';
import { useRouter } from '@tanstack/react-router';
import { Ellipsis } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { PartySide } from '../parts/PartySide';
import { SuspectList } from '../parts/SuspectList';
import { emptyParty, partyInput, partyValues, shownName } from '../partyForm';
import {
  contentOf,
  type FormSectionId,
  fieldsOf,
  formSections,
  type PartySectionId,
  usePartySections,
} from '../sections';
import { useSuspects } from '../useSuspects';
import '../../assets/assets.css';
import '../parties.css';

interface Shown {
  section: PartySectionId;
  show: (section: PartySectionId) => void;
}

/** The card of a client or firm; `partyId` null makes a new one. */
export function PartyPage({ partyId }: { partyId: number | null }) {
  const { history } = useRouter();
  // Above the form, which begins anew with every saved version.
  const [section, show] = useState<PartySectionId>('data');
  const { data, error } = useQuery('parties.card', { partyId: partyId ?? 0 }, { enabled: partyId !== null });
  // An old link to a merged card leads on to the one that it became.
  const leads = data && partyId !== null && data.id !== partyId ? data.id : null;
  useEffect(() => {
    if (leads !== null) history.replace(`/registry/clients/${leads}`);
  }, [leads, history]);
  if (partyId === null) return <PartyEditor card={null} section={section} show={show} />;
  if (data) return <PartyEditor key={data.version} card={data} section={section} show={show} />;
  return <div className="page">{error ? <ErrorBox error={error} /> : <SkeletonRows rows={12} />}</div>;
}

const isForm = (section: PartySectionId): section is FormSectionId =>
  formSections.some((one) => one === section);

function PartyEditor({ card, section, show }: { card: PartyCard | null } & Shown) {
  const { t } = useTranslation();
  const { history } = useRouter();
  const { may } = useSession();
  const [values, setValues] = useState(() => (card ? partyValues(card) : emptyParty));
  const [warnings, setWarnings] = useState<readonly PartyWarning[]>(card?.warnings ?? []);
  const [savedAt, setSavedAt] = useState<string | null>(null);
  const save = useCommand('parties.save');
  const suspects = useSuspects(values, card?.id ?? null).filter(({ reason }) => reason !== null);
  useFrameStatus(savedAt && t(($) => $.parties.saved, { time: savedAt }));
  const mayEdit = card ? card.allowedActions.edit.allowed : may('parties.edit');
  const missing = Number(shownName(values) === '') + Number(values.roles.length === 0);
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
  const Fields = fieldsOf[card === null ? 'new' : isForm(section) ? section : 'data'];
  const mayMerge = card?.allowedActions.merge.allowed ?? false;
  return (
    <div className="page">
      <PageHead
        title={card ? card.party.name : t(($) => $.parties.add)}
        scope={card && !card.party.active && <Chip tone="warn">{t(($) => $.parties.views.inactive)}</Chip>}
        back={{ label: t(($) => $.parties.title), run: back }}
      >
        {card && <CardMenu card={card} />}
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
      {card && <Sections card={card} section={section} show={show} />}
      <div className="asset-page">
        {card === null || isForm(section) ? (
          <FormNav className="asset-main" label={t(($) => $.parties.one)} onSubmit={() => void submit()}>
            <div className="asset-scroll">
              <ErrorBox error={save.error} />
              <SuspectList
                suspects={suspects}
                onOpen={({ party }) => history.push(`/registry/clients/${party.id}`)}
                onCompare={
                  card && mayMerge
                    ? ({ party }) => history.push(`/registry/clients/${card.id}/merge/${party.id}`)
                    : undefined
                }
              />
              <Fields
                values={values}
                change={(patch) => setValues((before) => ({ ...before, ...patch }))}
                warnings={warnings}
                masked={card?.masked ?? []}
                readOnly={!mayEdit}
              />
            </div>
          </FormNav>
        ) : (
          <div className="asset-main">
            <Content card={card} section={section} />
          </div>
        )}
        {card && <PartySide card={card} />}
      </div>
    </div>
  );
}

function Content({ card, section }: { card: PartyCard; section: Exclude<PartySectionId, FormSectionId> }) {
  const Section = contentOf[section];
  return <Section card={card} />;
}

function Sections({ card, section, show }: { card: PartyCard } & Shown) {
  const { t } = useTranslation();
  const sections = usePartySections(card);
  return <Views label={t(($) => $.parties.section.label)} value={section} views={sections} onChange={show} />;
}

/** What is rarely done to a card: taken out of the register, merged with its double. */
function CardMenu({ card }: { card: PartyCard }) {
  const { t } = useTranslation();
  const { history } = useRouter();
  const setActive = useCommand('parties.setActive');
  const { edit, merge } = card.allowedActions;
  if (!edit.allowed) return null;
  const { active } = card.party;
  return (
    <>
      <ErrorBox error={setActive.error} />
      <MenuButton
        iconOnly
        icon={Ellipsis}
        label={t(($) => $.parties.section.label)}
        items={[
          ...(merge.allowed
            ? [
                {
                  id: 'merge',
                  label: t(($) => $.parties.merge.open),
                  run: () => history.push(`/registry/clients/${card.id}/merge`),
                },
              ]
            : []),
          {
            id: 'active',
            label: active ? t(($) => $.parties.deactivate) : t(($) => $.parties.activate),
            danger: active,
            run: () => void setActive.attempt({ partyId: card.id, version: card.version, active: !active }),
          },
        ]}
      />
    </>
  );
}
