import { useCommand } from '@renderer/api/useCommand';
import { useQuery } from '@renderer/api/useQuery';
import { useSession } from '@renderer/app/session';
import { Button, IconButton } from '@renderer/ui/Button';
import { ErrorBox } from '@renderer/ui/ErrorBox';
import { FormNav, useMissingText } from '@renderer/ui/fields/form';
import { IntegerField } from '@renderer/ui/fields/numbers';
import { PhoneField } from '@renderer/ui/fields/PhoneField';
import { TextField } from '@renderer/ui/fields/TextField';
import { Seg } from '@renderer/ui/Seg';
import { useShortcuts } from '@renderer/ui/shortcuts/useShortcuts';
import { useDebounced } from '@renderer/ui/useDebounced';
import type { PartySummary } from '@shared/features/parties/model';
import { sofiaDate } from '@shared/kernel/dates';
import { formatPhone } from '@shared/kernel/phones';
import { X } from 'lucide-react';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { SuspectList } from '../../parties/parts/SuspectList';
import { emptyParty, kindChange, type PartyValues, partyInput } from '../../parties/partyForm';
import { useSuspects } from '../../parties/useSuspects';
import { type AssetValues, emptyAsset, guessFrom, inputOf, missingInAsset } from '../assetForm';
import { useAssetClasses } from '../useAssetClasses';
import { ClassField, IdentityFields, YearFuelFields } from './AssetFields';

interface NewCardProps {
  /** What was looked for and not found: goes into the field that it looks like. */
  typed: string;
  onCancel: () => void;
  /** The new or the already known card. */
  onOpen: (assetId: number) => void;
}

/** A client and a thing that nobody knows yet, in one form and one transaction; the check for known ones runs while typing. */
export function NewCard({ typed, onCancel, onOpen }: NewCardProps) {
  const { session } = useSession();
  const mode = session?.workshop.mode ?? 'auto';
  const [kind, setKind] = useState<'vehicle' | 'equipment'>(mode === 'generic' ? 'equipment' : 'vehicle');
  const classId = useAssetClasses().find((one) => one.kind === kind)?.id;
  if (classId === undefined) return null;
  return (
    <NewCardForm
      key={kind}
      kind={kind}
      classId={classId}
      onKind={mode === 'both' ? setKind : undefined}
      typed={typed}
      onCancel={onCancel}
      onOpen={onOpen}
    />
  );
}

interface FormProps extends NewCardProps {
  kind: 'vehicle' | 'equipment';
  classId: number;
  onKind?: (kind: 'vehicle' | 'equipment') => void;
}

function NewCardForm({ kind, classId, onKind, typed, onCancel, onOpen }: FormProps) {
  const { t } = useTranslation();
  const guess = useRef(guessFrom(typed)).current;
  const [party, setParty] = useState<PartyValues>({
    ...emptyParty,
    name: guess.name ?? '',
    phones: [{ value: guess.phone ?? '', person: '' }],
  });
  const [owner, setOwner] = useState<PartySummary | null>(null);
  const [asset, setAsset] = useState<AssetValues>({
    ...emptyAsset(kind, classId),
    plate: guess.plate ?? null,
    vin: guess.vin ?? null,
    serial: kind === 'equipment' ? (guess.plate ?? null) : null,
  });
  const [meter, setMeter] = useState<number | null>(null);
  const unit = useAssetClasses().find(({ id }) => id === asset.classId)?.units[0];
  const [movePlate, setMovePlate] = useState(false);
  const both = useCommand('assets.createWithOwner');
  const only = useCommand('assets.save');
  const suspects = useSuspects(party, null);
  const found = useTaken(asset);
  const missing =
    missingInAsset(asset) +
    Number(owner === null && party.name.trim() === '') +
    Number(found.plate !== null && !movePlate);
  const busy = both.isPending || only.isPending;
  const missingText = useMissingText(missing);

  const save = async () => {
    if (missing > 0 || busy) return;
    const common = {
      asset: inputOf(asset),
      plateMovedOn: movePlate ? sofiaDate(Date.now()) : null,
      meter: meter === null || unit === undefined ? null : { value: meter, reason: null },
    };
    const saved = owner
      ? await only.attempt({ ...common, assetId: null, version: null, ownerId: owner.id })
      : await both.attempt({
          ...common,
          owner: partyInput(party),
          // The second press after the question is the answer: somebody else.
          notDuplicate: both.error?.code === 'PARTY_DUPLICATE',
        });
    if (saved) onOpen(saved.assetId);
  };
  useShortcuts([{ keys: 'Ctrl+S', label: t(($) => $.assets.form.save), run: () => void save() }]);
  const change = (patch: Partial<AssetValues>) => setAsset((before) => ({ ...before, ...patch }));

  return (
    <FormNav className="new-card" label={t(($) => $.assets.new[kind])} onSubmit={() => void save()}>
      <div className="card-head">
        <h1 className="grow">{t(($) => $.assets.new[kind])}</h1>
        {onKind && (
          <Seg
            label={t(($) => $.assets.field.class)}
            value={kind}
            options={(['vehicle', 'equipment'] as const).map((value) => ({
              value,
              label: t(($) => $.assets.kind[value]),
            }))}
            onChange={onKind}
          />
        )}
      </div>
      <div className="new-scroll">
        <ErrorBox error={both.error ?? only.error}>
          <KnownCard params={(both.error ?? only.error)?.params} onOpen={onOpen} />
          {both.error?.code === 'PARTY_DUPLICATE' && (
            <Button small onClick={() => void save()}>
              {t(($) => $.assets.form.another)}
            </Button>
          )}
        </ErrorBox>
        <fieldset>
          <legend>{t(($) => $.assets.form[kind])}</legend>
          <div className="form-grid">
            <IdentityFields values={asset} change={change} taken={found.words} />
            <ClassField values={asset} change={change} />
            <YearFuelFields values={asset} change={change} />
            {unit && (
              <IntegerField
                label={unit === 'km' ? t(($) => $.assets.field.meter) : t(($) => $.assets.field.hours)}
                unit={unit}
                value={meter}
                onChange={setMeter}
              />
            )}
          </div>
          {found.plate && (
            <p className="row taken">
              <Button
                small
                variant={movePlate ? 'primary' : 'outlined'}
                onClick={() => setMovePlate(!movePlate)}
              >
                {t(($) => $.assets.form.moveToday)}
              </Button>
              <Button small onClick={() => found.plate && onOpen(found.plate.id)}>
                {t(($) => $.assets.form.openCard)}
              </Button>
            </p>
          )}
          {found.vin && (
            <p className="row taken">
              <Button small onClick={() => found.vin && onOpen(found.vin.id)}>
                {t(($) => $.assets.form.openCard)}
              </Button>
            </p>
          )}
        </fieldset>
        <fieldset>
          <legend>{t(($) => $.assets.form.client)}</legend>
          {owner ? (
            <p className="row chosen-owner">
              <span className="med">{owner.name}</span>
              <span className="s m">{owner.phone && formatPhone(owner.phone)}</span>
              <IconButton
                small
                icon={X}
                label={t(($) => $.assets.form.newClient)}
                onClick={() => setOwner(null)}
              />
            </p>
          ) : (
            <>
              <ClientFields
                values={party}
                change={(patch) => setParty((before) => ({ ...before, ...patch }))}
              />
              <SuspectList suspects={suspects} onTake={({ party: known }) => setOwner(known)} />
            </>
          )}
        </fieldset>
      </div>
      <div className="if">
        {missing > 0 && <span className="s m if-reason">{missingText}</span>}
        <div className="row">
          <Button
            variant="primary"
            shortcut="Ctrl+S"
            busy={busy}
            disabled={missing > 0}
            onClick={() => void save()}
          >
            {t(($) => $.assets.form.saveForm)}
          </Button>
          <Button shortcut="Esc" onClick={onCancel}>
            {t(($) => $.catalog.cancel)}
          </Button>
        </div>
      </div>
    </FormNav>
  );
}

