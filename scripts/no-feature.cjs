// Stands for the features of vscode-languageclient that our server doesn't offer: nothing is told of
// them, nothing is registered.
class NoFeature {
  fillClientCapabilities() {}
  initialize() {}
  register() {}
  unregister() {}
  clear() {}
  getState() {
    return { kind: 'static' };
  }
}

const never = () => ({ dispose() {} });

/** Diagnostics listen to what happens to notebooks, of which nothing is ever heard. */
class NoNotebooks extends NoFeature {
  registrationType = { method: 'notebookDocument/sync' };
  onOpenNotificationSent = never;
  onChangeNotificationSent = never;
  onSaveNotificationSent = never;
  onCloseNotificationSent = never;

  handles() {
    return false;
  }
}

module.exports = new Proxy(
  { __esModule: true, NotebookDocumentSyncFeature: NoNotebooks },
  { get: (named, name) => named[name] ?? NoFeature },
);
