import { useCommand } from '@renderer/api/useCommand';
import { PlateChip } from '@renderer/ui/AssetChip';
import { Button, IconButton } from '@renderer/ui/Button';
import { Check } from '@renderer/ui/Check';
import { ReasonDialog } from '@renderer/ui/dialogs';
import { ErrorBox } from '@renderer/ui/ErrorBox';
import { DateField } from '@renderer/ui/fields/DateField';
import { FormNav } from '@renderer/ui/fields/form';
import { TextField } from '@renderer/ui/fields/TextField';
import type { AssetCard } from '@shared/features/assets/model';
import { formatDate, isIsoDate, sofiaDate } from '@shared/kernel/dates';
import { Undo2 } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { PartyPicker } from '../../parties/parts/PartyPicker';
import { AsOfPanel } from './AsOfPanel';

/** Plates and owners with their periods; old ones stay for ever. */
export function IdentitySection({ card }: { card: AssetCard }) {
  const { t } = useTranslation();
  const mayEdit = card.allowedActions.edit.allowed;
  const [undoing, setUndoing] = useState<Undone | null>(null);
  const periods = (undone: Undone, fromOn: string, toOn: string | null) => (
    <>
      <td>{formatDate(fromOn)}</td>
      <td>{toOn ? formatDate(toOn) : t(($) => $.assets.plates.now)}</td>
      <td>
        {mayEdit && (
          <IconButton
            small
            variant="ghost"
            icon={Undo2}
            label={`${t(($) => $.assets[undone.kind].undo)}: ${undone.name}`}
            onClick={() => setUndoing(undone)}
          />
        )}
      </td>
    </>
  );
  return (
    <div className="asset-scroll">
      <AsOfPanel card={card} />
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
                  {periods({ kind: 'plates', id: one.id, name: one.plate }, one.fromOn, one.toOn)}
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
                {periods({ kind: 'owners', id: one.id, name: one.name }, one.fromOn, one.toOn)}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      {undoing && <UndoDialog card={card} undone={undoing} onClose={() => setUndoing(null)} />}
    </div>
  );
}

interface Undone {
  kind: 'plates' | 'owners';
  id: number;
  name: string;
}

/** A mistaken change taken back: what was before holds again. */
function UndoDialog({ card, undone, onClose }: { card: AssetCard; undone: Undone; onClose: () => void }) {
  const { t } = useTranslation();
  const plate = useCommand('assets.undoPlate');
  const owner = useCommand('assets.undoOwner');
  const undo = undone.kind === 'plates' ? plate : owner;
  const title =
    undone.kind === 'plates'
      ? t(($) => $.assets.plates.undoTitle, { plate: undone.name })
      : t(($) => $.assets.owners.undoTitle, { name: undone.name });
  return (
    <ReasonDialog
      open
      danger
      title={title}
      text={t(($) => $.assets.undoText)}
      confirmLabel={t(($) => $.assets[undone.kind].undo)}
      busy={undo.isPending}
      error={undo.error}
      onClose={onClose}
      onConfirm={async (reason) => {
        const input = { assetId: card.id, version: card.version, periodId: undone.id, reason };
        if (await undo.attempt(input)) onClose();
      }}
    />
  );
}

/** Asked only when the date lies before what holds now. */
function PastCheck({
  since,
  on,
  past,
  onChange,
}: {
  since: string | undefined;
  on: string | null;
  past: boolean;
  onChange: (past: boolean) => void;
}) {
  const { t } = useTranslation();
  if (since === undefined || on === null || !isIsoDate(on) || on >= since) return null;
  return <Check checked={past} label={t(($) => $.assets.past)} onChange={onChange} />;
}

function PeriodHead({ first }: { first: string }) {
  const { t } = useTranslation();
  return (
    <thead>
      <tr>
        <th>{first}</th>
        <th style={{ width: '10em' }}>{t(($) => $.assets.column.from)}</th>
        <th style={{ width: '10em' }}>{t(($) => $.assets.column.to)}</th>
        <th style={{ width: 62 }} aria-label={t(($) => $.assets.undoText)} />
      </tr>
    </thead>
  );
}

const isBefore = (on: string, since: string | undefined) => since !== undefined && on < since;

function MovePlate({ card }: { card: AssetCard }) {
  const { t } = useTranslation();
  const [plate, setPlate] = useState('');
  const [on, setOn] = useState<string | null>(sofiaDate(Date.now()));
  const [past, setPast] = useState(false);
  const since = card.plates.find(({ toOn }) => toOn === null)?.fromOn;
  const move = useCommand('assets.movePlate');
  const ready = plate.trim() !== '' && on !== null && isIsoDate(on);
  const submit = async () => {
    if (!ready || on === null) return;
    const input = { assetId: card.id, version: card.version, plate, on, past: past && isBefore(on, since) };
    if (await move.attempt(input)) setPlate('');
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
      <PastCheck since={since} on={on} past={past} onChange={setPast} />
    </FormNav>
  );
}

function ChangeOwner({ card }: { card: AssetCard }) {
  const { t } = useTranslation();
  const [owner, setOwner] = useState<{ id: number; name: string } | null>(null);
  const [on, setOn] = useState<string | null>(sofiaDate(Date.now()));
  const [past, setPast] = useState(false);
  const since = card.owners.find(({ toOn }) => toOn === null)?.fromOn;
  const changeOwner = useCommand('assets.changeOwner');
  const ready = owner !== null && on !== null && isIsoDate(on);
  const submit = async () => {
    if (owner === null || on === null || !ready) return;
    const input = {
      ...{ assetId: card.id, version: card.version, ownerId: owner.id, on },
      past: past && isBefore(on, since),
    };
    if (await changeOwner.attempt(input)) setOwner(null);
  };
  return (
    <FormNav label={t(($) => $.assets.owners.change)} onSubmit={() => void submit()}>
      <ErrorBox error={changeOwner.error} />
      <div className="inline-form">
        <PartyPicker label={t(($) => $.assets.field.owner)} value={owner} onChange={setOwner} />
        <DateField label={t(($) => $.assets.field.on)} value={on} onChange={setOn} />
        <Button disabled={!ready} busy={changeOwner.isPending} onClick={() => void submit()}>
          {t(($) => $.assets.owners.change)}
        </Button>
      </div>
      <PastCheck since={since} on={on} past={past} onChange={setPast} />
    </FormNav>
  );
}
