import { useCommand } from '@renderer/api/useCommand';
import { useFrameStatus } from '@renderer/app/frameStatus';
import { Button } from '@renderer/ui/Button';
import { ErrorBox } from '@renderer/ui/ErrorBox';
import { FormNav, useMissingText } from '@renderer/ui/fields/form';
import { useShortcuts } from '@renderer/ui/shortcuts/useShortcuts';
import type { AssetCard } from '@shared/features/assets/model';
import { sofiaTime } from '@shared/kernel/dates';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { inputOf, missingInAsset, valuesOf } from '../assetForm';
import { ClassField, DetailFields, IdentityFields, YearFuelFields } from './AssetFields';

/** What stands on the card itself, as one form. */
export function DataSection({ card }: { card: AssetCard }) {
  return <DataForm key={card.version} card={card} />;
}

function DataForm({ card }: { card: AssetCard }) {
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
