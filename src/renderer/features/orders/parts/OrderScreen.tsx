import { useFrameStatus } from '@renderer/app/frameStatus';
import { Button } from '@renderer/ui/Button';
import { ErrorBox } from '@renderer/ui/ErrorBox';
import type { LineEditorHandle, TypedCell } from '@renderer/ui/lineEditor/types';
import { SidePanel } from '@renderer/ui/SidePanel';
import { useScans } from '@renderer/ui/scanner/useScans';
import { toast } from '@renderer/ui/toast';
import type { Blocker, OrderLine, OrderView } from '@shared/features/orders/model';
import { nextPhase, type OrderPhase } from '@shared/features/orders/status';
import { sofiaTime } from '@shared/kernel/dates';
import { useRouter } from '@tanstack/react-router';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ClosePanel } from '../../invoicing/parts/ClosePanel';
import { PrintSetPanel } from '../../printing/parts/PrintSetPanel';
import { NewLines } from '../newLines';
import { blockersOf, may, type NextStep, nextStep } from '../nextStep';
import { useAssignees } from '../useAssignees';
import { useEngineNow } from '../useEngineNow';
import type { OrderChanges } from '../useOrder';
import { OrderBar } from './OrderBar';
import { CancelDialog, OverrideDialog } from './OrderDialogs';
import { OrderHead } from './OrderHead';
import { keyOfLine, OrderLines, targetJob } from './OrderLines';
import { BlockerLine, PhaseBar } from './PhaseBar';
import { type Panel, SidePanelContent } from './SidePanelContent';
import { useOrderKeys } from './useOrderKeys';
import { useOrderMenu } from './useOrderMenu';

/** What the address asks to open at once. */
export type FirstAct = 'issue' | 'ask' | 'close' | 'print';

interface OrderScreenProps {
  view: OrderView;
  changes: OrderChanges;
  act?: FirstAct;
  onBack: () => void;
}

type Place = { kind: 'lines' } | { kind: 'close' } | { kind: 'print' };

