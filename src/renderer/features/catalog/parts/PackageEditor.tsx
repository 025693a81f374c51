import { useCommand } from '@renderer/api/useCommand';
import { useQuery } from '@renderer/api/useQuery';
import { Button } from '@renderer/ui/Button';
import { Check } from '@renderer/ui/Check';
import { ErrorBox } from '@renderer/ui/ErrorBox';
import { FormNav, useMissingText } from '@renderer/ui/fields/form';
import { MoneyField } from '@renderer/ui/fields/numbers';
import { SelectField } from '@renderer/ui/fields/SelectField';
import { TextField } from '@renderer/ui/fields/TextField';
import { InlineNotice } from '@renderer/ui/InlineNotice';
import { SkeletonRows } from '@renderer/ui/Skeleton';
import { useShortcuts } from '@renderer/ui/shortcuts/useShortcuts';
import { toast } from '@renderer/ui/toast';
import type { NormTarget } from '@shared/features/catalog/model';
import { packagePricings } from '@shared/features/catalog/packages';
import { formatMoney, percentOf } from '@shared/kernel/money';
import { ArrowLeft } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  emptyPackage,
  inputOf,
  missingOf,
  type PackageValues,
  valuesOfCard,
  valuesOfDraft,
} from '../packageForm';
import { PackageLines } from './PackageLines';
import { PlacesField } from './PlacesField';

/** Which package is open: a known one, a new one, or one that comes from a finished order. */
export type OpenPackage =
  | { kind: 'known'; packageId: number; version: number | null }
  | { kind: 'new' }
  | { kind: 'order'; orderId: number };

interface PackageEditorProps {
  open: OpenPackage;
  target: NormTarget;
  mayEdit: boolean;
  onOpen: (open: OpenPackage) => void;
  onBack: () => void;
}

/** One package: its head, where it is valid, its lines. */
export function PackageEditor(props: PackageEditorProps) {
  const { open, target } = props;
  const known = useQuery(
    'catalog.package',
    {
      packageId: open.kind === 'known' ? open.packageId : 0,
      version: open.kind === 'known' ? open.version : null,
      target,
    },
    { enabled: open.kind === 'known', tags: ['catalog'] },
  );
  const draft = useQuery(
    'catalog.packageFromOrder',
    { orderId: open.kind === 'order' ? open.orderId : 0 },
    { enabled: open.kind === 'order', tags: [] },
  );
  const error = known.error ?? draft.error;
  if (error)
    return (
      <div className="package-editor">
        <ErrorBox error={error} />
        <BackButton onBack={props.onBack} />
      </div>
    );
  if (open.kind === 'known') {
    if (!known.data) return <SkeletonRows rows={8} />;
    const { id, version, shownVersion } = known.data;
    return (
      <Editor
        {...props}
        key={`${id} ${version} ${shownVersion}`}
        id={id}
        version={version}
        initial={valuesOfCard(known.data)}
        orderNumber={known.data.orderNumber}
        left={[]}
      />
    );
  }
  if (open.kind === 'new')
    return <Editor {...props} id={null} version={null} initial={emptyPackage} orderNumber={null} left={[]} />;
  if (!draft.data) return <SkeletonRows rows={8} />;
  return (
    <Editor
      {...props}
      key={open.orderId}
      id={null}
      version={null}
      initial={valuesOfDraft(draft.data, open.orderId)}
      orderNumber={draft.data.orderNumber}
      left={draft.data.left}
    />
  );
}

function BackButton({ onBack }: { onBack: () => void }) {
  const { t } = useTranslation();
  return (
    <Button icon={ArrowLeft} variant="ghost" shortcut="Esc" onClick={onBack}>
      {t(($) => $.catalog.package.back)}
    </Button>
  );
}

interface EditorProps extends PackageEditorProps {
  id: number | null;
  version: number | null;
  initial: PackageValues;
  orderNumber: string | null;
  left: readonly string[];
}

const usualVatBp = 2000;

