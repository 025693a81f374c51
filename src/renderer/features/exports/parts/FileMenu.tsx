import Menu from '@mui/material/Menu';
import MenuItem from '@mui/material/MenuItem';
import { useSession } from '@renderer/app/session';
import { Button } from '@renderer/ui/Button';
import { useShortcuts } from '@renderer/ui/shortcuts/useShortcuts';
import { type ExportedList, exportFormats } from '@shared/features/exports/model';
import { Download } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Shown, useFileOfList } from '../useFileOfList';
import { FileProgress } from './FileProgress';

interface FileMenuProps {
  /** What is listed, the beginning of the file's name. */
  name: string;
  list: ExportedList;
  /** The input of the list's query as it is shown now. */
  input: () => Record<string, unknown>;
  shown?: Shown;
}

/** Writes the whole filtered list as XLSX or CSV to a place that the person chooses (reports §1). */
export function FileMenu({ name, list, input, shown }: FileMenuProps) {
  const { t } = useTranslation();
  const { may } = useSession();
  const [button, setButton] = useState<HTMLButtonElement | null>(null);
  const [open, setOpen] = useState(false);
  const file = useFileOfList(list);
  const mayExport = may('data.export');
  useShortcuts([
    {
      keys: 'Ctrl+E',
      label: t(($) => $.exports.key),
      bar: false,
      enabled: mayExport && !file.running,
      run: () => setOpen(true),
    },
  ]);
  if (!mayExport) return null;
  return (
    <>
      <Button
        ref={setButton}
        small
        variant="ghost"
        icon={Download}
        busy={file.running}
        aria-haspopup="menu"
        aria-expanded={open}
        onClick={() => setOpen(true)}
      >
        {t(($) => $.exports.button)}
      </Button>
      <Menu
        anchorEl={button}
        open={open}
        onClose={() => setOpen(false)}
        transitionDuration={0}
        slotProps={{ list: { 'aria-label': t(($) => $.exports.button), dense: true } }}
      >
        {exportFormats.map((format) => (
          <MenuItem
            key={format}
            onClick={() => {
              setOpen(false);
              void file.write({ name, format, input: input(), shown });
            }}
          >
            {t(($) => $.exports[format])}
          </MenuItem>
        ))}
      </Menu>
      <FileProgress anchor={button} list={list} {...file} />
    </>
  );
}
