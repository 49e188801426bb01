import type { Bundle } from './locale.ts';

/** How the server reaches the files of a workspace. */
export interface Files {
  /** The URIs of the Markdown and configuration files under a folder, ignored ones left out. */
  find(folder: string): Promise<readonly string[]>;
  /** Whether `find` of a folder leaves a file under it out. */
  leavesOut(folder: string, uri: string): Promise<boolean>;
  /** The text of a file of a folder; nothing when it is missing, no text, or a link out of the folder. */
  read(folder: string, uri: string): Promise<string | undefined>;
}

/** What the server is given by whoever starts it. */
export interface Host {
  /** The disk, where there is one. */
  readonly disk: Files | undefined;
  /** Today where the person is, as YYYY-MM-DD. */
  readonly today: () => string;
  /** The translations into a language, such as `de`, for clients that bring none. */
  readonly bundleOf: (language: string) => Bundle | undefined;
  /** Asks for less memory in use, at the cost of time, until it is told to stop. */
  readonly spareMemory?: (on: boolean) => void;
}
