import { PlateChip, SerialChip } from '@renderer/ui/AssetChip';
import { Button, IconButton } from '@renderer/ui/Button';
import { Check, RadioCards } from '@renderer/ui/Check';
import { Chip } from '@renderer/ui/Chip';
import { ConfirmDialog, PinDialog, ReasonDialog } from '@renderer/ui/dialogs';
import { EmptyState } from '@renderer/ui/EmptyState';
import { ErrorBox } from '@renderer/ui/ErrorBox';
import { Figure } from '@renderer/ui/Figure';
import { IntegerField } from '@renderer/ui/fields/numbers';
import { PhoneField } from '@renderer/ui/fields/PhoneField';
import { TextField } from '@renderer/ui/fields/TextField';
import { InlineNotice, practiceIcon } from '@renderer/ui/InlineNotice';
import { MenuButton } from '@renderer/ui/MenuButton';
import { Seg } from '@renderer/ui/Seg';
import { SkeletonRows } from '@renderer/ui/Skeleton';
import {
  LineStateLabel,
  type LineStateName,
  PhaseLabel,
  WarningLabel,
  type WarningName,
} from '@renderer/ui/StatusGlyph';
import { ToastHost } from '@renderer/ui/ToastHost';
import { toast } from '@renderer/ui/toast';
import { orderPhases } from '@shared/features/orders/status';
import { Download, Ellipsis, Printer } from 'lucide-react';
import { type ReactNode, useState } from 'react';

const lines: LineStateName[] = [
  'lineOpen',
  'lineInWork',
  'lineDone',
  'lineReserved',
  'lineExpected',
  'lineMissing',
];
const warnings: WarningName[] = ['late', 'atRisk', 'overAuthorised', 'warning', 'info', 'ok'];

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section style={{ padding: '10px 16px 13px', borderBottom: '1px solid var(--line)' }}>
      <h2 className="s b m" style={{ marginBottom: 8 }}>
        {title}
      </h2>
      {children}
    </section>
  );
}

const grid = { display: 'grid', gridTemplateColumns: '1fr 1fr 1fr', gap: '9px 10px' };

