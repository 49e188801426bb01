/** What an interview is, by the words for it. */
export type Kind =
  | 'coding'
  | 'design'
  | 'deep-dive'
  | 'presentation'
  | 'behavioural'
  | 'values'
  | 'manager'
  | 'recruiter'
  | 'other';

const ENGLISH: readonly { kind: Kind; words: RegExp; evaluates: string }[] = [
  {
    kind: 'coding',
    words:
      /\b(?:coding|code[- ]?(?:pairing|exercise|screen|challenge|interview|test)|programming|algorithms?|algos?|leet ?code|hacker ?rank|codility|coderpad|data structures|dsa|pair(?:ed)?[- ]programming)\b/i,
    evaluates: 'problem solving, clean code, how you think aloud',
  },
  {
    kind: 'design',
    words:
      /\b(?:(?:sys|system|systems|api|product|software|technical)[- ]design|design|architecture|architectural)\b/i,
    evaluates: 'trade-offs, scope, how you lead the discussion',
  },
  {
    kind: 'deep-dive',
    words:
      /\b(?:deep[- ]?dives?|past[- ](?:projects?|work|experience|accomplishments?)|(?:previous|prior|earlier)[- ](?:projects?|work|accomplishments?|experience)|projects?[- ](?:walk[- ]?through|retrospective|retro|review|deep[- ]?dive|discussion|story|stories)|retrospective|retros?|projects? of (?:mine|yours)|accomplishments?|track[- ]record|case (?:study )?(?:from|of) my (?:past|work)|(?:what|things) (?:i|you)(?:['’]ve| have)? (?:done|built|achieved|led|shipped)|past impact|technical projects?|projects? from my (?:cv|resume|résumé)|project interviews?|career[- ](?:history|walk[- ]?through|story|review|deep[- ]?dive)|work[- ]history|portfolio|staff[- ]projects?|(?:tell|talk|speak)(?: us| them)? about (?:a|one|your|my) projects?|war stor(?:y|ies)|brag (?:session|round|doc)|about (?:my|your) (?:own |past |recent )?work|technical[- ](?:retrospective|retro)|(?:résumé|resume|cv)[- ](?:walk[- ]?through|review|deep[- ]?dive)|work[- ]samples?|experience[- ](?:interview|round|session|chat|review)|(?:project|system|something|work|thing|code)s? (?:that )?(?:you|i|you['’]ve|i['’]ve|you have|i have) (?:recently )?(?:built|wrote|written|led|designed|own|owned|shipped|made|did|done)|(?:your|my|biggest|proudest|favou?rite|hardest|signature)(?: [a-z]+)? projects?)\b/i,
    evaluates: 'depth, ownership and impact of what you have done',
  },
  {
    kind: 'presentation',
    words:
      /\b(?:(?<!\bcompany )presentations?(?! (?:layer|skills))|(?<!\b(?:(?:s?he|they|who|how (?:i|you))(?:['’]ll| will)?|be|is|are|both|also|was|were|all)\s)presents?(?! (?:architecture|office|state|role|team|at)\b)|presenting|(?<!\bgave (?:an?|our|the) )tech(?:nical)?[- ]talks?|lightning[- ]talks?|brown[- ]?bags?|show (?:and|&) tell|show[- ]?case)\b/i,
    evaluates: 'clarity, judgement, handling of questions',
  },
  {
    kind: 'behavioural',
    words:
      /\b(?:behaviou?ral|star (?:questions|stories|format)|leadership (?:interview|round|principles|chat|session)|cross[- ]functional|collaboration|conflict|influence)\b/i,
    evaluates: 'how you lead, disagree and help others grow',
  },
  {
    kind: 'values',
    words: /\b(?:values?|cultur(?:e|al)|culture[- ](?:fit|add)|bar[- ]?raiser|mission)\b/i,
    evaluates: 'how you fit what the company stands for',
  },
  {
    kind: 'manager',
    words:
      /\b(?:(?:hiring|engineering|skip[- ]level)[- ]manager|manager|hm|em|director|vp|cto|ceo|founders?|skip[- ]?level|executive)\b/i,
    evaluates: 'motivation, scope, how you work with a manager',
  },
  {
    kind: 'recruiter',
    words: /\b(?:recruiter|recruiting|recruitment|talent|hr|sourcer)\b/i,
    evaluates: 'interest, expectations, level and pay',
  },
];

/** The words that name them in German and Spanish. */
const ELSEWHERE: Readonly<Record<Exclude<Kind, 'other'>, string>> = {
  coding:
    'programmier(?:en|aufgaben?|interview|runde|übung)|algorithmen|algorithmik|code-?runde|programación|algoritmos|(?:entrevista|prueba|ronda|ejercicio)s? de código',
  design:
    'system(?:s|en)?(?:entwurf|design|architektur)|softwarearchitektur|architektur(?:gespräch|gespraech|interview|runde|thema|themas)?|diseño|arquitectura',
  'deep-dive':
    'projekt(?:vorstellung|rückblick|vortrag|gespräch|diskussion|besprechung|deep-dive)|rückblick|rueckblick|retrospektive|mein(?:e[mnrs]?)? letzte[ns]? projekte?|(?:früher|frueher|alt|eigen|vergangen|stolzest)e[sn]? projekte?n?|werdegang|proyectos? (?:anterior(?:es)?|previos?|pasados?|propios?|reales?|m[ií]os?|tuyos?)|(?:mi|tu) proyecto|retrospectivas?|(?:repaso|revisión|recorrido) (?:de|a|por) (?:(?:un|mi|tu|mis|tus|el|los) )?proyectos?|trayectoria|trabajos? anterior(?:es)?',
  presentation:
    'präsentation(?:en)?|präsentieren|[a-z]*vortrag|presentaci(?:ón|ones)|ponencia|charla técnica',
  behavioural:
    'verhaltens(?:interview|fragen|basiert\\w*)|conductual(?:es)?|comportamiento|competencias',
  values: 'werte(?:gespräch|runde)?|(?:unternehmens)?kultur|valores|cultura',
  manager:
    'führungskraft|(?:team|bereichs|abteilungs)leit(?:er|erin|ung)|geschäftsführ(?:er|erin|ung)|vorgesetzte[rn]?|mánager|responsable|jef[ea]|gerente',
  recruiter: 'recruiterin|personalabteilung|reclutador(?:a|es)?|equipo de selección',
};

/** The kinds, the words that name them, and what interviews of a kind usually evaluate. */
export const KINDS: typeof ENGLISH = ENGLISH.map(({ kind, words, evaluates }) => ({
  kind,
  words: new RegExp(`${words.source}|\\b(?:${ELSEWHERE[kind as keyof typeof ELSEWHERE]})\\b`, 'i'),
  evaluates,
}));

/** “A deep dive, no coding” */
const NEGATED = /(?:^|[,;:：(–—-]\s*|\band\s)(?:no|not|without) (?:any |live )?[\p{L}-]+/giu;

/** Every kind that a text names; `other` when it names none. */
export function readKinds(text: string): readonly Kind[] {
  const said = text.replace(NEGATED, ' ');
  const kinds = KINDS.filter(({ words }) => words.test(said)).map(({ kind }) => kind);
  return kinds.length > 0 ? kinds : ['other'];
}

const SESSION =
  /\b(?:interviews?|rounds?|screens?|screening|sessions?|calls?|chats?|exercises?|workshops?|reviews?|panels?|lunch|on[- ]?site|phone(?! number)|loops?|case stud(?:y|ies)|conversations?|debugging|incident|white ?board(?:ing)?|tech(?:nical)?|meet(?:ing)?s?|intro|debrief|q&a|gespräche?|telefonat|runde|entrevistas?|llamada|charla|ronda)\b/i;

/** Whether a short text reads as the name of an interview. */
export function namesInterview(text: string): boolean {
  return readKinds(text)[0] !== 'other' || SESSION.test(text);
}

/** Whether it does by what is done there, or as a session: a recruiter alone is a person. */
export function namesSession(text: string): boolean {
  return namesWork(text) || SESSION.test(text);
}

/** Whether it says what is done there: “call with Greta (recruiter)” does not. */
export function namesWork(text: string): boolean {
  return readKinds(text).some((kind) => !PEOPLE.includes(kind));
}

const PEOPLE: readonly Kind[] = ['manager', 'recruiter', 'other'];
