import { carPicture } from '@shared/features/printing/prints/carPicture';
import type { KeyboardEvent, MouseEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { type Damage, movedByKey, pointAt } from '../damages';

interface CarPictureProps {
  damages: readonly Damage[];
  chosenKey: number | null;
  onChoose: (key: number) => void;
  onAdd: (x: number, y: number) => void;
  onMove: (key: number, point: NonNullable<Damage['point']>) => void;
  onRemove: (key: number) => void;
}

/** The five views with numbered damages: a click or Insert sets one, arrows move it, Delete takes it away. */
export function CarPicture({ damages, chosenKey, onChoose, onAdd, onMove, onRemove }: CarPictureProps) {
  const { t } = useTranslation();
  const chosen = damages.find((one) => one.key === chosenKey);
  const onClick = (event: MouseEvent<HTMLButtonElement>) => {
    // A click that the keyboard made has no place of its own.
    if (event.detail === 0) return;
    const box = event.currentTarget.getBoundingClientRect();
    onAdd(
      ((event.clientX - box.left) / box.width) * carPicture.width,
      ((event.clientY - box.top) / box.height) * carPicture.height,
    );
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Insert') onAdd(carPicture.width / 2, carPicture.height / 2);
    else if (event.key === 'Delete' && chosen) onRemove(chosen.key);
    else if (chosen) {
      const from = chosen.point ?? pointAt(carPicture.width / 2, carPicture.height / 2, 'scratch');
      const moved = movedByKey(from, event.key, event.shiftKey ? 12 : 3);
      if (!moved) return;
      onMove(chosen.key, moved);
    } else return;
    event.preventDefault();
  };
  return (
    <div className="car-box">
      <div className="car-area">
        <div className="car-picture">
          <svg viewBox={`0 0 ${carPicture.width} ${carPicture.height}`} aria-hidden="true">
            {carPicture.views.map(({ name, view, x, y, mirrored, label }) => (
              <g key={name}>
                <g transform={`translate(${x} ${y})${mirrored ? ' scale(-1 1)' : ''}`}>
                  {view.solid.map((d) => (
                    <path key={d} d={d} className="solid" />
                  ))}
                  {view.thin.map((d) => (
                    <path key={d} d={d} className="thin" />
                  ))}
                  {view.strong.map((d) => (
                    <path key={d} d={d} className="strong" />
                  ))}
                </g>
                <text x={label.x} y={label.y} textAnchor="middle">
                  {t(($) => $.handover.area[name])}
                </text>
              </g>
            ))}
          </svg>
        </div>
        {/* Lies over the picture: the words of the drawing are no name of a control. */}
        <button
          type="button"
          className="car-press"
          aria-label={t(($) => $.handover.picture)}
          onClick={onClick}
          onKeyDown={onKeyDown}
        />
        {damages.map(
          ({ key, point }, at) =>
            point && (
              <button
                key={key}
                type="button"
                className={`car-mark ${key === chosenKey ? 'on' : ''}`}
                style={{
                  left: `${(point.x / carPicture.width) * 100}%`,
                  top: `${(point.y / carPicture.height) * 100}%`,
                }}
                aria-label={t(($) => $.handover.damage, { number: at + 1 })}
                aria-pressed={key === chosenKey}
                onClick={() => onChoose(key)}
                onFocus={() => onChoose(key)}
                onKeyDown={onKeyDown}
              >
                {at + 1}
              </button>
            ),
        )}
      </div>
      <p className="s m">{t(($) => $.handover.pictureHint)}</p>
    </div>
  );
}
