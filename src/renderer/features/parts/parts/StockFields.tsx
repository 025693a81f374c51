import { useQuery } from '@renderer/api/useQuery';
import { CheckField } from '@renderer/ui/fields/CheckField';
import { Bound } from '@renderer/ui/fields/form';
import { IntegerField, QuantityField } from '@renderer/ui/fields/numbers';
import { TextField } from '@renderer/ui/fields/TextField';
import { useTranslation } from 'react-i18next';
import { unitText } from '../unitText';
import { CodesField } from './CodesField';
import { Group, type PartFieldsProps } from './Group';
import { SupplierField } from './SupplierField';

/** How much is kept, under which codes it is scanned, where it lies. */
export function StockFields({ form, card, readOnly }: PartFieldsProps) {
  const { t } = useTranslation();
  const { control } = form;
  const [unit, minimum, maximum] = form.watch(['unit', 'minimumMilli', 'maximumMilli']);
  const words = unit ? unitText(t, unit) : '';
  const low = maximum !== null && minimum !== null && maximum < minimum;
  return (
    <Group title={t(($) => $.parts.group.stock)}>
      <Bound control={control} name="minimumMilli">
        {(f) => (
          <QuantityField
            label={t(($) => $.parts.field.minimum)}
            className="w2"
            readOnly={readOnly}
            unit={words}
            {...f}
          />
        )}
      </Bound>
      <Bound control={control} name="maximumMilli">
        {(f) => (
          <QuantityField
            label={t(($) => $.parts.field.maximum)}
            className="w2"
            readOnly={readOnly}
            unit={words}
            warning={low ? t(($) => $.errors.PART_MAXIMUM_LOW) : undefined}
            {...f}
          />
        )}
      </Bound>
      <Bound control={control} name="weightGrams">
        {(f) => (
          <IntegerField
            label={t(($) => $.parts.field.weight)}
            className="w2"
            readOnly={readOnly}
            unit={t(($) => $.parts.field.grams)}
            {...f}
          />
        )}
      </Bound>
      <Bound control={control} name="warrantyMonths">
        {(f) => (
          <IntegerField
            label={t(($) => $.parts.field.warranty)}
            className="w2"
            max={600}
            readOnly={readOnly}
            unit={t(($) => $.parts.field.months)}
            {...f}
          />
        )}
      </Bound>
      <Bound control={control} name="supplierId">
        {(f) => (
          <SupplierField
            label={t(($) => $.parts.field.supplier)}
            className="w4"
            clearable
            readOnly={readOnly}
            known={
              card?.supplier && card.part.supplierId !== null
                ? { id: card.part.supplierId, name: card.supplier }
                : null
            }
            {...f}
          />
        )}
      </Bound>
      <Bins form={form} readOnly={readOnly} />
      <Bound control={control} name="codes">
        {(f) => <CodesField value={f.value} onChange={f.onChange} readOnly={readOnly} />}
      </Bound>
      <div className="check-cell w6">
        <Bound control={control} name="serialTracked">
          {({ error: _error, ...f }) => (
            <CheckField label={t(($) => $.parts.field.serialTracked)} {...f} disabled={readOnly} />
          )}
        </Bound>
      </div>
    </Group>
  );
}

/** The usual place in each warehouse. */
function Bins({ form, readOnly }: Pick<PartFieldsProps, 'form' | 'readOnly'>) {
  const { t } = useTranslation();
  const lists = useQuery('parts.lists', {}, { tags: ['parts'] });
  const bins = form.watch('bins');
  const set = (warehouseId: number, bin: string) =>
    form.setValue('bins', [...bins.filter((one) => one.warehouseId !== warehouseId), { warehouseId, bin }], {
      shouldDirty: true,
    });
  return (lists.data?.warehouses ?? []).map((warehouse) => (
    <TextField
      key={warehouse.id}
      label={t(($) => $.parts.field.binIn, { warehouse: warehouse.name })}
      className="w2"
      maxLength={8}
      readOnly={readOnly}
      transform={(text) => text.toUpperCase()}
      value={bins.find((one) => one.warehouseId === warehouse.id)?.bin ?? ''}
      onChange={(bin) => set(warehouse.id, bin)}
    />
  ));
}
