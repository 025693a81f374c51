import type { TypedCell } from '@renderer/ui/lineEditor/types';
import type { OrderLine } from '@shared/features/orders/model';
import { parseMoney, parsePercent } from '@shared/kernel/money';
import { parseHours, parseQuantity } from '@shared/kernel/quantity';

/** The line as it would be with what is being typed into its cell; unreadable text leaves it as it is. */
export function typedLine(line: OrderLine, key: string, typed: TypedCell | null): OrderLine {
  if (typed === null || typed.row !== key) return line;
  const { text } = typed;
  switch (typed.column) {
    case 'quantity': {
      const quantityMilli = parseQuantity(text);
      return quantityMilli === null || quantityMilli <= 0 ? line : { ...line, quantityMilli };
    }
    case 'discount': {
      const discountBp = text.trim() === '' ? 0 : parsePercent(text);
      return discountBp === null || discountBp < 0 || discountBp > 10_000 ? line : { ...line, discountBp };
    }
    case 'price': {
      const cents = parseMoney(text);
      if (cents === null || cents < 0) return line;
      return line.kind === 'operation' ? { ...line, rateCents: cents } : { ...line, priceCents: cents };
    }
    case 'hours': {
      const normSec = parseHours(text);
      return line.kind !== 'operation' || normSec === null || normSec < 0 ? line : { ...line, normSec };
    }
    default:
      return line;
  }
}
