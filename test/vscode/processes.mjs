// What runs on this machine: a bare Debian has no `ps`, other systems no /proc.
import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';

/** All processes, with their parents and how they were started. */
export function processes() {
  if (existsSync('/proc/self/stat')) return readdirSync('/proc').flatMap(ofProc);
  const lines = execFileSync('ps', ['-Ao', 'pid=,ppid=,args='], { encoding: 'utf8' }).split('\n');
  return lines.flatMap((line) => {
    const [, id, parent, args] = /^\s*(\d+)\s+(\d+)\s+(.*)$/.exec(line) ?? [];
    return id ? [{ id: Number(id), parent: Number(parent), args }] : [];
  });
}

function ofProc(id) {
  if (!/^\d+$/.test(id)) return [];
  try {
    // The name in parentheses may hold anything.
    const [, parent] = readFileSync(`/proc/${id}/stat`, 'utf8').split(') ').at(-1).split(' ');
    const args = readFileSync(`/proc/${id}/cmdline`, 'utf8').replaceAll('\0', ' ').trim();
    return [{ id: Number(id), parent: Number(parent), args }];
  } catch {
    // It has ended meanwhile.
    return [];
  }
}
