import { carPicture } from '@shared/features/printing/prints/carPicture';
import type { PrintedDamage } from '@shared/features/printing/prints/handover';
import type { LayoutContext } from '../context';
import { drawNumberMark } from '../pdf/marks';
import type { Sheet } from '../pdf/page';

type DrawnDamage = PrintedDamage & { point: NonNullable<PrintedDamage['point']> };

const markRadius = 6.6;
/** Strokes of a damage around its point, in picture units. */
const shapes = {
  dent: ['M-4.5-2.5l9 5M-6 2.5l9 4'],
  scratch: ['M-7 1.5l14-4M-7 5l11-3'],
  crack: ['M-2.5-2.5l5 5M-2.5 2.5l5-5'],
  missing: ['M-4 0a4 4 0 1 0 8 0a4 4 0 1 0-8 0Z'],
} as const;
/** Where the number may stand beside its damage, best place first. */
const directions = [
  [12, -8],
  [-12, -8],
  [12, 8],
  [-12, 8],
  [0, -15],
  [0, 15],
  [20, 0],
  [-20, 0],
  [24, -14],
  [-24, -14],
] as const;

/** Height of the picture at a width, mm. */
export function carDrawingHeight(width: number): number {
  return (width * carPicture.height) / carPicture.width;
}

/** Draws the five views with the numbered damages. */
export function drawCar(
  sheet: Sheet,
  damages: readonly PrintedDamage[],
  { t }: LayoutContext,
  x: number,
  y: number,
  width: number,
): void {
  if (sheet.measuring) return;
  const scale = width / carPicture.width;
  for (const { name, view, label, ...place } of carPicture.views) {
    const at = { x: x + place.x * scale, y: y + place.y * scale, scale, mirrored: place.mirrored };
    sheet.strokePaths(view.thin, at, 0.8 * scale);
    sheet.strokePaths(view.solid, at, scale);
    sheet.strokePaths(view.strong, at, 1.6 * scale);
    const caption = t(($) => $.prints.handover[name]);
    sheet.text(caption, x + label.x * scale, y + (label.y - 7) * scale, { size: 6.4, align: 'center' });
  }
  const drawn = damages.filter((damage): damage is DrawnDamage => damage.point !== null);
  for (const { point } of drawn) {
    const at = { x: x + point.x * scale, y: y + point.y * scale, scale };
    sheet.strokePaths(shapes[point.shape], at, 2 * scale);
  }
  for (const { number, at } of placeNumbers(drawn))
    drawNumberMark(sheet, number, x + at.x * scale, y + at.y * scale, markRadius * scale);
}

/** Puts each number where it covers no damage and no other number, if there is such a place. */
function placeNumbers(damages: readonly DrawnDamage[]): { number: number; at: { x: number; y: number } }[] {
  const taken: { x: number; y: number; radius: number }[] = damages.map(({ point }) => ({
    ...point,
    radius: 5,
  }));
  return damages.map(({ number, point }) => {
    const places = directions.map(([dx, dy]) => ({ x: point.x + dx, y: point.y + dy })).filter(insidePicture);
    const free = places.find((place) =>
      taken.every((other) => Math.hypot(place.x - other.x, place.y - other.y) > markRadius + other.radius),
    );
    const at = free ?? places[0] ?? point;
    taken.push({ ...at, radius: markRadius });
    return { number, at };
  });
}

function insidePicture({ x, y }: { x: number; y: number }): boolean {
  const edge = markRadius;
  return x > edge && x < carPicture.width - edge && y > edge && y < carPicture.height - edge;
}
