import type { Metafile } from 'esbuild';

export function bundled(metafiles: readonly Pick<Metafile, 'outputs'>[]): string[];
export function writeLicences(
  metafiles: readonly Pick<Metafile, 'outputs'>[],
  outdir: string,
): void;
