import type { ListFilesProps } from '@renderer/ui/listTools';
import { FileMenu } from './FileMenu';

/** The file button in the toolbar of a list. */
export function FilesOfList({ name, file, scope, columns }: ListFilesProps) {
  return (
    <FileMenu
      name={name}
      list={file.list}
      input={() => file.input(scope)}
      shown={{ ...scope, ...(columns && { columns: [...columns] }) }}
    />
  );
}
