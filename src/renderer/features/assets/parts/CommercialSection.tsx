import { useCommand } from '@renderer/api/useCommand';
import { useQuery } from '@renderer/api/useQuery';
import { useFrameStatus } from '@renderer/app/frameStatus';
import { Button } from '@renderer/ui/Button';
import { Chip } from '@renderer/ui/Chip';
import { ErrorBox } from '@renderer/ui/ErrorBox';
import { DateField } from '@renderer/ui/fields/DateField';
import { FormNav } from '@renderer/ui/fields/form';
import { MultilineField } from '@renderer/ui/fields/MultilineField';
import { IntegerField, MoneyField, PercentField } from '@renderer/ui/fields/numbers';
import { SearchPicker } from '@renderer/ui/fields/SearchPicker';
import { TextField } from '@renderer/ui/fields/TextField';
import { useShortcuts } from '@renderer/ui/shortcuts/useShortcuts';
import type { InputOf } from '@shared/contract/contract';
import { contractState } from '@shared/features/assets/commercial';
import type { AssetCard } from '@shared/features/assets/model';
import { isIsoDate, sofiaDate, sofiaTime } from '@shared/kernel/dates';
import { formatPhone } from '@shared/kernel/phones';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { PartyPicker } from '../../parties/parts/PartyPicker';

type Fields = InputOf<'assets.saveCommercial'>['commercial'];
type Values = Fields & { supplier: { id: number; name: string } | null };

const empty: Fields = {
  ...{ contactName: null, contactPhone: null, supplierId: null, deliveredOn: null, deliveryDocument: null },
  ...{ priceCents: null, startedOn: null, contractNumber: null, contractFromOn: null, contractToOn: null },
  ...{ responseHours: null, includedOperations: null, discountBp: null, place: null, room: null },
  ...{ siteContactName: null, siteContactPhone: null },
};

function valuesOf({ commercial, asset }: AssetCard): Values {
  if (!commercial) return { ...empty, place: asset.place, supplier: null };
  const { supplierName, contractState: _state, ...fields } = commercial;
  const supplier = fields.supplierId === null ? null : { id: fields.supplierId, name: supplierName ?? '' };
  return { ...fields, supplier };
}

const readable = (date: string | null) => date === null || isIsoDate(date);

/** How it was bought, who is asked about it, where it stands and what its service contract grants. */
export function CommercialSection({ card }: { card: AssetCard }) {
  return <CommercialForm key={card.version} card={card} />;
}

