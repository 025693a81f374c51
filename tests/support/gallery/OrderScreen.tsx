import { PlateChip } from '@renderer/ui/AssetChip';
import { Button, IconButton } from '@renderer/ui/Button';
import { Chip } from '@renderer/ui/Chip';
import { Figure } from '@renderer/ui/Figure';
import { Kbd } from '@renderer/ui/Kbd';
import {
  hoursColumn,
  moneyColumn,
  percentColumn,
  pickerColumn,
  quantityColumn,
  readColumn,
} from '@renderer/ui/lineEditor/columns';
import { LineEditor } from '@renderer/ui/lineEditor/LineEditor';
import type { LineItem, LineRow } from '@renderer/ui/lineEditor/types';
import { SidePanel, SideSection } from '@renderer/ui/SidePanel';
import { type GlyphName, WarningLabel } from '@renderer/ui/StatusGlyph';
import { useShortcuts } from '@renderer/ui/shortcuts/useShortcuts';
import { formatMoney } from '@shared/kernel/money';
import { formatQuantity } from '@shared/kernel/quantity';
import { Ellipsis, PhoneCall, Printer } from 'lucide-react';
import { useMemo, useState } from 'react';
import { Frame } from './Frame';

interface Data {
  key: string;
  code: string;
  name: string;
  operation: boolean;
  quantity: number | null;
  unit: string;
  hours: number | null;
  team: string | null;
  price: number | null;
  discount: number | null;
  sum: number;
  state: string;
  tone: string;
  glyph: GlyphName;
  done: boolean;
}

const part = (
  key: string,
  code: string,
  name: string,
  quantity: number,
  price: number,
  state: string,
  glyph: GlyphName,
  tone = 'm',
): Data => ({
  key,
  code,
  name,
  operation: false,
  quantity,
  unit: 'бр.',
  hours: null,
  team: null,
  price,
  discount: null,
  sum: Math.round((price * quantity) / 1000),
  state,
  tone,
  glyph,
  done: state === 'изписана',
});
const operation = (
  key: string,
  code: string,
  name: string,
  hours: number,
  team: string | null,
  state: string,
  glyph: GlyphName,
  tone = 'm',
): Data => ({
  ...part(key, code, name, 1000, 3600, state, glyph, tone),
  operation: true,
  unit: '',
  hours,
  team,
  sum: hours,
  done: state === 'завършена',
});

const start: Record<string, Data[]> = {
  'Предни спирачки – скърцане': [
    operation(
      '1',
      '46451900',
      'Накладки и дискове предни – смяна',
      5760,
      'Екип 2',
      'завършена',
      'lineDone',
      'c-ok',
    ),
    part(
      '2',
      '5Q0 615 301 H',
      'Диск спирачен преден 288 × 25 mm',
      2000,
      5840,
      'изписана',
      'lineIssued',
      'c-ok',
    ),
  ],
  'Тракане отпред вдясно': [
    operation('3', '40471950', 'Носач преден десен – смяна', 4320, 'Екип 2', 'не е започната', 'lineOpen'),
    operation(
      '4',
      '44951900',
      'Геометрия – измерване и реглаж',
      2880,
      null,
      'без екип',
      'lineOpen',
      'c-warn',
    ),
    part('5', '5Q0 407 152 A', 'Носач преден десен', 1000, 11260, 'липсва', 'lineMissing', 'c-danger'),
    part('6', 'N 910 965 02', 'Болт М12 × 1,5 × 70', 2000, 185, 'запазена', 'lineReserved'),
  ],
};

const teams = ['Екип 1', 'Екип 2', 'Електро'];

