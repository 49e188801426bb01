#!/usr/bin/env node
import { join } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { isMainThread } from 'node:worker_threads';
import { keep, load } from './compiled.ts';

/** The bundle that this file starts: the build sets it. */
declare const BUNDLE: 'server' | 'cli';

/** Until then, in milliseconds, most of what a session needs has been compiled. */
const SETTLED = 2000;

const FLAGS = [
  // Both are over, or idle, before optimising their code has paid. Later engines know no such flag, and say so.
  ...(process.versions.v8.startsWith('11.3.') ? ['--interrupt-budget=1000000'] : []),
  // Collecting a megabyte takes one thread no longer than telling others to help.
  '--no-parallel-scavenge',
  // An expression that is used twice would be compiled twice, at first for an interpreter.
  '--no-regexp-tier-up',
];

const bundle = BUNDLE === 'cli' && process.argv[2] === 'lsp' ? 'server' : BUNDLE;
if (isMainThread) {
  for (const flag of FLAGS) setFlagsFromString(flag);
  if (bundle === 'server') {
    // What reading a note leaves behind is short-lived: more room for it only costs memory, a third with 1 MB open.
    setFlagsFromString('--semi-space-growth-factor=1');
    // To spare memory leaves its mark on the flags, and what is kept must be of the same at each start.
    setFlagsFromString('--optimize-for-size');
    setFlagsFromString('--no-optimize-for-size');
    setTimeout(keep, SETTLED).unref();
    // The first file may have been no note.
    process.once('exit', () => keep(true));
  } else if (process.argv[2] === 'check') {
    // Other commands use too little of it to be worth keeping.
    process.once('exit', () => keep());
  }
}
load(join(__dirname, 'lib', `${bundle}.js`));
