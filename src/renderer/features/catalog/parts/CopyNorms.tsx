import { useCommand } from '@renderer/api/useCommand';
import { useQuery } from '@renderer/api/useQuery';
import { Button } from '@renderer/ui/Button';
import { Check } from '@renderer/ui/Check';
import { ErrorBox } from '@renderer/ui/ErrorBox';
import { SelectField } from '@renderer/ui/fields/SelectField';
import { SideSection } from '@renderer/ui/SidePanel';
import { sofiaDate } from '@shared/kernel/dates';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

interface CopyNormsProps {
  modelId: number;
  modificationId: number;
}

/** Takes the own norms of a sibling over, or gives this one's to one or several of them. */
export function CopyNorms({ modelId, modificationId }: CopyNormsProps) {
  const { t } = useTranslation();
  const { data } = useQuery('catalog.modifications', { modelId }, { tags: ['catalog'] });
  const [from, setFrom] = useState<number | null>(null);
  const [to, setTo] = useState<ReadonlySet<number>>(new Set());
  const [overwrite, setOverwrite] = useState(false);
  const [words, setWords] = useState<string | null>(null);
  const copy = useCommand('catalog.copyNorms');
  const siblings = (data ?? []).filter((one) => one.id !== modificationId && one.active);
  if (siblings.length === 0) return null;
  const submit = async (fromModificationId: number, toModificationIds: number[]) => {
    const fromOn = sofiaDate(Date.now());
    const counts = await copy.attempt({ fromModificationId, toModificationIds, fromOn, overwrite });
    setWords(counts ? t(($) => $.catalog.norm.copied, counts) : null);
  };
  const toggle = (id: number, chosen: boolean) => {
    const next = new Set(to);
    if (chosen) next.add(id);
    else next.delete(id);
    setTo(next);
  };
  return (
    <SideSection title={t(($) => $.catalog.norm.copy)}>
      <div className="catalog-form">
        <ErrorBox error={copy.error} />
        {words && <p className="s c-ok">{words}</p>}
        <SelectField
          label={t(($) => $.catalog.norm.copyFrom)}
          value={from}
          options={siblings.map(({ id, name }) => ({ value: id, label: name }))}
          hint={overwrite ? undefined : t(($) => $.catalog.norm.copyText)}
          onChange={setFrom}
        />
        <Button
          disabled={from === null}
          busy={copy.isPending}
          onClick={() => from !== null && void submit(from, [modificationId])}
        >
          {t(($) => $.catalog.norm.copyFrom)}
        </Button>
        <fieldset className="copy-to">
          <legend className="s m">{t(($) => $.catalog.norm.copyTo)}</legend>
          {siblings.length > 1 && (
            <Check
              checked={to.size === siblings.length}
              label={t(($) => $.catalog.norm.toAll)}
              onChange={(all) => setTo(new Set(all ? siblings.map(({ id }) => id) : []))}
            />
          )}
          {siblings.map(({ id, name }) => (
            <Check key={id} checked={to.has(id)} label={name} onChange={(chosen) => toggle(id, chosen)} />
          ))}
        </fieldset>
        <Button
          disabled={to.size === 0}
          busy={copy.isPending}
          onClick={() => void submit(modificationId, [...to])}
        >
          {t(($) => $.catalog.norm.copyTo)}
        </Button>
        <Check checked={overwrite} label={t(($) => $.catalog.norm.overwrite)} onChange={setOverwrite} />
      </div>
    </SideSection>
  );
}
