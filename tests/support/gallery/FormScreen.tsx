import { Button } from '@renderer/ui/Button';
import { CheckField } from '@renderer/ui/fields/CheckField';
import { DateField } from '@renderer/ui/fields/DateField';
import { FuelField } from '@renderer/ui/fields/FuelField';
import { Bound, FormNav, useZodForm } from '@renderer/ui/fields/form';
import { MultilineField } from '@renderer/ui/fields/MultilineField';
import {
  HoursField,
  IntegerField,
  MoneyField,
  PercentField,
  QuantityField,
} from '@renderer/ui/fields/numbers';
import { PhoneField } from '@renderer/ui/fields/PhoneField';
import { SearchPicker } from '@renderer/ui/fields/SearchPicker';
import { SelectField } from '@renderer/ui/fields/SelectField';
import { TextField } from '@renderer/ui/fields/TextField';
import { PromiseField, TimeField } from '@renderer/ui/fields/TimeField';
import { PageHead } from '@renderer/ui/PageHead';
import { type PrintItem, PrintPanel } from '@renderer/ui/PrintPanel';
import { isoDate } from '@shared/kernel/dates';
import { jsPDF } from 'jspdf';
import { Printer } from 'lucide-react';
import { useMemo, useState } from 'react';
import { z } from 'zod';
import { Frame } from './Frame';

const schema = z.object({
  kind: z.enum(['client', 'warranty']),
  owner: z.string().min(3),
  phone: z.string(),
  mileage: z.int().min(0).nullable(),
  key: z.string().min(1),
  fuel: z.int().min(0).max(8).nullable(),
  complaint: z.string(),
  promise: z.int().nullable(),
  limit: z.int().nullable(),
  date: isoDate.nullable(),
});

const people = ['Иван Георгиев Димитров', 'Иванка Петрова', '„Зора 94“ ЕООД'];
const phrases = [
  { text: 'скърцане при спиране', uses: 42 },
  { text: 'скърцане при спиране назад', uses: 7 },
];
const bytes = (() => {
  const pdf = new jsPDF();
  pdf.text('Order 26-004187', 20, 20);
  pdf.rect(20, 30, 170, 60);
  pdf.addPage();
  return new Uint8Array(pdf.output('arraybuffer'));
})();

export function FormScreen() {
  const form = useZodForm(schema, {
    defaultValues: {
      kind: 'client',
      owner: '',
      phone: '',
      mileage: 184320,
      key: '',
      fuel: 5,
      complaint: '',
      promise: null,
      limit: 40000,
      date: null,
    },
  });
  const [person, setPerson] = useState<string | null>(null);
  const [items, setItems] = useState<readonly PrintItem[]>([
    { id: 'order', title: 'Поръчка за сервиз', copies: 1, checked: true, pages: 1 },
    { id: 'handover', title: 'Приемен протокол', copies: 2, checked: true, pages: 1 },
    { id: 'card', title: 'Карта за работа', copies: 1, checked: false, pages: 1 },
  ]);
  const [current, setCurrent] = useState('order');
  const [printer, setPrinter] = useState<string | null>('hp');
  const [values, setValues] = useState({
    quantity: 4500 as number | null,
    percent: 1000 as number | null,
    hours: 5760 as number | null,
    time: '16:30' as string | null,
    old: true,
  });
  const { control } = form;
  const printers = useMemo(() => [{ id: 'hp', name: 'HP LaserJet M110, A4', testedOn: '2026-11-02' }], []);
  return (
    <Frame path="/reception">
      <PageHead title="Нова поръчка" scope="чернова" />
      <div className="page-mid">
        <FormNav label="Нова поръчка" className="gallery-form">
          <div className="two">
            <Bound control={control} name="kind">
              {(f) => (
                <SelectField
                  label="Вид"
                  options={[
                    { value: 'client', label: 'клиентска' },
                    { value: 'warranty', label: 'гаранционна' },
                  ]}
                  {...f}
                />
              )}
            </Bound>
            <SearchPicker<string>
              label="Платец"
              value={person}
              onChange={setPerson}
              load={async (query) => people.filter((one) => one.toLowerCase().includes(query.toLowerCase()))}
              optionKey={(one) => one}
              optionText={(one) => one}
              onCreate={{ label: (query) => `Нов клиент „${query}“`, run: () => {} }}
              required
            />
          </div>
          <div className="two">
            <Bound control={control} name="owner">
              {(f) => <TextField label="Донесъл" required {...f} />}
            </Bound>
            <Bound control={control} name="phone">
              {(f) => <PhoneField label="Телефон" {...f} />}
            </Bound>
          </div>
          <div className="two">
            <Bound control={control} name="mileage">
              {(f) => <IntegerField label="Пробег" unit="km" {...f} />}
            </Bound>
            <Bound control={control} name="key">
              {(f) => <TextField label="Ключ №" {...f} />}
            </Bound>
          </div>
          <Bound control={control} name="fuel">
            {(f) => <FuelField label="Гориво" {...f} />}
          </Bound>
          <Bound control={control} name="complaint">
            {(f) => <MultilineField label="Оплакване" phrases={phrases} {...f} />}
          </Bound>
          <Bound control={control} name="promise">
            {(f) => <PromiseField label="Обещан час" hint="Най-ранен честен час 16:10" {...f} />}
          </Bound>
          <div className="two">
            <Bound control={control} name="limit">
              {(f) => <MoneyField label="Лимит без обаждане" {...f} />}
            </Bound>
            <Bound control={control} name="date">
              {(f) => <DateField label="Дата" {...f} />}
            </Bound>
          </div>
          <div className="two">
            <QuantityField
              label="Количество"
              unit="л"
              value={values.quantity}
              onChange={(quantity) => setValues({ ...values, quantity })}
            />
            <PercentField
              label="Отстъпка"
              value={values.percent}
              onChange={(percent) => setValues({ ...values, percent })}
            />
            <HoursField
              label="Норма"
              value={values.hours}
              onChange={(hours) => setValues({ ...values, hours })}
            />
            <TimeField label="Час" value={values.time} onChange={(time) => setValues({ ...values, time })} />
          </div>
          <CheckField
            label="стари части"
            value={values.old}
            onChange={(old) => setValues({ ...values, old })}
          />
          <div className="row">
            <Button variant="primary" icon={Printer} shortcut="Ctrl+P" disabled reason="Остават 3 полета">
              Запис и печат
            </Button>
            <Button>Запис</Button>
          </div>
        </FormNav>
        <PrintPanel
          items={items}
          onItems={setItems}
          currentId={current}
          onCurrent={setCurrent}
          printers={printers}
          printerId={printer}
          onPrinter={setPrinter}
          bytes={bytes}
          onPrint={() => {}}
          onSave={() => {}}
          onClose={() => {}}
        />
      </div>
      <style>
        {
          '.gallery-form { width: 420px; flex: none; padding: 12px 14px; display: flex; flex-direction: column; gap: 4px; overflow: auto; border-right: 1px solid var(--line); }'
        }
      </style>
    </Frame>
  );
}
