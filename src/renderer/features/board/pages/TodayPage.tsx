import { useQuery } from '@renderer/api/useQuery';
import { useFrameStatus } from '@renderer/app/frameStatus';
import { useSession } from '@renderer/app/session';
import { Button } from '@renderer/ui/Button';
import { ErrorBox } from '@renderer/ui/ErrorBox';
import { PageHead } from '@renderer/ui/PageHead';
import { Seg } from '@renderer/ui/Seg';
import { useShortcuts } from '@renderer/ui/shortcuts/useShortcuts';
import { type TodayRow, type TodayTileName, todayTileNames } from '@shared/features/board/model';
import { sofiaTime } from '@shared/kernel/dates';
import { useRouter } from '@tanstack/react-router';
import { ReceiptText } from 'lucide-react';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useEngineNow } from '../../orders/useEngineNow';
import { BackupTile } from '../parts/BackupTile';
import { MyWork } from '../parts/MyWork';
import { Tile } from '../parts/Tile';
import '../board.css';

/** За днес: what has to be done now (product §5). Whoever may not see the orders finds the own work. */
export function TodayPage() {
  const { session, may } = useSession();
  if (!session) return null;
  return may('orders.view') ? <Tiles /> : <MyWork />;
}

/** What Space does with a row: the act that the tile calls for, in the order itself. */
const acts: Readonly<Record<TodayTileName, string>> = {
  late: '',
  approval: '?act=ask',
  parts: '?act=issue',
  unpaid: '?act=close',
  notReleased: '?act=close',
};

const scopes = ['everybody', 'mine'] as const;

function Tiles() {
  const { t } = useTranslation();
  const router = useRouter();
  const { may } = useSession();
  const [scope, setScope] = useState<(typeof scopes)[number]>('everybody');
  const query = useQuery('board.today', { mine: scope === 'mine' }, { keepPrevious: true });
  const now = useEngineNow(query.data?.readAt);
  const tiles = useRef<HTMLDivElement>(null);
  const data = query.data;
  useFrameStatus(data ? t(($) => $.board.updated, { time: sofiaTime(data.readAt) }) : null);

  const rowsIn = (tile: Element | null | undefined) => [
    ...(tile?.querySelectorAll<HTMLElement>('[data-row]') ?? []),
  ];
  const focusTile = (at: number) => {
    const tile = tiles.current?.children[at];
    (rowsIn(tile)[0] ?? tile?.querySelector<HTMLElement>('a, button'))?.focus();
  };
  const ready = data !== undefined;
  useEffect(() => {
    if (ready) tiles.current?.querySelector<HTMLElement>('[data-row]')?.focus();
  }, [ready]);

  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const tile = (event.target as HTMLElement).closest('.tile');
    if (!step || !tile) return;
    event.preventDefault();
    const rows = rowsIn(tile);
    rows[rows.indexOf(document.activeElement as HTMLElement) + step]?.focus();
  };
  const open = (row: TodayRow, act = '') => router.history.push(`/orders/${row.orderId}${act}`);
  const focusedRow = (): { tile: TodayTileName; row: TodayRow } | null => {
    const id = Number((document.activeElement as HTMLElement | null)?.dataset.row);
    const name = document.activeElement?.closest<HTMLElement>('.tile')?.dataset.tile;
    const found = data?.tiles.find((one) => one.tile === name);
    const row = found?.rows.find((one) => one.orderId === id);
    return found && row ? { tile: found.tile, row } : null;
  };
  useShortcuts([
    {
      keys: [...todayTileNames.map((_name, at) => String(at + 1)), String(todayTileNames.length + 1)],
      shown: `1–${todayTileNames.length + 1}`,
      label: t(($) => $.today.keys.tile),
      run: () => undefined,
      enabled: false,
    },
    ...[...todayTileNames, 'backup'].map((name, at) => ({
      keys: String(at + 1),
      label: name,
      run: () => focusTile(at),
      hidden: true,
    })),
    {
      keys: 'Enter',
      label: t(($) => $.today.keys.open),
      run: () => {
        const found = focusedRow();
        if (found) open(found.row);
      },
    },
    {
      keys: 'Space',
      label: t(($) => $.today.keys.action),
      run: () => {
        const found = focusedRow();
        if (found) open(found.row, acts[found.tile]);
      },
    },
  ]);

  return (
    <>
      <PageHead
        title={t(($) => $.today.title)}
        scope={
          data && (
            <span className="facts">
              <span>
                <b className="b">{data.inWorkshop}</b> {t(($) => $.today.inWorkshop)}
              </span>
              <span>
                <b className="b">{data.dueToday}</b> {t(($) => $.today.due)}
              </span>
            </span>
          )
        }
      >
        <Seg
          label={t(($) => $.today.scope)}
          value={scope}
          options={scopes.map((value) => ({ value, label: t(($) => $.today[value]) }))}
          onChange={setScope}
        />
        {may('earnings.viewDay') && (
          <Button icon={ReceiptText} onClick={() => router.history.push('/reports/day')}>
            {t(($) => $.today.recap)}
          </Button>
        )}
      </PageHead>
      <ErrorBox error={query.error} />
      {data && (
        // biome-ignore lint/a11y/noStaticElementInteractions: arrows walk the links inside
        <div ref={tiles} className="tiles" onKeyDown={onKeyDown}>
          {data.tiles.map((tile, at) => (
            <Tile key={tile.tile} tile={tile} number={at + 1} now={now} />
          ))}
          <BackupTile backup={data.backup} number={data.tiles.length + 1} now={now} />
        </div>
      )}
    </>
  );
}
