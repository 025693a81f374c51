import { useCommand } from '@renderer/api/useCommand';
import { ConfirmDialog } from '@renderer/ui/dialogs';
import { CheckField } from '@renderer/ui/fields/CheckField';
import { TextField } from '@renderer/ui/fields/TextField';
import type { BinRow, WarehouseRow } from '@shared/features/stock/model';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

/** A warehouse: new, renamed or ended. */
export function WarehouseDialog({ row, onClose }: { row: WarehouseRow | null; onClose: () => void }) {
  const { t } = useTranslation();
  const [code, setCode] = useState(row?.code ?? '');
  const [name, setName] = useState(row?.name ?? '');
  const [active, setActive] = useState(row?.active ?? true);
  const save = useCommand('stock.saveWarehouse');
  const confirm = async () => {
    const saved = await save.attempt({ warehouseId: row?.id ?? null, code, name, active });
    if (saved) onClose();
  };
  return (
    <ConfirmDialog
      open
      title={row ? row.name : t(($) => $.stock.warehouses.newWarehouse)}
      confirmLabel={t(($) => $.stock.warehouses.save)}
      confirmDisabled={code.trim() === '' || name.trim() === ''}
      busy={save.isPending}
      error={save.error}
      onConfirm={() => void confirm()}
      onClose={onClose}
    >
      <div className="two">
        <TextField
          label={t(($) => $.stock.warehouses.code)}
          value={code}
          onChange={setCode}
          maxLength={6}
          required
          autoFocus
        />
        <TextField
          label={t(($) => $.stock.warehouses.name)}
          value={name}
          onChange={setName}
          maxLength={60}
          required
        />
      </div>
      {row && <CheckField label={t(($) => $.stock.warehouses.active)} value={active} onChange={setActive} />}
    </ConfirmDialog>
  );
}

interface BinDialogProps {
  row: BinRow | null;
  warehouseId: number;
  onClose: () => void;
}

/** A place: new, or with another note or state; its code stays, labels carry it. */
export function BinDialog({ row, warehouseId, onClose }: BinDialogProps) {
  const { t } = useTranslation();
  const [code, setCode] = useState(row?.code ?? '');
  const [note, setNote] = useState(row?.note ?? '');
  const [active, setActive] = useState(row?.active ?? true);
  const save = useCommand('stock.saveBin');
  const confirm = async () => {
    const saved = await save.attempt({ binId: row?.id ?? null, warehouseId, code, note, active });
    if (saved) onClose();
  };
  return (
    <ConfirmDialog
      open
      title={row ? row.code : t(($) => $.stock.warehouses.newBin)}
      confirmLabel={t(($) => $.stock.warehouses.save)}
      confirmDisabled={code.trim() === ''}
      busy={save.isPending}
      error={save.error}
      onConfirm={() => void confirm()}
      onClose={onClose}
    >
      {row === null && (
        <TextField
          label={t(($) => $.stock.warehouses.code)}
          value={code}
          onChange={setCode}
          transform={(text) => text.toUpperCase()}
          maxLength={12}
          required
          autoFocus
        />
      )}
      <TextField
        label={t(($) => $.stock.warehouses.note)}
        value={note}
        onChange={setNote}
        maxLength={120}
        autoFocus={row !== null}
      />
      {row && <CheckField label={t(($) => $.stock.warehouses.active)} value={active} onChange={setActive} />}
    </ConfirmDialog>
  );
}
