// Stands in for the editor where only the time of our own code is measured.
export class EventEmitter {
  event = () => {};
  fire() {}
}
export class TreeItem {
  constructor(label, collapsibleState) {
    this.label = label;
    this.collapsibleState = collapsibleState;
  }
}
export class ThemeIcon {
  constructor(id, color) {
    this.id = id;
    this.color = color;
  }
}
export class ThemeColor {}
export class MarkdownString {
  value = '';
  appendText(text) {
    this.value += text;
    return this;
  }
}
export const TreeItemCollapsibleState = { None: 0, Collapsed: 1, Expanded: 2 };
export const l10n = { t: (text, ...values) => text.replace(/\{(\d)\}/g, (_, i) => values[i]) };
export const env = { language: 'en' };
