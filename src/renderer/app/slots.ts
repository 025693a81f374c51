import { type ComponentType, createContext, type ReactNode, useContext } from 'react';
import type { ListFilesProps } from '../ui/listFiles';

/** What features put into the frame. Each slot is a component of its own feature; the frame only gives the place. */
export interface FrameSlots {
  /** The counter search (F2). */
  Search?: ComponentType;
  /** Buttons beside the search: new order, new call. */
  Actions?: ComponentType;
  /** Who works here, with the switch by PIN. */
  User?: ComponentType;
  /** When the last verified backup was. */
  Backup?: ComponentType;
  /** Lines above the sheet besides those of the engine. */
  Notices?: ComponentType;
  /** Dialogs that a key of the whole program opens: part search (F3). */
  Overlays?: ComponentType;
  /** The button on every list that goes into a file. */
  Files?: ComponentType<ListFilesProps>;
  /** Stands in front of everything until somebody is signed in: recovery, first start, sign-in. */
  Gate?: ComponentType<{ children: ReactNode }>;
}

export const SlotsContext = createContext<FrameSlots>({});
export const useSlots = (): FrameSlots => useContext(SlotsContext);
