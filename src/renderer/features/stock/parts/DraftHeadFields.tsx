import { useQuery } from '@renderer/api/useQuery';
import { useSession } from '@renderer/app/session';
import { DateField } from '@renderer/ui/fields/DateField';
import { FormNav } from '@renderer/ui/fields/form';
import { SelectField } from '@renderer/ui/fields/SelectField';
import { TextField } from '@renderer/ui/fields/TextField';
import type { TypedForm } from '@shared/features/stock/model';
import { sofiaDate } from '@shared/kernel/dates';
import { useTranslation } from 'react-i18next';
import { SupplierField } from '../../parts/parts/SupplierField';
import { type DraftHead, formShapes } from '../documentValues';

interface DraftHeadFieldsProps {
  form: TypedForm;
  head: DraftHead;
  warehouses: readonly { id: number; name: string }[];
  onChange: (patch: Partial<DraftHead>) => void;
  /** Enter in the last field: on to the lines. */
  onLast: () => void;
}

/** From whom, to whom, by which paper, for which day; Enter goes on to the lines. */
export function DraftHeadFields({ form, head, warehouses, onChange, onLast }: DraftHeadFieldsProps) {
  const { t } = useTranslation();
  const shape = formShapes[form];
  const known = head.supplierId === null ? null : { id: head.supplierId, name: head.supplierName };
  const options = warehouses.map((one) => ({ value: one.id, label: one.name }));
  return (
    <FormNav className="doc-head compact" label={t(($) => $.stock.form[form])} onLast={onLast}>
      {shape.supplier && (
        <SupplierField
          label={t(($) => $.stock.receipt.supplier)}
          known={known}
          value={head.supplierId}
          onChange={(supplierId) => onChange({ supplierId })}
          onName={(supplierName) => onChange({ supplierName })}
          required
          autoFocus={head.supplierId === null}
        />
      )}
      {shape.paper !== 'none' && (
        <>
          <TextField
            label={t(($) => $.stock.receipt.document)}
            value={head.supplierDocument}
            onChange={(supplierDocument) => onChange({ supplierDocument })}
            maxLength={40}
            required={shape.paper === 'required'}
          />
          <DateField
            label={t(($) => $.stock.receipt.documentOn)}
            value={head.supplierDocumentOn}
            onChange={(supplierDocumentOn) => onChange({ supplierDocumentOn })}
            max={sofiaDate(Date.now())}
            required={shape.paper === 'required'}
          />
        </>
      )}
      <SelectField
        label={
          shape.toWarehouse ? t(($) => $.stock.draft.fromWarehouse) : t(($) => $.stock.receipt.warehouse)
        }
        value={head.warehouseId ?? warehouses[0]?.id ?? null}
        onChange={(warehouseId) => onChange({ warehouseId })}
        options={options}
        autoFocus={!shape.supplier}
      />
      {shape.toWarehouse && (
        <SelectField
          label={t(($) => $.stock.draft.toWarehouse)}
          value={head.toWarehouseId}
          onChange={(toWarehouseId) => onChange({ toWarehouseId })}
          options={options}
          required
        />
      )}
      {shape.worker && <WorkerField value={head.workerId} onChange={(workerId) => onChange({ workerId })} />}
      <DateField
        label={t(($) => $.stock.draft.day)}
        value={head.documentOn}
        onChange={(documentOn) => onChange({ documentOn })}
        max={sofiaDate(Date.now())}
      />
      <TextField
        label={shape.noteRequired ? t(($) => $.stock.count.reason) : t(($) => $.stock.receipt.note)}
        value={head.note}
        onChange={(note) => onChange({ note })}
        maxLength={300}
        required={shape.noteRequired}
      />
    </FormNav>
  );
}

/** Who received the goods. */
function WorkerField({ value, onChange }: { value: number | null; onChange: (id: number | null) => void }) {
  const { t } = useTranslation();
  const { may } = useSession();
  const staff = useQuery('staff.list', { archived: false }, { enabled: may('staff.view') });
  return (
    <SelectField
      label={t(($) => $.stock.draft.receivedBy)}
      value={value}
      onChange={onChange}
      options={(staff.data?.workers ?? []).map((one) => ({ value: one.id, label: one.name }))}
      clearable
    />
  );
}
