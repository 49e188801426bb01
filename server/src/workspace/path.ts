/** Paths here use `/`, are relative to the workspace folder and hold no `.` or `..`. */

/** The folder of a path; empty for the workspace folder itself. */
export function folderOf(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf('/')));
}

/** `target` as seen from `folder`; nothing where it leads out of the workspace folder. */
export function resolve(folder: string, target: string): string | undefined {
  const slashed = target.replaceAll('\\', '/');
  if (slashed.startsWith('/') || /^[a-z][a-z0-9+.-]*:/i.test(slashed) || slashed.includes('\0'))
    return undefined;
  const parts = folder === '' ? [] : folder.split('/');
  for (const part of slashed.split('/')) {
    if (part === '' || part === '.') continue;
    if (part !== '..') parts.push(part);
    else if (parts.pop() === undefined) return undefined;
  }
  return parts.join('/');
}

/** The folder and those above it, nearest first, the workspace folder last. */
export function upwards(folder: string): string[] {
  const folders: string[] = [];
  for (let at = folder; at !== ''; at = folderOf(at)) folders.push(at);
  return [...folders, ''];
}

/** A name as part of a URI; half a character, which has no place in one, as a sign for that. */
export function encoded(name: string): string {
  return encodeURIComponent(name.replace(/\p{Surrogate}/gu, '\ufffd'));
}

/** `name` inside `folder`. */
export function inside(folder: string, name: string): string {
  return folder === '' ? name : `${folder}/${name}`;
}

/** The way from a folder to a path, as `resolve` reads it back. */
export function relative(folder: string, path: string): string {
  const from = folder === '' ? [] : folder.split('/');
  const to = path.split('/');
  let same = 0;
  while (same < from.length && same < to.length - 1 && from[same] === to[same]) same++;
  return [...from.slice(same).map(() => '..'), ...to.slice(same)].join('/');
}
