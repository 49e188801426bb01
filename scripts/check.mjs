// All that can be told without an editor or the built server, in half a minute: `npm run check`.
import { install, run, step } from './run.mjs';

/** The npm scripts that are a check each; what none of them finds, only the tests can. */
export const CHECKS = {
  'type check': 'types',
  'format and lint': 'lint',
  'dead exports, files and dependencies': 'unused',
  'generated files': 'generated',
};

if (import.meta.filename === process.argv[1]) {
  await install();
  const failed = [];
  await Promise.all(
    Object.entries({ ...CHECKS, 'unit tests': 'unit' }).map(async ([name, script]) => {
      // Of the tests only those that fail are of interest.
      const more = script === 'unit' ? ['--', '--reporter=dot'] : [];
      const { code, output } = await step(name, () =>
        run('npm', ['run', '--silent', script, ...more]),
      );
      if (code === 0) return;
      failed.push(`npm run ${script}`);
      console.log(`not ok: ${name}\n${output.trimEnd()}\n`);
    }),
  );
  console.log(failed.length === 0 ? 'All is well.' : `Failed: ${failed.join(', ')}`);
  process.exitCode = failed.length === 0 ? 0 : 1;
}
