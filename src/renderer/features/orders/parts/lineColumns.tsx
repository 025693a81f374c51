import { Kbd } from '@renderer/ui/Kbd';
import {
  hoursColumn,
  type LineColumn,
  moneyColumn,
  percentColumn,
  pickerColumn,
  quantityColumn,
  readColumn,
  textColumn,
} from '@renderer/ui/lineEditor/columns';
import type { GlyphName } from '@renderer/ui/StatusGlyph';
import type { OperationLine, OrderLine, PartLine } from '@shared/features/orders/model';
import { formatDate } from '@shared/kernel/dates';
import { formatMoney, formatPercent } from '@shared/kernel/money';
import { formatHours, formatQuantity } from '@shared/kernel/quantity';
import type { TFunction } from 'i18next';
import { unitText } from '../../parts/unitText';
import { clockSpan } from '../texts';

export interface Assignee {
  kind: 'team' | 'worker';
  id: number;
  name: string;
  /** Who is in the team. */
  members: string;
}

/** What a cell may change; the page turns it into the command of the line's kind. */
export interface LineChanges {
  name?: string;
  quantityMilli?: number;
  normSec?: number;
  priceCents?: number;
  discountBp?: number;
}

export interface LineColumnsOptions {
  t: TFunction;
  now: number;
  canPrice: boolean;
  canAssign: boolean;
  change: (line: OrderLine, changes: LineChanges) => void;
  assign: (line: OperationLine, assignee: Assignee) => void;
  loadAssignees: (query: string) => Promise<readonly Assignee[]>;
}

/** The columns of the order's lines; the same cells whatever the kind, locked where a kind has none. */
export function lineColumns(options: LineColumnsOptions): LineColumn<OrderLine>[] {
  const { t, canPrice, canAssign, change } = options;
  const head = (name: ColumnName) => t(($) => $.orders.column[name]);
  return [
    readColumn({
      id: 'code',
      header: head('code'),
      width: 112,
      className: 'code',
      display: (line) => codeOf(line),
    }),
    textColumn({
      id: 'name',
      header: head('name'),
      display: (line) => <NameCell line={line} t={t} />,
      value: (line) => line.name,
      change: (line, name) => name && change(line, { name }),
    }),
    quantityColumn({
      id: 'quantity',
      header: head('quantity'),
      width: 70,
      display: (line) => quantityText(line, t),
      value: (line) => line.quantityMilli,
      change: (line, quantityMilli) => quantityMilli && change(line, { quantityMilli }),
      locked: (line) => line.kind === 'operation' && line.state === 'done',
    }),
    hoursColumn({
      id: 'hours',
      header: head('hours'),
      width: 50,
      display: (line) => (line.kind === 'operation' && line.normSec > 0 ? formatHours(line.normSec) : null),
      value: (line) => (line.kind === 'operation' && line.normSec > 0 ? line.normSec : null),
      change: (line, normSec) => normSec !== null && change(line, { normSec }),
      locked: (line) => line.kind !== 'operation' || line.state === 'done' || line.priceFixed,
    }),
    pickerColumn<OrderLine, Assignee>({
      id: 'team',
      header: head('team'),
      width: 72,
      className: 's',
      display: (line) => (line.kind === 'operation' ? <TeamCell line={line} t={t} /> : null),
      value: (line) => (line.kind === 'operation' ? assigneeOf(line) : null),
      change: (line, assignee) => {
        if (line.kind === 'operation' && assignee) options.assign(line, assignee);
      },
      load: options.loadAssignees,
      optionKey: (one) => `${one.kind}:${one.id}`,
      optionText: (one) => one.name,
      renderOption: (one) => (
        <span className="row grow">
          <span className="grow">{one.name}</span>
          <span className="s mm">{one.members}</span>
        </span>
      ),
      locked: (line) => !canAssign || line.kind !== 'operation' || line.state === 'done',
    }),
    moneyColumn({
      id: 'price',
      header: head('price'),
      width: 78,
      display: (line) => formatMoney(priceOf(line)),
      value: (line) => priceOf(line),
      change: (line, priceCents) => priceCents !== null && change(line, { priceCents }),
      locked: (line) => !canPrice || (line.kind === 'part' && line.clientOwn),
    }),
    percentColumn({
      id: 'discount',
      header: head('discount'),
      width: 56,
      display: (line) => (line.discountBp > 0 ? formatPercent(line.discountBp) : null),
      value: (line) => (line.discountBp > 0 ? line.discountBp : null),
      change: (line, discountBp) => change(line, { discountBp: discountBp ?? 0 }),
      locked: (line) => !canPrice || (line.kind === 'part' && line.clientOwn),
    }),
    readColumn({
      id: 'sum',
      header: head('sum'),
      width: 76,
      num: true,
      className: 'med',
      display: (line) => formatMoney(line.netCents),
    }),
    readColumn({
      id: 'state',
      header: head('state'),
      width: 116,
      className: 's',
      display: (line) => <StateCell line={line} t={t} now={options.now} />,
    }),
  ];
}

type ColumnName = 'code' | 'name' | 'quantity' | 'hours' | 'team' | 'price' | 'discount' | 'sum' | 'state';

function codeOf(line: OrderLine): string {
  if (line.kind === 'operation') return line.code;
  return line.kind === 'part' ? line.number : '';
}

const priceOf = (line: OrderLine): number => (line.kind === 'operation' ? line.rateCents : line.priceCents);

