import * as l10n from '@vscode/l10n';
import { type Node, type ParseError, parseTree, printParseErrorCode } from 'jsonc-parser';
import { TOPICS, type TopicId } from '../guide/topics.ts';
import { translatable } from '../l10n.ts';
import { closest } from '../rules/closest.ts';
import { RULE_IDS } from '../rules/index.ts';
import { SEVERITIES, type Severity } from '../rules/rule.ts';

/** What a person can set, for a folder. */
export interface Config {
  /** Globs, relative to the workspace folder, of files that are notes whatever their name. */
  readonly include: readonly string[];
  /** Globs of files that are not, although `include` says so. */
  readonly exclude: readonly string[];
  /** Titles to recognise beside ours, by topic. */
  readonly headings: Readonly<Partial<Record<TopicId, readonly string[]>>>;
  /** Words that mean that something is still open, beside ours. */
  readonly placeholders: readonly string[];
  /** The severity of rules, or `off`. */
  readonly rules: Readonly<Record<string, Severity | 'off'>>;
}

/** The configuration of a folder that has none. */
export const DEFAULTS: Config = {
  include: [],
  exclude: [],
  headings: {},
  placeholders: [],
  rules: {},
};

/** The name of the file that holds the configuration of a folder and those below it. */
export const CONFIG_FILE = '.staffprep.json';

/** Whether a path is of a configuration file. */
export function isConfig(path: string): boolean {
  return path === CONFIG_FILE || path.endsWith(`/${CONFIG_FILE}`);
}

/** Something in a configuration that is not understood; offsets are UTF-16 in its text. */
export interface ConfigProblem {
  readonly message: string;
  readonly start: number;
  readonly end: number;
}

/** Reads the text of a `.staffprep.json`, JSON with comments. What is wrong is left out and reported. */
export function parseConfig(text: string): { config: Partial<Config>; problems: ConfigProblem[] } {
  const errors: ParseError[] = [];
  const problems: ConfigProblem[] = [];
  const tree = parseTree(text, errors, { allowTrailingComma: true });
  for (const { error, offset, length } of errors)
    problems.push({
      message: l10n.t('This is not valid JSON: {0}.', words(printParseErrorCode(error))),
      start: offset,
      end: offset + Math.max(1, length),
    });
  const config = tree ? readConfig(toValue(tree, problems), problems) : {};
  return { config, problems };
}

/** Reads settings that are plain values already, such as an editor's. */
export function readSettings(value: unknown): {
  config: Partial<Config>;
  problems: ConfigProblem[];
} {
  const problems: ConfigProblem[] = [];
  return { config: readConfig(plainValue(value), problems), problems };
}

/** The configuration in force: `over` wins key by key; lists and maps of it replace, rules add up. */
export function merge(under: Config, over: Partial<Config>): Config {
  return { ...under, ...over, rules: { ...under.rules, ...over.rules } };
}

/** A value and where it stands; a setting of the editor stands nowhere. */
interface Value {
  readonly data: unknown;
  readonly start: number;
  readonly end: number;
  readonly keys?: Keys;
  readonly items?: readonly Value[];
}

type Keys = readonly { name: string; start: number; end: number; value: Value }[];

function toValue(node: Node, problems: ConfigProblem[]): Value {
  const place = { start: node.offset, end: node.offset + node.length };
  const children = node.children ?? [];
  if (node.type === 'object') {
    const keys = children.flatMap(({ children: [key, value] = [] }) => {
      if (!key || !value) return [];
      const end = key.offset + key.length;
      return [{ name: String(key.value), start: key.offset, end, value: toValue(value, problems) }];
    });
    return { ...place, data: {}, keys: lastOfEach(keys, problems) };
  }
  if (node.type === 'array')
    return { ...place, data: [], items: children.map((item) => toValue(item, problems)) };
  return { ...place, data: node.value };
}

