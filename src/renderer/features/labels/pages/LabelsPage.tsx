import { useQuery } from '@renderer/api/useQuery';
import { useSession } from '@renderer/app/session';
import { TargetPrint } from '@renderer/features/printing/parts/TargetPrint';
import { Button } from '@renderer/ui/Button';
import { ErrorBox } from '@renderer/ui/ErrorBox';
import { IntegerField } from '@renderer/ui/fields/numbers';
import { SelectField } from '@renderer/ui/fields/SelectField';
import { useLines } from '@renderer/ui/lineEditor/lines';
import type { LineEditorHandle } from '@renderer/ui/lineEditor/types';
import { PageHead } from '@renderer/ui/PageHead';
import { useScans } from '@renderer/ui/scanner/useScans';
import { useShortcuts } from '@renderer/ui/shortcuts/useShortcuts';
import type { LabelSubject } from '@shared/features/labels/model';
import {
  type LabelFormatName,
  labelFormatNames,
  labelFormats,
  labelsOnSheet,
} from '@shared/features/printing/prints/labels';
import { useRouter } from '@tanstack/react-router';
import { Printer } from 'lucide-react';
import { useCallback, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { collect, itemsOf } from '../labelLines';
import type { LabelsSearch } from '../labelsSearch';
import { LabelLines } from '../parts/LabelLines';
import '../labels.css';

/** The format and the place on the sheet that were chosen last: the next run is as a rule like the one before. */
let usual: { format: LabelFormatName } = { format: 'sheet24' };

/** Етикети: parts, places and workers with the number of labels of each, then the page and the printer. */
export function LabelsPage({ asked }: { asked: LabelsSearch }) {
  const { t } = useTranslation();
  const { may } = useSession();
  const { history } = useRouter();
  const lines = useLines<LabelSubject>();
  const editor = useRef<LineEditorHandle>(null);
  const [format, setFormat] = useState<LabelFormatName>(usual.format);
  const [skip, setSkip] = useState(0);
  const [printing, setPrinting] = useState(false);
  const [error, setError] = useState<unknown>();
  const warehouses = useQuery('parts.lists', {}, { tags: ['parts'] }).data?.warehouses ?? [];
  const { add } = lines;

  const take = useCallback(
    async (wanted: Parameters<typeof collect>[0]) => {
      try {
        setError(undefined);
        for (const subject of await collect(wanted)) add(subject);
      } catch (failure) {
        setError(failure);
      }
    },
    [add],
  );
  const begun = useRef(false);
  useEffect(() => {
    if (begun.current) return;
    begun.current = true;
    const { part, bin, warehouse, document, workers } = asked;
    const things = [
      ...(part === undefined ? [] : [{ of: 'part' as const, id: part }]),
      ...(bin === undefined ? [] : [{ of: 'bin' as const, id: bin }]),
    ];
    void take({
      things,
      warehouseId: warehouse ?? null,
      documentId: document ?? null,
      allWorkers: workers ?? false,
    });
    editor.current?.focusAdd();
  }, [asked, take]);
  useScans({
    part: ({ id }) => void take({ things: [{ of: 'part', id }] }),
    bin: ({ id }) => void take({ things: [{ of: 'bin', id }] }),
    worker: ({ id }) => void take({ things: [{ of: 'worker', id }] }),
  });

  const items = itemsOf(lines.lines.map(({ data }) => data));
  const count = items.reduce((sum, item) => sum + item.count, 0);
  const perSheet = labelsOnSheet(format);
  const isSheet = labelFormats[format].sheet !== null;
  const sheets = Math.ceil((count + skip) / perSheet);
  const print = () => count > 0 && setPrinting(true);
  const choose = (next: LabelFormatName | null) => {
    if (next === null) return;
    usual = { format: next };
    setFormat(next);
    setSkip(0);
  };
  useShortcuts([
    {
      keys: 'Ctrl+P',
      label: t(($) => $.labels.preview),
      enabled: count > 0 && !printing && may('printing.print'),
      run: print,
    },
    ...(printing ? [] : [{ keys: 'Esc', label: t(($) => $.parts.back), run: () => history.back() }]),
  ]);
  const placesOf = warehouses[0];
  return (
    <div className="page labels-page">
      <PageHead
        title={t(($) => $.labels.title)}
        scope={
          isSheet ? t(($) => $.labels.scope, { count, sheets }) : t(($) => $.labels.scopeRoll, { count })
        }
        back={{ label: t(($) => $.parts.back), run: () => history.back() }}
      >
        {placesOf && may('stock.view') && (
          <Button onClick={() => void take({ warehouseId: placesOf.id })}>{t(($) => $.labels.places)}</Button>
        )}
        {may('staff.view') && (
          <Button onClick={() => void take({ allWorkers: true })}>{t(($) => $.labels.workers)}</Button>
        )}
        <Button onClick={() => lines.reset()} disabled={count === 0}>
          {t(($) => $.labels.clear)}
        </Button>
        <Button
          variant="primary"
          icon={Printer}
          shortcut="Ctrl+P"
          disabled={count === 0 || printing}
          onClick={print}
        >
          {t(($) => $.labels.preview)}
        </Button>
      </PageHead>
      {printing ? (
        <TargetPrint
          target={{ kind: 'labels', format, skip, items }}
          title={t(($) => $.printing.title.labels, { count })}
          tags={[]}
          onClose={() => setPrinting(false)}
        />
      ) : (
        <>
          <div className="labels-choice">
            <SelectField
              label={t(($) => $.labels.format)}
              value={format}
              onChange={choose}
              options={labelFormatNames.map((name) => ({
                value: name,
                label: t(($) => $.labels.formats[name]),
              }))}
            />
            {isSheet && (
              <IntegerField
                className="short"
                label={t(($) => $.labels.skip)}
                value={skip}
                min={0}
                max={perSheet - 1}
                onChange={(next) => setSkip(next !== null && next >= 0 && next < perSheet ? next : 0)}
              />
            )}
          </div>
          <ErrorBox error={error} />
          <LabelLines lines={lines} editor={editor} />
        </>
      )}
    </div>
  );
}
