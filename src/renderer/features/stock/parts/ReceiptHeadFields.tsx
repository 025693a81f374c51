import { DateField } from '@renderer/ui/fields/DateField';
import { FormNav } from '@renderer/ui/fields/form';
import { SelectField } from '@renderer/ui/fields/SelectField';
import { TextField } from '@renderer/ui/fields/TextField';
import { sofiaDate } from '@shared/kernel/dates';
import { useTranslation } from 'react-i18next';
import { SupplierField } from '../../parts/parts/SupplierField';
import type { ReceiptHead } from '../receiptValues';

interface ReceiptHeadFieldsProps {
  head: ReceiptHead;
  warehouses: readonly { id: number; name: string }[];
  onChange: (patch: Partial<ReceiptHead>) => void;
  /** Enter in the last field: on to the lines. */
  onLast: () => void;
}

/** From whom, by which document; Enter goes on to the lines. */
export function ReceiptHeadFields({ head, warehouses, onChange, onLast }: ReceiptHeadFieldsProps) {
  const { t } = useTranslation();
  const known = head.supplierId === null ? null : { id: head.supplierId, name: head.supplierName };
  return (
    <FormNav className="doc-head compact" label={t(($) => $.stock.receipt.title)} onLast={onLast}>
      <SupplierField
        label={t(($) => $.stock.receipt.supplier)}
        known={known}
        value={head.supplierId}
        onChange={(supplierId) => onChange({ supplierId })}
        onName={(supplierName) => onChange({ supplierName })}
        required
        autoFocus={head.supplierId === null}
      />
      <TextField
        label={t(($) => $.stock.receipt.document)}
        value={head.supplierDocument}
        onChange={(supplierDocument) => onChange({ supplierDocument })}
        maxLength={40}
        required
      />
      <DateField
        label={t(($) => $.stock.receipt.documentOn)}
        value={head.supplierDocumentOn}
        onChange={(supplierDocumentOn) => onChange({ supplierDocumentOn })}
        max={sofiaDate(Date.now())}
        required
      />
      <SelectField
        label={t(($) => $.stock.receipt.warehouse)}
        value={head.warehouseId ?? warehouses[0]?.id ?? null}
        onChange={(warehouseId) => onChange({ warehouseId })}
        options={warehouses.map((one) => ({ value: one.id, label: one.name }))}
      />
      <TextField
        label={t(($) => $.stock.receipt.note)}
        value={head.note}
        onChange={(note) => onChange({ note })}
        maxLength={300}
      />
    </FormNav>
  );
}
