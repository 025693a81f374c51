import { useCommand } from '@renderer/api/useCommand';
import { Button } from '@renderer/ui/Button';
import { ErrorBox } from '@renderer/ui/ErrorBox';
import { CheckField } from '@renderer/ui/fields/CheckField';
import { DateField } from '@renderer/ui/fields/DateField';
import { Bound, FormNav, useZodForm } from '@renderer/ui/fields/form';
import { IntegerField, PercentField } from '@renderer/ui/fields/numbers';
import { TextField } from '@renderer/ui/fields/TextField';
import { SideSection } from '@renderer/ui/SidePanel';
import { useShortcuts } from '@renderer/ui/shortcuts/useShortcuts';
import { toast } from '@renderer/ui/toast';
import { type PriceListRow, priceListInput } from '@shared/features/priceLists/model';
import { useTranslation } from 'react-i18next';
import { SupplierField } from '../../parts/parts/SupplierField';

interface ListFormProps {
  /** Null for a new one. */
  list: PriceListRow | null;
  onClose: () => void;
  onSaved: (id: number) => void;
}

const fresh = {
  ...{ name: '', brand: 'VW', isVwGroup: true, supplierId: null, gross: false, vatBp: 2000, position: 0 },
  ...{ fromOn: null, toOn: null, active: true },
};

/** What a list is: whose prices, with or without VAT, from when to when, in which order it is asked. */
export function ListForm({ list, onClose, onSaved }: ListFormProps) {
  const { t } = useTranslation();
  const save = useCommand('priceLists.save');
  const form = useZodForm(priceListInput, { defaultValues: list ?? fresh });
  const title = list ? t(($) => $.priceLists.edit) : t(($) => $.priceLists.new);
  const send = form.handleSubmit(async (values) => {
    const saved = await save.attempt({ id: list?.id ?? null, version: list?.version ?? null, list: values });
    if (!saved) return;
    toast.show({ text: t(($) => $.priceLists.saved), glyph: 'ok' });
    onSaved(saved.id);
  });
  useShortcuts([{ keys: 'Ctrl+Enter', label: t(($) => $.ui.save), run: () => void send() }]);
  const known = list?.supplierId ? { id: list.supplierId, name: list.supplier ?? '' } : null;
  const { control } = form;
  return (
    <aside className="side is-open price-form" aria-label={title}>
      <SideSection title={title}>
        <FormNav label={title} onSubmit={() => void send()}>
          <Bound control={control} name="name">
            {(f) => (
              <TextField label={t(($) => $.priceLists.name)} maxLength={60} required autoFocus {...f} />
            )}
          </Bound>
          <Bound control={control} name="brand">
            {(f) => (
              <TextField
                label={t(($) => $.priceLists.brand)}
                hint={t(($) => $.priceLists.brandHint)}
                maxLength={40}
                required
                {...f}
              />
            )}
          </Bound>
          <Bound control={control} name="isVwGroup">
            {(f) => <CheckField label={t(($) => $.priceLists.vw)} {...f} />}
          </Bound>
          <Bound control={control} name="supplierId">
            {(f) => <SupplierField label={t(($) => $.priceLists.supplier)} known={known} clearable {...f} />}
          </Bound>
          <Bound control={control} name="gross">
            {(f) => <CheckField label={t(($) => $.priceLists.gross)} {...f} />}
          </Bound>
          <div className="row">
            <Bound control={control} name="vatBp">
              {(f) => <PercentField label={t(($) => $.priceLists.vat)} {...f} />}
            </Bound>
            <Bound control={control} name="position">
              {(f) => (
                <IntegerField
                  label={t(($) => $.priceLists.position)}
                  hint={t(($) => $.priceLists.positionHint)}
                  max={999}
                  {...f}
                />
              )}
            </Bound>
          </div>
          <div className="row">
            <Bound control={control} name="fromOn">
              {(f) => <DateField label={t(($) => $.priceLists.from)} {...f} />}
            </Bound>
            <Bound control={control} name="toOn">
              {(f) => <DateField label={t(($) => $.priceLists.to)} {...f} />}
            </Bound>
          </div>
          <Bound control={control} name="active">
            {(f) => <CheckField label={t(($) => $.priceLists.active)} {...f} />}
          </Bound>
          <ErrorBox error={save.error} />
          <div className="row">
            <Button variant="primary" shortcut="Ctrl+Enter" busy={save.isPending} onClick={() => void send()}>
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
