import type { ViewState } from '@shared/features/views/model';
import { type ComponentType, createContext } from 'react';
import type { TableFile, TableScope } from './tableTypes';

/** A list that can leave the program, as it is shown now. */
export interface ListFilesProps {
  /** What is listed, the beginning of the file's name. */
  name: string;
  file: TableFile;
  scope: TableScope;
  /** Chosen columns in their order; undefined while nobody chose. */
  columns: readonly string[] | undefined;
}

export interface ListViewsProps {
  /** The name under which the list keeps its views. */
  list: string;
  label: string;
  /** How the list looks now, and how it does without any view. */
  state: ViewState;
  usual: ViewState;
  apply: (state: ViewState) => void;
  /** The chosen view by name, for what is printed; null for none. */
  onChosen: (name: string | null) => void;
}

export interface ListPrintProps {
  label: string;
  file: TableFile;
  scope: TableScope;
  /** The columns that are shown, in their order. */
  columns: readonly string[];
  /** View, filter and sort in words. */
  notes: readonly string[];
  onClose: () => void;
}

/** What features add to every list: the component is theirs, the list gives the place. */
export interface ListTools {
  Files?: ComponentType<ListFilesProps> | undefined;
  Views?: ComponentType<ListViewsProps> | undefined;
  /** Takes the place of the rows while it prints them. */
  Print?: ComponentType<ListPrintProps> | undefined;
  mayPrint?: boolean | undefined;
}

export const ListToolsContext = createContext<ListTools>({});
