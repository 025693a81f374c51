import { Chip } from '@renderer/ui/Chip';
import { MenuButton } from '@renderer/ui/MenuButton';
import type { AssetCard } from '@shared/features/assets/model';
import type { ServiceLine } from '@shared/features/care/model';
import { Ellipsis } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { TakeUp } from '../useTakeUp';
import { intervalText, pointText, stateTones } from '../words';
import { DoneDialog } from './DoneDialog';
import { DoneLogDialog } from './DoneLogDialog';

type Act = { kind: 'done' | 'log'; line: ServiceLine } | null;

/** Works of the plans in force: interval, last time, next time and what can be done about it. */
export function ServiceTable({
  card,
  lines,
  taking,
}: {
  card: AssetCard;
  lines: readonly ServiceLine[];
  taking: TakeUp;
}) {
  const { t } = useTranslation();
  const [act, setAct] = useState<Act>(null);
  const mayEdit = card.allowedActions.edit.allowed;
  if (lines.length === 0) return <p className="mm">{t(($) => $.care.service.none)}</p>;
  return (
    <>
      <table className="tbl">
        <thead>
          <tr>
            <th>{t(($) => $.care.column.work)}</th>
            <th style={{ width: 172 }}>{t(($) => $.care.column.interval)}</th>
            <th style={{ width: 186 }}>{t(($) => $.care.column.last)}</th>
            <th style={{ width: 186 }}>{t(($) => $.care.column.next)}</th>
            <th style={{ width: 104 }}>{t(($) => $.care.column.state)}</th>
            <th style={{ width: 62 }} aria-label={t(($) => $.care.service.done)} />
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <tr key={line.key}>
              <td title={`${line.title} · ${line.planName}`}>{line.title}</td>
              <td className="m">{intervalText(t, line, line.meterUnit)}</td>
              <td>
                {line.lastOn === null ? (
                  <span className="mm">{t(($) => $.care.never)}</span>
                ) : (
                  pointText(line.lastOn, line.lastMeter, line.meterUnit)
                )}
              </td>
              <td title={line.by === 'meter' ? t(($) => $.care.expected) : undefined}>
                {pointText(line.dueOn, line.dueMeter, line.meterUnit)}
              </td>
              <td>
                <Chip tone={stateTones[line.state]}>{t(($) => $.care.state[line.state])}</Chip>
              </td>
              <td>
                <MenuButton
                  small
                  iconOnly
                  variant="ghost"
                  icon={Ellipsis}
                  label={`${t(($) => $.care.column.work)}: ${line.title}`}
                  items={[
                    {
                      id: 'done',
                      label: t(($) => $.care.service.done),
                      disabled: !mayEdit,
                      run: () => setAct({ kind: 'done', line }),
                    },
                    {
                      id: 'order',
                      label: t(($) => $.care.service.toOrder),
                      disabled: !taking.allowed,
                      run: () => taking.take({ kind: 'services', keys: [line.workKey ?? ''] }),
                    },
                    {
                      id: 'log',
                      label: t(($) => $.care.service.log),
                      run: () => setAct({ kind: 'log', line }),
                    },
                  ]}
                />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {act?.kind === 'done' && <DoneDialog card={card} line={act.line} onClose={() => setAct(null)} />}
      {act?.kind === 'log' && <DoneLogDialog card={card} line={act.line} onClose={() => setAct(null)} />}
    </>
  );
}
