// Stands for semver in the extension: vscode-languageclient asks it whether the editor is new enough,
// which the editor has done by the manifest's `engines` before it runs us.
module.exports = () => ({ prerelease: [] });
