import { CallError, call } from '@renderer/api/client';
import { useCommand } from '@renderer/api/useCommand';
import { useQuery } from '@renderer/api/useQuery';
import { useSession } from '@renderer/app/session';
import { Button } from '@renderer/ui/Button';
import { ErrorBox } from '@renderer/ui/ErrorBox';
import { PageHead } from '@renderer/ui/PageHead';
import { SkeletonRows } from '@renderer/ui/Skeleton';
import { useShortcuts } from '@renderer/ui/shortcuts/useShortcuts';
import type { OutputOf } from '@shared/contract/contract';
import type { PriceMapping } from '@shared/features/priceLists/model';
import { useRouter } from '@tanstack/react-router';
import { FileUp, Pencil } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ListForm } from '../parts/ListForm';
import { MappingStep } from '../parts/MappingStep';
import { ReadProgress } from '../parts/ReadProgress';
import { VersionsTable } from '../parts/VersionsTable';
import '../priceLists.css';

interface Chosen {
  grant: string;
  sample: OutputOf<'priceLists.open'>;
}

/** A list: its files, and the way of a new one from choosing it to the difference. */
export function ListPage({ listId }: { listId: number }) {
  const { t } = useTranslation();
  const { may } = useSession();
  const { history } = useRouter();
  const { data, error } = useQuery('priceLists.card', { listId }, { tags: ['priceLists'] });
  const pick = useCommand('attachments.pickFile');
  const read = useCommand('priceLists.read');
  const [chosen, setChosen] = useState<Chosen | null>(null);
  const [opening, setOpening] = useState(false);
  const [refused, setRefused] = useState<CallError | null>(null);
  const [editing, setEditing] = useState(false);
  const running = read.isPending || (data?.running ?? null) !== null;
  const mayEdit = may('pricing.edit');
  const isFree = mayEdit && !running && !opening;

  const open = async (grant: string, mapping: PriceMapping | null) => {
    setRefused(null);
    setOpening(true);
    try {
      setChosen({ grant, sample: await call('priceLists.open', { listId, grant, mapping }) });
    } catch (thrown) {
      if (!(thrown instanceof CallError)) throw thrown;
      setRefused(thrown);
    } finally {
      setOpening(false);
    }
  };
  const choose = async () => {
    read.reset();
    const picked = (await pick.attempt({ kind: 'table' }))?.picked;
    if (!picked) return;
    setEditing(false);
    await open(picked.grant, null);
  };
  const start = async () => {
    if (!chosen) return;
    const { grant, sample } = chosen;
    const done = await read.attempt({ listId, grant, mapping: sample.mapping });
    if (done) history.push(`/prices/lists/${listId}/${done.versionId}`);
  };
  const leave = () => history.push('/prices/lists');
  useShortcuts([
    {
      keys: 'Ctrl+O',
      label: t(($) => $.priceLists.pick),
      enabled: isFree,
      run: () => void choose(),
    },
    {
      keys: 'Alt+E',
      label: t(($) => $.priceLists.edit),
      enabled: isFree && !chosen && !editing,
      run: () => setEditing(true),
    },
    {
      keys: 'Esc',
      label: t(($) => $.ui.back),
      enabled: !running && !chosen,
      run: () => (editing ? setEditing(false) : leave()),
    },
  ]);
  const list = data?.list;
  return (
    <div className="page">
      <PageHead
        title={list?.name ?? ''}
        scope={chosen?.sample.fileName ?? list?.brand}
        back={{ label: t(($) => $.priceLists.back), run: leave }}
      >
        {mayEdit && (
          <>
            {!chosen && (
              <Button icon={Pencil} shortcut="Alt+E" disabled={running} onClick={() => setEditing(true)}>
                {t(($) => $.priceLists.edit)}
              </Button>
            )}
            <Button
              icon={FileUp}
              variant={chosen ? 'outlined' : 'primary'}
              shortcut="Ctrl+O"
              busy={pick.isPending || opening}
              disabled={running}
              onClick={() => void choose()}
            >
              {t(($) => $.priceLists.pick)}
            </Button>
          </>
        )}
      </PageHead>
      <ErrorBox error={error ?? pick.error ?? refused ?? read.error} />
      {running && <ReadProgress />}
      {chosen && !running && (
        <MappingStep
          key={chosen.grant}
          sample={chosen.sample}
          busy={opening}
          onMapping={(mapping) => void open(chosen.grant, mapping)}
          onRead={() => void start()}
          onClose={() => setChosen(null)}
        />
      )}
      {!(chosen && !running) && (
        <div className="page-mid">
          <div className="price-lists-main">
            {data ? (
              <VersionsTable listId={listId} versions={data.versions} />
            ) : (
              !error && <SkeletonRows rows={4} />
            )}
          </div>
          {editing && list && (
            <ListForm
              key={list.version}
              list={list}
              onClose={() => setEditing(false)}
              onSaved={() => setEditing(false)}
            />
          )}
        </div>
      )}
    </div>
  );
}
