import { useQuery } from '@renderer/api/useQuery';
import { Chip } from '@renderer/ui/Chip';
import { SideSection } from '@renderer/ui/SidePanel';
import type { NormChain as Chain, NormTarget } from '@shared/features/catalog/model';
import { formatDate } from '@shared/kernel/dates';
import { formatHours, secondsToUnits } from '@shared/kernel/quantity';
import { useTranslation } from 'react-i18next';

type Step = Chain['steps'][number];

/** Every level that the place inherits from, from the widest down, with the versions there and the one that is valid today. */
export function NormChain({ operationId, target }: { operationId: number; target: NormTarget }) {
  const { t } = useTranslation();
  const { data } = useQuery(
    'catalog.normChain',
    { operationId, target },
    { tags: ['catalog', `operation:${operationId}`], keepPrevious: true },
  );
  if (!data) return null;
  return (
    <SideSection title={t(($) => $.catalog.chain.title)}>
      <ol className="norm-chain">
        {data.steps.map((step) => (
          <li key={`${step.level}:${step.targetId}`}>
            <StepHead step={step} />
            {step.versions.map((version) => (
              <div key={version.id} className={`norm-version ${version.wins ? 'wins' : 'm'}`}>
                <span className="num">{formatHours(version.normSec)}</span>
                {data.unitsPerHour !== null && (
                  <span className="num s mm">
                    {t(($) => $.catalog.chain.units, {
                      units: Math.round(secondsToUnits(version.normSec, data.unitsPerHour)),
                    })}
                  </span>
                )}
                <span className="grow" />
                {version.wins && (
                  <Chip tone="ok" glyph="done">
                    {t(($) => $.catalog.chain.wins)}
                  </Chip>
                )}
                <span className="wide s mm">
                  {t(($) => $.catalog.chain.from, { date: formatDate(version.fromOn) })}
                  {version.toOn && ` ${t(($) => $.catalog.chain.until, { date: formatDate(version.toOn) })}`}
                </span>
              </div>
            ))}
          </li>
        ))}
      </ol>
    </SideSection>
  );
}

function StepHead({ step }: { step: Step }) {
  const { t } = useTranslation();
  return (
    <div className="norm-step">
      <span className="ell">
        {t(($) => $.catalog.level[step.level])} {step.name}
      </span>
      <span className="grow" />
      {step.versions.length === 0 && <span className="s mm">{t(($) => $.catalog.chain.empty)}</span>}
      {step.conditional && <span className="s mm nw">{t(($) => $.catalog.chain.conditional)}</span>}
    </div>
  );
}
