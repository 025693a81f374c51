import { useCommand } from '@renderer/api/useCommand';
import { Button } from '@renderer/ui/Button';
import { ErrorBox } from '@renderer/ui/ErrorBox';
import { TextField } from '@renderer/ui/fields/TextField';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

/** The test page of a printer and the code that proves that it came out (documents §2). */
export function PrinterProof({ printer }: { printer: string }) {
  const { t } = useTranslation();
  const test = useCommand('printing.printTestPage');
  const confirm = useCommand('printing.confirmPrinter');
  const [sent, setSent] = useState(false);
  const [code, setCode] = useState('');
  const print = async () => {
    if (await test.attempt({ printer })) setSent(true);
  };
  return (
    <div className="printer-proof">
      <span className="s m">{t(($) => $.printing.set.untested)}</span>
      <Button small busy={test.isPending} onClick={() => void print()}>
        {t(($) => $.printing.set.testPage)}
      </Button>
      {sent && (
        <div className="row">
          <TextField
            className="tight grow"
            label={t(($) => $.printing.set.code)}
            value={code}
            onChange={setCode}
            transform={(text) => text.replace(/\D/g, '')}
            maxLength={4}
            mono
            autoFocus
          />
          <Button
            small
            disabled={code.length < 4}
            busy={confirm.isPending}
            onClick={() => void confirm.attempt({ printer, code })}
          >
            {t(($) => $.printing.set.confirm)}
          </Button>
        </div>
      )}
      <ErrorBox error={test.error ?? confirm.error} />
    </div>
  );
}
