import { Button } from '@renderer/ui/Button';
import { Check } from '@renderer/ui/Check';
import { FuelField } from '@renderer/ui/fields/FuelField';
import { MultilineField } from '@renderer/ui/fields/MultilineField';
import { IntegerField, QuantityField } from '@renderer/ui/fields/numbers';
import { SelectField } from '@renderer/ui/fields/SelectField';
import { TextField } from '@renderer/ui/fields/TextField';
import type { HandoverDirection, HandoverForm } from '@shared/features/handover/model';
import { CheckCheck } from 'lucide-react';
import { useTranslation } from 'react-i18next';

interface FieldsProps {
  form: HandoverForm;
  direction: HandoverDirection;
  vehicle: boolean;
  onChange: (changes: Partial<HandoverForm>) => void;
}

/** Who hands over to whom, fuel, keys, documents. */
export function HeadFields({ form, onChange, vehicle }: FieldsProps) {
  const { t } = useTranslation();
  const text = (key: 'keys' | 'documents') => ({
    value: form[key] ?? '',
    onChange: (value: string) => onChange({ [key]: value }),
  });
  return (
    <div className="handover-grid">
      <TextField
        label={t(($) => $.handover.handedBy)}
        value={form.handedBy}
        onChange={(handedBy) => onChange({ handedBy })}
        maxLength={120}
      />
      <TextField
        label={t(($) => $.handover.acceptedBy)}
        value={form.acceptedBy}
        onChange={(acceptedBy) => onChange({ acceptedBy })}
        maxLength={120}
      />
      <TextField label={t(($) => $.handover.keys)} {...text('keys')} maxLength={80} />
      <TextField label={t(($) => $.handover.documents)} {...text('documents')} maxLength={120} />
      {vehicle && (
        <FuelField
          label={t(($) => $.handover.fuel)}
          value={form.fuelEighths}
          onChange={(fuelEighths) => onChange({ fuelEighths })}
        />
      )}
    </div>
  );
}

/** What came with the item; one button beside the heading says that all of it is there. */
export function EquipmentFields({ form, onChange }: FieldsProps) {
  const { t } = useTranslation();
  const { equipment } = form;
  return (
    <>
      <h2 className="row">
        <span className="grow">{t(($) => $.handover.equipment)}</span>
        {equipment.length > 0 && (
          <Button
            small
            icon={CheckCheck}
            onClick={() => onChange({ equipment: equipment.map((one) => ({ ...one, checked: true })) })}
          >
            {t(($) => $.handover.allEquipment)}
          </Button>
        )}
      </h2>
      {equipment.length === 0 && <p className="m">{t(($) => $.handover.noEquipment)}</p>}
      <div className="handover-checks">
        {equipment.map((item, at) => (
          <Check
            key={item.text}
            label={item.text}
            checked={item.checked}
            onChange={(checked) =>
              onChange({ equipment: equipment.map((one, i) => (i === at ? { ...one, checked } : one)) })
            }
          />
        ))}
      </div>
    </>
  );
}

const wheels = ['frontLeft', 'frontRight', 'rearLeft', 'rearRight'] as const;

/** Tread depths in millimetres, kept as tenths. */
export function TyreFields({ form, onChange }: FieldsProps) {
  const { t } = useTranslation();
  const { tyres } = form;
  return (
    <div className="handover-tyres compact">
      {wheels.map((wheel) => (
        <QuantityField
          key={wheel}
          label={t(($) => $.handover[wheel])}
          unit="mm"
          value={tyres[wheel] === null ? null : tyres[wheel] * 100}
          onChange={(milli) =>
            onChange({ tyres: { ...tyres, [wheel]: milli === null ? null : Math.round(milli / 100) } })
          }
          min={0}
          max={20_000}
        />
      ))}
      <TextField
        className="whole"
        label={t(($) => $.handover.tyreNote)}
        value={tyres.note ?? ''}
        onChange={(note) => onChange({ tyres: { ...tyres, note } })}
        maxLength={80}
      />
    </div>
  );
}

/** Inside, belongings and remarks; on release what becomes of the old parts and what comes next. */
export function RemarkFields({ form, direction, onChange }: FieldsProps) {
  const { t } = useTranslation();
  return (
    <div className="handover-remarks">
      <MultilineField
        label={t(($) => $.handover.remarks[direction])}
        value={form.remarks}
        onChange={(remarks) => onChange({ remarks })}
      />
      {direction === 'intake' ? (
        <>
          <MultilineField
            label={t(($) => $.handover.interior)}
            value={form.interior ?? ''}
            onChange={(interior) => onChange({ interior })}
          />
          <div className="handover-pair">
            <TextField
              label={t(($) => $.handover.belongings)}
              value={form.belongings ?? ''}
              onChange={(belongings) => onChange({ belongings })}
              maxLength={300}
            />
            <IntegerField
              label={t(($) => $.handover.photos)}
              value={form.photos}
              onChange={(photos) => onChange({ photos: photos ?? 0 })}
              min={0}
              max={99}
            />
          </div>
        </>
      ) : (
        <>
          <div className="handover-pair">
            <TextField
              label={t(($) => $.handover.nextService)}
              value={form.nextService ?? ''}
              onChange={(nextService) => onChange({ nextService })}
              maxLength={160}
            />
            <SelectField
              label={t(($) => $.handover.oldParts)}
              value={form.oldParts}
              onChange={(oldParts) => onChange({ oldParts })}
              clearable
              options={(['returned', 'scrapped', 'none'] as const).map((value) => ({
                value,
                label: t(($) => $.handover.oldPartsKind[value]),
              }))}
            />
          </div>
          <MultilineField
            label={t(($) => $.handover.recommendations)}
            value={form.recommendations ?? ''}
            onChange={(recommendations) => onChange({ recommendations })}
          />
        </>
      )}
    </div>
  );
}
