// Prints what CHANGELOG.md says of a version: `node scripts/changes.mjs 1.2.3`.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './run.mjs';

const version = process.argv[2];
const sections = readFileSync(join(ROOT, 'CHANGELOG.md'), 'utf8').split(/^## /m);
const section = sections.find((each) => each.startsWith(`[${version}]`));
if (!section) throw new Error(`CHANGELOG.md says nothing of ${version}`);
console.log(
  section
    .slice(section.indexOf('\n'))
    .replace(/^\[.*\]: .*$/gm, '')
    .trim(),
);
