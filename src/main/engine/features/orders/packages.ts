import type { EntryInput, EntryOutput } from '@shared/contract/entry';
import { DomainError } from '@shared/contract/errors';
import { type PricedPiece, splitFixedPrice } from '@shared/features/catalog/packageSplit';
import { goodsNetCents, operationNetCents } from '@shared/features/orders/calc';
import type { ordersContract } from '@shared/features/orders/contract';
import type { CommandContext } from '../../kernel/context';
import { type PackageForOrder, packageForOrder } from '../catalog/slice';
import { jobOfType } from './commands';
import { kitDraft } from './kits';
import { insertOperation, insertPart, operationDraft, partDraft } from './lineDrafts';
import { editableOrder } from './lines';
import { followWork } from './phases';
import { jobOf, type OrderRecord, recomputeTotals } from './repo';

type Entry = (typeof ordersContract)['orders.addPackage'];
type PackageLine = PackageForOrder['lines'][number];

const noDiscount = { discountBp: 0, discountOrigin: null } as const;

/** A line as it would be without the package, and what it would cost. */
interface Draft {
  line: PackageLine;
  netCents: number;
  /** Writes the line, at a price of its own when the package has one; returns the names of the rows. */
  write: (piece: Pick<PricedPiece, 'quantityMilli' | 'unitPriceCents' | 'netCents'> | null) => string[];
}

/**
 * The lines of a package in one step (domain §3): ordinary lines, which live on by themselves. A fixed price is shared
 * over them to the cent; it wins over every discount (domain §4.6).
 * @throws DomainError PACKAGE_NOT_FOR_ASSET, PACKAGE_INACTIVE and whatever a line is refused for
 */
export function addPackage(ctx: CommandContext, input: EntryInput<Entry>): EntryOutput<Entry> {
  const order = editableOrder(ctx, input);
  const found = packageForOrder(ctx.tx, {
    packageId: input.packageId,
    assetId: order.assetId,
    on: ctx.today,
  });
  if (!found.fits && !input.forOthers) throw new DomainError('PACKAGE_NOT_FOR_ASSET', { code: found.code });
  const jobId =
    input.jobId === null ? jobOfType(ctx.tx, order, found.name) : jobOf(ctx.tx, order.id, input.jobId).id;
  const drafts = found.lines.map((line) => draftOf(ctx, order, { jobId, line }));
  const lines = found.fixedCents === null ? drafts.flatMap((draft) => draft.write(null)) : [];
  if (found.fixedCents !== null)
    for (const piece of splitFixedPrice(
      drafts.map(({ line, netCents }) => ({ quantityMilli: line.quantityMilli, netCents })),
      found.fixedCents,
    )) {
      const draft = drafts[piece.at];
      if (draft) lines.push(...draft.write(piece));
    }
  recomputeTotals(ctx.tx, order.id);
  followWork(ctx, order.id);
  const { code, version, fixedCents } = found;
  ctx.audit({
    entity: `order:${order.id}`,
    after: { package: code, packageVersion: version, fixedCents, lines: lines.length },
  });
  ctx.touch(...lines, 'board');
  const assumed = found.lines.filter((line) => line.assumed).map((line) => line.name);
  return { orderId: order.id, version: order.version, jobId, lines: lines.length, assumed };
}

function draftOf(
  ctx: CommandContext,
  order: OrderRecord,
  { jobId, line }: { jobId: number; line: PackageLine },
): Draft {
  const { operationId, partId, quantityMilli } = line;
  if (partId !== null) {
    const kit = kitDraft(ctx, order, { jobId, partId, quantityMilli, warehouseId: null });
    if (kit) return { line, netCents: kit.netCents, write: (piece) => kit.write(piece?.netCents ?? null) };
    const draft = partDraft(ctx, order, { jobId, partId, quantityMilli, warehouseId: null });
    return {
      line,
      netCents: goodsNetCents({ ...draft, discountBp: 0 }),
      write: (piece) => {
        const own = piece && { quantityMilli: piece.quantityMilli, priceCents: piece.unitPriceCents };
        const { id } = insertPart(ctx, order, { ...draft, ...(own && { ...own, ...noDiscount }) });
        return [`partLine:${id}`];
      },
    };
  }
  // The package is valid for the item, so its operations are, wherever else they may be valid.
  const asked = { jobId, operationId, name: null, quantityMilli, forOthers: true };
  const draft = operationDraft(ctx, order, asked);
  return {
    line,
    netCents: operationNetCents({ ...draft, discountBp: 0 }),
    write: (piece) => {
      const own = piece && { quantityMilli: piece.quantityMilli, rateCents: piece.unitPriceCents };
      const { id } = insertOperation(ctx, order, {
        ...draft,
        ...(own && { ...own, priceFixed: true, ...noDiscount }),
      });
      return [`operationLine:${id}`];
    },
  };
}