function KnownCard({
  params,
  onOpen,
}: {
  params: Record<string, unknown> | undefined;
  onOpen: (id: number) => void;
}) {
  const { t } = useTranslation();
  const assetId = Number(params?.assetId ?? 0);
  if (assetId === 0) return null;
  return (
    <Button small onClick={() => onOpen(assetId)}>
      {t(($) => $.assets.form.openCard)}
    </Button>
  );
}

/** Who already has the typed plate, VIN or serial, with the words for their fields. */
function useTaken({ plate, vin, serial }: AssetValues) {
  const { t } = useTranslation();
  const asked = useDebounced(
    JSON.stringify({ plate: plate ?? '', vin: vin ?? '', serial: serial ?? '' }),
    150,
  );
  const typed = JSON.parse(asked) as { plate: string; vin: string; serial: string };
  const { data } = useQuery(
    'assets.checkIdentity',
    { exceptId: null, ...typed },
    { enabled: `${typed.plate}${typed.vin}${typed.serial}`.trim().length > 3, keepPrevious: true },
  );
  const found = data ?? { plate: null, vin: null, serial: null };
  const { plate: onPlate, vin: onVin, serial: onSerial } = found;
  return {
    ...found,
    words: {
      plate: onPlate
        ? t(($) => $.assets.form.plateTaken, { title: onPlate.title, owner: onPlate.ownerName ?? '' })
        : undefined,
      vin: onVin
        ? t(($) => $.assets.form.vinTaken, { title: onVin.title, plate: onVin.plate ?? '' })
        : undefined,
      serial: onSerial ? t(($) => $.assets.form.serialTaken, { title: onSerial.title }) : undefined,
    },
  };
}

interface ClientFieldsProps {
  values: PartyValues;
  change: (patch: Partial<PartyValues>) => void;
}

/** What the counter asks a new client; the rest waits for the client's own card. */
function ClientFields({ values, change }: ClientFieldsProps) {
  const { t } = useTranslation();
  const firm = values.kind === 'firm';
  const [phone] = values.phones;
  return (
    <div className="form-grid">
      <div className="field">
        <span className="lab">{t(($) => $.parties.field.kind)}</span>
        <Seg
          label={t(($) => $.parties.field.kind)}
          value={values.kind}
          options={(['person', 'firm'] as const).map((value) => ({
            value,
            label: t(($) => $.parties.kind[value]),
          }))}
          onChange={(kind) => change(kindChange(kind))}
        />
      </div>
      <TextField
        label={firm ? t(($) => $.parties.field.firmName) : t(($) => $.parties.field.name)}
        value={values.name}
        maxLength={200}
        required
        onChange={(name) => change({ name })}
      />
      <PhoneField
        label={t(($) => $.parties.field.phone)}
        value={phone?.value ?? ''}
        onChange={(value) => change({ phones: [{ value, person: phone?.person ?? '' }] })}
      />
      {firm && (
        <>
          <TextField
            label={t(($) => $.parties.field.eik)}
            value={values.eik ?? ''}
            maxLength={20}
            onChange={(eik) => change({ eik })}
          />
          <TextField
            label={t(($) => $.parties.field.city)}
            value={values.city ?? ''}
            maxLength={80}
            onChange={(city) => change({ city })}
          />
          <TextField
            label={t(($) => $.parties.field.address)}
            value={values.address ?? ''}
            maxLength={200}
            onChange={(address) => change({ address })}
          />
        </>
      )}
    </div>
  );
}
