import { call } from '@renderer/api/client';
import { FormGroup } from '@renderer/features/settings/parts/FormGroup';
import { Button } from '@renderer/ui/Button';
import { ErrorBox } from '@renderer/ui/ErrorBox';
import { InlineNotice } from '@renderer/ui/InlineNotice';
import type { OutputOf } from '@shared/contract/contract';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import '../files.css';

/** Reads every kept file and names those that are missing or altered (domain §9). */
export function FilesCheck() {
  const { t } = useTranslation();
  const [found, setFound] = useState<OutputOf<'files.check'> | null>(null);
  const [error, setError] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  const check = async () => {
    setBusy(true);
    setError(null);
    try {
      setFound(await call('files.check', {}));
    } catch (refusal) {
      setError(refusal);
    } finally {
      setBusy(false);
    }
  };
  return (
    <FormGroup title={t(($) => $.files.check)} note={t(($) => $.files.checkNote)}>
      <div className="whole files-check">
        <Button busy={busy} onClick={() => void check()}>
          {t(($) => $.files.check)}
        </Button>
        <ErrorBox error={error} />
        {found && found.faults.length === 0 && (
          <InlineNotice tone="ok">{t(($) => $.files.checked, { count: found.checked })}</InlineNotice>
        )}
        {found && found.faults.length > 0 && (
          <InlineNotice
            tone="danger"
            title={t(($) => $.files.faults, { count: found.faults.length, all: found.checked })}
          >
            <ul>
              {found.faults.map(({ hash, fault, usedBy }) => (
                <li key={hash}>
                  {usedBy.join(', ') || hash.slice(0, 12)}: {t(($) => $.files[fault])}
                </li>
              ))}
            </ul>
            {t(($) => $.files.faultHelp)}
          </InlineNotice>
        )}
      </div>
    </FormGroup>
  );
}
