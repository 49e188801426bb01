// The floor: a server that only keeps text in sync and publishes one fixed diagnostic.
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);
const {
  createConnection,
  ProposedFeatures,
  TextDocumentSyncKind,
} = require('vscode-languageserver/node');
const { TextDocument } = require('vscode-languageserver-textdocument');

const connection = createConnection(ProposedFeatures.all, process.stdin, process.stdout);
const documents = new Map();
const publish = ({ uri, version }) =>
  connection.sendDiagnostics({
    uri,
    version,
    diagnostics: [
      {
        range: { start: { line: 0, character: 0 }, end: { line: 0, character: 1 } },
        message: 'floor',
      },
    ],
  });
connection.onInitialize(() => ({
  capabilities: { textDocumentSync: TextDocumentSyncKind.Incremental },
}));
connection.onDidOpenTextDocument(({ textDocument: { uri, languageId, version, text } }) => {
  documents.set(uri, TextDocument.create(uri, languageId, version, text));
  publish({ uri, version });
});
connection.onDidChangeTextDocument(({ textDocument: { uri, version }, contentChanges }) => {
  documents.set(uri, TextDocument.update(documents.get(uri), contentChanges, version));
  publish({ uri, version });
});
connection.listen();