export function OrderScreen({ view, changes, act: firstAct, onBack }: OrderScreenProps) {
  const { t } = useTranslation();
  const router = useRouter();
  const now = useEngineNow(view.readAt);
  const assignees = useAssignees();
  const editor = useRef<LineEditorHandle>(null);
  const [selectedKey, setSelectedKey] = useState<string | null>(() => firstOpenLine(view));
  const [panel, setPanel] = useState<Panel>(() => firstPanel(view, firstAct));
  const [place, setPlace] = useState<Place>({
    kind: firstAct === 'close' || firstAct === 'print' ? firstAct : 'lines',
  });
  const [listSignal, setListSignal] = useState(0);
  const [showMargin, setShowMargin] = useState(false);
  const [typed, setTyped] = useState<TypedCell | null>(null);
  const [overriding, setOverriding] = useState<OrderPhase | null>(null);
  const [cancelling, setCancelling] = useState(false);
  const { change } = changes;
  const line = lineOf(view, selectedKey);
  const step = nextStep(view);
  useFrameStatus(
    changes.savedAt === null ? null : t(($) => $.orders.saved, { time: sofiaTime(view.readAt) }),
  );

  const focusLines = useCallback((key: string | null) => {
    if (key === null) editor.current?.focusAdd();
    else editor.current?.focusCell(key, 'code');
  }, []);
  const first = useRef(selectedKey);
  useEffect(() => {
    if (firstAct === undefined) focusLines(first.current);
  }, [focusLines, firstAct]);

  const goTo = (key: string) => {
    setPanel({ kind: 'line' });
    setSelectedKey(key);
    focusLines(key);
  };
  const goToOffers = (key: string) => {
    setPanel({ kind: 'line' });
    setSelectedKey(key);
    setListSignal((count) => count + 1);
  };
  // An old F4 must not take the keyboard to the list of the next line.
  const select = (key: string | null) => {
    setListSignal(0);
    setSelectedKey(key);
  };
  const done = () => {
    setPanel({ kind: 'line' });
    setListSignal(0);
    focusLines(selectedKey);
  };
  const assignOrder = () => {
    setPanel({ kind: 'assign' });
    setListSignal((count) => count + 1);
  };
  const openList = () => {
    if (line === null && may(view, 'assign')) return assignOrder();
    setPanel((current) => (current.kind === 'assign' ? current : { kind: 'line' }));
    setListSignal((count) => count + 1);
  };
  const leavePlace = () => {
    setPlace({ kind: 'lines' });
    focusLines(selectedKey);
  };
  const openJob = useCallback((jobId: number) => setPanel({ kind: 'job', jobId, asking: false }), []);

  const newLines = useMemo(
    () =>
      new NewLines(change, (parts) =>
        toast.show({
          text: t(($) => $.orders.offers.assumed, { parts: parts.join(', ') }),
          glyph: 'atRisk',
        }),
      ),
    [change, t],
  );
  const openOffers = useCallback((text: string, all: boolean) => setPanel({ kind: 'offers', text, all }), []);
  const openOthers = useCallback((text: string) => openOffers(text, true), [openOffers]);

  const moveTo = (phase: OrderPhase) => {
    const blocked = blockersOf(view, phase);
    const passable = blocked.length > 0 && blocked.every((one) => one.overridable);
    if (passable && may(view, 'override')) setOverriding(phase);
    else void change('orders.setPhase', { phase });
  };
  const release = () => router.history.push(`/handover/${view.id}/release`);
  const advance = () => {
    const next = nextPhase(view.phase);
    if (next === 'invoiced') setPlace({ kind: 'close' });
    else if (next === 'released') release();
    else if (next !== null && may(view, 'phase')) moveTo(next);
  };
  const cycleLine = () => {
    if (line?.kind !== 'operation' || !may(view, 'work')) return;
    const state = { not_started: 'in_work', in_work: 'done', done: 'in_work' } as const;
    void change('orders.setLineState', { lineId: line.id, state: state[line.state] });
  };

  const act = (next: NextStep) => {
    switch (next.kind) {
      case 'add':
        return editor.current?.focusAdd();
      case 'assign':
        return assignOrder();
      case 'ask':
        return next.jobId === null ? undefined : setPanel({ kind: 'job', jobId: next.jobId, asking: true });
      case 'meter':
        return setPanel({ kind: 'header', focus: 'meter' });
      case 'issue':
        return setPanel({ kind: 'issue' });
      case 'finish':
        return void change('orders.setLineState', { lineId: next.lineId, state: 'done' });
      case 'check':
        return void change('orders.checkQuality', { jobId: next.jobId, passed: true });
      case 'removeJob':
        return openJob(next.jobId);
      case 'phase':
        return moveTo(next.to);
      case 'close':
        return setPlace({ kind: 'close' });
      case 'release':
        return release();
    }
  };
  const explainBlocker = ({ code, jobId, line: at }: Blocker) => {
    if (code === 'meterMissing') setPanel({ kind: 'header', focus: 'meter' });
    else if (code === 'authorisationMissing' || code === 'overAuthorised') {
      const asked = jobId ?? view.jobs.at(-1)?.id;
      if (asked !== undefined) setPanel({ kind: 'job', jobId: asked, asking: true });
    } else if (code === 'noLines') editor.current?.focusAdd();
    else if (at) goTo(keyOfLine(at));
    else if (jobId !== null) openJob(jobId);
    else if (code === 'unpaid' || code.startsWith('payer')) setPlace({ kind: 'close' });
  };
  const explainSum = (kind: OrderLine['kind']) => {
    const found = view.jobs.flatMap((job) => job.lines).find((one) => one.kind === kind);
    if (found) goTo(keyOfLine(found));
  };

  // A scanned part is a line of the job in hand, a scanned badge works on the selected operation.
  useScans({
    ...(may(view, 'edit') && {
      part: ({ id, name }) => void newLines.add(targetJob(view, selectedKey)?.id, { kind: 'part', id, name }),
    }),
    ...(may(view, 'assign') &&
      line?.kind === 'operation' && {
        worker: ({ id }) =>
          void change('orders.assignTeam', {
            scope: { kind: 'line', lineId: line.id },
            assignee: { kind: 'worker', workerId: id },
          }),
      }),
  });
  useOrderKeys({
    list: openList,
    issue: () => setPanel({ kind: 'issue' }),
    margin: may(view, 'margin') ? () => setShowMargin(!showMargin) : null,
    print: () => setPlace({ kind: 'print' }),
    // The close and the payment take the key for themselves.
    saveAndClose:
      place.kind === 'close'
        ? null
        : () => {
            (document.activeElement as HTMLElement | null)?.blur();
            onBack();
          },
    next: advance,
    lineState: cycleLine,
    newJob: may(view, 'edit') ? () => setPanel({ kind: 'newJob' }) : null,
    job: () => {
      const job = view.jobs.find((one) => one.lines.some((each) => keyOfLine(each) === selectedKey));
      const id = job?.id ?? view.jobs.at(-1)?.id;
      if (id !== undefined) openJob(id);
    },
    packages: may(view, 'edit') ? () => openOffers('', false) : null,
    back: panel.kind !== 'line' ? done : place.kind !== 'lines' ? leavePlace : onBack,
  });
  const menu = useOrderMenu({
    view,
    onHeader: () => setPanel({ kind: 'header', focus: 'promised' }),
    onChanges: () => setPanel({ kind: 'changes' }),
    onPhase: moveTo,
    onCancel: () => setCancelling(true),
    onNewJob: () => setPanel({ kind: 'newJob' }),
    onPackages: () => openOffers('', false),
  });

  return (
    <>
      <OrderHead
        view={view}
        now={now}
        menu={menu}
        onPrint={() => setPlace({ kind: 'print' })}
        onEdit={() => setPanel({ kind: 'header', focus: 'promised' })}
      />
      <PhaseBar view={view} now={now} />
      <BlockerLine view={view} onBlocker={explainBlocker} />
      {changes.error && !overriding && !cancelling && (
        <div className="order-error">
          <ErrorBox error={changes.error}>
            <Button small onClick={changes.clearError}>
              {t(($) => $.ui.dismiss)}
            </Button>
          </ErrorBox>
        </div>
      )}
      {place.kind === 'print' ? (
        <div className="order-mid">
          <div className="order-lines">
            <PrintSetPanel
              event={printEventOf(view.phase)}
              orderId={view.id}
              onClose={leavePlace}
              onPrinted={leavePlace}
            />
          </div>
        </div>
      ) : (
        <div className="order-mid">
          <div className="order-lines">
            <OrderLines
              ref={editor}
              view={view}
              now={now}
              change={change}
              assignees={assignees}
              selectedKey={selectedKey}
              onSelect={select}
              onJob={openJob}
              onOffers={openOthers}
              newLines={newLines}
              onTyping={showMargin ? setTyped : undefined}
            />
          </div>
          <SidePanel label={t(($) => $.orders.keys.panel)}>
            {place.kind === 'close' ? (
              <ClosePanel orderId={view.id} onDone={leavePlace} onPrint={() => setPlace({ kind: 'print' })} />
            ) : (
              <SidePanelContent
                view={view}
                panel={panel}
                line={line}
                now={now}
                assignees={assignees}
                changes={changes}
                listSignal={listSignal}
                showMargin={showMargin}
                typed={showMargin ? typed : null}
                newLines={newLines}
                targetJobId={targetJob(view, selectedKey)?.id}
                onPanel={setPanel}
                onLine={goToOffers}
                onOpenOrder={(orderId) => router.history.push(`/orders/${orderId}`)}
                onDone={done}
              />
            )}
          </SidePanel>
        </div>
      )}
      <OrderBar
        view={view}
        step={place.kind === 'lines' ? step : null}
        busy={changes.busy}
        onStep={act}
        onMargin={() => setShowMargin(!showMargin)}
        onExplain={explainSum}
      />
      <OverrideDialog view={view} phase={overriding} changes={changes} onClose={() => setOverriding(null)} />
      <CancelDialog view={view} open={cancelling} changes={changes} onClose={() => setCancelling(false)} />
    </>
  );
}

/** The print set of this moment (documents §2). */
function printEventOf(phase: OrderPhase): 'intake' | 'close' | 'release' {
  if (phase === 'released') return 'release';
  return phase === 'done' || phase === 'invoiced' ? 'close' : 'intake';
}

function lineOf(view: OrderView, key: string | null): OrderLine | null {
  return view.jobs.flatMap((job) => job.lines).find((line) => keyOfLine(line) === key) ?? null;
}

function firstPanel(view: OrderView, act: FirstAct | undefined): Panel {
  if (act === 'issue') return { kind: 'issue' };
  const asked = view.jobs.find((job) => job.authorisation === 'asked') ?? view.jobs.at(-1);
  return act === 'ask' && asked ? { kind: 'job', jobId: asked.id, asking: true } : { kind: 'line' };
}

/** The cursor begins where something is to be done. */
function firstOpenLine(view: OrderView): string | null {
  const lines = view.jobs.flatMap((job) => job.lines);
  const open =
    lines.find((line) => line.kind === 'part' && line.state === 'missing') ??
    lines.find((line) => line.kind === 'operation' && line.state !== 'done') ??
    lines[0];
  return open ? keyOfLine(open) : null;
}
