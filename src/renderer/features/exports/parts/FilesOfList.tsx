import type { ListFilesProps } from '@renderer/ui/listFiles';
import { FileMenu } from './FileMenu';

/** The file button in the toolbar of a list. */
export function FilesOfList({ name, file, scope }: ListFilesProps) {
  return <FileMenu name={name} list={file.list} input={() => file.input(scope)} shown={scope} />;
}
