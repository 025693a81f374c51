import { useCommand } from '@renderer/api/useCommand';
import { useQuery } from '@renderer/api/useQuery';
import { Button } from '@renderer/ui/Button';
import { ErrorBox } from '@renderer/ui/ErrorBox';
import { PageHead, Views } from '@renderer/ui/PageHead';
import { SkeletonRows } from '@renderer/ui/Skeleton';
import { useShortcuts } from '@renderer/ui/shortcuts/useShortcuts';
import { toast } from '@renderer/ui/toast';
import { useDebounced } from '@renderer/ui/useDebounced';
import type { EtkaProfile } from '@shared/features/etka/profile';
import { checkProfile } from '@shared/features/etka/profileCheck';
import { useRouter } from '@tanstack/react-router';
import { Copy, Save } from 'lucide-react';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { columnsOf, copyOf, placeOf, type RecordName, recordsOf } from '../draft';
import { BrandsTable, brandRowsOf, withBrands } from '../parts/BrandsTable';
import { ColumnsTable } from '../parts/ColumnsTable';
import { GeneralFields } from '../parts/GeneralFields';
import { ProfilePreview } from '../parts/ProfilePreview';
import '../etka.css';

type Tab = 'general' | RecordName | 'brands';

/** A profile to edit, or a copy of one: its fields above, the bytes it writes below. */
export function ProfilePage({ code, isCopy }: { code: string; isCopy: boolean }) {
  const { data, error } = useQuery('etka.lists', {}, { tags: ['etka'] });
  const found = data?.profiles.find((one) => one.code === code);
  const codes = data?.profiles.map((one) => one.code) ?? [];
  if (error) return <ErrorBox error={error} />;
  if (!found) return <SkeletonRows rows={6} />;
  return isCopy ? (
    <Editor key={code} first={copyOf(found.definition, codes)} version={null} readOnly={false} />
  ) : (
    <Editor
      key={`${code} ${found.version}`}
      first={found.definition}
      version={found.version}
      readOnly={found.version === null}
    />
  );
}

interface EditorProps {
  first: EtkaProfile;
  /** Null for a profile that was not saved yet, and for those of the program. */
  version: number | null;
  readOnly: boolean;
}

function Editor({ first, version, readOnly }: EditorProps) {
  const { t } = useTranslation();
  const { history } = useRouter();
  const [tab, setTab] = useState<Tab>('general');
  const [draft, setDraft] = useState(first);
  const [brands, setBrands] = useState(() => brandRowsOf(first));
  const [at, setAt] = useState(0);
  const save = useCommand('etka.saveProfile');
  const whole = useMemo(() => withBrands(draft, brands), [draft, brands]);
  const { profile, problems } = useMemo(() => checkProfile(whole), [whole]);
  const tried = useDebounced(profile, 300);
  const leave = () => history.push('/stock/etka/profiles');
  const submit = async () => {
    if (!profile || readOnly) return;
    const saved = await save.attempt({ version, profile });
    if (!saved) return;
    toast.show({ text: t(($) => $.etka.editor.saved), glyph: 'ok' });
    leave();
  };
  const copy = () => history.push(`/stock/etka/profiles/${first.id}/copy`);
  const open = (next: Tab) => {
    setTab(next);
    setAt(0);
  };
  useShortcuts([
    {
      keys: 'Ctrl+S',
      label: t(($) => $.etka.editor.save),
      enabled: !readOnly && profile !== null && !save.isPending,
      run: () => void submit(),
    },
    { keys: 'Esc', label: t(($) => $.etka.editor.back), run: leave },
  ]);
  const record = tab === 'general' || tab === 'brands' ? null : tab;
  return (
    <div className="page">
      <PageHead
        title={
          version === null && !readOnly
            ? t(($) => $.etka.editor.new)
            : t(($) => $.etka.editor.title, { name: first.name })
        }
        scope={readOnly ? t(($) => $.etka.editor.fixedProfile) : undefined}
        back={{ label: t(($) => $.etka.editor.back), run: leave }}
      >
        {readOnly ? (
          <Button icon={Copy} variant="primary" onClick={copy}>
            {t(($) => $.etka.profileList.copy)}
          </Button>
        ) : (
          <Button
            icon={Save}
            variant="primary"
            shortcut="Ctrl+S"
            busy={save.isPending}
            disabled={profile === null}
            onClick={() => void submit()}
          >
            {t(($) => $.etka.editor.save)}
          </Button>
        )}
      </PageHead>
      <Views<Tab>
        label={t(($) => $.etka.rowList.views)}
        value={tab}
        views={[
          { id: 'general', label: t(($) => $.etka.editor.general) },
          ...recordsOf(draft).map((id) => ({
            id,
            label:
              draft.kind === 'xml' && id === 'header'
                ? t(($) => $.etka.editor.attributes)
                : t(($) => $.etka.editor.records[id]),
            count: columnsOf(draft, id)?.length,
          })),
          { id: 'brands', label: t(($) => $.etka.editor.brandTable), count: brands.length || undefined },
        ]}
        onChange={open}
      />
      {save.error && <ErrorBox error={save.error} />}
      <div className="etka-editor">
        {tab === 'general' && (
          <GeneralFields
            profile={draft}
            codeIsFixed={version !== null}
            readOnly={readOnly}
            onChange={setDraft}
          />
        )}
        {record && (
          <ColumnsTable
            key={record}
            profile={draft}
            {...{ record, at, readOnly }}
            onAt={setAt}
            onChange={setDraft}
          />
        )}
        {tab === 'brands' && <BrandsTable rows={brands} readOnly={readOnly} onChange={setBrands} />}
      </div>
      <ProfilePreview profile={tried} problems={problems} mark={record && placeOf(draft, record, at)} />
    </div>
  );
}