export function StatesScreen() {
  const [view, setView] = useState('all');
  const [checked, setChecked] = useState(true);
  const [vat, setVat] = useState('yes');
  const [open, setOpen] = useState(new URLSearchParams(location.search).get('dialog') ?? '');
  return (
    <main
      style={{
        display: 'grid',
        gridTemplateColumns: '446px 486px 434px',
        height: '100vh',
        background: 'var(--sheet)',
        overflow: 'auto',
      }}
    >
      <div>
        <h1 className="sr">Състояния и части</h1>
        <Part title="Фази">
          <div style={grid}>
            {orderPhases.map((phase) => (
              <PhaseLabel key={phase} phase={phase} />
            ))}
          </div>
        </Part>
        <Part title="Редове">
          <div style={grid}>
            {lines.map((state) => (
              <LineStateLabel key={state} state={state} />
            ))}
          </div>
        </Part>
        <Part title="Внимание">
          <div style={grid}>
            {warnings.map((warning) => (
              <WarningLabel key={warning} warning={warning} />
            ))}
          </div>
        </Part>
        <Part title="Плака, сериен номер">
          <div className="row" style={{ gap: 12, flexWrap: 'wrap' }}>
            <PlateChip plate="СВ 4521 КТ" ranges={[[3, 7]]} />
            <PlateChip plate="СВ 4521 КТ" size="md" />
            <PlateChip plate="СВ 4521 КТ" size="lg" />
            <SerialChip serial="7B41-0093-22" size="md" />
          </div>
        </Part>
        <Part title="Бутони">
          <div className="row" style={{ flexWrap: 'wrap' }}>
            <Button variant="primary" shortcut="Ctrl+Enter">
              Запис
            </Button>
            <Button icon={Printer} shortcut="Ctrl+P">
              Печат
            </Button>
            <Button
              variant="ghost"
              onClick={() =>
                toast.show({
                  text: 'Отпечатани: поръчка и протокол, 3 листа',
                  action: { label: 'преглед', run: () => {} },
                })
              }
            >
              Известие
            </Button>
            <Button variant="danger" onClick={() => setOpen('reason')}>
              Анулиране
            </Button>
            <Button small shortcut="F4">
              малък
            </Button>
            <IconButton icon={Ellipsis} label="Още действия" />
            <Button disabled>Напред</Button>
            <MenuButton
              label="Файл"
              icon={Download}
              items={[
                { id: 'csv', label: 'CSV', run: () => {} },
                { id: 'pdf', label: 'PDF', shortcut: 'Ctrl+P', run: () => {} },
                { id: 'no', label: 'ETKA', disabled: true, reason: 'няма носител', run: () => {} },
              ]}
            />
            <Seg
              label="Изглед"
              value={view}
              onChange={setView}
              options={[
                { value: 'all', label: 'Всички' },
                { value: 'mine', label: 'Моите' },
              ]}
            />
            <Check checked={checked} onChange={setChecked} label="подемник" />
          </div>
        </Part>
        <Part title="Полета">
          <div className="two">
            <IntegerField label="Пробег" value={184320} onChange={() => {}} unit="km" />
            <PhoneField label="Телефон" value="0888 12" onChange={() => {}} note="F4" />
            <TextField label="VIN" value="WVWZZZAUZEW21458" onChange={() => {}} error="16 знака от 17." />
            <IntegerField
              label="Пробег"
              value={174320}
              onChange={() => {}}
              unit="km"
              warning="По-малко от 176 900. Иска причина."
            />
          </div>
        </Part>
      </div>
      <div style={{ borderLeft: '1px solid var(--line)' }}>
        <Part title="Зареждане">
          <SkeletonRows rows={2} />
        </Part>
        <Part title="Празен списък">
          <EmptyState title="Няма поръчки по филтъра „Екип 3, закъснели“." text="Общо отворени: 18.">
            <Button small shortcut="Esc">
              Без филтър
            </Button>
            <Button small variant="ghost" shortcut="F6">
              Нова поръчка
            </Button>
          </EmptyState>
        </Part>
        <Part title="Грешка">
          <ErrorBox
            title="Поръчката не е приключена."
            text="Няма наличност за 5Q0 407 152 A. Нищо не е записано, редовете са както преди."
            code="STOCK_SHORT"
          >
            <Button small shortcut="F4">
              Замени
            </Button>
          </ErrorBox>
          <div style={{ marginTop: 8 }}>
            <ErrorBox error={{ code: 'CONCURRENT_MODIFICATION', params: {} }} />
          </div>
        </Part>
        <Part title="Линии">
          <div style={{ display: 'grid', gap: 6 }}>
            <InlineNotice
              tone="warn"
              title="Връзката с базата прекъсна."
              action={<Button small>Рестарт сега</Button>}
            >
              Рестартира се, въведеното е запазено.
            </InlineNotice>
            <InlineNotice
              tone="info"
              icon={practiceIcon}
              title="Учебно копие."
              action={<Button small>Изход</Button>}
            >
              Документите не са истински.
            </InlineNotice>
          </div>
        </Part>
        <Part title="Числа и знаци">
          <div className="row" style={{ gap: 20 }}>
            <Figure label="Труд, 4,3 н.ч." value="154,80 €" onOpen={() => {}} />
            <Figure label="Общо с ДДС" value="600,80 €" size="lg" />
            <Figure label="Над одобреното" value="200,80 €" tone="danger" glyph="overAuthorised" />
          </div>
          <div className="row" style={{ marginTop: 8 }}>
            <Chip tone="ok" glyph="done">
              Одобрена
            </Chip>
            <Chip tone="warn" glyph="waiting_approval" onRemove={() => {}}>
              Чака
            </Chip>
            <Chip tone="danger" glyph="late">
              закъснява
            </Chip>
            <Chip tone="info">гаранция</Chip>
          </div>
        </Part>
      </div>
      <div style={{ borderLeft: '1px solid var(--line)' }}>
        <Part title="Избор">
          <RadioCards
            label="Регистрация по ДДС"
            value={vat}
            onChange={setVat}
            options={[
              { value: 'yes', label: 'Регистрирана', note: 'фактури с ДДС 20, 9 или 0 %' },
              { value: 'no', label: 'Нерегистрирана', note: 'без ДДС' },
            ]}
          />
        </Part>
        <Part title="Диалози">
          <div className="row">
            <Button onClick={() => setOpen('confirm')}>Потвърждение</Button>
            <Button onClick={() => setOpen('pin')}>PIN</Button>
          </div>
        </Part>
      </div>
      <ConfirmDialog
        open={open === 'confirm'}
        title="Приключване на поръчка 26-004187"
        text="Фактура 1000006132, 600,80 €."
        confirmLabel="Приключване"
        onConfirm={() => setOpen('')}
        onClose={() => setOpen('')}
      />
      <ReasonDialog
        open={open === 'reason'}
        title="Анулиране на поръчка 26-004187"
        text="Няма изписани части и фактури. Поръчката остава в регистъра със знак „Анулирана“."
        confirmLabel="Анулиране"
        danger
        reasons={['Клиентът се отказа', 'Грешно приета']}
        onConfirm={() => setOpen('')}
        onClose={() => setOpen('')}
      />
      <PinDialog
        open={open === 'pin'}
        title="Смяна на потребителя"
        users={[
          { id: 1, name: 'Десислава Петрова' },
          { id: 2, name: 'Милена Костова' },
        ]}
        onConfirm={() => setOpen('')}
        onClose={() => setOpen('')}
      />
      <ToastHost />
    </main>
  );
}
