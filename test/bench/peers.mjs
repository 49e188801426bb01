// Other servers and checkers to be measured beside ours, installed into a folder git doesn't see.
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { must, ROOT } from '../../scripts/run.mjs';

const FOLDER = join(ROOT, '.vscode-test', 'bench');
const PACKAGES = [
  'rumdl@0.2.75',
  'unified-language-server@4.1.0',
  'remark@15',
  'remark-preset-lint-recommended@7',
  'markdownlint-cli2@0.24',
];
const REMARK = `import { remark } from 'remark';
import recommended from 'remark-preset-lint-recommended';
import { createUnifiedLanguageServer } from 'unified-language-server';
createUnifiedLanguageServer({
  plugins: [recommended],
  processorName: 'remark',
  processorSpecifier: 'remark',
  defaultProcessor: remark,
});
`;

/** Installs the peers; gives how to start each. */
export async function installPeers() {
  const bin = (name) => join(FOLDER, 'node_modules', '.bin', name);
  if (!existsSync(bin('markdownlint-cli2'))) {
    mkdirSync(FOLDER, { recursive: true });
    writeFileSync(join(FOLDER, 'package.json'), '{"private": true, "type": "module"}\n');
    await must('npm', ['install', '--ignore-scripts', '--prefix', FOLDER, ...PACKAGES]);
  }
  writeFileSync(join(FOLDER, 'remark.mjs'), REMARK);
  return {
    servers: {
      remark: {
        command: process.execPath,
        args: [join(FOLDER, 'remark.mjs'), '--stdio'],
        full: true,
      },
      rumdl: { command: bin('rumdl'), args: ['server'], full: true },
    },
    checkers: {
      'rumdl check --no-cache': [bin('rumdl'), 'check', '--no-cache', '.'],
      'markdownlint-cli2': [bin('markdownlint-cli2'), '**/*.md'],
    },
  };
}