function quantityText(line: OrderLine, t: TFunction): string {
  const quantity = formatQuantity(line.quantityMilli);
  return line.kind === 'operation' ? quantity : `${quantity} ${unitText(t, line.unit)}`;
}

function NameCell({ line, t }: { line: OrderLine; t: TFunction }) {
  if (line.kind === 'operation')
    return (
      <>
        <span className="opn">{line.name}</span>
        {line.orderKitId !== null && <OfKit t={t} />}
        <Granted line={line} t={t} />
      </>
    );
  if (line.kind === 'other')
    return (
      <>
        {line.name} <span className="hintkey">{t(($) => $.orders.line.other[line.otherKind])}</span>
      </>
    );
  return (
    <>
      {line.name}
      {line.orderKitId !== null && <OfKit t={t} />}
      <Granted line={line} t={t} />
      {line.newPriceCents !== null && (
        <span className="hintkey c-warn">
          {t(($) => $.pricing.alerts.mark, { price: formatMoney(line.newPriceCents) })}
        </span>
      )}
      {line.askedNumber && (
        <span className="hintkey">{t(($) => $.orders.line.asked, { number: line.askedNumber })}</span>
      )}
      {line.newNumber.length > 0 && (
        <span className="hintkey">
          {t(($) => $.orders.line.newNumber, { number: line.newNumber[0]?.number ?? '' })} <Kbd keys="F4" />
        </span>
      )}
      {line.newNumber.length === 0 && line.state === 'missing' && line.hasSubstitute && (
        <span className="hintkey">
          {t(($) => $.orders.line.substitute)} <Kbd keys="F4" />
        </span>
      )}
    </>
  );
}

/** The discount comes from the service contract of the thing, or from the type of the order. */
function Granted({ line, t }: { line: OperationLine | PartLine; t: TFunction }) {
  if (line.discountOrigin === 'contract')
    return <span className="hintkey">{t(($) => $.orders.line.contract)}</span>;
  if (line.discountOrigin === 'orderType')
    return <span className="hintkey">{t(($) => $.orders.line.byType)}</span>;
  return null;
}

/** A kit brought the line; which one stands in the side panel. */
const OfKit = ({ t }: { t: TFunction }) => <span className="hintkey">{t(($) => $.kits.kitMark)}</span>;

/** Team or the one worker without it; null while nobody is assigned. */
export function assigneeOf(line: OperationLine): Assignee | null {
  const [first] = line.workers;
  if (!first) return null;
  const members = line.workers.map((worker) => worker.name).join(', ');
  if (line.teamId !== null) return { kind: 'team', id: line.teamId, name: line.teamName ?? '', members };
  return { kind: 'worker', id: first.workerId, name: first.name, members };
}

function TeamCell({ line, t }: { line: OperationLine; t: TFunction }) {
  const assignee = assigneeOf(line);
  if (assignee) return <span title={assignee.members}>{assignee.name}</span>;
  return line.state === 'done' ? null : <span className="blank">{t(($) => $.orders.line.chooseTeam)}</span>;
}

function StateCell({ line, t, now }: { line: OrderLine; t: TFunction; now: number }) {
  const { text, tone } = stateOf(line, t, now);
  return <span className={tone}>{text}</span>;
}

function stateOf(line: OrderLine, t: TFunction, now: number): { text: string; tone: string } {
  if (line.kind === 'other') return { text: '', tone: 'm' };
  if (line.kind === 'part') return partState(line, t);
  if (line.workers.length === 0) return { text: t(($) => $.orders.line.noTeam), tone: 'c-warn' };
  if (line.state === 'done') return { text: t(($) => $.orders.line.state.done), tone: 'c-ok' };
  if (line.state === 'not_started') return { text: t(($) => $.orders.line.state.not_started), tone: 'm' };
  const time = line.startedAt === null ? null : clockSpan(now - line.startedAt);
  const text = time
    ? t(($) => $.orders.line.state.in_work_for, { time })
    : t(($) => $.orders.line.state.in_work);
  return { text, tone: 'c-primary' };
}

function partState(line: PartLine, t: TFunction): { text: string; tone: string } {
  const issued = formatQuantity(line.issuedMilli);
  const date =
    line.expectedOn === null ? t(($) => $.provision.unknownDay) : formatDate(line.expectedOn).slice(0, 5);
  const text = t(($) => $.orders.line.part[line.state], { issued, date });
  const tones = {
    issued: 'c-ok',
    partly: 'c-warn',
    available: 'm',
    expected: 'c-primary',
    late: 'c-danger',
    missing: 'c-danger',
    clientOwn: 'm',
  };
  return { text, tone: tones[line.state] };
}

/** The square before a line and its word. */
export function lineGlyph(
  line: OrderLine,
  t: TFunction,
): { glyph?: GlyphName; glyphLabel?: string; done: boolean } {
  if (line.kind === 'other') return { glyph: 'lineDone', glyphLabel: '', done: true };
  const { text } = stateOf(line, t, 0);
  if (line.kind === 'part') {
    const glyphs = {
      issued: 'lineIssued',
      partly: 'lineInWork',
      available: 'lineReserved',
      expected: 'lineExpected',
      late: 'late',
      missing: 'lineMissing',
      clientOwn: 'lineDone',
    } as const;
    return { glyph: glyphs[line.state], glyphLabel: text, done: line.state === 'issued' };
  }
  const glyphs = { not_started: 'lineOpen', in_work: 'lineInWork', done: 'lineDone' } as const;
  return { glyph: glyphs[line.state], glyphLabel: text, done: line.state === 'done' };
}
