import { call } from '@renderer/api/client';
import { IconButton } from '@renderer/ui/Button';
import { SearchPicker } from '@renderer/ui/fields/SearchPicker';
import type { NamedPlace, TreeHit } from '@shared/features/catalog/model';
import { X } from 'lucide-react';
import { useTranslation } from 'react-i18next';

interface PlacesFieldProps {
  places: readonly NamedPlace[];
  onChange: (places: NamedPlace[]) => void;
}

/** The place that a find of the tree stands for. */
export function placeOfHit(hit: TreeHit): NamedPlace {
  if (hit.modificationId !== null)
    return { level: 'modification', targetId: hit.modificationId, name: hit.title };
  if (hit.modelId !== null) return { level: 'model', targetId: hit.modelId, name: hit.title };
  return { level: 'make', targetId: hit.makeId, name: hit.title };
}

export const loadTreeHits = (text: string) => call('catalog.findInTree', { text, limit: 20 });

/** The makes, models and modifications that something is valid for; none means everywhere. */
export function PlacesField({ places, onChange }: PlacesFieldProps) {
  const { t } = useTranslation();
  const keyOf = ({ level, targetId }: NamedPlace) => `${level}:${targetId}`;
  return (
    <div className="places-field">
      <SearchPicker<TreeHit>
        label={t(($) => $.catalog.places.title)}
        placeholder={
          places.length === 0 ? t(($) => $.catalog.places.everywhere) : t(($) => $.catalog.places.add)
        }
        value={null}
        minLength={1}
        load={loadTreeHits}
        optionKey={(hit) => keyOf(placeOfHit(hit))}
        optionText={(hit) => hit.title}
        onChange={(hit) => {
          if (!hit) return;
          const place = placeOfHit(hit);
          onChange([...places.filter((one) => keyOf(one) !== keyOf(place)), place]);
        }}
      />
      {places.length > 0 && (
        <ul>
          {places.map((place) => (
            <li key={keyOf(place)}>
              <span className="s mm nw">{t(($) => $.catalog.level[place.level])}</span>
              <span className="grow ell">{place.name}</span>
              <IconButton
                icon={X}
                label={t(($) => $.catalog.places.remove, { name: place.name })}
                onClick={() => onChange(places.filter((one) => one !== place))}
              />
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
