import { useQuery } from '@renderer/api/useQuery';
import { useSession } from '@renderer/app/session';
import { TargetPrint } from '@renderer/features/printing/parts/TargetPrint';
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
import { useTakeUp } from '../useTakeUp';
import { treadText } from '../words';
import { GiveDialog, StayDialog } from './StayDialog';
import { TyreSetDialog } from './TyreSetDialog';
import '../care.css';

type Act =
  | { kind: 'set'; set: TyreSet | null }
  | { kind: 'store' | 'give'; set: TyreSet }
  | { kind: 'slip' | 'charge'; stay: TyreSet['stays'][number] }
  | null;

/** „Гуми“ of a vehicle: its sets, where they are and where they were. */
export function TyresSection({ card }: { card: AssetCard }) {
  const { t } = useTranslation();
  const [dialog, setDialog] = useState<Act>(null);
  const { may } = useSession();
  const mayPrint = may('printing.print') && may('assets.edit');
  const { data, error } = useQuery(
    'care.tyres',
    { assetId: card.id },
    { tags: ['care', `asset:${card.id}`] },
  );
  const mayEdit = card.allowedActions.edit.allowed;
  const taking = useTakeUp(card);
  const add = () => setDialog({ kind: 'set', set: null });
  const act = (next: Act) => {
    if (next?.kind === 'charge') taking.take({ ...next.stay, kind: 'stay' });
    else setDialog(next);
  };
  const stays = data?.sets.flatMap((set) => set.stays) ?? [];
  const [latest] = stays.toSorted((a, b) => b.id - a.id);
  const toCharge = taking.allowed ? stays.find(isToCharge) : undefined;
  useShortcuts([
    { keys: 'Insert', label: t(($) => $.care.tyres.new), enabled: mayEdit, run: add },
    {
      keys: 'Alt+O',
      label: t(($) => $.care.tyres.feeToOrder),
      enabled: toCharge !== undefined,
      run: () => toCharge && act({ kind: 'charge', stay: toCharge }),
    },
    {
      keys: 'Ctrl+P',
      label: t(($) => $.care.tyres.slip),
      enabled: mayPrint && latest !== undefined,
      run: () => latest && act({ kind: 'slip', stay: latest }),
    },
  ]);
  if (!data)
    return (
      <div className="asset-scroll">{error ? <ErrorBox error={error} /> : <SkeletonRows rows={4} />}</div>
    );
  const close = () => setDialog(null);
  if (dialog?.kind === 'slip') {
    const { id } = dialog.stay;
    return (
      <TargetPrint
        target={{ kind: 'tyreSlip', stayId: id }}
        title={t(($) => $.printing.title.tyreSlip, { number: id })}
        tags={['care', `asset:${card.id}`]}
        onClose={close}
      />
    );
  }
  return (
    <div className="asset-scroll care">
      <ErrorBox error={taking.error} />
      {mayEdit && (
        <div className="row component-add">
          <Button icon={Plus} shortcut="Insert" onClick={add}>
            {t(($) => $.care.tyres.new)}
          </Button>
        </div>
      )}
      {data.sets.length === 0 && <p className="mm">{t(($) => $.care.tyres.none)}</p>}
      {data.sets.map((set) => (
        <SetSection
          key={set.id}
          set={set}
          mayEdit={mayEdit}
          mayPrint={mayPrint}
          mayCharge={taking.allowed}
          chargedByKey={toCharge?.id ?? null}
          onAct={act}
        />
      ))}
      {taking.dialog}
      {dialog?.kind === 'set' && <TyreSetDialog card={card} set={dialog.set} onClose={close} />}
      {dialog?.kind === 'store' && (
        <StayDialog
          title={dialog.set.stored ? t(($) => $.care.tyres.edited) : t(($) => $.care.tyres.store)}
          setId={dialog.set.id}
          stay={dialog.set.stored}
          onClose={close}
        />
      )}
      {dialog?.kind === 'give' && dialog.set.stored && (
        <GiveDialog
          title={t(($) => $.care.tyres.give)}
          stay={dialog.set.stored}
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
  mayPrint: boolean;
  mayCharge: boolean;
  /** The storage that the key charges. */
  chargedByKey: number | null;
  onAct: (act: Act) => void;
}

function SetSection(props: SetProps) {
  const { set, mayEdit, onAct } = props;
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
      {set.stays.length > 0 && <StaysTable {...props} />}
    </section>
  );
}

/** A fee that stands on no order yet. */
const isToCharge = ({ feeCents, feeOrder }: TyreSet['stays'][number]) => feeCents > 0 && feeOrder === null;

function StaysTable({ set, mayPrint, mayCharge, chargedByKey, onAct }: SetProps) {
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
          <th style={{ width: '24em' }} />
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
            <td>
              <span className="row">
                {stay.feeOrder && (
                  <span className="s m">
                    {t(($) => $.care.tyres.feeCharged, { number: stay.feeOrder.number })}
                  </span>
                )}
                {mayCharge && isToCharge(stay) && (
                  <Button
                    small
                    shortcut={stay.id === chargedByKey ? 'Alt+O' : undefined}
                    onClick={() => onAct({ kind: 'charge', stay })}
                  >
                    {t(($) => $.care.tyres.feeToOrder)}
                  </Button>
                )}
                {mayPrint && (
                  <Button small onClick={() => onAct({ kind: 'slip', stay })}>
                    {t(($) => $.care.tyres.slip)}
                  </Button>
                )}
              </span>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
