import { CallError, call } from '@renderer/api/client';
import { useCommand } from '@renderer/api/useCommand';
import { Button } from '@renderer/ui/Button';
import { ErrorBox } from '@renderer/ui/ErrorBox';
import { InlineNotice } from '@renderer/ui/InlineNotice';
import { PageHead } from '@renderer/ui/PageHead';
import { useShortcuts } from '@renderer/ui/shortcuts/useShortcuts';
import type { CheckCounts, CheckOptions, OpenedFile, Reading } from '@shared/features/imports/model';
import { FileUp } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { CheckedStep } from '../parts/CheckedStep';
import { ColumnsStep, type Wanted } from '../parts/ColumnsStep';
import { Progress } from '../parts/Progress';
import { RunsList } from '../parts/RunsList';
import '../imports.css';

const asFound: Reading = { encoding: null, delimiter: null, sheet: null };
const usual: CheckOptions = { existing: 'skip', addNames: true, normUnit: 'h' };

/** Import by steps: file, columns, what every row would do, one act that writes; below it what was imported before. */
export function ImportsPage() {
  const { t } = useTranslation();
  const pick = useCommand('attachments.pickFile');
  const [grant, setGrant] = useState('');
  const [reading, setReading] = useState(asFound);
  const [file, setFile] = useState<OpenedFile | null>(null);
  const [wanted, setWanted] = useState<Wanted | null>(null);
  const [checked, setChecked] = useState<{ checkId: string; counts: CheckCounts } | null>(null);
  const [written, setWritten] = useState<{ name: string; count: number; refused: number } | null>(null);
  const [busy, setBusy] = useState<'reading' | 'checking' | null>(null);
  const [error, setError] = useState<CallError | null>(null);

  const during = async (what: 'reading' | 'checking', work: () => Promise<void>) => {
    setError(null);
    setBusy(what);
    try {
      await work();
    } catch (refused) {
      if (!(refused instanceof CallError)) throw refused;
      setError(refused);
    } finally {
      setBusy(null);
    }
  };
  const read = (from: string, as: Reading) =>
    during('reading', async () => {
      const opened = await call('imports.open', { grant: from, reading: as });
      setReading(as);
      setChecked(null);
      setFile(opened);
      setWanted((before) => ({
        kind: opened.kind,
        mapping: opened.mappings[opened.kind]?.mapping ?? {},
        options: before?.options ?? usual,
      }));
    });
  const choose = async () => {
    setError(null);
    const picked = (await pick.attempt({ kind: 'table' }))?.picked;
    if (!picked) return;
    setWritten(null);
    setGrant(picked.grant);
    await read(picked.grant, asFound);
  };
  const check = () =>
    during('checking', async () => {
      if (!file || !wanted) return;
      setChecked(await call('imports.check', { fileId: file.fileId, ...wanted }));
    });
  const leave = () => {
    setFile(null);
    setChecked(null);
    setError(null);
  };
  useShortcuts([
    { keys: 'Ctrl+O', label: t(($) => $.imports.pick), enabled: busy === null, run: () => void choose() },
    {
      keys: 'Esc',
      label: checked ? t(($) => $.imports.recheck) : t(($) => $.ui.cancel),
      enabled: file !== null && busy === null,
      run: () => (checked ? setChecked(null) : leave()),
    },
  ]);
  return (
    <>
      <PageHead title={t(($) => $.imports.title)} scope={file?.fileName ?? t(($) => $.imports.scope)}>
        <Button
          icon={FileUp}
          variant={file ? 'outlined' : 'primary'}
          shortcut="Ctrl+O"
          busy={pick.isPending || busy === 'reading'}
          autoFocus
          onClick={() => void choose()}
        >
          {file ? t(($) => $.imports.again) : t(($) => $.imports.pick)}
        </Button>
      </PageHead>
      <div className="imports">
        <ErrorBox error={pick.error ?? error} />
        {busy && <Progress idle={t(($) => $.imports.file.reading)} text="checking" />}
        {written && (
          <InlineNotice tone="ok">
            {t(($) => $.imports.apply.done, written)}{' '}
            {written.refused > 0 && t(($) => $.imports.apply.refusedThen, { count: written.refused })}
          </InlineNotice>
        )}
        {file && wanted && !checked && (
          <ColumnsStep
            key={file.fileId}
            file={file}
            reading={reading}
            wanted={wanted}
            busy={busy !== null}
            onReading={(as) => void read(grant, as)}
            onWanted={setWanted}
            onCheck={() => void check()}
          />
        )}
        {file && wanted && checked && (
          <CheckedStep
            {...checked}
            kind={wanted.kind}
            onBack={() => setChecked(null)}
            onWritten={({ created, changed, refused }) => {
              setWritten({ name: file.fileName, count: created + changed, refused });
              leave();
            }}
          />
        )}
        {!file && <RunsList />}
      </div>
    </>
  );
}
