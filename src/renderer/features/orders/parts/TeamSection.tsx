import { Seg } from '@renderer/ui/Seg';
import { SideSection } from '@renderer/ui/SidePanel';
import type { OperationLine, OrderView } from '@shared/features/orders/model';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OrderChanges } from '../useOrder';
import { type Assignee, assigneeOf } from './lineColumns';
import { type Pick, PickList } from './PickList';

type Scope = 'line' | 'job' | 'order';

interface TeamSectionProps {
  view: OrderView;
  line: OperationLine | null;
  assignees: readonly Assignee[];
  change: OrderChanges['change'];
  focusSignal: number;
  /** Scope that the page asks for: „Назначаване“ of the whole order. */
  scope?: Scope;
  onDone: () => void;
}

/** Team or worker of the line, of its job or of the whole order, by a digit. */
export function TeamSection(props: TeamSectionProps) {
  const { view, line, assignees, change, focusSignal, onDone } = props;
  const { t } = useTranslation();
  const [scope, setScope] = useState<Scope>(props.scope ?? (line ? 'line' : 'order'));
  const scopes: Scope[] = line ? ['line', 'job', 'order'] : ['order'];
  const current = line && scope === 'line' ? assigneeOf(line) : null;

  const assign = async (assignee: Assignee | null) => {
    await change('orders.assignTeam', { scope: scopeOf(scope, line), assignee: assigneeInput(assignee) });
    onDone();
  };
  const groups = {
    team: t(($) => $.orders.team.teams),
    worker: t(($) => $.orders.team.workers),
  };
  const picks = assignees.map((one, at): Pick => {
    const first = assignees.findIndex((other) => other.kind === one.kind) === at;
    return {
      id: `${one.kind}:${one.id}`,
      group: first ? groups[one.kind] : undefined,
      on: current?.kind === one.kind && current.id === one.id,
      content: (
        <>
          <span className="nw">{one.name}</span>
          <span className="s mm grow ell">{one.members}</span>
        </>
      ),
      run: () => void assign(one),
    };
  });
  const none: Pick = {
    id: 'none',
    content: <span className="grow m">{t(($) => $.orders.team.none)}</span>,
    run: () => void assign(null),
  };

  return (
    <SideSection title={t(($) => $.orders.team.title)} extra={line?.code || view.number}>
      <div className="side-pad scope-line">
        <Seg
          label={t(($) => $.orders.team.scopeLabel)}
          value={scope}
          options={scopes.map((one) => ({ value: one, label: t(($) => $.orders.team.scope[one]) }))}
          onChange={setScope}
        />
      </div>
      {assignees.length === 0 ? (
        <p className="side-note m">{t(($) => $.orders.team.empty)}</p>
      ) : (
        <PickList
          label={t(($) => $.orders.team.title)}
          picks={current ? [...picks, none] : picks}
          focusSignal={focusSignal}
        />
      )}
    </SideSection>
  );
}

function scopeOf(scope: Scope, line: OperationLine | null) {
  if (line && scope === 'line') return { kind: 'line', lineId: line.id } as const;
  if (line && scope === 'job') return { kind: 'job', jobId: line.jobId } as const;
  return { kind: 'order' } as const;
}

function assigneeInput(assignee: Assignee | null) {
  if (assignee === null) return null;
  return assignee.kind === 'team'
    ? ({ kind: 'team', teamId: assignee.id } as const)
    : ({ kind: 'worker', workerId: assignee.id } as const);
}
