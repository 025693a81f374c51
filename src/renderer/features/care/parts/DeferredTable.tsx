import { useCommand } from '@renderer/api/useCommand';
import { Button } from '@renderer/ui/Button';
import { Chip } from '@renderer/ui/Chip';
import { ReasonDialog } from '@renderer/ui/dialogs';
import { MenuButton } from '@renderer/ui/MenuButton';
import type { Deferred } from '@shared/features/care/model';
import { formatDate } from '@shared/kernel/dates';
import { formatMoney } from '@shared/kernel/money';
import { formatQuantity } from '@shared/kernel/quantity';
import { Ellipsis } from 'lucide-react';
import { Fragment, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { TakeUp } from '../useTakeUp';
import { DeferDialog } from './DeferDialog';

type Act = { kind: 'edit' | 'drop'; row: Deferred } | null;

const tones = { open: 'warn', revived: 'ok', dropped: 'plain' } as const;

/** What was put off, with the price then and today; one press brings it back into an order. */
export function DeferredTable({ rows, taking }: { rows: readonly Deferred[]; taking: TakeUp }) {
  const { t } = useTranslation();
  const [act, setAct] = useState<Act>(null);
  if (rows.length === 0) return <p className="mm">{t(($) => $.care.deferred.none)}</p>;
  return (
    <>
      <table className="tbl deferred">
        <thead>
          <tr>
            <th>{t(($) => $.care.column.text)}</th>
            <th>{t(($) => $.care.column.reason)}</th>
            <th style={{ width: 104 }}>{t(($) => $.care.column.on)}</th>
            <th style={{ width: 104 }}>{t(($) => $.care.column.expires)}</th>
            <th className="num" style={{ width: '6.2em' }}>
              {t(($) => $.care.column.was)}
            </th>
            <th className="num" style={{ width: '6.2em' }}>
              {t(($) => $.care.column.today)}
            </th>
            <th style={{ width: '13.5em' }} aria-label={t(($) => $.care.column.state)} />
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <Fragment key={row.id}>
              <tr className={row.state === 'open' ? undefined : 'gone'}>
                <td title={row.text}>{row.text}</td>
                <td className="m" title={row.closeReason ?? row.reason}>
                  {row.closeReason ?? row.reason}
                </td>
                <td>{formatDate(row.deferredOn)}</td>
                <td>
                  {row.expiresOn && formatDate(row.expiresOn)}{' '}
                  {row.expired && <span className="c-danger s">{t(($) => $.care.deferred.expired)}</span>}
                </td>
                <td className="num">{row.lines.length > 0 && formatMoney(row.netCents)}</td>
                <td className="num">{row.todayCents !== null && formatMoney(row.todayCents)}</td>
                <td>
                  <DeferredActs row={row} taking={taking} onAct={setAct} />
                </td>
              </tr>
              {row.state === 'open' && row.lines.length > 0 && <LinesRow row={row} />}
            </Fragment>
          ))}
        </tbody>
      </table>
      {act?.kind === 'edit' && <DeferDialog card={null} before={act.row} onClose={() => setAct(null)} />}
      {act?.kind === 'drop' && <DropDialog row={act.row} onClose={() => setAct(null)} />}
    </>
  );
}

function LinesRow({ row }: { row: Deferred }) {
  const text = row.lines
    .map(({ code, name, quantityMilli }) =>
      [code, name, quantityMilli === 1000 ? '' : `× ${formatQuantity(quantityMilli)}`]
        .filter(Boolean)
        .join(' '),
    )
    .join('; ');
  return (
    <tr className="under">
      <td colSpan={7} className="s mm" title={text}>
        {text}
      </td>
    </tr>
  );
}

function DeferredActs({ row, taking, onAct }: { row: Deferred; taking: TakeUp; onAct: (act: Act) => void }) {
  const { t } = useTranslation();
  if (row.state !== 'open')
    return (
      <span className="row">
        <Chip tone={tones[row.state]}>{t(($) => $.care.deferred.state[row.state])}</Chip>
        {row.revivedOrderId !== null && (
          <a href={`#/orders/${row.revivedOrderId}`}>{row.revivedOrderNumber}</a>
        )}
      </span>
    );
  if (!taking.allowed) return <Chip tone={tones.open}>{t(($) => $.care.deferred.state.open)}</Chip>;
  return (
    <span className="row">
      <Button
        small
        busy={taking.busy}
        onClick={() => taking.take({ kind: 'deferred', id: row.id, version: row.version })}
      >
        {taking.orderNumber === null ? t(($) => $.care.deferred.reviveNew) : taking.orderNumber}
      </Button>
      <MenuButton
        small
        iconOnly
        variant="ghost"
        icon={Ellipsis}
        label={`${t(($) => $.care.deferred.title)}: ${row.text}`}
        items={(['edit', 'drop'] as const).map((kind) => ({
          id: kind,
          label: t(($) => $.care.deferred[kind]),
          danger: kind === 'drop',
          run: () => onAct({ kind, row }),
        }))}
      />
    </span>
  );
}

function DropDialog({ row, onClose }: { row: Deferred; onClose: () => void }) {
  const { t } = useTranslation();
  const drop = useCommand('care.dropDeferred');
  return (
    <ReasonDialog
      open
      danger
      title={t(($) => $.care.deferred.dropTitle, { text: row.text })}
      text={t(($) => $.care.deferred.dropText)}
      confirmLabel={t(($) => $.care.deferred.drop)}
      busy={drop.isPending}
      error={drop.error}
      onClose={onClose}
      onConfirm={async (reason) => {
        if (await drop.attempt({ deferredId: row.id, version: row.version, reason })) onClose();
      }}
    />
  );
}
