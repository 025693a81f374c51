import { useQuery } from '@renderer/api/useQuery';
import { Button } from '@renderer/ui/Button';
import { Chip } from '@renderer/ui/Chip';
import { ErrorBox } from '@renderer/ui/ErrorBox';
import { MenuButton } from '@renderer/ui/MenuButton';
import { SkeletonRows } from '@renderer/ui/Skeleton';
import { useShortcuts } from '@renderer/ui/shortcuts/useShortcuts';
import type { ComponentRow } from '@shared/features/assets/components';
import type { AssetCard } from '@shared/features/assets/model';
import { formatDate } from '@shared/kernel/dates';
import type { TFunction } from 'i18next';
import { Ellipsis, Plus } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { meterText } from '../assetWords';
import { type ComponentAct, ComponentDialog } from './ComponentDialog';

/** What is mounted on the thing and what was: serials, own warranty clocks, chains of replacements. */
export function ComponentSection({ card }: { card: AssetCard }) {
  const { t } = useTranslation();
  const [act, setAct] = useState<ComponentAct | null>(null);
  const { data, error } = useQuery('assets.components', { assetId: card.id }, { tags: ['asset'] });
  const mayEdit = card.allowedActions.edit.allowed;
  const add = () => setAct({ kind: 'add', row: null });
  useShortcuts([{ keys: 'Insert', label: t(($) => $.assets.component.add), enabled: mayEdit, run: add }]);
  if (!data)
    return (
      <div className="asset-scroll">{error ? <ErrorBox error={error} /> : <SkeletonRows rows={5} />}</div>
    );
  const groups = [
    ['mounted', data.rows.filter(({ removedOn }) => removedOn === null)],
    ['former', data.rows.filter(({ removedOn }) => removedOn !== null)],
  ] as const;
  return (
    <div className="asset-scroll">
      {mayEdit && (
        <div className="row component-add">
          <Button icon={Plus} shortcut="Insert" onClick={add}>
            {t(($) => $.assets.component.add)}
          </Button>
        </div>
      )}
      {data.rows.length === 0 && <p className="mm">{t(($) => $.assets.component.none)}</p>}
      {groups.map(
        ([id, rows]) =>
          rows.length > 0 && (
            <section key={id} className="asset-section" aria-label={t(($) => $.assets.component[id])}>
              <h2>
                {t(($) => $.assets.component[id])} <span className="n">{rows.length}</span>
              </h2>
              <ComponentTable rows={rows} mayEdit={mayEdit} onAct={setAct} />
            </section>
          ),
      )}
      {act && <ComponentDialog card={card} act={act} onClose={() => setAct(null)} />}
    </div>
  );
}

interface TableProps {
  rows: readonly ComponentRow[];
  mayEdit: boolean;
  onAct: (act: ComponentAct) => void;
}

function ComponentTable({ rows, mayEdit, onAct }: TableProps) {
  const { t } = useTranslation();
  return (
    <table className="tbl components">
      <thead>
        <tr>
          <th>{t(($) => $.assets.component.name)}</th>
          <th style={{ width: '9em' }}>{t(($) => $.assets.component.part)}</th>
          <th style={{ width: '8.5em' }}>{t(($) => $.assets.component.mountedOn)}</th>
          <th style={{ width: '8.5em' }}>{t(($) => $.assets.component.removedOn)}</th>
          <th className="num" style={{ width: '7em' }}>
            {t(($) => $.assets.component.used)}
          </th>
          <th style={{ width: '19em' }}>{t(($) => $.assets.component.warranty)}</th>
          <th style={{ width: 62 }} aria-label={t(($) => $.assets.component.history)} />
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.fittingId}>
            <td>
              <div className="ell med">
                {row.componentAssetId ? (
                  <a href={`#/registry/assets/${row.componentAssetId}`}>{row.name}</a>
                ) : (
                  row.name
                )}
              </div>
              <div className="s m ell">{secondLine(t, row)}</div>
            </td>
            <td>{row.partId && <a href={`#/stock/parts/${row.partId}`}>{row.partNumber}</a>}</td>
            <td>{momentText(t, row.mountedOn, row.mountedMeter, row.unit)}</td>
            <td title={row.removalReason ?? undefined}>
              {row.removedOn && momentText(t, row.removedOn, row.removedMeter, row.unit)}
            </td>
            <td className="num">{row.used !== null && meterText(row.used, row.unit)}</td>
            <td>
              {row.warranty && (
                <>
                  <Chip tone={row.warranty === 'valid' ? 'ok' : row.warranty === 'soon' ? 'warn' : 'plain'}>
                    {t(($) => $.assets.warranty.state[row.warranty ?? 'valid'])}
                  </Chip>
                  <div className="s m ell">{clockText(t, row)}</div>
                </>
              )}
            </td>
            <td>
              <MenuButton
                small
                iconOnly
                variant="ghost"
                icon={Ellipsis}
                label={t(($) => $.assets.component.actions, { name: row.name })}
                items={actsOf(row, mayEdit).map((kind) => ({
                  id: kind,
                  label: t(($) => $.assets.component[kind]),
                  danger: kind === 'remove',
                  run: () => onAct({ kind, row }),
                }))}
              />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function actsOf({ removedOn, nowOn, replacedBy }: ComponentRow, mayEdit: boolean) {
  if (!mayEdit) return ['history'] as const;
  if (removedOn === null) return ['history', 'edit', 'replace', 'move', 'remove'] as const;
  // From the shelf it can go onto another thing; a replaced one is done with.
  return nowOn === null && replacedBy === null
    ? (['history', 'edit', 'move'] as const)
    : (['history'] as const);
}

function secondLine(t: TFunction, row: ComponentRow): string {
  const { serial, position, replacedBy, removedOn, nowOn } = row;
  const facts = [
    serial,
    position,
    removedOn !== null &&
      replacedBy &&
      t(($) => $.assets.component.replacedBy, { name: replacedBy.serial ?? replacedBy.name }),
    removedOn !== null && nowOn && t(($) => $.assets.component.nowOn, { title: nowOn.title }),
  ];
  return facts.filter(Boolean).join(' · ');
}

function momentText(t: TFunction, on: string, meter: number | null, unit: 'km' | 'h') {
  return (
    <>
      <div>{formatDate(on)}</div>
      {meter !== null && (
        <div className="s m">{t(($) => $.assets.component.at, { value: meterText(meter, unit) })}</div>
      )}
    </>
  );
}

function clockText(t: TFunction, { warrantyToOn, warrantyMeter, unit }: ComponentRow): string {
  const date = warrantyToOn === null ? '' : formatDate(warrantyToOn);
  const meter = warrantyMeter === null ? '' : meterText(warrantyMeter, unit);
  if (warrantyMeter === null) return t(($) => $.assets.component.warrantyDate, { date });
  if (warrantyToOn === null) return t(($) => $.assets.component.warrantyRun, { meter });
  return t(($) => $.assets.component.warrantyBoth, { date, meter });
}
