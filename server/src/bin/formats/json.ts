import type { Format } from './format.ts';

/** For scripts: version 1 of the contract. Lines and characters are zero-based, UTF-16, as in LSP. */
export const json: Format = (files) => `${JSON.stringify({ version: 1, files }, undefined, 2)}\n`;
