import { useCommand } from '@renderer/api/useCommand';
import { useQuery } from '@renderer/api/useQuery';
import { useSession } from '@renderer/app/session';
import { Button } from '@renderer/ui/Button';
import { Chip } from '@renderer/ui/Chip';
import { ConfirmDialog } from '@renderer/ui/dialogs';
import { ErrorBox } from '@renderer/ui/ErrorBox';
import { MenuButton } from '@renderer/ui/MenuButton';
import { PageHead, Views } from '@renderer/ui/PageHead';
import { SkeletonRows } from '@renderer/ui/Skeleton';
import { useShortcuts } from '@renderer/ui/shortcuts/useShortcuts';
import type { AssetCard } from '@shared/features/assets/model';
import { useRouter } from '@tanstack/react-router';
import { Ellipsis, Plus } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { counter } from '../../search/counter';
import { AssetFacts } from '../parts/AssetFacts';
import { type SectionId, useAssetSections } from '../sections';
import '../assets.css';

interface AssetPageProps {
  assetId: number;
  /** The view that is shown first; the data when there is none of that name. */
  section: string | undefined;
}

/** Картон: everything that is known of one thing. */
export function AssetPage({ assetId, section }: AssetPageProps) {
  const { data, error } = useQuery('assets.card', { assetId });
  if (data) return <AssetScreen card={data} section={section} />;
  return <div className="page">{error ? <ErrorBox error={error} /> : <SkeletonRows rows={12} />}</div>;
}

function AssetScreen({ card, section }: { card: AssetCard; section: string | undefined }) {
  const { t } = useTranslation();
  const { history } = useRouter();
  const [sectionId, setSectionId] = useState<SectionId | null>(null);
  const sections = useAssetSections(card);
  const { id: shown, Content } = sections.find(({ id }) => id === (sectionId ?? section)) ?? sections[0];
  const number = card.asset.plate ?? card.asset.serial ?? card.asset.vin ?? '';
  const takeIn = () => {
    counter.show('', `asset:${card.id}`);
    counter.startIntake();
    history.push('/reception');
  };
  const back = () => history.back();
  useShortcuts([
    { keys: 'Esc', label: t(($) => $.assets.action.back), run: back },
    {
      keys: 'F6',
      label: t(($) => $.app.keys.order),
      run: takeIn,
      enabled: card.allowedActions.newOrder.allowed,
    },
  ]);
  return (
    <div className="page">
      <PageHead
        title={[number, card.title].filter(Boolean).join(' · ')}
        scope={!card.asset.active && <Chip tone="warn">{t(($) => $.assets.views.inactive)}</Chip>}
        back={{ label: t(($) => $.assets.back), run: back }}
      >
        <ActiveMenu card={card} />
        <Button icon={Plus} shortcut="F6" disabled={!card.allowedActions.newOrder.allowed} onClick={takeIn}>
          {t(($) => $.app.top.order)}
        </Button>
      </PageHead>
      <Views
        label={t(($) => $.assets.section.label)}
        value={shown}
        views={sections.map(({ id, label, count }) => ({ id, label, count }))}
        onChange={setSectionId}
      />
      <div className="asset-page">
        <div className="asset-main">
          <Content card={card} />
        </div>
        <AssetFacts card={card} />
      </div>
    </div>
  );
}

function ActiveMenu({ card }: { card: AssetCard }) {
  const { t } = useTranslation();
  const { may } = useSession();
  const [asking, setAsking] = useState(false);
  const set = useCommand('assets.setActive');
  const { active } = card.asset;
  if (!may('assets.edit')) return null;
  const run = async () => {
    if (await set.attempt({ assetId: card.id, version: card.version, active: !active })) setAsking(false);
  };
  const name = card.asset.plate ?? card.title;
  return (
    <>
      <MenuButton
        iconOnly
        icon={Ellipsis}
        label={t(($) => $.assets.section.label)}
        items={[
          {
            id: 'active',
            label: active ? t(($) => $.assets.deactivate) : t(($) => $.assets.activate),
            danger: active,
            run: () => (active ? setAsking(true) : void run()),
          },
        ]}
      />
      <ConfirmDialog
        open={asking}
        title={t(($) => $.assets.deactivateTitle, { name })}
        text={t(($) => $.assets.deactivateText)}
        confirmLabel={t(($) => $.assets.deactivate)}
        danger
        busy={set.isPending}
        error={set.error}
        onConfirm={() => void run()}
        onClose={() => setAsking(false)}
      />
    </>
  );
}
