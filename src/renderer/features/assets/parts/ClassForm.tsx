import { useCommand } from '@renderer/api/useCommand';
import { Button } from '@renderer/ui/Button';
import { ErrorBox } from '@renderer/ui/ErrorBox';
import { FormNav } from '@renderer/ui/fields/form';
import { MultilineField } from '@renderer/ui/fields/MultilineField';
import { SelectField } from '@renderer/ui/fields/SelectField';
import { TextField } from '@renderer/ui/fields/TextField';
import { SidePanel, SideSection } from '@renderer/ui/SidePanel';
import { useShortcuts } from '@renderer/ui/shortcuts/useShortcuts';
import { type ClassRow, classMeters } from '@shared/features/assets/classContract';
import type { AssetKind } from '@shared/features/assets/model';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

interface ClassFormProps {
  /** Null makes a new one. */
  row: ClassRow | null;
  rows: readonly ClassRow[];
  kinds: readonly AssetKind[];
  mayEdit: boolean;
  onSaved: (classId: number) => void;
}

/** Name, place in the tree, counter and the checklist of one class. */
export function ClassForm({ row, rows, kinds, mayEdit, onSaved }: ClassFormProps) {
  const { t } = useTranslation();
  const [values, setValues] = useState(() => ({
    parentId: row?.parentId ?? null,
    kind: row?.kind ?? kinds[0] ?? 'equipment',
    nameBg: row?.nameBg ?? '',
    nameEn: row?.nameEn ?? '',
    meterUnit: row?.meterUnit ?? ('own' as const),
    checklist: (row?.checklist ?? []).join('\n'),
  }));
  const save = useCommand('assets.saveClass');
  const change = (patch: Partial<typeof values>) => setValues((before) => ({ ...before, ...patch }));
  const ready = mayEdit && values.nameBg.trim() !== '';
  const submit = async () => {
    if (!ready) return;
    const { meterUnit, checklist, ...fields } = values;
    const lines = checklist
      .split('\n')
      .map((line) => line.trim())
      .filter(Boolean);
    const assetClass = { ...fields, meterUnit: meterUnit === 'own' ? null : meterUnit, checklist: lines };
    const saved = await save.attempt({ classId: row?.id ?? null, version: row?.version ?? null, assetClass });
    if (saved) onSaved(saved.classId);
  };
  useShortcuts([{ keys: 'Ctrl+S', label: t(($) => $.ui.save), enabled: ready, run: () => void submit() }]);
  const parents = rows.filter((one) => one.kind === values.kind && one.id !== row?.id);
  return (
    <SidePanel label={t(($) => $.assets.classes.title)}>
      <SideSection title={row?.nameBg ?? t(($) => $.assets.classes.add)}>
        <FormNav
          className="class-form"
          label={t(($) => $.assets.classes.title)}
          onSubmit={() => void submit()}
        >
          <ErrorBox error={save.error} />
          <TextField
            label={t(($) => $.assets.classes.nameBg)}
            value={values.nameBg}
            maxLength={80}
            required
            readOnly={!mayEdit}
            autoFocus={row === null}
            onChange={(nameBg) => change({ nameBg })}
          />
          <TextField
            label={t(($) => $.assets.classes.nameEn)}
            value={values.nameEn}
            maxLength={80}
            readOnly={!mayEdit}
            onChange={(nameEn) => change({ nameEn })}
          />
          {kinds.length > 1 && (
            <SelectField<AssetKind>
              label={t(($) => $.assets.classes.kind)}
              value={values.kind}
              options={kinds.map((value) => ({ value, label: t(($) => $.assets.kind[value]) }))}
              readOnly={!mayEdit}
              onChange={(kind) => change({ kind: kind ?? values.kind, parentId: null })}
            />
          )}
          <SelectField<number>
            label={t(($) => $.assets.classes.parent)}
            value={values.parentId ?? 0}
            options={[
              { value: 0, label: t(($) => $.assets.classes.top) },
              ...parents.map(({ id, nameBg }) => ({ value: id, label: nameBg })),
            ]}
            readOnly={!mayEdit}
            onChange={(parentId) => change({ parentId: parentId || null })}
          />
          <SelectField
            label={t(($) => $.assets.classes.meter)}
            value={values.meterUnit}
            options={(['own', ...classMeters] as const).map((value) => ({
              value,
              label: t(($) => $.assets.classes.meters[value]),
            }))}
            readOnly={!mayEdit}
            onChange={(meterUnit) => change({ meterUnit: meterUnit ?? 'own' })}
          />
          <MultilineField
            label={t(($) => $.assets.classes.checklistLines)}
            value={values.checklist}
            rows={6}
            maxLength={3000}
            readOnly={!mayEdit}
            onChange={(checklist) => change({ checklist })}
          />
          {mayEdit && (
            <div className="row">
              <Button
                variant="primary"
                shortcut="Ctrl+S"
                busy={save.isPending}
                disabled={!ready}
                onClick={() => void submit()}
              >
                {t(($) => $.assets.classes.save)}
              </Button>
            </div>
          )}
        </FormNav>
      </SideSection>
    </SidePanel>
  );
}
