import { useTranslation } from 'react-i18next';
import { Highlight, type Range } from './Highlight';

export type ChipSize = 'xs' | 'sm' | 'md' | 'lg';

interface PlateChipProps {
  plate: string;
  size?: ChipSize;
  ranges?: readonly Range[];
}

/** The registration plate: one look at every size, the vehicle is found by eye. */
export function PlateChip({ plate, size = 'sm', ranges }: PlateChipProps) {
  return (
    <span className={`plate ${size}`}>
      <b>
        <Highlight text={plate} ranges={ranges} />
      </b>
    </span>
  );
}

interface SerialChipProps {
  serial: string;
  size?: ChipSize;
  ranges?: readonly Range[];
}

/** Serial number of an appliance, in the place of the plate. */
export function SerialChip({ serial, size = 'sm', ranges }: SerialChipProps) {
  const { t } = useTranslation();
  return (
    <span className={`serial ${size}`}>
      <i>{t(($) => $.ui.asset.serialMark)}</i>
      <Highlight text={serial} ranges={ranges} />
    </span>
  );
}

interface AssetChipProps {
  plate?: string | null;
  serial?: string | null;
  size?: ChipSize;
  ranges?: readonly Range[];
}

/** Plate where there is one, else the serial number, else nothing. */
export function AssetChip({ plate, serial, size, ranges }: AssetChipProps) {
  if (plate) return <PlateChip plate={plate} size={size} ranges={ranges} />;
  if (serial) return <SerialChip serial={serial} size={size} ranges={ranges} />;
  return null;
}
