import type { Topic, TopicId } from '../topics.ts';

/** What a topic is called and asked for in a language beside English, in the same forms. */
export type Synonyms = Readonly<
  Record<
    TopicId,
    Pick<Topic, 'titles'> &
      Pick<
        Partial<Topic>,
        'onlyInProcess' | 'onlyAsTitle' | 'columns' | 'questions' | 'mention' | 'task'
      >
  >
>;

/** A topic with what it is called in other languages beside its own. */
export function withSynonyms(topic: Topic, languages: readonly Synonyms[]): Topic {
  const own = languages.map((synonyms) => synonyms[topic.id]);
  const all = (key: 'titles' | 'onlyInProcess' | 'onlyAsTitle' | 'columns' | 'questions') => [
    ...(topic[key] ?? []),
    ...own.flatMap((synonyms) => synonyms[key] ?? []).flatMap(spellings),
  ];
  const either = (key: 'mention' | 'task') => {
    const patterns = [topic, ...own].flatMap((of) => of[key]?.source ?? []);
    return patterns.length > 0 ? { [key]: new RegExp(patterns.join('|'), 'i') } : {};
  };
  return {
    ...topic,
    titles: all('titles'),
    onlyInProcess: all('onlyInProcess'),
    onlyAsTitle: all('onlyAsTitle'),
    columns: all('columns'),
    questions: all('questions'),
    ...either('mention'),
    ...either('task'),
  };
}

/** As it is written, without accents, and with `ae` for `ä`, as on a keyboard that lacks them. */
function spellings(text: string): string[] {
  if (/^\p{ASCII}*$/u.test(text)) return [text];
  const spelt = text.replace(/[äöü]/g, (vowel) => `${{ ä: 'a', ö: 'o', ü: 'u' }[vowel]}e`);
  const plain = (written: string) => written.normalize('NFD').replace(/\p{M}/gu, '');
  return [...new Set([text, plain(text), spelt.replaceAll('ß', 'ss')])];
}
