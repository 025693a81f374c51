import { useQuery } from '@renderer/api/useQuery';
import { Button } from '@renderer/ui/Button';
import { Chip } from '@renderer/ui/Chip';
import { ErrorBox } from '@renderer/ui/ErrorBox';
import { SkeletonRows } from '@renderer/ui/Skeleton';
import { useShortcuts } from '@renderer/ui/shortcuts/useShortcuts';
import type { AssetCard } from '@shared/features/assets/model';
import type { TyreSet } from '@shared/features/care/model';
import { formatDate } from '@shared/kernel/dates';
import { formatMoney } from '@shared/kernel/money';
import { Plus } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { treadText } from '../words';
import { GiveDialog, StayDialog } from './StayDialog';
import { TyreSetDialog } from './TyreSetDialog';
import '../care.css';

type Act = { kind: 'set'; set: TyreSet | null } | { kind: 'store' | 'give'; set: TyreSet } | null;

/** „Гуми“ of a vehicle: its sets, where they are and where they were. */
export function TyresSection({ card }: { card: AssetCard }) {
  const { t } = useTranslation();
  const [act, setAct] = useState<Act>(null);
  const { data, error } = useQuery(
    'care.tyres',
    { assetId: card.id },
    { tags: ['care', `asset:${card.id}`] },
  );
  const mayEdit = card.allowedActions.edit.allowed;
  const add = () => setAct({ kind: 'set', set: null });
  useShortcuts([{ keys: 'Insert', label: t(($) => $.care.tyres.new), enabled: mayEdit, run: add }]);
  if (!data)
    return (
      <div className="asset-scroll">{error ? <ErrorBox error={error} /> : <SkeletonRows rows={4} />}</div>
    );
  const close = () => setAct(null);
  return (
    <div className="asset-scroll care">
      {mayEdit && (
        <div className="row component-add">
          <Button icon={Plus} shortcut="Insert" onClick={add}>
            {t(($) => $.care.tyres.new)}
          </Button>
        </div>
      )}
      {data.sets.length === 0 && <p className="mm">{t(($) => $.care.tyres.none)}</p>}
      {data.sets.map((set) => (
        <SetSection key={set.id} set={set} mayEdit={mayEdit} onAct={setAct} />
      ))}
      {act?.kind === 'set' && <TyreSetDialog card={card} set={act.set} onClose={close} />}
      {act?.kind === 'store' && (
        <StayDialog
          title={act.set.stored ? t(($) => $.care.tyres.edited) : t(($) => $.care.tyres.store)}
          setId={act.set.id}
          stay={act.set.stored}
          onClose={close}
        />
      )}
      {act?.kind === 'give' && act.set.stored && (
        <GiveDialog
          title={t(($) => $.care.tyres.give)}
          stay={act.set.stored}
          ownerName={card.owner?.name ?? null}
          onClose={close}
        />
      )}
    </div>
  );
}

interface SetProps {
  set: TyreSet;
  mayEdit: boolean;
  onAct: (act: Act) => void;
}

function SetSection({ set, mayEdit, onAct }: SetProps) {
  const { t } = useTranslation();
  const season = t(($) => $.care.tyres.season[set.season]);
  const title = [season, set.size, set.brand, set.dot && `DOT ${set.dot}`].filter(Boolean).join(' · ');
  const { stored } = set;
  return (
    <section className="asset-section" aria-label={title}>
      <div className="row">
        <h2>
          {title}{' '}
          <Chip tone={stored ? 'info' : set.active ? 'plain' : 'line'}>
            {stored
              ? t(($) => $.care.tyres.stored, { place: stored.place })
              : set.active
                ? t(($) => $.care.tyres.withOwner)
                : t(($) => $.care.tyres.unused)}
          </Chip>
        </h2>
        {mayEdit && (
          <span className="row">
            {stored && (
              <Button small onClick={() => onAct({ kind: 'give', set })}>
                {t(($) => $.care.tyres.give)}
              </Button>
            )}
            {(stored || set.active) && (
              <Button small onClick={() => onAct({ kind: 'store', set })}>
                {stored ? t(($) => $.care.tyres.edited) : t(($) => $.care.tyres.store)}
              </Button>
            )}
            <Button small onClick={() => onAct({ kind: 'set', set })}>
              {t(($) => $.care.tyres.edit)}
            </Button>
          </span>
        )}
      </div>
      <p className="m">
        {[
          ...set.wheels.map(({ place, treadTenths }) => {
            const tread =
              treadTenths === null ? '–' : t(($) => $.care.tyres.mm, { value: treadText(treadTenths) });
            return `${t(($) => $.care.tyres.wheel[place])} ${tread}`;
          }),
          set.rims ? t(($) => $.care.tyres.rims) : t(($) => $.care.tyres.noRims),
          set.note ?? '',
        ]
          .filter(Boolean)
          .join(' · ')}
      </p>
      {set.stays.length > 0 && <StaysTable set={set} />}
    </section>
  );
}

function StaysTable({ set }: { set: TyreSet }) {
  const { t } = useTranslation();
  return (
    <table className="tbl" aria-label={t(($) => $.care.tyres.history)}>
      <thead>
        <tr>
          <th style={{ width: '9em' }}>{t(($) => $.care.column.place)}</th>
          <th style={{ width: 112 }}>{t(($) => $.care.column.from)}</th>
          <th style={{ width: 112 }}>{t(($) => $.care.column.until)}</th>
          <th className="num" style={{ width: '8em' }}>
            {t(($) => $.care.column.fee)}
          </th>
          <th>{t(($) => $.care.tyres.givenTo)}</th>
          <th>{t(($) => $.care.column.note)}</th>
        </tr>
      </thead>
      <tbody>
        {set.stays.map((stay) => (
          <tr key={stay.id}>
            <td>{stay.place}</td>
            <td>{formatDate(stay.fromOn)}</td>
            <td>{stay.untilOn && formatDate(stay.untilOn)}</td>
            <td className="num">{formatMoney(stay.feeCents)}</td>
            <td>{stay.givenOn && [formatDate(stay.givenOn), stay.givenTo].filter(Boolean).join(' · ')}</td>
            <td className="m">{stay.note}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
