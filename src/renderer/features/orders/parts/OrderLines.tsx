import { call } from '@renderer/api/client';
import { Chip } from '@renderer/ui/Chip';
import { LineEditor } from '@renderer/ui/lineEditor/LineEditor';
import type { LineEditorHandle, LineItem, LineRow, TypedCell } from '@renderer/ui/lineEditor/types';
import { StatusGlyph } from '@renderer/ui/StatusGlyph';
import type {
  LineOption,
  OperationLine,
  OrderJob,
  OrderLine,
  OrderView,
} from '@shared/features/orders/model';
import { formatMoney, formatPercent } from '@shared/kernel/money';
import { formatHours, formatQuantity } from '@shared/kernel/quantity';
import { type Ref, useCallback, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { unitText } from '../../parts/unitText';
import type { NewLines } from '../newLines';
import { may } from '../nextStep';
import { stampText } from '../texts';
import type { OrderChanges } from '../useOrder';
import { type Assignee, type LineChanges, lineColumns, lineGlyph } from './lineColumns';

interface OrderLinesProps {
  view: OrderView;
  now: number;
  change: OrderChanges['change'];
  assignees: readonly Assignee[];
  selectedKey: string | null;
  onSelect: (key: string | null) => void;
  onJob: (jobId: number) => void;
  /** The list of packages, and of what is for other items. */
  onOffers: (text: string) => void;
  newLines: NewLines;
  /** What is being typed, for the live margin. */
  onTyping: ((typed: TypedCell | null) => void) | undefined;
  ref?: Ref<LineEditorHandle>;
}

export const keyOfLine = (line: Pick<OrderLine, 'kind' | 'id'>): string => `${line.kind}:${line.id}`;

/** Jobs with their operations and parts, edited where they stand. */
export function OrderLines(props: OrderLinesProps) {
  const { view, now, change, assignees, selectedKey, onSelect, onJob, onOffers, newLines, onTyping, ref } =
    props;
  const { t } = useTranslation();
  const canEdit = may(view, 'edit');
  const canPrice = canEdit && may(view, 'price');
  const canAssign = may(view, 'assign');
  // Columns are kept between renders, or every row would be drawn again; the minute hand moves them.
  const minute = Math.floor(now / 60_000);
  const loadAssignees = useCallback(
    async (query: string) => {
      const words = query.trim().toLowerCase();
      return assignees.filter((one) => `${one.name} ${one.members}`.toLowerCase().includes(words));
    },
    [assignees],
  );
  const columns = useMemo(
    () =>
      lineColumns({
        t,
        now: minute * 60_000,
        canPrice,
        canAssign,
        change: (line, changes) => void changeLine(change, line, changes),
        assign: (line, assignee) => void assignLine(change, line, assignee),
        loadAssignees,
      }),
    [t, minute, canPrice, canAssign, change, loadAssignees],
  );
  const rows = useMemo(
    () =>
      view.jobs.flatMap((job): LineRow<OrderLine>[] => [
        {
          kind: 'section',
          key: `job:${job.id}`,
          number: job.position,
          title: (
            <button type="button" className="plain jt-button ell" onClick={() => onJob(job.id)}>
              {job.title}
            </button>
          ),
          meta: <JobFacts job={job} now={minute * 60_000} />,
          sums: { sum: formatMoney(job.netCents) },
        },
        ...job.lines.map(
          (line): LineItem<OrderLine> => ({
            kind: 'line',
            key: keyOfLine(line),
            data: line,
            ...lineGlyph(line, t),
            readOnly: !canEdit && !(canAssign && line.kind === 'operation'),
          }),
        ),
      ]),
    [view.jobs, onJob, minute, t, canEdit, canAssign],
  );
  const target = targetJob(view, selectedKey);

  return (
    <LineEditor<OrderLine, LineChoice>
      ref={ref}
      label={t(($) => $.orders.lines, { number: view.number })}
      columns={columns}
      rows={rows}
      selectedKey={selectedKey}
      onSelect={(row) => onSelect(row?.key ?? null)}
      {...(onTyping && { onTyping })}
      onDelete={(row) => void change('orders.removeLine', { kind: row.data.kind, lineId: row.data.id })}
      add={
        canEdit
          ? {
              placeholder: addPlaceholder(view, target),
              load: (query) => loadChoices(view.id, query),
              optionKey: (option) => `${option.kind}:${option.id}`,
              optionText: (option) => option.name,
              renderOption: (option) => <OptionRow option={option} />,
              pick: (option) =>
                option.kind === 'others' ? onOffers(option.name) : void newLines.add(target?.id, option),
              pickText: (text) => void newLines.add(target?.id, { kind: 'text', name: text }),
            }
          : undefined
      }
    />
  );

  function addPlaceholder({ jobs }: OrderView, job: OrderJob | undefined): string {
    if (!job) return t(($) => $.orders.line.first);
    if (jobs.length === 1 || job.id === jobs.at(-1)?.id) return t(($) => $.orders.line.add);
    return t(($) => $.orders.line.addTo, { number: job.position });
  }
}

/** The last line of the list asks for what matches but is for other items (domain §3). */
type LineChoice = LineOption | { kind: 'others'; id: 0; name: string; count: number };

async function loadChoices(orderId: number, query: string): Promise<LineChoice[]> {
  const { options, others } = await call('orders.lineOptions', { orderId, query });
  return others === 0 ? options : [...options, { kind: 'others', id: 0, name: query.trim(), count: others }];
}

/** New lines go to the job in which the cursor is, else to the last one. */
export function targetJob({ jobs }: OrderView, selectedKey: string | null): OrderJob | undefined {
  return jobs.find((job) => job.lines.some((line) => keyOfLine(line) === selectedKey)) ?? jobs.at(-1);
}

function changeLine(change: OrderChanges['change'], line: OrderLine, changes: LineChanges) {
  const { priceCents, normSec, ...rest } = changes;
  const lineId = line.id;
  if (line.kind === 'operation')
    return change('orders.updateOperation', {
      lineId,
      changes: {
        ...rest,
        ...(priceCents !== undefined && { rateCents: priceCents }),
        ...(normSec !== undefined && { normSec }),
      },
    });
  const goods = { lineId, changes: { ...rest, ...(priceCents !== undefined && { priceCents }) } };
  return line.kind === 'part' ? change('orders.updatePart', goods) : change('orders.updateOther', goods);
}

function assignLine(change: OrderChanges['change'], line: OperationLine, assignee: Assignee) {
  return change('orders.assignTeam', {
    scope: { kind: 'line', lineId: line.id },
    assignee:
      assignee.kind === 'team'
        ? { kind: 'team', teamId: assignee.id }
        : { kind: 'worker', workerId: assignee.id },
  });
}

function JobFacts({ job, now }: { job: OrderJob; now: number }) {
  const { t } = useTranslation();
  const state = t(($) => $.orders.authorisation.state[job.authorisation]);
  const time = job.authorisedAt === null ? '' : stampText(t, job.authorisedAt, now);
  const [payer] = job.payers;
  return (
    <>
      {job.authorisation !== 'not_asked' && (
        <Chip tone={authorisationTone(job.authorisation)} glyph={authorisationGlyph(job.authorisation)}>
          {job.authorisedWay === null
            ? t(($) => $.orders.authorisation.since, { state, time })
            : t(($) => $.orders.authorisation.with, {
                state,
                time,
                way: t(($) => $.orders.authorisation.way[job.authorisedWay ?? 'phone']),
              })}
        </Chip>
      )}
      {job.needsQualityCheck && job.qualityCheckedAt !== null && (
        <span className="s m st">
          <StatusGlyph name="ok" />
          {t(($) => $.orders.job.check)}
        </span>
      )}
      {payer && (
        <span className="s m">
          {t(($) => $.orders.job.payer, {
            payer: t(($) => $.orders.job.payerName[payer.kind]),
            percent: formatPercent(payer.labourBp),
          })}
        </span>
      )}
    </>
  );
}

const authorisationTone = (state: OrderJob['authorisation']) => {
  if (state === 'approved' || state === 'part_approved') return 'ok' as const;
  return state === 'asked' ? ('warn' as const) : ('danger' as const);
};
const authorisationGlyph = (state: OrderJob['authorisation']) => {
  if (state === 'approved' || state === 'part_approved') return 'done' as const;
  return state === 'asked' ? ('waiting_approval' as const) : ('cancelled' as const);
};

function OptionRow({ option }: { option: LineChoice }) {
  const { t } = useTranslation();
  if (option.kind === 'others')
    return <span className="m">{t(($) => $.orders.line.others, { count: option.count })}</span>;
  const price = option.priceCents === null ? '' : formatMoney(option.priceCents, { currency: true });
  const fact =
    option.kind === 'package'
      ? t(($) => $.orders.line.packageOf, { count: option.lines })
      : option.kind === 'operation'
        ? option.normSec === null
          ? t(($) => $.orders.line.noNorm)
          : formatHours(option.normSec)
        : option.kitLines !== null
          ? t(($) => $.kits.offer, { count: option.kitLines })
          : option.freeMilli > 0
            ? t(($) => $.orders.line.free2, {
                quantity: `${formatQuantity(option.freeMilli)} ${unitText(t, option.unit)}`,
              })
            : t(($) => $.orders.line.none);
  return (
    <span className="row grow line-option">
      <span className="code">{option.kind === 'part' ? option.number : option.code}</span>
      <span className={`grow ell ${option.kind === 'part' ? '' : 'med'}`}>{option.name}</span>
      <span
        className={`s ${option.kind === 'part' && option.kitLines === null && option.freeMilli <= 0 ? 'c-danger' : 'm'}`}
      >
        {fact}
      </span>
      <span className="num price">{price}</span>
    </span>
  );
}
