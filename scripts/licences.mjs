// Writes the licences of all that is bundled, from what esbuild says it put in: dist/LICENCES.txt.
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** The packages whose files are in these bundles, by the metafiles that esbuild gives. */
function bundled(metafiles) {
  const folders = new Set();
  for (const { outputs } of metafiles)
    for (const { inputs } of Object.values(outputs))
      for (const [path, { bytesInOutput }] of Object.entries(inputs)) {
        const folder = /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(path)?.[0];
        if (folder && bytesInOutput > 0) folders.add(folder);
      }
  return [...folders].sort();
}

/** The name, version, licence and its text of a package. Throws where it names none. */
function licenceOf(folder) {
  const { name, version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  if (typeof license !== 'string') throw new Error(`${name} names no licence`);
  if (!ALLOWED.has(license))
    throw new Error(`${name} has the licence ${license}, which is not known`);
  const file = readdirSync(folder).find((each) => /^licen[cs]e/i.test(each));
  const readme = join(folder, 'readme.md');
  const text = file
    ? readFileSync(join(folder, file), 'utf8').trim()
    : (existsSync(readme) &&
        /\n#+ licen[cs]e[^\n]*\n([\s\S]*)/i.exec(readFileSync(readme, 'utf8'))?.[1].trim()) ||
      license;
  return `${name} ${version} (${license})\n\n${text}`;
}

/** Licences that ask for no more than to be named. */
const ALLOWED = new Set([
  'MIT',
  'ISC',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'Apache-2.0',
  '0BSD',
  'BlueOak-1.0.0',
]);

export function writeLicences(metafiles, outdir) {
  const all = bundled(metafiles).map(licenceOf);
  writeFileSync(
    join(outdir, 'LICENCES.txt'),
    `What is bundled with Staff Prep, and its licences.\n\n${all.join(`\n\n${'-'.repeat(80)}\n\n`)}\n`,
  );
}