function Editor({ id, version, initial, orderNumber, left, mayEdit, onOpen, onBack }: EditorProps) {
  const { t } = useTranslation();
  const [values, setValues] = useState(initial);
  const change = (patch: Partial<PackageValues>) => setValues((before) => ({ ...before, ...patch }));
  const save = useCommand('catalog.savePackage');
  const missing = missingOf(values);
  const missingText = useMissingText(missing);
  const submit = async () => {
    if (missing > 0 || !mayEdit) return;
    const saved = await save.attempt({ id, version, package: inputOf(values) });
    if (!saved) return;
    const words = { code: values.code.trim(), version: saved.version };
    toast.show({ text: t(($) => $.catalog.package.saved, words), glyph: 'ok' });
    onOpen({ kind: 'known', packageId: saved.id, version: null });
  };
  useShortcuts([
    { keys: 'Esc', label: t(($) => $.catalog.package.back), run: onBack },
    {
      keys: 'Ctrl+Enter',
      label: t(($) => $.catalog.package.save),
      enabled: mayEdit,
      run: () => void submit(),
    },
  ]);
  const { fixedCents } = values;
  const gross =
    fixedCents === null || Number.isNaN(fixedCents)
      ? undefined
      : t(($) => $.catalog.package.withVat, {
          price: formatMoney(fixedCents + percentOf(fixedCents, usualVatBp), { currency: true }),
        });
  return (
    <div className="package-editor">
      <div className="package-head row">
        <BackButton onBack={onBack} />
        <h2 className="grow ell">
          {id === null
            ? t(($) => $.catalog.package.new)
            : t(($) => $.catalog.package.edit, { code: initial.code })}
          {orderNumber && (
            <span className="s mm"> {t(($) => $.catalog.package.fromOrder, { number: orderNumber })}</span>
          )}
        </h2>
        {mayEdit && (
          <Button
            variant="primary"
            shortcut="Ctrl+Enter"
            disabled={missing > 0}
            reason={missingText}
            busy={save.isPending}
            onClick={() => void submit()}
          >
            {t(($) => $.catalog.package.save)}
          </Button>
        )}
      </div>
      <ErrorBox error={save.error} />
      {left.length > 0 && (
        <InlineNotice tone="warn">
          {t(($) => $.catalog.package.left, { names: left.join(', ') })}
        </InlineNotice>
      )}
      <FormNav className="package-form compact" label={t(($) => $.catalog.package.name)}>
        <TextField
          label={t(($) => $.catalog.package.code)}
          value={values.code}
          maxLength={30}
          required
          readOnly={!mayEdit}
          autoFocus={id === null}
          onChange={(code) => change({ code })}
        />
        <TextField
          label={t(($) => $.catalog.field.nameBg)}
          value={values.nameBg}
          maxLength={200}
          required
          readOnly={!mayEdit}
          className="wide"
          onChange={(nameBg) => change({ nameBg })}
        />
        <SelectField
          label={t(($) => $.catalog.package.pricing)}
          value={values.pricing}
          readOnly={!mayEdit}
          options={packagePricings.map((value) => ({
            value,
            label: t(($) => $.catalog.package.pricingOf[value]),
          }))}
          onChange={(pricing) => change({ pricing: pricing ?? values.pricing })}
        />
        <MoneyField
          label={t(($) => $.catalog.package.fixedPrice)}
          value={fixedCents}
          hint={gross}
          disabled={values.pricing === 'summed'}
          readOnly={!mayEdit}
          onChange={(cents) => change({ fixedCents: cents })}
        />
        <TextField
          label={t(($) => $.catalog.field.nameEn)}
          value={values.nameEn ?? ''}
          maxLength={200}
          readOnly={!mayEdit}
          onChange={(nameEn) => change({ nameEn: nameEn || null })}
        />
        <PlacesField places={values.places} onChange={(places) => mayEdit && change({ places })} />
        <Check
          checked={values.active}
          label={t(($) => $.catalog.field.active)}
          disabled={!mayEdit}
          onChange={(active) => change({ active })}
        />
      </FormNav>
      <PackageLines lines={values.lines} readOnly={!mayEdit} onChange={(lines) => change({ lines })} />
    </div>
  );
}
