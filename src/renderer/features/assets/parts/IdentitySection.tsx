import { call } from '@renderer/api/client';
import { useCommand } from '@renderer/api/useCommand';
import { PlateChip } from '@renderer/ui/AssetChip';
import { Button } from '@renderer/ui/Button';
import { ErrorBox } from '@renderer/ui/ErrorBox';
import { DateField } from '@renderer/ui/fields/DateField';
import { FormNav } from '@renderer/ui/fields/form';
import { SearchPicker } from '@renderer/ui/fields/SearchPicker';
import { TextField } from '@renderer/ui/fields/TextField';
import type { AssetCard } from '@shared/features/assets/model';
import type { PartySummary } from '@shared/features/parties/model';
import { formatDate, isIsoDate, sofiaDate } from '@shared/kernel/dates';
import { formatPhone } from '@shared/kernel/phones';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

/** Plates and owners with their periods; old ones stay for ever. */
export function IdentitySection({ card }: { card: AssetCard }) {
  const { t } = useTranslation();
  const mayEdit = card.allowedActions.edit.allowed;
  const periods = (fromOn: string, toOn: string | null) => (
    <>
      <td>{formatDate(fromOn)}</td>
      <td>{toOn ? formatDate(toOn) : t(($) => $.assets.plates.now)}</td>
    </>
  );
  return (
    <div className="asset-scroll">
      {card.asset.kind === 'vehicle' && (
        <section className="asset-section" aria-label={t(($) => $.assets.plates.title)}>
          <h2>{t(($) => $.assets.plates.title)}</h2>
          {mayEdit && <MovePlate card={card} />}
          <table className="tbl">
            <PeriodHead first={t(($) => $.assets.field.plate)} />
            <tbody>
              {card.plates.map((one) => (
                <tr key={one.id}>
                  <td>
                    <PlateChip plate={one.plate} />
                  </td>
                  {periods(one.fromOn, one.toOn)}
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      )}
      <section className="asset-section" aria-label={t(($) => $.assets.owners.title)}>
        <h2>{t(($) => $.assets.owners.title)}</h2>
        {mayEdit && <ChangeOwner card={card} />}
        <table className="tbl">
          <PeriodHead first={t(($) => $.assets.column.owner)} />
          <tbody>
            {card.owners.map((one) => (
              <tr key={one.id}>
                <td>
                  <a href={`#/registry/clients/${one.partyId}`}>{one.name}</a>
                </td>
                {periods(one.fromOn, one.toOn)}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </div>
  );
}

function PeriodHead({ first }: { first: string }) {
  const { t } = useTranslation();
  return (
    <thead>
      <tr>
        <th>{first}</th>
        <th style={{ width: '10em' }}>{t(($) => $.assets.column.from)}</th>
        <th style={{ width: '10em' }}>{t(($) => $.assets.column.to)}</th>
      </tr>
    </thead>
  );
}

function MovePlate({ card }: { card: AssetCard }) {
  const { t } = useTranslation();
  const [plate, setPlate] = useState('');
  const [on, setOn] = useState<string | null>(sofiaDate(Date.now()));
  const move = useCommand('assets.movePlate');
  const ready = plate.trim() !== '' && on !== null && isIsoDate(on);
  const submit = async () => {
    if (!ready || on === null) return;
    if (await move.attempt({ assetId: card.id, version: card.version, plate, on })) setPlate('');
  };
  return (
    <FormNav label={t(($) => $.assets.plates.move)} onSubmit={() => void submit()}>
      <ErrorBox error={move.error} />
      <div className="inline-form">
        <TextField label={t(($) => $.assets.field.plate)} value={plate} maxLength={20} onChange={setPlate} />
        <DateField label={t(($) => $.assets.field.on)} value={on} onChange={setOn} />
        <Button disabled={!ready} busy={move.isPending} onClick={() => void submit()}>
          {t(($) => $.assets.plates.move)}
        </Button>
      </div>
    </FormNav>
  );
}

const loadParties = (text: string) => call('parties.lookup', { text, role: null, limit: 20 });

function ChangeOwner({ card }: { card: AssetCard }) {
  const { t } = useTranslation();
  const [owner, setOwner] = useState<PartySummary | null>(null);
  const [on, setOn] = useState<string | null>(sofiaDate(Date.now()));
  const changeOwner = useCommand('assets.changeOwner');
  const ready = owner !== null && on !== null && isIsoDate(on);
  const submit = async () => {
    if (owner === null || on === null || !ready) return;
    const input = { assetId: card.id, version: card.version, ownerId: owner.id, on };
    if (await changeOwner.attempt(input)) setOwner(null);
  };
  return (
    <FormNav label={t(($) => $.assets.owners.change)} onSubmit={() => void submit()}>
      <ErrorBox error={changeOwner.error} />
      <div className="inline-form">
        <SearchPicker<PartySummary>
          label={t(($) => $.assets.field.owner)}
          value={owner}
          load={loadParties}
          optionKey={(one) => one.id}
          optionText={(one) => one.name}
          renderOption={(one) => (
            <span className="row grow">
              <span className="grow ell">{one.name}</span>
              <span className="s mm">{one.phone && formatPhone(one.phone)}</span>
            </span>
          )}
          onChange={setOwner}
        />
        <DateField label={t(($) => $.assets.field.on)} value={on} onChange={setOn} />
        <Button disabled={!ready} busy={changeOwner.isPending} onClick={() => void submit()}>
          {t(($) => $.assets.owners.change)}
        </Button>
      </div>
    </FormNav>
  );
}
