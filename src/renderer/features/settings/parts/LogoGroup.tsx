import { useCommand } from '@renderer/api/useCommand';
import { useQuery } from '@renderer/api/useQuery';
import { useSession } from '@renderer/app/session';
import { Button } from '@renderer/ui/Button';
import { ErrorBox } from '@renderer/ui/ErrorBox';
import type { OutputOf } from '@shared/contract/contract';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FormGroup } from './FormGroup';
import { useSaved } from './useSaved';

type Logo = OutputOf<'settings.logo'>['image'];

/** The picture at the head of the prints: chosen and gone at once, not with the save of the form around it. */
export function LogoGroup() {
  const { t } = useTranslation();
  const { may } = useSession();
  const { data, error } = useQuery('settings.logo', {}, { tags: ['logo'] });
  const pick = useCommand('attachments.pickFile');
  const set = useCommand('settings.setLogo');
  const saved = useSaved();
  const address = useAddressOf(data?.image ?? null);

  const put = async (grantId: string | null) => {
    if (await set.attempt({ grantId })) saved();
  };
  const choose = async () => {
    set.reset();
    const answer = await pick.attempt({ kind: 'image' });
    if (answer?.picked) await put(answer.picked.grant);
  };
  return (
    <FormGroup title={t(($) => $.settings.workshop.logo)} note={t(($) => $.settings.workshop.logoNote)}>
      <div className="whole logo-choice">
        {address ? (
          <img src={address} alt={t(($) => $.settings.workshop.logo)} />
        ) : (
          <span className="m">{data && t(($) => $.settings.workshop.noLogo)}</span>
        )}
        {may('settings.edit') && (
          <span className="logo-acts">
            {(address || error) && (
              <Button small variant="ghost" busy={set.isPending} onClick={() => void put(null)}>
                {t(($) => $.settings.workshop.removeLogo)}
              </Button>
            )}
            <Button small busy={pick.isPending || set.isPending} onClick={() => void choose()}>
              {t(($) => $.settings.workshop.chooseLogo)}
            </Button>
          </span>
        )}
      </div>
      <div className="whole">
        <ErrorBox error={pick.error ?? set.error ?? error} />
      </div>
    </FormGroup>
  );
}

/** An address for the bytes as long as they are shown. */
function useAddressOf(logo: Logo): string | null {
  const [address, setAddress] = useState<string | null>(null);
  useEffect(() => {
    if (!logo) return;
    const made = URL.createObjectURL(
      new Blob([new Uint8Array(logo.bytes)], { type: `image/${logo.format}` }),
    );
    setAddress(made);
    return () => {
      setAddress(null);
      URL.revokeObjectURL(made);
    };
  }, [logo]);
  return address;
}
