import { call } from '@renderer/api/client';
import { useCommand } from '@renderer/api/useCommand';
import { useQuery } from '@renderer/api/useQuery';
import { Button } from '@renderer/ui/Button';
import { ErrorBox } from '@renderer/ui/ErrorBox';
import { DateField } from '@renderer/ui/fields/DateField';
import { Bound, FormNav, useMissingText, useZodForm } from '@renderer/ui/fields/form';
import { MoneyField } from '@renderer/ui/fields/numbers';
import { SearchPicker } from '@renderer/ui/fields/SearchPicker';
import { SelectField } from '@renderer/ui/fields/SelectField';
import { SideSection } from '@renderer/ui/SidePanel';
import { useShortcuts } from '@renderer/ui/shortcuts/useShortcuts';
import { toast } from '@renderer/ui/toast';
import type { OutputOf } from '@shared/contract/contract';
import { formatDate, isoDate, sofiaDate } from '@shared/kernel/dates';
import { cents } from '@shared/kernel/money';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';

const rateForm = z.object({
  centsPerHour: cents.nullable().pipe(cents.min(1).max(100_000)),
  fromOn: isoDate.nullable().pipe(isoDate),
});

interface Make {
  id: number;
  name: string;
}

interface RateFormProps {
  /** The rate that is followed by a new one; null for a make that has none yet. */
  rate: OutputOf<'pricing.labourRates'>['rates'][number] | null;
  onClose: () => void;
}

/** A new rate from a date on; the one before ends the day before it. */
export function RateForm({ rate, onClose }: RateFormProps) {
  const { t } = useTranslation();
  const known = rate?.makeId && rate.make ? { id: rate.makeId, name: rate.make } : null;
  const [make, setMake] = useState<Make | null>(known);
  const [orderTypeId, setOrderType] = useState<number | null>(rate?.orderTypeId ?? null);
  const types = useQuery('orders.types', {}, { tags: ['orders'] });
  const form = useZodForm(rateForm, {
    defaultValues: { centsPerHour: rate?.centsPerHour ?? null, fromOn: sofiaDate(Date.now()) },
  });
  const save = useCommand('pricing.saveLabourRate');
  const { centsPerHour, fromOn } = form.watch();
  const missing = [centsPerHour, fromOn].filter((value) => value === null).length;
  const submit = form.handleSubmit(async (values) => {
    const saved = await save.attempt({ ...values, makeId: make?.id ?? null, orderTypeId });
    if (!saved) return;
    toast.show({ text: t(($) => $.pricing.saved, { date: formatDate(saved.fromOn) }), glyph: 'ok' });
    onClose();
  });
  useShortcuts([{ keys: 'Ctrl+Enter', label: t(($) => $.ui.save), run: () => void submit() }]);
  return (
    <aside className="side is-open rate-form" aria-label={t(($) => $.pricing.new)}>
      <SideSection title={t(($) => $.pricing.new)}>
        <FormNav label={t(($) => $.pricing.new)} onSubmit={() => void submit()}>
          <SearchPicker<Make>
            label={t(($) => $.pricing.make)}
            value={make}
            onChange={setMake}
            load={(text) => call('catalog.makes', { text })}
            optionKey={(one) => one.id}
            optionText={(one) => one.name}
            hint={make ? undefined : t(($) => $.pricing.makeHint)}
            readOnly={rate !== null}
            clearable={rate === null}
            autoFocus={rate === null}
          />
          <SelectField<number>
            label={t(($) => $.pricing.orderType)}
            value={orderTypeId}
            options={(types.data?.types ?? []).map(({ id, name }) => ({ value: id, label: name }))}
            onChange={setOrderType}
            hint={orderTypeId === null ? t(($) => $.pricing.typeHint) : undefined}
            readOnly={rate !== null}
            clearable={rate === null}
          />
          <Bound control={form.control} name="centsPerHour">
            {(f) => (
              <MoneyField
                label={t(($) => $.pricing.rate)}
                unit={t(($) => $.pricing.perHour)}
                min={1}
                required
                autoFocus={rate !== null}
                {...f}
              />
            )}
          </Bound>
          <Bound control={form.control} name="fromOn">
            {(f) => <DateField label={t(($) => $.pricing.from)} required {...f} />}
          </Bound>
          <ErrorBox error={save.error} />
          <div className="row">
            <Button
              variant="primary"
              shortcut="Ctrl+Enter"
              busy={save.isPending}
              disabled={missing > 0}
              reason={useMissingText(missing)}
              onClick={() => void submit()}
            >
              {t(($) => $.ui.save)}
            </Button>
            <Button shortcut="Esc" onClick={onClose}>
              {t(($) => $.ui.cancel)}
            </Button>
          </div>
        </FormNav>
      </SideSection>
    </aside>
  );
}
