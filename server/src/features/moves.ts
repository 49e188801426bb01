import { entryOf } from '../note/front-matter.ts';
import type { Edit } from '../text/edit.ts';
import { absolute } from '../text/span.ts';
import { folderOf, relative } from '../workspace/path.ts';
import type { Workspace } from '../workspace/workspace.ts';
import { yamlValue } from './entity.ts';

/** A file or folder that gets another path; both are relative to the workspace folder. */
export interface Move {
  readonly from: string;
  readonly to: string;
}

/** The changes of `lines:` keys that keep them pointing at the shared lines, by the note's path before the moves. */
export function editsForMoves(workspace: Workspace, moves: readonly Move[]): Map<string, Edit> {
  const moved = (path: string) => {
    const move = moves.find(({ from }) => path === from || path.startsWith(`${from}/`));
    return move ? move.to + path.slice(move.from.length) : path;
  };
  const edits = new Map<string, Edit>();
  for (const path of workspace.paths()) {
    const target = workspace.linesTarget(path);
    if (target === undefined) continue;
    const before = relative(folderOf(path), target);
    const after = relative(folderOf(moved(path)), moved(target));
    // What moves together still fits, however it is written; only what doesn’t is read.
    const note = after === before ? undefined : workspace.at(path)?.note;
    const entry = note && entryOf(note.frontMatter, 'lines');
    if (entry) edits.set(path, { ...absolute(entry.span), text: yamlValue(after) });
  }
  return edits;
}
