import { useCommand } from '@renderer/api/useCommand';
import { useQuery } from '@renderer/api/useQuery';
import { useSession } from '@renderer/app/session';
import { useRoleName } from '@renderer/features/users/roleNames';
import { ErrorBox } from '@renderer/ui/ErrorBox';
import { type LineColumn, percentColumn, readColumn } from '@renderer/ui/lineEditor/columns';
import { LineEditor } from '@renderer/ui/lineEditor/LineEditor';
import type { LineRow } from '@renderer/ui/lineEditor/types';
import { PageHead } from '@renderer/ui/PageHead';
import { SkeletonRows } from '@renderer/ui/Skeleton';
import type { RoleLimitRow, TypeTermsRow } from '@shared/features/pricing/model';
import { formatPercent } from '@shared/kernel/money';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import '../pricing.css';

/** Discounts of the order types and how far each role may go down (domain §4.6); each cell is saved when it is left. */
export function TermsPage() {
  const { t } = useTranslation();
  const { data, error } = useQuery('pricing.terms', {}, { tags: ['pricing', 'user'] });
  const saveType = useCommand('pricing.saveTypeDiscount');
  const saveLimit = useCommand('pricing.saveLimit');
  return (
    <div className="page">
      <PageHead title={t(($) => $.pricing.terms.title)} scope={t(($) => $.pricing.terms.scope)} />
      <ErrorBox error={error ?? saveType.error ?? saveLimit.error} />
      {data ? (
        <div className="terms">
          <section>
            <h2>{t(($) => $.pricing.terms.types)}</h2>
            <TypeTerms types={data.types} save={({ name: _name, ...row }) => void saveType.attempt(row)} />
            <p className="m s">{t(($) => $.pricing.terms.typeRule)}</p>
          </section>
          <section>
            <h2>{t(($) => $.pricing.terms.limits)}</h2>
            <RoleLimits
              limits={data.limits}
              save={({ roleId, maxDiscountBp, minMarginBp }) =>
                void saveLimit.attempt({ roleId, maxDiscountBp, minMarginBp })
              }
            />
            <p className="m s">{t(($) => $.pricing.terms.limitRule)}</p>
          </section>
        </div>
      ) : (
        !error && <SkeletonRows rows={8} />
      )}
    </div>
  );
}

const within = (bp: number | null): number => Math.min(10_000, Math.max(0, bp ?? 0));

function TypeTerms({ types, save }: { types: readonly TypeTermsRow[]; save: (row: TypeTermsRow) => void }) {
  const { t } = useTranslation();
  const { may } = useSession();
  const columns = useMemo((): LineColumn<TypeTermsRow>[] => {
    const percent = (id: 'partsDiscountBp' | 'labourDiscountBp', header: string) =>
      percentColumn<TypeTermsRow>({
        ...{ id, header, width: 110, optional: true },
        value: (row) => row[id] || null,
        display: (row) => (row[id] > 0 ? formatPercent(row[id]) : null),
        change: (row, bp) => save({ ...row, [id]: within(bp) }),
      });
    return [
      readColumn({
        id: 'name',
        header: t(($) => $.pricing.terms.type),
        className: 'med',
        display: (row) => row.name,
      }),
      percent(
        'partsDiscountBp',
        t(($) => $.pricing.terms.parts),
      ),
      percent(
        'labourDiscountBp',
        t(($) => $.pricing.terms.labour),
      ),
    ];
  }, [t, save]);
  const rows = types.map(
    (data): LineRow<TypeTermsRow> => ({
      kind: 'line',
      key: String(data.id),
      data,
      readOnly: !may('pricing.edit'),
    }),
  );
  return <LineEditor<TypeTermsRow> label={t(($) => $.pricing.terms.types)} columns={columns} rows={rows} />;
}

function RoleLimits({
  limits,
  save,
}: {
  limits: readonly RoleLimitRow[];
  save: (row: RoleLimitRow) => void;
}) {
  const { t } = useTranslation();
  const { may } = useSession();
  const roleName = useRoleName();
  const columns = useMemo((): LineColumn<RoleLimitRow>[] => {
    const percent = (id: 'maxDiscountBp' | 'minMarginBp', header: string) =>
      percentColumn<RoleLimitRow>({
        ...{ id, header, width: 150, optional: true },
        value: (row) => row[id],
        display: (row) => limitText(row, row[id]),
        change: (row, bp) => save({ ...row, [id]: bp === null ? null : within(bp) }),
        locked: (row) => row.override,
      });
    const limitText = ({ override }: RoleLimitRow, bp: number | null) => {
      if (override) return '';
      return bp === null ? t(($) => $.pricing.terms.free) : formatPercent(bp);
    };
    return [
      readColumn({
        id: 'role',
        header: t(($) => $.pricing.terms.role),
        className: 'med',
        display: (row) =>
          row.override ? `${roleName(row)} · ${t(($) => $.pricing.terms.override)}` : roleName(row),
      }),
      percent(
        'maxDiscountBp',
        t(($) => $.pricing.terms.maxDiscount),
      ),
      percent(
        'minMarginBp',
        t(($) => $.pricing.terms.minMargin),
      ),
    ];
  }, [t, save, roleName]);
  const rows = limits.map(
    (data): LineRow<RoleLimitRow> => ({
      ...{ kind: 'line', key: String(data.roleId), data },
      readOnly: !may('pricing.edit'),
    }),
  );
  return <LineEditor<RoleLimitRow> label={t(($) => $.pricing.terms.limits)} columns={columns} rows={rows} />;
}
