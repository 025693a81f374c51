import type { DamageInput } from '@shared/features/handover/model';
import { carPicture } from '@shared/features/printing/prints/carPicture';

/** A damage of the form with a key of its own, so that rows keep their place while others go. */
export interface Damage extends DamageInput {
  key: number;
}

export type Shape = NonNullable<DamageInput['point']>['shape'];
export type AreaName = (typeof carPicture.views)[number]['name'];

const clamp = (value: number, max: number): number => Math.min(max, Math.max(0, Math.round(value)));

/** A point on the picture, kept inside it. */
export function pointAt(x: number, y: number, shape: Shape): NonNullable<DamageInput['point']> {
  return { x: clamp(x, carPicture.width), y: clamp(y, carPicture.height), shape };
}

/** The point moved by an arrow key; null when the key is none. */
export function movedByKey(
  point: NonNullable<DamageInput['point']>,
  key: string,
  step: number,
): NonNullable<DamageInput['point']> | null {
  const move = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }[key];
  if (!move) return null;
  const [dx = 0, dy = 0] = move;
  return pointAt(point.x + dx * step, point.y + dy * step, point.shape);
}

/** The view of the car under a point: what the part is called by default. */
export function areaAt(x: number, y: number): AreaName {
  if (y < 108) return x < carPicture.width / 2 ? 'left' : 'right';
  if (x < 105) return 'front';
  return x < 322 ? 'top' : 'rear';
}
