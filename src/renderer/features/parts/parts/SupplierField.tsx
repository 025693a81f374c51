import { call } from '@renderer/api/client';
import { useCommand } from '@renderer/api/useCommand';
import { useSession } from '@renderer/app/session';
import { ErrorBox } from '@renderer/ui/ErrorBox';
import type { FieldProps } from '@renderer/ui/fields/FieldFrame';
import { SearchPicker } from '@renderer/ui/fields/SearchPicker';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PartyInput } from '../../parties/partyForm';

interface Supplier {
  id: number;
  name: string;
  eik?: string | null;
  city?: string | null;
}

interface SupplierFieldProps extends FieldProps<number | null> {
  /** The supplier that the id stands for at the beginning. */
  known: Supplier | null;
  clearable?: boolean;
  /** The name of what was chosen, for a form that keeps it. */
  onName?: (name: string) => void;
}

/** A supplier from the register by name, ЕИК or phone; a new one is made of its name alone. */
export function SupplierField({ known, value, onChange, onName, ...field }: SupplierFieldProps) {
  const { t } = useTranslation();
  const { may } = useSession();
  const [picked, setPicked] = useState<Supplier | null>(known);
  const save = useCommand('parties.save');
  const choose = (supplier: Supplier | null) => {
    setPicked(supplier);
    onChange(supplier?.id ?? null);
    onName?.(supplier?.name ?? '');
  };
  const create = async (name: string) => {
    const made = await save.attempt({ partyId: null, version: null, party: newSupplier(name) });
    if (made) choose({ id: made.partyId, name });
  };
  return (
    <div className={field.className}>
      <SearchPicker<Supplier>
        {...field}
        className=""
        value={value === null ? null : picked}
        onChange={choose}
        load={(text) => call('parties.lookup', { text, role: 'supplier', limit: 12 })}
        optionKey={(supplier) => supplier.id}
        optionText={(supplier) => supplier.name}
        renderOption={(supplier) => (
          <span className="row grow">
            <span className="grow ell">{supplier.name}</span>
            <span className="s mm nw">{[supplier.eik, supplier.city].filter(Boolean).join(' · ')}</span>
          </span>
        )}
        onCreate={
          may('parties.edit')
            ? {
                label: (name) => t(($) => $.stock.receipt.supplierNew, { name }),
                run: (name) => void create(name),
              }
            : undefined
        }
      />
      <ErrorBox error={save.error} />
    </div>
  );
}

/** A firm with its name only; the rest is filled in its card. */
function newSupplier(name: string): PartyInput {
  return {
    kind: 'firm',
    name,
    eik: null,
    personalNumber: null,
    personalNumberKind: null,
    responsiblePerson: null,
    iban: null,
    city: null,
    address: null,
    paymentDays: 0,
    creditLimitCents: null,
    discountPartsBp: 0,
    discountLabourBp: 0,
    printLanguage: 'bg',
    customerType: 'business',
    note: null,
    roles: ['supplier'],
    contacts: [],
  };
}
