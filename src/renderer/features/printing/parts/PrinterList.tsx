import { useCommand } from '@renderer/api/useCommand';
import { FormGroup } from '@renderer/features/settings/parts/FormGroup';
import { Button } from '@renderer/ui/Button';
import { Check } from '@renderer/ui/Check';
import { Chip } from '@renderer/ui/Chip';
import { DialogBase } from '@renderer/ui/DialogBase';
import { ErrorBox } from '@renderer/ui/ErrorBox';
import { TextField } from '@renderer/ui/fields/TextField';
import { InlineNotice } from '@renderer/ui/InlineNotice';
import { StatusGlyph } from '@renderer/ui/StatusGlyph';
import type { OutputOf } from '@shared/contract/contract';
import { formatDate, sofiaDate } from '@shared/kernel/dates';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

type Known = OutputOf<'printing.sets'>['printers'];
type System = OutputOf<'printing.listPrinters'>;

interface PrinterListProps {
  known: Known;
  /** Null while the system is being asked. */
  system: System | null;
}

/** Printers of the system; one prints without a dialog after its test page was read (documents §2). */
export function PrinterList({ known, system }: PrinterListProps) {
  const { t } = useTranslation();
  const test = useCommand('printing.printTestPage');
  const [asked, setAsked] = useState<string | null>(null);
  const [printing, setPrinting] = useState<string | null>(null);
  const print = async (name: string) => {
    setPrinting(name);
    if (await test.attempt({ printer: name })) setAsked(name);
    setPrinting(null);
  };
  const present = system?.printers ?? [];
  const gone = known.filter((one) => !present.some((printer) => printer.name === one.name));
  return (
    <FormGroup
      title={t(($) => $.settings.printers.printers)}
      note={t(($) => $.settings.printers.printersNote)}
    >
      <div className="whole printer-list">
        {system && !system.spoolerRunning && (
          <InlineNotice tone="warn">{t(($) => $.settings.printers.noSpooler)}</InlineNotice>
        )}
        {system?.spoolerRunning && present.length === 0 && (
          <p className="m">{t(($) => $.settings.printers.none)}</p>
        )}
        {present.map(({ name, label }) => (
          <Line
            key={name}
            label={label || name}
            known={known.find((one) => one.name === name)}
            busy={printing === name}
            onTest={() => void print(name)}
            onCode={() => setAsked(name)}
          />
        ))}
        {system && gone.map((one) => <Line key={one.name} label={one.name} known={one} />)}
        <ErrorBox error={test.error} />
      </div>
      {asked !== null && <CodeDialog printer={asked} onClose={() => setAsked(null)} />}
    </FormGroup>
  );
}

interface LineProps {
  label: string;
  known: Known[number] | undefined;
  busy?: boolean;
  /** Without it the printer is not there now. */
  onTest?: () => void;
  onCode?: () => void;
}

function Line({ label, known, busy, onTest, onCode }: LineProps) {
  const { t } = useTranslation();
  const on = known?.confirmedAt ? formatDate(sofiaDate(known.confirmedAt)) : null;
  return (
    <div className="printer-line">
      <span className="grow ell">
        <span className="med">{label}</span>{' '}
        {known?.isDefault && <Chip tone="line">{t(($) => $.settings.printers.default)}</Chip>}
      </span>
      <span className={`st s ${on ? '' : 'm'}`}>
        <StatusGlyph name={on ? 'ok' : 'lineOpen'} />
        {on ? t(($) => $.ui.print.tested, { date: on }) : t(($) => $.ui.print.untested)}
      </span>
      {onTest ? (
        <>
          {!on && (
            <Button small variant="ghost" onClick={onCode}>
              {t(($) => $.settings.printers.enterCode)}
            </Button>
          )}
          <Button small busy={busy} onClick={onTest}>
            {t(($) => $.settings.printers.testPage)}
          </Button>
        </>
      ) : (
        <span className="s m">{t(($) => $.settings.printers.absent)}</span>
      )}
    </div>
  );
}

function CodeDialog({ printer, onClose }: { printer: string; onClose: () => void }) {
  const { t } = useTranslation();
  const confirm = useCommand('printing.confirmPrinter');
  const [code, setCode] = useState('');
  const [makeDefault, setMakeDefault] = useState(true);
  const run = async () => {
    if (await confirm.attempt({ printer, code, makeDefault })) onClose();
  };
  return (
    <DialogBase
      open
      title={t(($) => $.settings.printers.confirmTitle, { printer })}
      text={t(($) => $.settings.printers.confirmText)}
      confirmLabel={t(($) => $.ui.dialog.confirm)}
      confirmDisabled={code.length < 4}
      busy={confirm.isPending}
      error={confirm.error}
      onConfirm={() => void run()}
      onClose={onClose}
    >
      <TextField
        label={t(($) => $.settings.printers.code)}
        value={code}
        onChange={setCode}
        transform={(text) => text.replace(/\D/g, '')}
        inputMode="numeric"
        maxLength={4}
        autoFocus
        required
      />
      <Check
        label={t(($) => $.settings.printers.makeDefault)}
        checked={makeDefault}
        onChange={setMakeDefault}
      />
    </DialogBase>
  );
}
