import { type ComponentType, createContext } from 'react';
import type { TableFile, TableScope } from './tableTypes';

export interface ListFilesProps {
  /** What is listed, the beginning of the file's name. */
  name: string;
  file: TableFile;
  scope: TableScope;
}

/** Writes a list to a file: the exports feature gives the component, every list's toolbar its place. */
export const ListFiles = createContext<ComponentType<ListFilesProps> | null>(null);