function CommercialForm({ card }: { card: AssetCard }) {
  const { t } = useTranslation();
  const [values, setValues] = useState(() => valuesOf(card));
  const [savedAt, setSavedAt] = useState<string | null>(null);
  const save = useCommand('assets.saveCommercial');
  const mayEdit = card.allowedActions.edit.allowed;
  useFrameStatus(savedAt && t(($) => $.assets.saved, { time: savedAt }));
  const change = (patch: Partial<Values>) => setValues((before) => ({ ...before, ...patch }));
  const { supplier, ...fields } = values;
  const ready =
    mayEdit &&
    [fields.deliveredOn, fields.startedOn, fields.contractFromOn, fields.contractToOn].every(readable) &&
    ![fields.priceCents, fields.responseHours, fields.discountBp].some(Number.isNaN);
  const submit = async () => {
    if (!ready) return;
    const commercial = { ...fields, supplierId: supplier?.id ?? null };
    if (await save.attempt({ assetId: card.id, version: card.version, commercial }))
      setSavedAt(sofiaTime(Date.now()));
  };
  useShortcuts([{ keys: 'Ctrl+S', label: t(($) => $.ui.save), enabled: ready, run: () => void submit() }]);
  const part = { card, values, change, readOnly: !mayEdit };
  return (
    <FormNav
      className="new-card"
      label={t(($) => $.assets.section.commercial)}
      onSubmit={() => void submit()}
    >
      <div className="asset-scroll">
        <ErrorBox error={save.error} />
        <ContractFields {...part} />
        <PlaceFields {...part} />
        <ContactFields {...part} />
        <PurchaseFields {...part} />
      </div>
      {mayEdit && (
        <div className="if">
          <div className="row">
            <Button
              variant="primary"
              shortcut="Ctrl+S"
              busy={save.isPending}
              disabled={!ready}
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

interface PartProps {
  card: AssetCard;
  values: Values;
  change: (patch: Partial<Values>) => void;
  readOnly: boolean;
}

function ContractFields({ values, change, readOnly }: PartProps) {
  const { t } = useTranslation();
  const state = contractState(withoutBlank(values), sofiaDate(Date.now()));
  return (
    <fieldset>
      <legend>
        {t(($) => $.assets.commercial.contract)}{' '}
        {state !== 'none' && (
          <Chip tone={state === 'valid' ? 'ok' : 'plain'}>{t(($) => $.assets.commercial.state[state])}</Chip>
        )}
      </legend>
      <div className="form-grid">
        <TextField
          label={t(($) => $.assets.commercial.contractNumber)}
          value={values.contractNumber ?? ''}
          maxLength={60}
          readOnly={readOnly}
          onChange={(contractNumber) => change({ contractNumber })}
        />
        <DateField
          label={t(($) => $.assets.commercial.contractFrom)}
          value={values.contractFromOn}
          readOnly={readOnly}
          onChange={(contractFromOn) => change({ contractFromOn })}
        />
        <DateField
          label={t(($) => $.assets.commercial.contractTo)}
          value={values.contractToOn}
          readOnly={readOnly}
          onChange={(contractToOn) => change({ contractToOn })}
        />
        <IntegerField
          label={t(($) => $.assets.commercial.responseHours)}
          unit={t(($) => $.assets.commercial.hours)}
          min={1}
          value={values.responseHours}
          readOnly={readOnly}
          onChange={(responseHours) => change({ responseHours })}
        />
        <PercentField
          label={t(($) => $.assets.commercial.discount)}
          value={values.discountBp}
          max={10_000}
          readOnly={readOnly}
          onChange={(discountBp) => change({ discountBp })}
        />
        <MultilineField
          className="wide"
          label={t(($) => $.assets.commercial.included)}
          value={values.includedOperations ?? ''}
          maxLength={2000}
          rows={2}
          readOnly={readOnly}
          onChange={(includedOperations) => change({ includedOperations })}
        />
      </div>
    </fieldset>
  );
}

const withoutBlank = ({ contractNumber, contractFromOn, contractToOn }: Values) => ({
  contractNumber: contractNumber?.trim() || null,
  contractFromOn,
  contractToOn,
});

function PlaceFields({ card, values, change, readOnly }: PartProps) {
  const { t } = useTranslation();
  if (card.asset.kind === 'vehicle') return null;
  const text = (name: 'place' | 'room' | 'siteContactName' | 'siteContactPhone', label: string) => (
    <TextField
      label={label}
      value={values[name] ?? ''}
      maxLength={name === 'siteContactPhone' ? 40 : 80}
      readOnly={readOnly}
      onChange={(next) => change({ [name]: next })}
    />
  );
  return (
    <fieldset>
      <legend>{t(($) => $.assets.commercial.place)}</legend>
      <div className="form-grid">
        {text(
          'place',
          t(($) => $.assets.commercial.address),
        )}
        {text(
          'room',
          t(($) => $.assets.commercial.room),
        )}
        {text(
          'siteContactName',
          t(($) => $.assets.commercial.siteName),
        )}
        {text(
          'siteContactPhone',
          t(($) => $.assets.commercial.sitePhone),
        )}
      </div>
    </fieldset>
  );
}

function PurchaseFields({ values, change, readOnly }: PartProps) {
  const { t } = useTranslation();
  return (
    <fieldset>
      <legend>{t(($) => $.assets.commercial.purchase)}</legend>
      <div className="form-grid">
        <PartyPicker
          label={t(($) => $.assets.commercial.supplier)}
          value={values.supplier}
          withRole="supplier"
          clearable
          readOnly={readOnly}
          onChange={(supplier) => change({ supplier })}
        />
        <DateField
          label={t(($) => $.assets.commercial.deliveredOn)}
          value={values.deliveredOn}
          readOnly={readOnly}
          onChange={(deliveredOn) => change({ deliveredOn })}
        />
        <TextField
          label={t(($) => $.assets.commercial.deliveryDocument)}
          value={values.deliveryDocument ?? ''}
          maxLength={120}
          readOnly={readOnly}
          onChange={(deliveryDocument) => change({ deliveryDocument })}
        />
        <MoneyField
          label={t(($) => $.assets.commercial.price)}
          value={values.priceCents}
          readOnly={readOnly}
          onChange={(priceCents) => change({ priceCents })}
        />
        <DateField
          label={t(($) => $.assets.commercial.startedOn)}
          value={values.startedOn}
          readOnly={readOnly}
          onChange={(startedOn) => change({ startedOn })}
        />
      </div>
    </fieldset>
  );
}

/** A contact person of the owner with one key, or anybody by name and phone. */
function ContactFields({ card, values, change, readOnly }: PartProps) {
  const { t } = useTranslation();
  const { data } = useQuery(
    'parties.card',
    { partyId: card.owner?.id ?? 0 },
    { enabled: card.owner !== null && !readOnly },
  );
  const known = (data?.party.contacts ?? []).filter(({ kind }) => kind === 'phone');
  const phrases = known.map(({ person, value }) => ({
    text: person ?? data?.party.name ?? '',
    phone: formatPhone(value),
  }));
  return (
    <fieldset>
      <legend>{t(($) => $.assets.commercial.contact)}</legend>
      <div className="form-grid">
        <SearchPicker<{ text: string; phone: string }>
          label={t(($) => $.assets.commercial.ofOwner)}
          value={null}
          load={() => Promise.resolve(phrases)}
          readOnly={readOnly}
          optionKey={(one) => `${one.text} ${one.phone}`}
          optionText={(one) => one.text}
          renderOption={(one) => (
            <span className="row grow">
              <span className="grow ell">{one.text}</span>
              <span className="s mm">{one.phone}</span>
            </span>
          )}
          onCreate={{ label: (text) => text, run: (text) => change({ contactName: text }) }}
          onChange={(one) => one && change({ contactName: one.text, contactPhone: one.phone })}
        />
        <TextField
          label={t(($) => $.assets.commercial.contactName)}
          value={values.contactName ?? ''}
          maxLength={120}
          readOnly={readOnly}
          onChange={(contactName) => change({ contactName })}
        />
        <TextField
          label={t(($) => $.assets.commercial.contactPhone)}
          value={values.contactPhone ?? ''}
          maxLength={40}
          readOnly={readOnly}
          onChange={(contactPhone) => change({ contactPhone })}
        />
      </div>
    </fieldset>
  );
}