/** As everywhere in JSON the last counts of keys with one name. */
function lastOfEach(keys: Keys, problems: ConfigProblem[]): Keys {
  const last = new Map(keys.map((key) => [key.name, key]));
  return keys.filter((key) => {
    if (last.get(key.name) === key) return true;
    const { name, start, end } = key;
    const message = l10n.t('“{0}” stands here twice: the last one counts.', name);
    problems.push({ message, start, end });
    return false;
  });
}

function plainValue(data: unknown, depth = 0): Value {
  const place = { start: 0, end: 0 };
  if (depth > 4 || data === null || typeof data !== 'object') return { ...place, data };
  if (Array.isArray(data))
    return { ...place, data, items: data.map((item) => plainValue(item, depth + 1)) };
  const keys = Object.entries(data).map(([name, value]) => ({
    name,
    ...place,
    value: plainValue(value, depth + 1),
  }));
  return { ...place, data, keys };
}

type Mutable = { -readonly [K in keyof Config]?: Config[K] };

function readConfig(value: Value, problems: ConfigProblem[]): Partial<Config> {
  const config: Mutable = {};
  if (!value.keys) {
    problems.push({
      message: l10n.t('A configuration is an object with keys.'),
      start: value.start,
      end: value.end,
    });
    return config;
  }
  const topics = TOPICS.map(({ id }) => id as string);
  for (const { name, start, end, value: inner } of value.keys) {
    switch (name) {
      case '$schema':
        break;
      case 'include':
      case 'exclude':
      case 'placeholders':
        config[name] = strings(inner, name, problems);
        break;
      case 'headings':
        config.headings = Object.fromEntries(
          entries(inner, name, topics, 'topic', problems).map((key) => [
            key.name,
            strings(key.value, key.name, problems),
          ]),
        );
        break;
      case 'rules':
        config.rules = Object.fromEntries(
          entries(inner, name, RULE_IDS, 'rule', problems).flatMap((key) => {
            const severity = severityOf(key.value.data);
            if (severity) return [[key.name, severity]];
            problems.push({
              message: l10n.t(
                '“{0}” should be one of {1}.',
                key.name,
                ['off', ...SEVERITIES].join(', '),
              ),
              start: key.value.start,
              end: key.value.end,
            });
            return [];
          }),
        );
        break;
      default:
        problems.push({ message: unknown('setting', name, Object.keys(DEFAULTS)), start, end });
    }
  }
  return config;
}

function severityOf(data: unknown): Severity | 'off' | undefined {
  if (data === 'off' || data === false) return 'off';
  return SEVERITIES.find((severity) => severity === data);
}

function strings(value: Value, name: string, problems: ConfigProblem[]): string[] {
  return (value.items ?? [value]).flatMap(({ data, start, end }) => {
    if (typeof data === 'string') return [data];
    problems.push({ message: l10n.t('“{0}” should be a list of texts.', name), start, end });
    return [];
  });
}

function entries(
  value: Value,
  name: string,
  known: readonly string[],
  what: keyof typeof UNKNOWN,
  problems: ConfigProblem[],
): Keys {
  if (!value.keys) {
    problems.push({
      message: l10n.t('“{0}” should be an object.', name),
      start: value.start,
      end: value.end,
    });
    return [];
  }
  return value.keys.filter((key) => {
    if (known.includes(key.name)) return true;
    problems.push({ message: unknown(what, key.name, known), start: key.start, end: key.end });
    return false;
  });
}

const UNKNOWN = translatable({
  topic: ['No topic is called “{0}”.', 'No topic is called “{0}”: did you mean “{1}”?'],
  rule: ['No rule is called “{0}”.', 'No rule is called “{0}”: did you mean “{1}”?'],
  setting: ['No setting is called “{0}”.', 'No setting is called “{0}”: did you mean “{1}”?'],
} as const);

function unknown(what: keyof typeof UNKNOWN, name: string, known: readonly string[]): string {
  const nearest = closest(name, known);
  const [bare, guess] = UNKNOWN[what];
  return nearest ? l10n.t(guess, name, nearest) : l10n.t(bare, name);
}

function words(code: string): string {
  return code.replace(/([a-z])([A-Z])/g, '$1 $2').toLowerCase();
}
