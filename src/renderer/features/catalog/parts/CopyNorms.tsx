import { useCommand } from '@renderer/api/useCommand';
import { useQuery } from '@renderer/api/useQuery';
import { Button } from '@renderer/ui/Button';
import { ErrorBox } from '@renderer/ui/ErrorBox';
import { SelectField } from '@renderer/ui/fields/SelectField';
import { SideSection } from '@renderer/ui/SidePanel';
import { sofiaDate } from '@shared/kernel/dates';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

/** Takes over the own norms of a sibling modification of the same model. */
export function CopyNorms({ modelId, modificationId }: { modelId: number; modificationId: number }) {
  const { t } = useTranslation();
  const { data } = useQuery('catalog.modifications', { modelId }, { tags: ['catalog'] });
  const [from, setFrom] = useState<number | null>(null);
  const [words, setWords] = useState<string | null>(null);
  const copy = useCommand('catalog.copyNorms');
  const siblings = (data ?? []).filter((one) => one.id !== modificationId);
  if (siblings.length === 0) return null;
  const submit = async () => {
    if (from === null) return;
    const counts = await copy.attempt({
      fromModificationId: from,
      toModificationIds: [modificationId],
      fromOn: sofiaDate(Date.now()),
    });
    if (counts) setWords(t(($) => $.catalog.norm.copied, counts));
  };
  return (
    <SideSection title={t(($) => $.catalog.norm.copy)}>
      <div className="catalog-form">
        <ErrorBox error={copy.error} />
        <SelectField
          label={t(($) => $.catalog.norm.from)}
          value={from}
          options={siblings.map(({ id, name }) => ({ value: id, label: name }))}
          hint={t(($) => $.catalog.norm.copyText)}
          ok={words ?? undefined}
          onChange={setFrom}
        />
        <Button disabled={from === null} busy={copy.isPending} onClick={() => void submit()}>
          {t(($) => $.catalog.norm.copyConfirm)}
        </Button>
      </div>
    </SideSection>
  );
}
