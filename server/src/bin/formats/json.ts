import { type Format, toJson } from './format.ts';

/** For scripts: version 1 of the contract. Lines and characters are zero-based, UTF-16, as in LSP. */
export const json: Format = (files) => `${toJson({ version: 1, files })}\n`;
