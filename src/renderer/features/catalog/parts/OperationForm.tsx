import { useCommand } from '@renderer/api/useCommand';
import { useQuery } from '@renderer/api/useQuery';
import { Button } from '@renderer/ui/Button';
import { Check } from '@renderer/ui/Check';
import { ErrorBox } from '@renderer/ui/ErrorBox';
import { FormNav, useMissingText } from '@renderer/ui/fields/form';
import { IntegerField, MoneyField, PercentField } from '@renderer/ui/fields/numbers';
import { SelectField } from '@renderer/ui/fields/SelectField';
import { TextField } from '@renderer/ui/fields/TextField';
import type { OutputOf } from '@shared/contract/contract';
import type { NamedPlace } from '@shared/features/catalog/model';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMainKind } from '../../assets/kinds';
import { PlacesField } from './PlacesField';

type Card = OutputOf<'catalog.operation'>;

interface OperationFormProps {
  /** Null for a new operation. */
  operationId: number | null;
  onSaved: (id: number) => void;
  onCancel: () => void;
}

/** Editor of one operation: code, names, group, VAT, fixed price, warranty. */
export function OperationForm({ operationId, onSaved, onCancel }: OperationFormProps) {
  const { data } = useQuery(
    'catalog.operation',
    { operationId: operationId ?? 0 },
    { enabled: operationId !== null, tags: ['catalog', `operation:${operationId}`] },
  );
  if (operationId !== null && !data) return null;
  return <Editor key={data?.version} card={data ?? null} onSaved={onSaved} onCancel={onCancel} />;
}

const emptyOperation: Card['operation'] = {
  code: '',
  nameBg: '',
  nameEn: null,
  groupId: 0,
  vatBp: 2000,
  fixedPriceCents: null,
  warrantyMonths: null,
  warrantyKm: null,
  specific: false,
  active: true,
};

function Editor({
  card,
  onSaved,
  onCancel,
}: { card: Card | null } & Omit<OperationFormProps, 'operationId'>) {
  const { t, i18n } = useTranslation();
  const kind = useMainKind();
  const language = i18n.language === 'en' ? 'en' : 'bg';
  const groups = useQuery('catalog.lists', {}, { tags: ['catalog'] }).data?.groups ?? [];
  const [values, setValues] = useState(card?.operation ?? emptyOperation);
  const [places, setPlaces] = useState<readonly NamedPlace[]>(card?.places ?? []);
  const change = (patch: Partial<typeof values>) => setValues((before) => ({ ...before, ...patch }));
  const save = useCommand('catalog.saveOperation');
  const missing = [values.code.trim() !== '', values.nameBg.trim() !== '', values.groupId > 0].filter(
    (one) => !one,
  ).length;
  const missingText = useMissingText(missing);
  const submit = async () => {
    if (missing > 0) return;
    const saved = await save.attempt({
      id: card?.id ?? null,
      version: card?.version ?? null,
      operation: { ...values, places: places.map(({ level, targetId }) => ({ level, targetId })) },
    });
    if (saved) onSaved(saved.id);
  };
  return (
    <FormNav
      className="catalog-form"
      label={card ? card.operation.nameBg : t(($) => $.catalog.add.operation)}
      onSubmit={() => void submit()}
    >
      <ErrorBox error={save.error} />
      <TextField
        label={t(($) => $.catalog.field.code)}
        value={values.code}
        maxLength={30}
        required
        autoFocus={card === null}
        onChange={(code) => change({ code })}
      />
      <TextField
        label={t(($) => $.catalog.field.nameBg)}
        value={values.nameBg}
        maxLength={200}
        required
        onChange={(nameBg) => change({ nameBg })}
      />
      <TextField
        label={t(($) => $.catalog.field.nameEn)}
        value={values.nameEn ?? ''}
        maxLength={200}
        onChange={(nameEn) => change({ nameEn: nameEn || null })}
      />
      <SelectField
        label={t(($) => $.catalog.field.group)}
        value={values.groupId || null}
        options={groups.map(({ id, name }) => ({ value: id, label: name[language] }))}
        onChange={(groupId) => change({ groupId: groupId ?? values.groupId })}
      />
      <div className="two">
        <PercentField
          label={t(($) => $.catalog.field.vat)}
          value={values.vatBp}
          onChange={(vatBp) => change({ vatBp: vatBp ?? values.vatBp })}
        />
        <MoneyField
          label={t(($) => $.catalog.field.fixedPrice)}
          value={values.fixedPriceCents}
          onChange={(fixedPriceCents) => change({ fixedPriceCents })}
        />
      </div>
      <div className="two">
        <IntegerField
          label={t(($) => $.catalog.field.warrantyMonths)}
          unit={t(($) => $.catalog.field.months)}
          value={values.warrantyMonths}
          onChange={(warrantyMonths) => change({ warrantyMonths })}
        />
        <IntegerField
          label={t(($) => $.catalog.field.warrantyKm)}
          unit={kind === 'vehicle' ? 'km' : 'h'}
          value={values.warrantyKm}
          onChange={(warrantyKm) => change({ warrantyKm })}
        />
      </div>
      <Check
        checked={values.specific}
        label={t(($) => $.catalog.field.specific)}
        onChange={(specific) => change({ specific })}
      />
      {values.specific && <PlacesField places={places} onChange={setPlaces} />}
      <Check
        checked={values.active}
        label={t(($) => $.catalog.field.active)}
        onChange={(active) => change({ active })}
      />
      <span className="row">
        <Button
          disabled={missing > 0}
          reason={missingText}
          busy={save.isPending}
          onClick={() => void submit()}
        >
          {t(($) => $.catalog.save)}
        </Button>
        {card === null && (
          <Button variant="ghost" onClick={onCancel}>
            {t(($) => $.catalog.cancel)}
          </Button>
        )}
      </span>
    </FormNav>
  );
}
