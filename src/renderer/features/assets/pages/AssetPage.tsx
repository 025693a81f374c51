import { useCommand } from '@renderer/api/useCommand';
import { useQuery } from '@renderer/api/useQuery';
import { useFrameStatus } from '@renderer/app/frameStatus';
import { useSession } from '@renderer/app/session';
import { Button } from '@renderer/ui/Button';
import { Chip } from '@renderer/ui/Chip';
import { ConfirmDialog } from '@renderer/ui/dialogs';
import { ErrorBox } from '@renderer/ui/ErrorBox';
import { FormNav, useMissingText } from '@renderer/ui/fields/form';
import { MenuButton } from '@renderer/ui/MenuButton';
import { PageHead, Views } from '@renderer/ui/PageHead';
import { SkeletonRows } from '@renderer/ui/Skeleton';
import { useShortcuts } from '@renderer/ui/shortcuts/useShortcuts';
import type { AssetCard } from '@shared/features/assets/model';
import { sofiaTime } from '@shared/kernel/dates';
import { useRouter } from '@tanstack/react-router';
import { Ellipsis, Plus } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { counter } from '../../search/counter';
import { inputOf, missingInAsset, valuesOf } from '../assetForm';
import { AssetFacts } from '../parts/AssetFacts';
import { ClassField, DetailFields, IdentityFields, YearFuelFields } from '../parts/AssetFields';
import { HistoryTable } from '../parts/HistoryTable';
import { IdentitySection } from '../parts/IdentitySection';
import { MeterSection } from '../parts/MeterSection';
import { WarrantySection } from '../parts/WarrantySection';
import '../assets.css';

/** Картон: everything that is known of one thing. */
export function AssetPage({ assetId }: { assetId: number }) {
  const { data, error } = useQuery('assets.card', { assetId });
  if (data) return <AssetScreen card={data} />;
  return <div className="page">{error ? <ErrorBox error={error} /> : <SkeletonRows rows={12} />}</div>;
}

const sections = ['data', 'history', 'meter', 'warranty', 'identity'] as const;
type Section = (typeof sections)[number];

function AssetScreen({ card }: { card: AssetCard }) {
  const { t } = useTranslation();
  const { history } = useRouter();
  const [section, setSection] = useState<Section>('data');
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
  const counts: Record<Section, number | undefined> = {
    data: undefined,
    history: card.history.count,
    meter: card.readings.length,
    warranty: card.warranties.length,
    identity: undefined,
  };
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
        value={section}
        views={sections.map((id) => ({ id, label: t(($) => $.assets.section[id]), count: counts[id] }))}
        onChange={setSection}
      />
      <div className="asset-page">
        <div className="asset-main">
          {section === 'data' && <DataSection key={card.version} card={card} />}
          {section === 'history' && (
            <HistoryTable card={card} onOpen={(orderId) => history.push(`/orders/${orderId}`)} />
          )}
          {section === 'meter' && <MeterSection card={card} />}
          {section === 'warranty' && <WarrantySection card={card} />}
          {section === 'identity' && <IdentitySection card={card} />}
        </div>
        <AssetFacts card={card} />
      </div>
    </div>
  );
}

function DataSection({ card }: { card: AssetCard }) {
  const { t } = useTranslation();
  const [values, setValues] = useState(() => valuesOf(card));
  const [savedAt, setSavedAt] = useState<string | null>(null);
  const save = useCommand('assets.save');
  const mayEdit = card.allowedActions.edit.allowed;
  const missing = missingInAsset(values);
  const missingText = useMissingText(missing);
  useFrameStatus(savedAt && t(($) => $.assets.saved, { time: savedAt }));
  const change = (patch: Partial<typeof values>) => setValues((before) => ({ ...before, ...patch }));
  const submit = async () => {
    if (missing > 0 || !mayEdit) return;
    const saved = await save.attempt({
      assetId: card.id,
      version: card.version,
      asset: inputOf(values),
      ownerId: card.asset.ownerId,
      plateMovedOn: null,
      meter: null,
    });
    if (saved) setSavedAt(sofiaTime(Date.now()));
  };
  useShortcuts([{ keys: 'Ctrl+S', label: t(($) => $.ui.save), enabled: mayEdit, run: () => void submit() }]);
  const fields = { values, change, readOnly: !mayEdit };
  return (
    <FormNav className="new-card" label={t(($) => $.assets.section.data)} onSubmit={() => void submit()}>
      <div className="asset-scroll">
        <ErrorBox error={save.error} />
        <fieldset>
          <div className="form-grid">
            <IdentityFields {...fields} />
            <ClassField {...fields} />
            <YearFuelFields {...fields} />
          </div>
        </fieldset>
        <fieldset>
          <div className="form-grid">
            <DetailFields {...fields} />
          </div>
        </fieldset>
      </div>
      {mayEdit && (
        <div className="if">
          <div className="row">
            <Button
              variant="primary"
              shortcut="Ctrl+S"
              busy={save.isPending}
              disabled={missing > 0}
              reason={missingText}
              onClick={() => void submit()}
            >
              {t(($) => $.assets.form.save)}
            </Button>
          </div>
        </div>
      )}
    </FormNav>
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
