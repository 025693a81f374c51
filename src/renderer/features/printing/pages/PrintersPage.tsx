import { useCommand } from '@renderer/api/useCommand';
import { useQuery } from '@renderer/api/useQuery';
import { useSession } from '@renderer/app/session';
import { FormPage } from '@renderer/features/settings/parts/FormPage';
import { useSaved } from '@renderer/features/settings/parts/useSaved';
import { ErrorBox } from '@renderer/ui/ErrorBox';
import { PageHead } from '@renderer/ui/PageHead';
import { SkeletonRows } from '@renderer/ui/Skeleton';
import type { OutputOf } from '@shared/contract/contract';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { PrinterList } from '../parts/PrinterList';
import { PrintSets } from '../parts/PrintSets';
import '../printing.css';

type Sets = OutputOf<'printing.sets'>;

/** Printers that have proven themselves, and what prints at each moment of an order (S3). */
export function PrintersPage() {
  const { t } = useTranslation();
  const saved = useSaved();
  const { data, error } = useQuery('printing.sets', {}, { tags: ['printing'] });
  const listed = useQuery('printing.listPrinters', {}, { tags: [] });
  if (data)
    return (
      <Loaded onSaved={saved} key={JSON.stringify(data.items)} sets={data} system={listed.data ?? null} />
    );
  return (
    <>
      <PageHead title={t(($) => $.settings.pages.printers)} />
      {error ? <ErrorBox error={error} /> : <SkeletonRows rows={10} />}
    </>
  );
}

interface LoadedProps {
  sets: Sets;
  system: OutputOf<'printing.listPrinters'> | null;
  onSaved: () => void;
}

function Loaded({ sets, system, onSaved }: LoadedProps) {
  const { t } = useTranslation();
  const { may } = useSession();
  const [items, setItems] = useState(sets.items);
  const save = useCommand('printing.saveSets');
  const dirty = JSON.stringify(items) !== JSON.stringify(sets.items);
  const wrong = items.filter(({ copies }) => !(copies >= 1 && copies <= 20)).length;
  const onSave = async () => {
    if (await save.attempt({ items })) onSaved();
  };
  return (
    <FormPage
      title={t(($) => $.settings.pages.printers)}
      scope={t(($) => $.settings.printers.scope)}
      dirty={dirty}
      wrong={wrong}
      busy={save.isPending}
      error={save.error}
      readOnly={!may('printing.setup')}
      onSave={() => void onSave()}
      onDiscard={() => setItems(sets.items)}
    >
      <PrinterList known={sets.printers} system={system} />
      <PrintSets items={items} printers={namesOf(sets, system)} onChange={setItems} />
    </FormPage>
  );
}

/** Every printer that can be named: those of the system and those used before. */
function namesOf(sets: Sets, system: OutputOf<'printing.listPrinters'> | null): string[] {
  const names = [...(system?.printers ?? []), ...sets.printers].map((printer) => printer.name);
  return [...new Set(names)];
}
