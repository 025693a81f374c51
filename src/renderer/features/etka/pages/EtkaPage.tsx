import { useCommand } from '@renderer/api/useCommand';
import { useQuery } from '@renderer/api/useQuery';
import { Button } from '@renderer/ui/Button';
import { ErrorBox } from '@renderer/ui/ErrorBox';
import { PageHead } from '@renderer/ui/PageHead';
import { SkeletonRows } from '@renderer/ui/Skeleton';
import { StatusGlyph } from '@renderer/ui/StatusGlyph';
import { useShortcuts } from '@renderer/ui/shortcuts/useShortcuts';
import type { EtkaChoices } from '@shared/features/etka/model';
import { formatDateTime } from '@shared/kernel/dates';
import { formatQuantity } from '@shared/kernel/quantity';
import { useRouter } from '@tanstack/react-router';
import { Boxes, FileCog, History, Printer, RotateCcw, Usb } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  type EtkaPlace,
  type EtkaStep,
  etkaSteps,
  firstChoices,
  skippedRows,
  type WrittenEtka,
} from '../choices';
import { EtkaDriveStep } from '../parts/DriveStep';
import { EtkaProfileStep } from '../parts/ProfileStep';
import { EtkaReport } from '../parts/Report';
import { EtkaRowsPage, type RowsView } from '../parts/RowsPage';
import { EtkaSide } from '../parts/Side';
import { EtkaWritten } from '../parts/WriteStep';
import '../etka.css';

const openedAt = () => Date.now();
const whole = (count: number) => formatQuantity(count * 1000);

