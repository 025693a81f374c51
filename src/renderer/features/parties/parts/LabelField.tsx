import { call } from '@renderer/api/client';
import { Chip } from '@renderer/ui/Chip';
import { SearchPicker } from '@renderer/ui/fields/SearchPicker';
import type { OutputOf } from '@shared/contract/contract';
import { useTranslation } from 'react-i18next';

type Known = OutputOf<'parties.labels'>[number];

const load = (text: string) => call('parties.labels', { text, limit: 20 });

interface LabelFieldProps {
  labels: readonly string[];
  readOnly: boolean;
  onChange: (labels: string[]) => void;
}

/** Labels typed with the ones in use offered; a new word becomes a new label. */
export function LabelField({ labels, readOnly, onChange }: LabelFieldProps) {
  const { t } = useTranslation();
  const add = (label: string) => !labels.includes(label) && onChange([...labels, label]);
  return (
    <div className="wide party-labels">
      {!readOnly && (
        <SearchPicker<Known>
          label={t(($) => $.parties.field.labels)}
          value={null}
          load={load}
          optionKey={(one) => one.label}
          optionText={(one) => one.label}
          onChange={(one) => one && add(one.label)}
          onCreate={{
            label: (label) => t(($) => $.parties.labels.create, { label }),
            run: (label) => add(label.slice(0, 40)),
          }}
        />
      )}
      <div className="row chips">
        {labels.map((label) => (
          <Chip
            key={label}
            tone="line"
            onRemove={readOnly ? undefined : () => onChange(labels.filter((one) => one !== label))}
          >
            {label}
          </Chip>
        ))}
      </div>
    </div>
  );
}
