import { call } from '@renderer/api/client';
import { Button } from '@renderer/ui/Button';
import { FormNav } from '@renderer/ui/fields/form';
import { MultilineField } from '@renderer/ui/fields/MultilineField';
import { SideSection } from '@renderer/ui/SidePanel';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OrderChanges } from '../useOrder';

/** A further complaint becomes a job of its own, with its own approval. */
export function NewJobPanel({ change, onClose }: { change: OrderChanges['change']; onClose: () => void }) {
  const { t } = useTranslation();
  const [title, setTitle] = useState('');
  const ready = title.trim() !== '';
  const save = async () => {
    if (ready && (await change('orders.addJob', { title: title.trim() }))) onClose();
  };
  return (
    <SideSection title={t(($) => $.orders.job.add)}>
      <FormNav className="side-form compact" onSubmit={() => void save()} onLast={() => void save()}>
        <MultilineField
          label={t(($) => $.orders.job.title)}
          value={title}
          onChange={setTitle}
          loadPhrases={async (query) => (await call('orders.phrases', { query })).phrases}
          rows={2}
          maxLength={200}
          required
          autoFocus
        />
      </FormNav>
      <div className="side-acts">
        <Button small disabled={!ready} onClick={() => void save()}>
          {t(($) => $.orders.job.add)}
        </Button>
        <Button small shortcut="Esc" onClick={onClose}>
          {t(($) => $.ui.close)}
        </Button>
      </div>
    </SideSection>
  );
}