/** Export for ETKA in four steps; the last one stays on the screen as the record of what was written. */
export function EtkaPage() {
  const { t } = useTranslation();
  const { history } = useRouter();
  const [at, setAt] = useState(openedAt);
  const [step, setStep] = useState<EtkaStep>('profile');
  const [choices, setChoices] = useState<EtkaChoices>(firstChoices);
  const [place, setPlace] = useState<EtkaPlace | null>(null);
  const [done, setDone] = useState<WrittenEtka | null>(null);
  const lists = useQuery('parts.lists', {}, { tags: ['parts'] });
  const etka = useQuery('etka.lists', {}, { tags: ['etka', 'priceList'] });
  const [rows, setRows] = useState<RowsView | null>(null);
  const preview = useQuery('etka.preview', choices, {
    enabled: step !== 'profile' && done === null,
    tags: ['stock', 'parts', 'etka', 'setting'],
  });
  const write = useCommand('etka.export');
  const summary = done ?? preview.data;
  const profile = etka.data?.profiles.find(({ code }) => code === choices.profile)?.definition;
  const hasTrailer = profile !== undefined && profile.kind !== 'xml' && profile.trailer !== null;
  const body = useRef<HTMLDivElement>(null);

  const back = etkaSteps[etkaSteps.indexOf(step) - 1];
  const leave = () => history.push('/stock');
  const openExport = (exportId: number) => history.push(`/stock/etka/exports/${exportId}`);
  const openLog = () => history.push('/stock/etka/exports');
  const openProfiles = () => history.push('/stock/etka/profiles');
  const start = async () => {
    if (!place) return;
    setStep('write');
    const made = await write.attempt({ ...choices, grantId: place.grant });
    if (made) setDone(made);
  };
  const again = () => {
    write.reset();
    setDone(null);
    setAt(Date.now());
    setStep('profile');
  };
  const ready: Record<EtkaStep, boolean> = {
    profile: lists.data !== undefined && etka.data !== undefined,
    check: (preview.data?.written ?? 0) > 0,
    drive: place !== null && (preview.data?.written ?? 0) > 0,
    write: !write.isPending,
  };
  const forward = () => {
    if (!ready[step]) return;
    if (step === 'profile') setStep('check');
    else if (step === 'check') setStep('drive');
    else if (step === 'drive' || !done) void start();
    else leave();
  };
  // Enter goes on from step to step: the primary button has the focus when a step opens.
  // biome-ignore lint/correctness/useExhaustiveDependencies: moves the focus when the step or its outcome changes
  useEffect(() => {
    const first =
      step === 'profile' || step === 'drive' ? 'input:checked, input:not(:disabled)' : '.btn.primary';
    body.current?.querySelector<HTMLElement>(first)?.focus();
  }, [step, done, write.error, lists.data === undefined || etka.data === undefined, place === null]);

  useShortcuts([
    {
      keys: ['Enter', 'Ctrl+Enter'],
      label: forwardLabel(),
      enabled: ready[step] && rows === null,
      run: forward,
    },
    {
      keys: 'Esc',
      label: back && !done && !write.isPending ? t(($) => $.stock.action.previous) : t(($) => $.stock.back),
      enabled: !write.isPending && rows === null,
      run: () => (back && !done ? setStep(back) : leave()),
    },
    {
      keys: 'F4',
      label: t(($) => $.etka.profilesOpen),
      enabled: step === 'profile',
      run: openProfiles,
    },
    { keys: 'F8', label: t(($) => $.etka.logOpen), enabled: !write.isPending, run: openLog },
    {
      keys: 'Ctrl+P',
      label: t(($) => $.etka.protocol),
      enabled: done !== null,
      run: () => done && openExport(done.exportId),
    },
  ]);

  if (rows && summary)
    return (
      <EtkaRowsPage
        of={done ? { exportId: done.exportId } : { choices }}
        view={rows}
        onView={setRows}
        onClose={() => setRows(null)}
      />
    );
  return (
    <div className="page">
      <PageHead
        title={t(($) => $.etka.title)}
        scope={t(($) => $.etka.scope, { at: formatDateTime(at) })}
        back={{ label: t(($) => $.stock.back), run: leave }}
      >
        <Button icon={FileCog} shortcut="F4" disabled={step !== 'profile'} onClick={openProfiles}>
          {t(($) => $.etka.profilesOpen)}
        </Button>
        <Button icon={History} shortcut="F8" disabled={write.isPending} onClick={openLog}>
          {t(($) => $.etka.logOpen)}
        </Button>
      </PageHead>
      <div className="etka">
        <EtkaSide
          step={step}
          notes={notes()}
          finished={done !== null}
          onStep={setStep}
          onExport={openExport}
        />
        <div ref={body} className="etka-main">
          <div className="etka-body">
            {step === 'profile' &&
              (lists.data && etka.data ? (
                <EtkaProfileStep
                  choices={choices}
                  lists={lists.data}
                  etka={etka.data}
                  onChange={(patch) => setChoices((before) => ({ ...before, ...patch }))}
                />
              ) : (
                <SkeletonRows rows={6} />
              ))}
            {step === 'drive' && (
              <EtkaDriveStep bytes={preview.data?.bytes ?? 0} place={place} onPlace={setPlace} />
            )}
            {step !== 'profile' && preview.error && <ErrorBox error={preview.error} />}
            {step === 'write' && !write.error && (
              <EtkaWritten file={summary?.fileName ?? ''} place={place?.name ?? ''} done={done} />
            )}
            {step === 'write' && write.error && (
              <div className="etka-error">
                <ErrorBox error={write.error} />
              </div>
            )}
            {(step === 'check' || step === 'write') &&
              (summary ? (
                <EtkaReport
                  summary={summary}
                  written={done !== null}
                  onSkipped={(reason) => setRows({ list: 'skipped', reason, kind: null })}
                  onDifference={(kind) => setRows({ list: 'difference', reason: null, kind })}
                />
              ) : (
                !preview.error && <SkeletonRows rows={8} />
              ))}
          </div>
          <div className="etka-act">
            {done && hasTrailer && (
              <span className="st m">
                <StatusGlyph name="lineDone" />
                {t(($) => $.etka.sums)}
              </span>
            )}
            {step === 'check' && preview.data?.written === 0 && (
              <span className="st c-warn">
                <StatusGlyph name="warning" />
                {t(($) => $.etka.nothing)}
              </span>
            )}
            <span className="grow" />
            {back && !done && step !== 'write' && (
              <Button shortcut="Esc" onClick={() => setStep(back)}>
                {t(($) => $.stock.action.previous)}
              </Button>
            )}
            {step === 'write' && write.error && (
              <Button onClick={() => setStep('drive')}>{t(($) => $.etka.otherDrive)}</Button>
            )}
            {done && (
              <Button icon={Printer} shortcut="Ctrl+P" onClick={() => openExport(done.exportId)}>
                {t(($) => $.etka.protocol)}
              </Button>
            )}
            {done && (
              <Button icon={RotateCcw} onClick={again}>
                {t(($) => $.etka.newExport)}
              </Button>
            )}
            <Button
              variant="primary"
              icon={done ? Boxes : step === 'drive' || step === 'write' ? Usb : undefined}
              shortcut="Enter"
              busy={write.isPending}
              disabled={!ready[step]}
              onClick={forward}
            >
              {forwardLabel()}
            </Button>
          </div>
        </div>
      </div>
    </div>
  );

  function forwardLabel(): string {
    if (done) return t(($) => $.etka.toStock);
    if (step === 'write' && write.error) return t(($) => $.etka.again);
    return step === 'drive' || step === 'write' ? t(($) => $.etka.write) : t(($) => $.stock.action.next);
  }

  function notes(): Partial<Record<EtkaStep, string>> {
    const warehouses = lists.data?.warehouses.filter((one) => choices.warehouseIds.includes(one.id)) ?? [];
    const where = warehouses.map((one) => one.name).join(', ') || t(($) => $.stock.allWarehouses);
    return {
      profile: `${choices.profile}, ${where}`,
      check: summary
        ? t(($) => $.etka.candidatesNote, {
            candidates: whole(summary.candidates),
            skipped: whole(skippedRows(summary)),
          })
        : undefined,
      drive: place ? `${place.name}, ${place.note}` : undefined,
      write: done ? done.fileName : undefined,
    };
  }
}
