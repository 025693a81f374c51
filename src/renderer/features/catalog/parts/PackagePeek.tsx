import { useQuery } from '@renderer/api/useQuery';
import { SideSection } from '@renderer/ui/SidePanel';
import type { NormTarget } from '@shared/features/catalog/model';
import { formatMoney } from '@shared/kernel/money';
import { formatQuantity } from '@shared/kernel/quantity';
import { useTranslation } from 'react-i18next';
import { unitText } from '../../parts/unitText';

/** What the package under the cursor would put into an order here, without opening it. */
export function PackagePeek({ packageId, target }: { packageId: number; target: NormTarget }) {
  const { t } = useTranslation();
  const { data } = useQuery(
    'catalog.package',
    { packageId, version: null, target },
    { tags: ['catalog', 'part', 'pricing'], keepPrevious: true },
  );
  if (!data) return null;
  return (
    <SideSection title={data.package.nameBg} extra={data.package.code}>
      {data.lines.map((line) => (
        <div key={`${line.kind} ${line.operationId ?? line.partId}`} className="li">
          <span className={`ell ${line.kind === 'operation' ? 'med' : ''}`}>{line.name}</span>
          <span className="num nw">{formatMoney(line.netCents)}</span>
          <span className="s m wide">
            {line.code} · {formatQuantity(line.quantityMilli)}
            {line.unit !== null && ` ${unitText(t, line.unit)}`}
            {line.quantityOf &&
              !line.assumed &&
              ` · ${t(($) => $.catalog.quantity[line.quantityOf ?? 'none'])}`}
          </span>
        </div>
      ))}
    </SideSection>
  );
}
