import {
  closeSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeSync,
} from 'node:fs';
import { wrap } from 'node:module';
import { basename, dirname, join } from 'node:path';
import { Script } from 'node:vm';
import { crc32 } from 'node:zlib';

/** A bundle that runs, and what the engine made of it. */
interface Bundle {
  readonly file: string;
  readonly module: { exports: unknown };
  readonly script: Script;
  /** The checksum of its text; none where the engine's host has no such function (Node 20.9). */
  readonly sum: number | undefined;
  /** How much was kept of it and is in use, in bytes. */
  readonly kept: number;
}

type Run = (
  this: unknown,
  exports: unknown,
  require: (id: string) => unknown,
  module: { exports: unknown },
  file: string,
  folder: string,
) => void;

const bundles = new Map<string, Bundle>();
/** What tells the flags that the bundles were compiled with. */
let flags: Buffer | undefined;
const fingerprint = () => new Script('0').createCachedData();

/**
 * Runs a bundle once, and those beside it that it asks for; gives what it exports. Compiling it takes
 * longer than most of what it does, so what an earlier start has compiled is taken where it is of the
 * same engine, with the same flags, and of the same text: the engine and two checksums tell.
 */
export function load(file: string): unknown {
  const known = bundles.get(file);
  if (known) return known.module.exports;
  flags ??= fingerprint();
  const source = readFileSync(file, 'utf8').replace(/^#!.*/, '');
  const sum = typeof crc32 === 'function' ? crc32(source) : undefined;
  const cachedData = read(file, sum);
  const script = new Script(wrap(source), { filename: file, ...(cachedData && { cachedData }) });
  const module = { exports: {} as unknown };
  const kept = script.cachedDataRejected === false ? cachedData!.length : 0;
  bundles.set(file, { file, module, script, sum, kept });
  const folder = dirname(file);
  const ask = (id: string) => (id.startsWith('./') ? load(join(folder, id)) : require(id));
  (script.runInThisContext() as Run).call(
    module.exports,
    module.exports,
    ask,
    module,
    file,
    folder,
  );
  return module.exports;
}

/**
 * Keeps what has been compiled by now for the next start, beside the bundles: it is code alone, of no
 * note. What is kept already stays, unless `more` asks whether it is less than a start can use by now.
 * Where nothing can be written nothing is kept, nor while the flags are others than at the start: it
 * would be refused.
 */
export function keep(more = false): void {
  if (!flags?.equals(fingerprint())) return;
  for (const { file, script, sum, kept } of bundles.values()) {
    if (sum === undefined || (kept > 0 && !more)) continue;
    const path = pathOf(file);
    const unfinished = `${path}.${process.pid}`;
    let handle: number;
    try {
      mkdirSync(dirname(path), { recursive: true });
      handle = openSync(unfinished, 'wx');
    } catch {
      return;
    }
    try {
      const code = script.createCachedData();
      if (code.length < kept * WORTHWHILE) continue;
      writeSync(handle, sums(sum, crc32(code)));
      writeSync(handle, code);
      // A name must never stand for half of it.
      fsyncSync(handle);
      renameSync(unfinished, path);
    } catch {
      // The disk is full, or somebody has it open.
    } finally {
      closeSync(handle);
      rmSync(unfinished, { force: true });
    }
  }
}

/** By how much more has to be known than what is kept. */
const WORTHWHILE = 1.1;

/** What was kept of a bundle with this checksum, if it is whole. */
function read(file: string, sum: number | undefined): Buffer | undefined {
  // The engine doesn't look whether it is whole, and nothing but a checksum does.
  if (sum === undefined) return undefined;
  try {
    const kept = readFileSync(pathOf(file));
    const code = kept.subarray(HEAD);
    return kept.subarray(0, HEAD).equals(sums(sum, crc32(code))) ? code : undefined;
  } catch {
    return undefined;
  }
}

/** In bytes: two checksums. */
const HEAD = 8;

function sums(source: number, code: number): Buffer {
  const head = Buffer.alloc(HEAD);
  head.writeUInt32LE(source, 0);
  head.writeUInt32LE(code, 4);
  return head;
}

function pathOf(file: string): string {
  const engine = `${process.versions.v8}-${process.arch}`;
  return join(dirname(file), '..', 'compiled', engine, `${basename(file, '.js')}.bin`);
}
