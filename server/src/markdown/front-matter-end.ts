/** Where the front matter that opens a text ends, its closing line included; 0 without any. */
export function frontMatterEnd(source: string): number {
  if (!source.startsWith('---')) return 0;
  const block =
    /^---[ \t]*(?:\r\n|\r|\n)(?:[\s\S]*?(?:\r\n|\r|\n))??---[ \t]*(?:\r\n|\r|\n|$)/.exec(source);
  return block ? block[0].length : 0;
}
