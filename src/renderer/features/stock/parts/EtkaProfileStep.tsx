import { Check, RadioCards } from '@renderer/ui/Check';
import { Seg } from '@renderer/ui/Seg';
import type { OutputOf } from '@shared/contract/contract';
import { type EtkaChoices, etkaProfiles } from '@shared/features/stock/model';
import { useTranslation } from 'react-i18next';

interface EtkaProfileStepProps {
  choices: EtkaChoices;
  lists: OutputOf<'parts.lists'>;
  onChange: (patch: Partial<EtkaChoices>) => void;
}

/** Which file, which parts, how they are written. */
export function EtkaProfileStep({ choices, lists, onChange }: EtkaProfileStepProps) {
  const { t, i18n } = useTranslation();
  return (
    <div className="etka-form">
      <RadioCards<EtkaChoices['profile']>
        label={t(($) => $.stock.etka.profile)}
        value={choices.profile}
        options={etkaProfiles.map((profile) => ({
          value: profile,
          label: profile,
          note: t(($) => $.stock.etka.profiles[profile]),
        }))}
        onChange={(profile) => onChange({ profile })}
      />
      <section>
        <h2>{t(($) => $.stock.etka.switches)}</h2>
        <div className="etka-switches">
          <Seg<EtkaChoices['price']>
            label={t(($) => $.stock.etka.price)}
            value={choices.price}
            options={[
              { value: 'net', label: t(($) => $.stock.etka.priceNet) },
              { value: 'gross', label: t(($) => $.stock.etka.priceGross) },
            ]}
            onChange={(price) => onChange({ price })}
          />
          <span className="m">{t(($) => $.stock.etka.withoutPrice)}</span>
          <Seg<EtkaChoices['withoutPrice']>
            label={t(($) => $.stock.etka.withoutPrice)}
            value={choices.withoutPrice}
            options={[
              { value: 'skip', label: t(($) => $.stock.etka.withoutPriceSkip) },
              { value: 'zero', label: t(($) => $.stock.etka.withoutPriceZero) },
            ]}
            onChange={(withoutPrice) => onChange({ withoutPrice })}
          />
          <Check
            checked={choices.onlyAvailable}
            label={t(($) => $.stock.etka.onlyAvailable)}
            onChange={(onlyAvailable) => onChange({ onlyAvailable })}
          />
          <Check
            checked={choices.changedOnly}
            label={t(($) => $.stock.etka.changedOnly)}
            onChange={(changedOnly) => onChange({ changedOnly })}
          />
        </div>
      </section>
      <section>
        <h2>{t(($) => $.stock.etka.filters)}</h2>
        <div className="etka-lists">
          <Choice
            title={t(($) => $.stock.etka.warehouses)}
            options={lists.warehouses.map(({ id, name }) => ({ value: id, label: name }))}
            chosen={choices.warehouseIds}
            onChange={(warehouseIds) => onChange({ warehouseIds })}
          />
          <Choice
            title={t(($) => $.stock.etka.groups)}
            options={lists.groups.map((group) => ({
              value: group.id,
              label: i18n.language === 'bg' ? group.nameBg : group.nameEn,
            }))}
            chosen={choices.groupIds}
            onChange={(groupIds) => onChange({ groupIds })}
          />
          <Choice
            title={t(($) => $.stock.etka.brands)}
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
        {title} {chosen.length === 0 && <span className="mm">{t(($) => $.stock.etka.every)}</span>}
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
