import { carPicture } from '@shared/features/printing/prints/carPicture';
import { describe, expect, it } from 'vitest';
import { areaAt, movedByKey, pointAt } from './damages';

describe('a damage on the picture', () => {
  // Fault: a point beside the picture is refused by the engine after the form was filled.
  it('never leaves it, by mouse or by key', () => {
    expect(pointAt(-5, 999, 'dent')).toEqual({ x: 0, y: carPicture.height, shape: 'dent' });
    const edge = pointAt(carPicture.width, 0, 'crack');
    expect(movedByKey(edge, 'ArrowRight', 10)).toEqual(edge);
    expect(movedByKey(edge, 'ArrowUp', 10)).toEqual(edge);
    expect(movedByKey(edge, 'ArrowLeft', 4)).toEqual({ x: carPicture.width - 4, y: 0, shape: 'crack' });
    expect(movedByKey(edge, 'Enter', 4)).toBeNull();
  });

  it('is named after the view that it stands on', () => {
    for (const { name, label } of carPicture.views) {
      const middleOfView = {
        left: [100, 50],
        right: [320, 50],
        front: [45, 160],
        top: [210, 160],
        rear: [375, 160],
      }[name];
      const [x = 0, y = 0] = middleOfView;
      expect(areaAt(x, y)).toBe(name);
      expect(areaAt(label.x, y)).toBe(name);
    }
  });
});
