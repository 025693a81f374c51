import type { TypedCell } from '@renderer/ui/lineEditor/types';
import type { OrderLine, OrderView } from '@shared/features/orders/model';
import { NotesSection } from '../../catalog/parts/NotesSection';
import type { NewLines } from '../newLines';
import type { OrderChanges } from '../useOrder';
import { ChangesPanel } from './ChangesPanel';
import { HeaderPanel } from './HeaderPanel';
import { HistorySection } from './HistorySection';
import { IssuePanel } from './IssuePanel';
import { JobPanel } from './JobPanel';
import { KitSection } from './KitSection';
import type { Assignee } from './lineColumns';
import { MarginSection } from './MarginSection';
import { NewJobPanel } from './NewJobPanel';
import { NewPriceSection } from './NewPriceSection';
import { OffersPanel } from './OffersPanel';
import { OtherLinePanel } from './OtherLinePanel';
import { StockSection } from './StockSection';
import { TeamSection } from './TeamSection';

/** What the side panel shows; `line` follows the cursor. */
export type Panel =
  | { kind: 'line' }
  | { kind: 'assign' }
  | { kind: 'job'; jobId: number; asking: boolean }
  | { kind: 'newJob' }
  | { kind: 'other'; jobId: number }
  | { kind: 'header'; focus: 'promised' | 'meter' }
  | { kind: 'issue' }
  | { kind: 'offers'; text: string; all: boolean }
  | { kind: 'changes' };

interface SidePanelContentProps {
  view: OrderView;
  panel: Panel;
  line: OrderLine | null;
  now: number;
  assignees: readonly Assignee[];
  changes: OrderChanges;
  /** F4 was pressed: counts up, the list of the line takes the keyboard. */
  listSignal: number;
  showMargin: boolean;
  /** What is being typed into a line now. */
  typed: TypedCell | null;
  newLines: NewLines;
  /** The job that new lines go to; none in an empty order. */
  targetJobId: number | undefined;
  onPanel: (panel: Panel) => void;
  onLine: (key: string) => void;
  onOpenOrder: (orderId: number) => void;
  /** The panel's work is finished: the keyboard goes back to the lines. */
  onDone: () => void;
}

export function SidePanelContent(props: SidePanelContentProps) {
  const { view, panel, now, changes, onPanel, onDone } = props;
  const { change } = changes;
  switch (panel.kind) {
    case 'issue':
      return (
        <IssuePanel
          view={view}
          changes={changes}
          onLine={(lineId) => props.onLine(`part:${lineId}`)}
          onClose={onDone}
        />
      );
    case 'header':
      return <HeaderPanel view={view} changes={changes} focus={panel.focus} onClose={onDone} />;
    case 'changes':
      return <ChangesPanel orderId={view.id} now={now} />;
    case 'newJob':
      return <NewJobPanel change={change} onClose={onDone} />;
    case 'other':
      return <OtherLinePanel jobId={panel.jobId} change={change} onClose={onDone} />;
    case 'offers':
      return (
        <OffersPanel
          key={`${panel.text} ${panel.all}`}
          assetId={view.asset.id}
          text={panel.text}
          all={panel.all}
          onPick={(line) => {
            void props.newLines.add(props.targetJobId, line);
            onDone();
          }}
          onClose={onDone}
        />
      );
    case 'job': {
      const job = view.jobs.find((one) => one.id === panel.jobId);
      if (!job) return <LinePanel {...props} />;
      return (
        <JobPanel
          key={job.id}
          view={view}
          job={job}
          now={now}
          change={change}
          asking={panel.asking}
          onAddOther={() => onPanel({ kind: 'other', jobId: job.id })}
          onClose={onDone}
        />
      );
    }
    default:
      return <LinePanel {...props} />;
  }
}

/** What belongs to the line under the cursor, then the history of the item. */
function LinePanel(props: SidePanelContentProps) {
  const { view, panel, line, assignees, changes, listSignal, showMargin, onDone, onOpenOrder } = props;
  const { change } = changes;
  const operation = line?.kind === 'operation' ? line : null;
  const canAssign = view.actions.some((one) => one.action === 'assign' && one.allowed);
  const shared = { view, change, focusSignal: listSignal, onDone };
  return (
    <>
      {showMargin && <MarginSection view={view} line={line} typed={props.typed} />}
      {line?.kind === 'part' && line.newPriceCents !== null && (
        <NewPriceSection
          key={`price${line.id}`}
          view={view}
          line={line}
          price={line.newPriceCents}
          change={change}
          onDone={onDone}
        />
      )}
      {panel.kind === 'assign' ? (
        <TeamSection key="order" {...shared} line={operation} assignees={assignees} scope="order" />
      ) : line?.kind === 'part' ? (
        <StockSection key={line.id} {...shared} line={line} />
      ) : (
        operation &&
        canAssign &&
        operation.state !== 'done' && (
          <TeamSection key={operation.id} {...shared} line={operation} assignees={assignees} />
        )
      )}
      {line && line.kind !== 'other' && line.orderKitId !== null && (
        <KitSection view={view} line={line} change={change} />
      )}
      <NotesSection assetId={view.asset.id} />
      <HistorySection view={view} onOpen={onOpenOrder} />
    </>
  );
}
