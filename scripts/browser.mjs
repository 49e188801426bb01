// A browser from npm to show the VS Code server in.
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
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

/** Starts the browser, without a window. */
export async function launchBrowser() {
  const require = createRequire(join(HOME, 'package.json'));
  const { chromium } = require('playwright-core');
  const attempts = [
    async () => {
      const { default: packed } = await import(
        pathToFileURL(require.resolve('@sparticuz/chromium')).href
      );
      return chromium.launch({ executablePath: await packed.executablePath(), args: ARGS });
    },
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
