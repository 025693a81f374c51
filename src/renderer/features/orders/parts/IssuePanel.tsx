import { useQuery } from '@renderer/api/useQuery';
import { Button } from '@renderer/ui/Button';
import { ErrorBox } from '@renderer/ui/ErrorBox';
import { SideSection } from '@renderer/ui/SidePanel';
import { StatusGlyph } from '@renderer/ui/StatusGlyph';
import { toast } from '@renderer/ui/toast';
import type { OrderView } from '@shared/features/orders/model';
import { formatQuantity } from '@shared/kernel/quantity';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { unitText } from '../../parts/unitText';
import { may } from '../nextStep';
import type { OrderChanges } from '../useOrder';

interface IssuePanelProps {
  view: OrderView;
  changes: OrderChanges;
  onLine: (lineId: number) => void;
  onClose: () => void;
}

/** F9: what will be issued and what is short, confirmed by Enter; one stock document, all of it or nothing. */
export function IssuePanel({ view, changes, onLine, onClose }: IssuePanelProps) {
  const { t } = useTranslation();
  const preview = useQuery('orders.issuePreview', { orderId: view.id });
  const confirm = useRef<HTMLButtonElement>(null);
  const firstShort = useRef<HTMLButtonElement>(null);
  const shown = preview.data;
  useEffect(() => {
    if (shown) (confirm.current ?? firstShort.current)?.focus();
  }, [shown]);
  if (preview.error) return <ErrorBox error={preview.error} />;
  if (!shown) return null;

  const { toIssue, shortages } = shown;
  const issue = async () => {
    const done = await changes.change('orders.issueParts', { leaveShort: shortages.length > 0 });
    if (!done) return;
    toast.show({
      text: t(($) => $.orders.issue.done, { count: done.issued, number: done.number }),
      glyph: 'ok',
    });
    onClose();
  };

  return (
    <SideSection title={t(($) => $.orders.issue.title)}>
      <p className="side-note">
        {toIssue + shortages.length === 0
          ? t(($) => $.orders.issue.nothing)
          : t(($) => $.orders.issue.ready, { count: toIssue })}
      </p>
      {shortages.length > 0 && (
        <>
          <p className="side-note c-danger st">
            <StatusGlyph name="lineMissing" />
            {t(($) => $.orders.issue.short, { count: shortages.length })}
          </p>
          {shortages.map((short, at) => (
            <button
              key={short.lineId}
              ref={at === 0 ? firstShort : undefined}
              type="button"
              className="li"
              onClick={() => onLine(short.lineId)}
            >
              <span className="ell">
                {short.number} {short.name}
              </span>
              <span className="s m nw">{short.substitutes[0]?.number ?? t(($) => $.orders.line.none)}</span>
              <span className="s m wide">
                {t(($) => $.orders.issue.need, {
                  needed: `${formatQuantity(short.neededMilli)} ${unitText(t, short.unit)}`,
                  free: formatQuantity(short.freeMilli),
                })}
              </span>
            </button>
          ))}
        </>
      )}
      {shortages.length > 0 && toIssue === 0 && (
        <p className="side-note m">{t(($) => $.orders.issue.nothingAvailable)}</p>
      )}
      {!may(view, 'issue') && <p className="side-note m">{t(($) => $.orders.issue.noRight)}</p>}
      <div className="side-acts">
        {toIssue > 0 && may(view, 'issue') && (
          <Button
            ref={confirm}
            variant="primary"
            small
            shortcut="Enter"
            busy={changes.busy}
            onClick={() => void issue()}
          >
            {shortages.length === 0
              ? t(($) => $.orders.issue.all)
              : t(($) => $.orders.issue.available, { count: toIssue })}
          </Button>
        )}
        <Button small shortcut="Esc" onClick={onClose}>
          {t(($) => $.ui.close)}
        </Button>
      </div>
    </SideSection>
  );
}
