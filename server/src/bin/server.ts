import { setFlagsFromString } from 'node:v8';
import { Connection } from '../lsp/connection.ts';
import { serve } from '../lsp/server.ts';
import { bundleOf } from './bundle.ts';
import { disk } from './disk.ts';
import { today } from './today.ts';
import { clientProcess, LIFE, transport } from './transport.ts';

const args = process.argv.slice(2);
const connection = new Connection(transport(args), LIFE);
connection.follow(clientProcess(args));
// What fails where nobody waits for it is told, and all else goes on.
process.on('unhandledRejection', (reason) => connection.warn(String(reason)));
// To collect early keeps a third of the memory; with a note of 1 MB open each key would wait for it.
const spareMemory = (on: boolean) =>
  setFlagsFromString(on ? '--optimize-for-size' : '--no-optimize-for-size');
serve(connection, { disk, today, bundleOf, spareMemory });
