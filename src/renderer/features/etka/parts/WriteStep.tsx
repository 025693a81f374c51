import { useEngineEvent } from '@renderer/api/engineEvents';
import { Icon } from '@renderer/ui/Icon';
import { StatusGlyph } from '@renderer/ui/StatusGlyph';
import type { WindowEvent } from '@shared/contract/result';
import { etkaWriteSteps } from '@shared/features/etka/model';
import { formatQuantity } from '@shared/kernel/quantity';
import { Check, Circle } from 'lucide-react';
import { useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { WrittenEtka } from '../choices';

type WriteStep = (typeof etkaWriteSteps)[number];

/** The band over the report: what is being written, then that it is there and verified. */
export function EtkaWritten({
  file,
  place,
  done,
}: {
  file: string;
  place: string;
  done: WrittenEtka | null;
}) {
  const { t } = useTranslation();
  const [reached, setReached] = useState<ReadonlySet<WriteStep>>(new Set());
  useEngineEvent(
    useCallback((event: WindowEvent) => {
      if (event.kind !== 'progress' || event.done < event.total) return;
      const step = etkaWriteSteps.find((name) => event.task === `etka:${name}`);
      if (step) setReached((before) => new Set([...before, step]));
    }, []),
  );
  return (
    <div className={`etka-band ${done ? 'ok' : ''}`} role="status">
      <StatusGlyph name={done ? 'ok' : 'in_work'} />
      <div className="grow">
        <div className="row">
          <b className="b grow">{done ? t(($) => $.etka.done) : t(($) => $.etka.writing, { file })}</b>
          <ol>
            {etkaWriteSteps.map((step) => {
              const ready = done !== null || reached.has(step);
              return (
                <li key={step} className={ready ? '' : 'mm'}>
                  <Icon of={ready ? Check : Circle} />
                  {t(($) => $.etka.writeStep[step])}
                  <span className="sr">
                    {ready ? t(($) => $.etka.stepDone) : t(($) => $.etka.stepPending)}
                  </span>
                </li>
              );
            })}
          </ol>
        </div>
        <div className="s m ell">
          {done
            ? [
                done.fileName,
                t(($) => $.etka.bytes, {
                  size: formatQuantity(done.bytes * 1000),
                }),
                t(($) => $.etka.sha, { sum: shortSum(done.sha256) }),
                place,
                t(($) => $.etka.takeOut),
              ].join(' · ')
            : place}
        </div>
      </div>
    </div>
  );
}

const shortSum = (sum: string): string => `${sum.slice(0, 4)} ${sum.slice(4, 8)} … ${sum.slice(-4)}`;
