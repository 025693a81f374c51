import { Check, RadioCards } from '@renderer/ui/Check';
import { DateField } from '@renderer/ui/fields/DateField';
import { SelectField } from '@renderer/ui/fields/SelectField';
import { Seg } from '@renderer/ui/Seg';
import type { OutputOf } from '@shared/contract/contract';
import type { EtkaChoices } from '@shared/features/etka/model';
import { sofiaDate } from '@shared/kernel/dates';
import { useTranslation } from 'react-i18next';
import { layoutText } from '../words';

interface EtkaProfileStepProps {
  choices: EtkaChoices;
  lists: OutputOf<'parts.lists'>;
  etka: OutputOf<'etka.lists'>;
  onChange: (patch: Partial<EtkaChoices>) => void;
}

/** Which file, which parts, how they are written. */
export function EtkaProfileStep({ choices, lists, etka, onChange }: EtkaProfileStepProps) {
  const { t, i18n } = useTranslation();
  return (
    <div className="etka-form">
      <RadioCards<string>
        label={t(($) => $.etka.profile)}
        value={choices.profile}
        options={etka.profiles.map(({ code, definition }) => ({
          value: code,
          label: definition.name,
          note: layoutText(t, definition),
        }))}
        onChange={(profile) => onChange({ profile })}
      />
      <section>
        <h2>{t(($) => $.etka.switches)}</h2>
        <div className="etka-switches">
          <Seg<EtkaChoices['price']>
            label={t(($) => $.etka.price)}
            value={choices.price}
            options={[
              { value: 'net', label: t(($) => $.etka.priceNet) },
              { value: 'gross', label: t(($) => $.etka.priceGross) },
            ]}
            onChange={(price) => onChange({ price })}
          />
          <span className="m">{t(($) => $.etka.withoutPrice)}</span>
          <Seg<EtkaChoices['withoutPrice']>
            label={t(($) => $.etka.withoutPrice)}
            value={choices.withoutPrice}
            options={[
              { value: 'skip', label: t(($) => $.etka.withoutPriceSkip) },
              { value: 'zero', label: t(($) => $.etka.withoutPriceZero) },
            ]}
            onChange={(withoutPrice) => onChange({ withoutPrice })}
          />
          <Check
            checked={choices.onlyAvailable}
            label={t(($) => $.etka.onlyAvailable)}
            onChange={(onlyAvailable) => onChange({ onlyAvailable })}
          />
          <Check
            checked={choices.minusReserved}
            label={t(($) => $.etka.reserved)}
            onChange={(minusReserved) => onChange({ minusReserved })}
          />
          <Check
            checked={choices.changedOnly}
            label={t(($) => $.etka.changedOnly)}
            onChange={(changedOnly) => onChange({ changedOnly })}
          />
        </div>
      </section>
      {etka.priceLists.length > 0 && (
        <section className="etka-prices">
          <SelectField<number>
            label={t(($) => $.etka.priceList)}
            value={choices.priceListId}
            options={etka.priceLists.map(({ id, name }) => ({ value: id, label: name }))}
            placeholder={t(($) => $.etka.priceOfCards)}
            clearable
            onChange={(priceListId) =>
              onChange({ priceListId, priceOn: priceListId === null ? null : choices.priceOn })
            }
          />
          {choices.priceListId !== null && (
            <DateField
              label={t(($) => $.etka.priceOn)}
              value={choices.priceOn ?? sofiaDate(Date.now())}
              onChange={(priceOn) => onChange({ priceOn })}
            />
          )}
        </section>
      )}
      <section>
        <h2>{t(($) => $.etka.filters)}</h2>
        <div className="etka-lists">
          <Choice
            title={t(($) => $.etka.warehouses)}
            options={lists.warehouses.map(({ id, name }) => ({ value: id, label: name }))}
            chosen={choices.warehouseIds}
            onChange={(warehouseIds) => onChange({ warehouseIds })}
          />
          <Choice
            title={t(($) => $.etka.groups)}
            options={lists.groups.map((group) => ({
              value: group.id,
              label: i18n.language === 'bg' ? group.nameBg : group.nameEn,
            }))}
            chosen={choices.groupIds}
            onChange={(groupIds) => onChange({ groupIds })}
          />
          <Choice
            title={t(($) => $.etka.brands)}
            options={lists.brands.map((brand) => ({ value: brand, label: brand }))}
            chosen={choices.brands}
            onChange={(brands) => onChange({ brands })}
          />
        </div>
      </section>
    </div>
  );
}

interface ChoiceProps<T> {
  title: string;
  options: readonly { value: T; label: string }[];
  /** None chosen means all. */
  chosen: readonly T[];
  onChange: (chosen: T[]) => void;
}

function Choice<T extends string | number>({ title, options, chosen, onChange }: ChoiceProps<T>) {
  const { t } = useTranslation();
  return (
    <fieldset className="field">
      <legend className="lab">
        {title} {chosen.length === 0 && <span className="mm">{t(($) => $.etka.every)}</span>}
      </legend>
      <div className="etka-choice">
        {options.map(({ value, label }) => (
          <Check
            key={value}
            checked={chosen.includes(value)}
            label={label}
            onChange={(on) => onChange(on ? [...chosen, value] : chosen.filter((one) => one !== value))}
          />
        ))}
      </div>
    </fieldset>
  );
}
