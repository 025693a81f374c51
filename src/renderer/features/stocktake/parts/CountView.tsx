import { useCommand } from '@renderer/api/useCommand';
import { useQuery } from '@renderer/api/useQuery';
import { Button } from '@renderer/ui/Button';
import { ErrorBox } from '@renderer/ui/ErrorBox';
import { TextField } from '@renderer/ui/fields/TextField';
import { useShortcuts } from '@renderer/ui/shortcuts/useShortcuts';
import type { OutputOf } from '@shared/contract/contract';
import type { StocktakeCard } from '@shared/features/stocktake/model';
import { formatQuantity, parseQuantity } from '@shared/kernel/quantity';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { unitText } from '../../parts/unitText';
import { placeText, readScan } from '../words';
import { BinList } from './BinList';
import { CountLines } from './CountLines';

type Scanned = OutputOf<'stocktake.scan'>;

/** The place under the hand: a field for the scanner, and the lines of the place for paper. */
export function CountView({ card, mayCount }: { card: StocktakeCard; mayCount: boolean }) {
  const { t } = useTranslation();
  const [bin, setBin] = useState(card.bins[0]?.bin ?? '');
  const [typed, setTyped] = useState('');
  const [said, setSaid] = useState<Scanned | null>(null);
  const [asked, setAsked] = useState<{ code: string; quantityMilli: number } | null>(null);
  const field = useRef<HTMLInputElement>(null);
  const scan = useCommand('stocktake.scan');
  const count = useCommand('stocktake.count');
  const lines = useQuery(
    'stocktake.lines',
    { stocktakeId: card.id, view: 'all', bin, text: '', cursor: null, limit: 200 },
    { tags: [`stocktake:${card.id}`, 'stocktake'], keepPrevious: true },
  ).data;
  const send = async (code: string, quantityMilli: number, partId: number | null) => {
    const found = await scan.attempt({ stocktakeId: card.id, code, bin, quantityMilli, partId });
    field.current?.focus();
    if (!found) return;
    setSaid(found);
    setAsked(found.kind === 'choice' ? { code, quantityMilli } : null);
    if (found.kind === 'bin') setBin(found.bin);
    setTyped('');
  };
  const submit = () => {
    const read = readScan(typed, parseQuantity);
    if (read) void send(read.code, read.quantityMilli, null);
  };
  const step = (by: 1 | -1) => {
    const at = card.bins.findIndex((one) => one.bin === bin);
    const next = card.bins[at + by];
    if (next) setBin(next.bin);
  };
  useShortcuts([
    {
      keys: 'F4',
      label: t(($) => $.stocktake.scan),
      enabled: mayCount,
      run: () => field.current?.focus(),
    },
    { keys: 'Alt+ArrowDown', shown: 'Alt+↑↓', label: t(($) => $.stocktake.place), run: () => step(1) },
    { keys: 'Alt+ArrowUp', label: t(($) => $.stocktake.place), bar: false, run: () => step(-1) },
  ]);
  return (
    <div className="page-mid">
      <BinList bins={card.bins} at={bin} onChoose={setBin} />
      <div className="count-work">
        {mayCount && (
          <form
            className="count-scan"
            onSubmit={(event) => {
              event.preventDefault();
              submit();
            }}
          >
            <TextField
              label={`${t(($) => $.stocktake.scan)} · ${placeText(t, bin)}`}
              value={typed}
              autoFocus
              inputRef={field}
              hint={t(($) => $.stocktake.scanHint)}
              onChange={setTyped}
            />
            <div className="count-said grow" role="status">
              <Said said={said} />
            </div>
          </form>
        )}
        {asked && said?.kind === 'choice' && (
          <div className="row count-scan">
            {said.parts.map((part) => (
              <Button
                key={part.partId}
                small
                onClick={() => void send(asked.code, asked.quantityMilli, part.partId)}
              >
                {part.number} · {part.name}
              </Button>
            ))}
          </div>
        )}
        <ErrorBox error={scan.error ?? count.error} />
        <CountLines
          lines={lines?.rows ?? []}
          seesBook={!card.blind}
          second={card.state === 'recount'}
          readOnly={!mayCount}
          onCount={(lineId, countedMilli) =>
            void count.attempt({ stocktakeId: card.id, lineId, countedMilli })
          }
        />
        {lines && lines.count > lines.rows.length && (
          <p className="side-note s m">
            {t(($) => $.stocktake.progress, { counted: lines.rows.length, lines: lines.count })}
          </p>
        )}
      </div>
    </div>
  );
}

function Said({ said }: { said: Scanned | null }) {
  const { t } = useTranslation();
  if (said === null) return null;
  if (said.kind === 'choice') return <span className="c-warn">{t(($) => $.stocktake.choose)}</span>;
  if (said.kind === 'bin')
    return (
      <b className="med c-primary">{t(($) => $.stocktake.changedPlace, { bin: placeText(t, said.bin) })}</b>
    );
  if (said.kind === 'unknown')
    return (
      <span className="c-warn">
        {t(($) => $.stocktake.unknownKept, {
          code: said.code,
          quantity: formatQuantity(said.countedMilli),
        })}
      </span>
    );
  const quantity = `${formatQuantity(said.countedMilli)} ${unitText(t, said.unit)}`;
  return (
    <>
      <b className="med">{t(($) => $.stocktake.added, { number: said.number, name: said.name, quantity })}</b>
      {said.unexpected && <span className="c-warn"> {t(($) => $.stocktake.unexpected)}</span>}
    </>
  );
}