export function OrderScreen() {
  const [data, setData] = useState(start);
  useShortcuts([
    { keys: 'F9', label: 'изписване', run: () => {} },
    { keys: 'F12', label: 'марж', run: () => {} },
    { keys: 'Ctrl+P', label: 'печат', run: () => {} },
    { keys: 'Ctrl+Enter', label: 'запис и затваряне', run: () => {} },
    { keys: 'Esc', label: 'назад', run: () => {} },
  ]);
  const columns = useMemo(() => {
    const patch = (row: Data, change: Partial<Data>) =>
      setData((before) =>
        Object.fromEntries(
          Object.entries(before).map(([job, lines]) => [
            job,
            lines.map((one) => (one.key === row.key ? { ...one, ...change } : one)),
          ]),
        ),
      );
    return [
      readColumn<Data>({
        id: 'code',
        header: 'Код / номер',
        width: 112,
        className: 'm',
        display: (row) => row.code,
      }),
      readColumn<Data>({
        id: 'name',
        header: 'Наименование',
        display: (row) => (
          <>
            <span className={row.operation ? 'med' : ''}>{row.name}</span>
            {row.state === 'липсва' && (
              <span className="hintkey">
                замяна <Kbd keys="F4" />
              </span>
            )}
          </>
        ),
      }),
      quantityColumn<Data>({
        id: 'quantity',
        header: 'К-во',
        width: 60,
        value: (row) => row.quantity,
        change: (row, quantity) => patch(row, { quantity }),
        display: (row) => (row.quantity === null ? '' : `${formatQuantity(row.quantity)} ${row.unit}`),
      }),
      hoursColumn<Data>({
        id: 'hours',
        header: 'Н.ч.',
        width: 50,
        value: (row) => row.hours,
        change: (row, hours) => patch(row, { hours }),
        locked: (row) => !row.operation,
      }),
      pickerColumn<Data, string>({
        id: 'team',
        header: 'Екип',
        width: 74,
        className: 's',
        value: (row) => row.team,
        change: (row, team) => patch(row, { team }),
        locked: (row) => !row.operation,
        load: async (query) => teams.filter((team) => team.toLowerCase().includes(query.toLowerCase())),
        optionKey: (team) => team,
        optionText: (team) => team,
        display: (row) => (row.operation && !row.team ? <span className="blank">екип…</span> : row.team),
      }),
      moneyColumn<Data>({
        id: 'price',
        header: 'Цена, €',
        width: 76,
        value: (row) => row.price,
        change: (row, price) => patch(row, { price }),
      }),
      percentColumn<Data>({
        id: 'discount',
        optional: true,
        header: 'Отст.',
        width: 60,
        value: (row) => row.discount,
        change: (row, discount) => patch(row, { discount }),
      }),
      readColumn<Data>({
        id: 'sum',
        header: 'Сума, €',
        width: 78,
        num: true,
        className: 'med',
        display: (row) => formatMoney(row.sum),
      }),
      readColumn<Data>({
        id: 'state',
        header: 'Състояние',
        width: 112,
        className: 's',
        display: (row) => <span className={row.tone}>{row.state}</span>,
      }),
    ];
  }, []);
  const rows: LineRow<Data>[] = useMemo(
    () =>
      Object.entries(data).flatMap(([title, lines], at): LineRow<Data>[] => [
        {
          kind: 'section',
          key: title,
          number: at + 1,
          title,
          meta: (
            <>
              <Chip tone={at === 0 ? 'ok' : 'warn'} glyph={at === 0 ? 'done' : 'waiting_approval'}>
                {at === 0 ? 'Одобрена с подпис, 08:20' : 'Чака одобрение от 10:20'}
              </Chip>
              <span className="s m">Клиент 100 %</span>
            </>
          ),
          sums: { sum: formatMoney(lines.reduce((sum, one) => sum + one.sum, 0)) },
        },
        ...lines.map(
          (one): LineItem<Data> => ({
            kind: 'line',
            key: one.key,
            data: one,
            glyph: one.glyph,
            glyphLabel: one.state,
            readOnly: one.done,
            done: one.done,
          }),
        ),
      ]),
    [data],
  );
  return (
    <Frame path="/orders/4187">
      <div className="row" style={{ gap: 16, padding: '9px 12px 9px 16px' }}>
        <PlateChip plate="СВ 4521 КТ" size="lg" />
        <div>
          <h1 style={{ fontSize: 'var(--fs-16)', lineHeight: '20px' }} className="b nw">
            Поръчка 26-004187 <span className="s m">клиентска</span>
          </h1>
          <div className="m nw">VW Golf VII 1.6 TDI · 2014 · бял · 184 320 km</div>
        </div>
        <WarningLabel warning="atRisk">Обещана за днес 16:30</WarningLabel>
        <span className="grow" />
        <IconButton icon={Ellipsis} label="Още действия" />
        <Button icon={Printer} shortcut="Ctrl+P">
          Печат
        </Button>
      </div>
      <div className="page-mid" style={{ borderTop: '1px solid var(--line)' }}>
        <div className="grow" style={{ overflow: 'auto' }}>
          <LineEditor<Data, string>
            label="Работи на поръчка 26-004187"
            columns={columns}
            rows={rows}
            add={{
              placeholder: 'Операция, част или пакет: код, номер или дума',
              load: async (query) =>
                ['Масло двигателно', 'Масло и маслен филтър – смяна'].filter((one) =>
                  one.toLowerCase().includes(query.toLowerCase()),
                ),
              optionKey: (one) => one,
              optionText: (one) => one,
              pick: () => {},
            }}
          />
        </div>
        <SidePanel label="Страничен панел">
          <SideSection title="Наличност на реда" extra="5Q0 407 152 A">
            <div className="row" style={{ padding: '0 12px' }}>
              <Button small shortcut="Enter">
                Замяна с 5Q0 407 152 B
              </Button>
            </div>
          </SideSection>
          <SideSection title="Отложена работа" count={1}>
            <div className="row" style={{ padding: '0 12px' }}>
              Амортисьори задни
            </div>
          </SideSection>
        </SidePanel>
      </div>
      <div className="bar">
        <Figure label="Труд, 4,3 н.ч." value="154,80 €" onOpen={() => {}} />
        <Figure label="Части" value="345,87 €" onOpen={() => {}} />
        <Figure label="ДДС 20 %" value="100,13 €" />
        <Figure label="Общо с ДДС" value="600,80 €" size="lg" />
        <span className="sep" />
        <Figure label="Одобрено до" value="400,00 €" />
        <Figure label="Над одобреното" value="200,80 €" tone="danger" glyph="overAuthorised" />
        <span className="grow" />
        <Button shortcut="F12">Марж</Button>
        <Button variant="primary" icon={PhoneCall}>
          Искане на одобрение
        </Button>
      </div>
    </Frame>
  );
}
