import { Titles } from '../note/title.ts';
import {
  CONFIG_FILE,
  type Config,
  type ConfigProblem,
  DEFAULTS,
  merge,
  parseConfig,
} from './config.ts';
import { globs, type Matches } from './glob.ts';
import { folderOf, inside, upwards } from './path.ts';

/** A configuration made ready for use. */
export interface InForce {
  readonly config: Config;
  readonly titles: Titles;
  /** Whether `include`, less `exclude`, holds a path. */
  readonly included: (path: string) => boolean;
}

/** The settings of a workspace folder and the configuration files in it; the nearest file wins. */
export class Configs {
  private readonly files = new Map<string, Partial<Config>>();
  private readonly ready = new Map<string, InForce>();

  constructor(private settings: Partial<Config>) {}

  configure(settings: Partial<Config>): void {
    this.settings = settings;
    this.ready.clear();
  }

  /** Puts in the text of a configuration file, or takes it out. */
  put(path: string, text: string | undefined): readonly ConfigProblem[] {
    this.ready.clear();
    if (text === undefined) {
      this.files.delete(path);
      return [];
    }
    const { config, problems } = parseConfig(text);
    this.files.set(path, config);
    return problems;
  }

  /** What is in force for a file: the nearest configuration file upwards, over the settings. */
  of(path: string): InForce {
    const nearest = upwards(folderOf(path))
      .map((folder) => inside(folder, CONFIG_FILE))
      .find((file) => this.files.has(file));
    const key = nearest ?? '';
    let inForce = this.ready.get(key);
    if (!inForce) {
      const config = merge(merge(DEFAULTS, this.settings), this.files.get(key) ?? {});
      inForce = makeReady(config, nearest === undefined ? '' : folderOf(nearest));
      this.ready.set(key, inForce);
    }
    return inForce;
  }
}

function makeReady(config: Config, base: string): InForce {
  const include = matcher(config.include);
  const exclude = matcher(config.exclude);
  const prefix = base === '' ? '' : `${base}/`;
  return {
    config,
    titles: new Titles(config.headings),
    included: (path) => {
      if (!path.startsWith(prefix)) return false;
      const local = path.slice(prefix.length);
      return include(local) && !exclude(local);
    },
  };
}

/** Most name none: then there is nothing to load. */
function matcher(written: readonly string[]): Matches {
  return written.length > 0 ? globs(written) : () => false;
}
