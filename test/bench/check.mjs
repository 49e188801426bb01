// How long a whole check takes, as a process, beside others over the same files.
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ROOT } from '../../scripts/run.mjs';
import { median, noteOf } from './keys.mjs';

const EXAMPLES = join(ROOT, 'examples');
const notes = readdirSync(EXAMPLES)
  .filter((name) => name.endsWith('.prep.md') && name !== 'lines.prep.md')
  .map((name) => readFileSync(join(EXAMPLES, name), 'utf8'));
const OTHER = `# Release notes

Some words on [what changed](https://example.com) and why, as in any project.

- a thing that was fixed, with its number
- another one

`;

/** Writes `count` files of 2 to 12 KB, every one or one in `every` a note; gives the folder. */
export function writeFiles(count, every = 1) {
  const folder = mkdtempSync(join(tmpdir(), 'staff-prep-'));
  for (let i = 0; i < count; i++) {
    const size = 2000 + ((i * 7919) % 10_000);
    const isNote = i % every === 0;
    const directory = join(folder, `d${i % 50}`);
    mkdirSync(directory, { recursive: true });
    let text = isNote ? notes[i % notes.length] : OTHER;
    const more = isNote ? noteOf(size).text.slice(-Math.max(0, size - text.length)) : '';
    text = isNote
      ? `${text}\n## Diary\n${more.slice(more.indexOf('\n'))}`
      : text.repeat(size / text.length);
    writeFileSync(join(directory, `n${i}${isNote ? '.prep' : ''}.md`), text);
  }
  return folder;
}

export const removeFiles = (folder) => rmSync(folder, { recursive: true });

/** What reading alone costs: every file as text, in one process that does nothing else. */
export const READER = [
  process.execPath,
  '-e',
  `const fs = require('fs'), path = require('path');
   const walk = (folder) => { for (const entry of fs.readdirSync(folder, { withFileTypes: true })) {
     const full = path.join(folder, entry.name);
     if (entry.isDirectory()) walk(full); else fs.readFileSync(full, 'utf8'); } };
   walk('.');`,
];

/**
 * Runs commands in turn, so that a slow moment hits all; the median of each in seconds. What takes
 * longer than a minute is run once.
 */
export function timeInTurn(commands, cwd, runs = 5) {
  const times = new Map(Object.keys(commands).map((name) => [name, []]));
  for (let run = 0; run <= runs; run++)
    for (const [name, [command, ...args]] of Object.entries(commands)) {
      const known = times.get(name);
      if (known[0] > SLOW) continue;
      const start = performance.now();
      const { error } = spawnSync(command, args, { cwd, stdio: 'ignore' });
      if (error) throw error;
      const seconds = (performance.now() - start) / 1000;
      // The first run warms the caches of the disk.
      if (run > 0 || seconds > SLOW) known.push(seconds);
    }
  return new Map([...times].map(([name, all]) => [name, median(all)]));
}

const SLOW = 60;
