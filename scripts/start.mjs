// Shows the product at work: `npm start` prints the gaps of the examples and opens them in VS Code.
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { CACHE, install, manifest, must, ROOT, run, step } from './run.mjs';

const EXAMPLES = join(ROOT, 'examples');

await install();
await step('building', () => must('npm', ['run', '--silent', 'build']));
await run(process.execPath, [join(ROOT, 'dist', 'cli.js'), 'check', 'examples'], { show: true });

const desktop = await run('code', ['--version']).catch(() => ({ code: 1 }));
if (desktop.code === 0) {
  console.log('\nOpening VS Code on examples/ …');
  await must('code', [`--extensionDevelopmentPath=${ROOT}`, EXAMPLES]);
} else {
  const { installExtension, installServer, startServer } = await import('./vscode-server.mjs');
  await installServer();
  const data = join(CACHE, 'start');
  const { name, version } = manifest();
  await step('packaging', () => must('npm', ['run', '--silent', 'package']));
  await step('installing the extension', () =>
    installExtension(join(ROOT, `${name}-${version}.vsix`), data),
  );
  const token = randomBytes(16).toString('hex');
  const server = await step('starting VS Code', () => startServer({ data, token }));
  const query = new URLSearchParams({ tkn: token, folder: EXAMPLES });
  console.log(`\nVS Code is open at http://${server.authority}/?${query}\nPress Ctrl+C to stop.`);
  for (const signal of ['SIGINT', 'SIGTERM'])
    process.on(signal, async () => {
      await server.stop();
      process.exit(0);
    });
}
