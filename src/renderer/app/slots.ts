import { type ComponentType, createContext, type ReactNode, useContext } from 'react';
import type { ListTools } from '../ui/listTools';

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
  /** Acts on what a scanner reads; above the sheet it says what it could not do. */
  Scanner?: ComponentType;
  /** Dialogs that a key of the whole program opens: part search (F3). */
  Overlays?: ComponentType;
  /** The button on every list that goes into a file. */
  Files?: ListTools['Files'];
  /** Saved views of every list that has a name for them. */
  Views?: ListTools['Views'];
  /** A list on paper, in the place of its rows. */
  Print?: ListTools['Print'];
  /** Stands in front of everything until somebody is signed in: recovery, first start, sign-in. */
  Gate?: ComponentType<{ children: ReactNode }>;
}

export const SlotsContext = createContext<FrameSlots>({});
export const useSlots = (): FrameSlots => useContext(SlotsContext);
