// A browser from npm to show the VS Code server in.
import { createReadStream, existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { pathToFileURL } from 'node:url';
import { createBrotliDecompress } from 'node:zlib';
import { CACHE, must, step } from './run.mjs';

const HOME = join(CACHE, 'browser');
const DONE = join(HOME, 'installed');
const SYSTEM = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];
const ARGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** Fetches the browser and its driver into the cache, once. */
export async function installBrowser() {
  if (existsSync(DONE)) return;
  mkdirSync(HOME, { recursive: true });
  writeFileSync(join(HOME, 'package.json'), '{ "private": true }\n');
  await step('fetching a browser', () =>
    must(
      'npm',
      [
        'install',
        '--ignore-scripts',
        '--no-audit',
        '--no-fund',
        'playwright-core@1',
        '@sparticuz/chromium@147',
      ],
      { cwd: HOME },
    ),
  );
  writeFileSync(DONE, '');
}

/** The environment in which the browser uses the libraries and fonts that come with it: a bare system has none. */
async function libraries(require) {
  const folder = join(HOME, 'libraries');
  const packed = join(dirname(require.resolve('@sparticuz/chromium')), '../../bin/al2023.tar.br');
  await pipeline(
    createReadStream(packed),
    createBrotliDecompress(),
    require('tar-fs').extract(folder),
  );
  return { LD_LIBRARY_PATH: join(folder, 'lib'), FONTCONFIG_PATH: join(tmpdir(), 'fonts') };
}

/** Starts the browser, without a window. */
export async function launchBrowser() {
  const require = createRequire(join(HOME, 'package.json'));
  const { chromium } = require('playwright-core');
  const fetched = async (env) => {
    const { default: packed } = await import(
      pathToFileURL(require.resolve('@sparticuz/chromium')).href
    );
    const executablePath = await packed.executablePath();
    return chromium.launch({ executablePath, args: ARGS, env: { ...process.env, ...env } });
  };
  const attempts = [
    () => fetched({}),
    async () => fetched(await libraries(require)),
    ...SYSTEM.filter(existsSync).map(
      (executablePath) => () => chromium.launch({ executablePath, args: ARGS }),
    ),
  ];
  const failures = [];
  for (const attempt of attempts) {
    try {
      return await attempt();
    } catch (error) {
      failures.push(String(error).split('\n').slice(0, 3).join(' '));
    }
  }
  throw new Error(
    `No browser can be started. Install Chromium (on Debian: apt install chromium).\n${failures.join('\n')}`,
  );
}
