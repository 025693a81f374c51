import { useQuery } from '@renderer/api/useQuery';
import { useSession } from '@renderer/app/session';
import { FileMenu } from '@renderer/features/exports/parts/FileMenu';
import { Button, IconButton } from '@renderer/ui/Button';
import { ErrorBox } from '@renderer/ui/ErrorBox';
import { MenuButton } from '@renderer/ui/MenuButton';
import { PageHead } from '@renderer/ui/PageHead';
import { SkeletonRows } from '@renderer/ui/Skeleton';
import { useShortcuts } from '@renderer/ui/shortcuts/useShortcuts';
import { type DateBasis, dateBases } from '@shared/features/earnings/model';
import { addDays, formatDate, sofiaDate } from '@shared/kernel/dates';
import { useRouter } from '@tanstack/react-router';
import { ChevronLeft, ChevronRight, Printer } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { BehindPanel } from '../parts/BehindPanel';
import type { Behind } from '../parts/behind';
import { DayCharts } from '../parts/DayCharts';
import { DayDesk } from '../parts/DayDesk';
import { DayFigures } from '../parts/DayFigures';
import { DayPrint } from '../parts/DayPrint';
import { DayTables } from '../parts/DayTables';
import '../reports.css';

const weekdayOf = (on: string, language: string): string =>
  new Intl.DateTimeFormat(language, { weekday: 'long', timeZone: 'UTC' }).format(new Date(`${on}T00:00:00Z`));

/** Дневна рекапитулация (reports D1): the day's work, earnings and money on one page. */
export function DayPage() {
  const { t, i18n } = useTranslation();
  const router = useRouter();
  const { may } = useSession();
  const today = sofiaDate(Date.now());
  const [on, setOn] = useState(today);
  const [side, setSide] = useState<'money' | 'print' | Behind>('money');
  const [basis, setBasis] = useState<DateBasis>('accrued');
  const { data: day, error } = useQuery('reports.day', { on, basis }, { keepPrevious: true });
  const go = (days: number) => {
    const next = addDays(on, days);
    if (next <= today) setOn(next);
  };
  const mayPrint = may('earnings.viewDay') && may('printing.print');
  const print = () => setSide('print');
  useShortcuts([
    { keys: 'ArrowLeft', label: t(($) => $.reports.day.keyDay), shown: '← →', run: () => go(-1) },
    { keys: 'ArrowRight', label: t(($) => $.reports.day.next), bar: false, run: () => go(1) },
    { keys: 'Ctrl+P', label: t(($) => $.reports.day.keyPrint), run: print, enabled: mayPrint },
    {
      keys: 'Esc',
      label: t(($) => $.ui.back),
      run: () => (side === 'money' ? router.history.back() : setSide('money')),
    },
  ]);
  return (
    <>
      <PageHead title={t(($) => $.reports.day.title)}>
        <FileMenu name={t(($) => $.reports.day.title)} list="reports.day" input={() => ({ on, basis })} />
        <MenuButton
          small
          label={t(($) => $.reports.day.basis[basis])}
          items={dateBases.map((one) => ({
            id: one,
            label: t(($) => $.reports.day.basis[one]),
            run: () => setBasis(one),
          }))}
        />
        <span className="seg day-seg">
          <IconButton
            icon={ChevronLeft}
            label={t(($) => $.reports.day.previous)}
            variant="ghost"
            onClick={() => go(-1)}
          />
          <span className="on" aria-live="polite">
            {weekdayOf(on, i18n.language)}, {formatDate(on)}
          </span>
          <IconButton
            icon={ChevronRight}
            label={t(($) => $.reports.day.next)}
            variant="ghost"
            disabled={on >= today}
            onClick={() => go(1)}
          />
        </span>
        {mayPrint && (
          <Button variant="primary" icon={Printer} shortcut="Ctrl+P" onClick={print}>
            {t(($) => $.reports.day.print)}
          </Button>
        )}
      </PageHead>
      {error && <ErrorBox error={error} />}
      {!day && !error && <SkeletonRows rows={12} />}
      {day && (
        <>
          <DayFigures day={day} onBehind={setSide} />
          <div className="day-cols">
            {side === 'print' ? (
              <DayPrint on={on} basis={basis} onClose={() => setSide('money')} />
            ) : (
              <>
                <div className="day-left">
                  <DayTables day={day} onBehind={setSide} />
                </div>
                <aside className="day-right" aria-label={t(($) => $.reports.day.payments)}>
                  {side === 'money' ? (
                    <>
                      <DayCharts day={day} />
                      {day.cashDesk && <DayDesk key={on} desk={day.cashDesk} isToday={on === today} />}
                    </>
                  ) : (
                    <BehindPanel
                      on={on}
                      basis={basis}
                      day={day}
                      behind={side}
                      onClose={() => setSide('money')}
                    />
                  )}
                </aside>
              </>
            )}
          </div>
        </>
      )}
    </>
  );
}
