import { Button } from '@renderer/ui/Button';
import { ErrorBox } from '@renderer/ui/ErrorBox';
import { InlineNotice } from '@renderer/ui/InlineNotice';
import { StatusGlyph } from '@renderer/ui/StatusGlyph';
import { useRouter } from '@tanstack/react-router';
import { ArrowRight } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { SavedOrder } from './Intake';

/** The order is written; its prints, when asked for, come in the same place. */
export function SavedPanel({ order, onClose }: { order: SavedOrder; onClose: () => void }) {
  const { t } = useTranslation();
  const { history } = useRouter();
  const next = useRef<HTMLButtonElement>(null);
  // While the prints stand open Enter is theirs; afterwards it leads on to the order.
  useEffect(() => {
    if (!order.print) next.current?.focus();
  }, [order.print]);
  return (
    <div className="intake">
      <div className="ih">
        <h2 className="row c-ok">
          <StatusGlyph name="ok" /> {t(($) => $.assets.intake.saved, { number: order.number })}
        </h2>
      </div>
      {order.left && (
        <div className="ib">
          <InlineNotice tone="warn">
            {t(($) => $.assets.before.leftOut, { titles: order.left.titles.join(', ') })}
          </InlineNotice>
          <ErrorBox error={order.left.error} />
        </div>
      )}
      <div className="if">
        <div className="row">
          <Button
            ref={next}
            variant="primary"
            icon={ArrowRight}
            className="grow"
            onClick={() => history.push(`/orders/${order.orderId}`)}
          >
            {t(($) => $.assets.intake.toOrder)}
          </Button>
          <Button shortcut="Esc" onClick={onClose}>
            {t(($) => $.assets.intake.clear)}
          </Button>
        </div>
      </div>
    </div>
  );
}
