// What people write in German and Spanish, and what they don’t mean by it.
import { describe, expect, test } from 'vitest';
import { TOPICS } from '../../server/src/guide/topics.ts';
import { isPlaceholder } from '../../server/src/note/placeholder.ts';
import { readStage } from '../../server/src/note/stage.ts';
import { saysDone } from '../../server/src/note/step.ts';
import { Titles } from '../../server/src/note/title.ts';
import { fold, squeeze } from '../../server/src/note/words.ts';
import { Workspace } from '../../server/src/workspace/workspace.ts';

const TODAY = '2026-11-24';
const pairs = (text: string) =>
  text
    .trim()
    .split('\n')
    .map((line) => line.trim().split(' => ') as [string, string]);
const titles = new Titles();

test.each(TOPICS.map(({ id, ...topic }) => [id, topic] as const))(
  'nothing that %s is called is said twice',
  (_id, { titles, onlyInProcess = [], onlyAsTitle = [], columns = [], questions = [] }) => {
    for (const all of [
      [...titles, ...onlyInProcess, ...onlyAsTitle, ...columns].map(squeeze),
      questions,
    ])
      expect(all.filter((each, i) => all.indexOf(each) < i)).toEqual([]);
  },
);

describe('topics', () => {
  test.each(
    pairs(`
      Grenzen => lines
      Was für mich nicht geht => lines
      Wie der Prozess läuft => process
      Zum Schluss => finish
      Wenn’s vorbei ist => finish
      Levelfindung => leveling
      Wann entscheidet sich die Stufe? => leveling
      Mails an die Interviewer => follow-ups
      Gespräche mit dem Team => sell-chats
      Límites => lines
      Mis condiciones (sin esto no sigo) => lines
      Lo que sé del proceso => process
      Cuando acabe todo => finish
      ¿Quién fija el nivel? => leveling
      Gracias por correo => follow-ups
      Café con el equipo => sell-chats
      Zieh deine Linien => lines
      🎯 Meine roten Linien => lines
      No-Gos => lines
      K.-o.-Kriterien => lines
      Nicht verhandelbar => lines
      Den Prozess durchleuchten => process
      Teil 2: Der Interviewprozess => process
      Fragen ans Recruiting => process
      Gut abschließen => finish
      Gut abschliessen => finish
      Nach den Interviews => finish
      Interviewformate => formats
      Welche Interviewformate gibt es? => formats
      Wie viele Runden gibt es? => formats
      Wie läuft der Prozess ab? => formats
      Was sind die Interviewformate, und was wird bewertet? => formats
      Was sie bewerten => evaluation
      Worauf achten sie? => evaluation
      Vorbereitung => preparation
      Braucht eines der Interviews eine besondere Vorbereitung? => preparation
      Muss ich etwas vorbereiten? => preparation
      Wie bereite ich mich vor? => preparation
      Interviewer:innen => interviewers
      Gesprächspartner*innen => interviewers
      Gespraechspartner => interviewers
      Wer sind die Interviewer? => interviewers
      Mit wem spreche ich? => interviewers
      Einstufung => leveling
      Level & Titel => leveling
      Wann wird das Level festgelegt? => leveling
      Wann wird über das Level entschieden? => leveling
      Bedenken => signals
      Herangehensweise => approach
      Verhandeln => negotiate
      Gehaltsverhandlung => negotiate
      Referenzen briefen => references
      Follow-up-Mails => follow-ups
      Dankesmails schicken => follow-ups
      Kennenlerngespräche => sell-chats
      Sell-Chats annehmen => sell-chats
      Traza tus líneas => lines
      MIS LINEAS ROJAS => lines
      Innegociables => lines
      Depura el proceso => process
      Parte 2: Proceso de selección => process
      Preguntas para el recruiter => process
      Termina bien => finish
      Después de las entrevistas => finish
      Formatos de entrevista => formats
      ¿Cuáles son los formatos de las entrevistas? => formats
      ¿Cuántas rondas hay? => formats
      ¿Cómo es el proceso? => formats
      Que formatos hay? => formats
      Qué evalúan => evaluation
      ¿En qué se fijan? => evaluation
      Preparación => preparation
      ¿Alguna de las entrevistas requiere una preparación específica? => preparation
      ¿Tengo que preparar algo? => preparation
      Entrevistadores => interviewers
      ¿Quiénes son los entrevistadores? => interviewers
      ¿Con quién voy a hablar? => interviewers
      Quienes me entrevistan => interviewers
      ¿Cuándo se decide el nivel? => leveling
      Nivel y título => leveling
      Inquietudes => signals
      Mi enfoque => approach
      Negociar la oferta => negotiate
      Avisar a mis referencias => references
      Correos de seguimiento => follow-ups
      Notas de agradecimiento => follow-ups
      Charlas con el equipo => sell-chats
    `),
  )('%s is about %s', (written, topic) => expect(titles.match(written)).toEqual([topic]));

  test('two at once', () =>
    expect([
      titles.match('Formate und Vorbereitung'),
      titles.match('Formatos y preparación'),
    ]).toEqual([
      ['formats', 'preparation'],
      ['formats', 'preparation'],
    ]));

  test.each(
    `Personen|Leute|Mit|Wer|Fokus|Kriterien|Gespräche|Ablauf|Strategie|Level|Nächste Schritte|Notizen|
     Firma|Produkt und Team|Was mir gefallen hat|Welches Team ist es?|Wann fange ich an?|
     Personas|Gente|Con|Quién|Foco|Criterios|Etapas|Entrevistas|Estrategia|Nivel|Próximos pasos|Notas|
     Empresa|Producto y equipo|¿Qué equipo es?|¿Cuándo empiezo?|¿Quiénes son los fundadores?|Enfoque`
      .split('|')
      .map((title) => title.trim()),
  )('%s is about nothing outside the process part', (written) =>
    expect(titles.match(written)).toEqual([]),
  );

  test.each(
    pairs(`
      Leute => interviewers
      Mit => interviewers
      Fokus => evaluation
      Ablauf => formats
      Vorgehen => approach
      Quiénes => interviewers
      Con => interviewers
      Foco => evaluation
      Entrevistas => formats
      Enfoque => approach
    `),
  )('%s is about %s inside it', (written, topic) =>
    expect(titles.match(written, { part: 'process' })).toEqual([topic]),
  );

  test('no title means two things, and each is folded', () => {
    const owners = new Map<string, Set<string>>();
    for (const { id, titles: own, onlyInProcess = [] } of TOPICS)
      for (const title of [...own, ...onlyInProcess]) {
        expect(fold(title)).toBe(title);
        const key = squeeze(title);
        owners.set(key, (owners.get(key) ?? new Set()).add(id));
      }
    expect([...owners].filter(([, ids]) => ids.size > 1)).toEqual([]);
  });
});

describe('finishing steps named in the finish part', () => {
  const named = (text: string) =>
    TOPICS.filter(({ mention }) => mention?.test(text)).map(({ id }) => id);
  test.each(
    pairs(`
      Gehalt nachverhandeln => negotiate
      die zwei Referenzen anrufen => references
      Dankesmails an alle => follow-ups
      bei Ann nachfassen => follow-ups
      Kennenlerngespräch mit dem Team => sell-chats
      negociar el salario => negotiate
      avisar a las referencias => references
      enviar correos de agradecimiento => follow-ups
      charla con el equipo => sell-chats
    `),
  )('%s is %s', (text, step) => expect(named(text)).toEqual([step]));

  test.each([
    'das Geschäft verstehen',
    'Handel und Logistik',
    'un negocio sano',
    'gracias a Ann',
    'das Team',
  ])('%s is none', (text) => expect(named(text)).toEqual([]));
});

describe('tasks elsewhere', () => {
  const tasks = (text: string) => TOPICS.filter(({ task }) => task?.test(text)).map(({ id }) => id);
  test.each(
    pairs(`
      Angebot verhandeln => negotiate
      Referenzen informieren => references
      Dankesmails schicken => follow-ups
      Sell-Chats annehmen => sell-chats
      Negociar los detalles => negotiate
      Avisar a mis referencias => references
      Enviar correos de seguimiento => follow-ups
      Aceptar los sell chats => sell-chats
    `),
  )('%s is %s', (text, step) => expect(tasks(text)).toEqual([step]));

  test.each([
    'Sie verhandeln nicht',
    'gute Referenzen',
    'las referencias del producto',
    'el seguimiento de errores',
  ])('%s is none', (text) => expect(tasks(text)).toEqual([]));
});

describe('stages', () => {
  test.each(
    pairs(`
      Recherche => researching
      Nach der zweiten Runde abgelehnt => rejected
      letzte Runde war gestern, Angebot da => offer
      2. Runde => interviewing
      silencio desde la oferta => offer
      firmé => accepted
      rechacé la oferta => declined
      criba telefónica => screening
      beworben am 3.11. => applied
      Erstgespräch => screening
      Im Prozess => interviewing
      Angebot erhalten => offer
      Angebot angenommen => accepted
      Angebot abgelehnt => declined
      Absage erhalten => rejected
      zurückgezogen => withdrawn
      keine Antwort => ghosted
      pausiert => paused
      explorando => researching
      Candidatura enviada => applied
      entrevista telefónica => screening
      En entrevistas => interviewing
      oferta recibida => offer
      oferta aceptada => accepted
      oferta rechazada => declined
      Descartado => rejected
      me retiré => withdrawn
      sin respuesta => ghosted
      en pausa => paused
    `),
  )('%s is %s', (written, stage) => expect(readStage(written)).toBe(stage));

  test.each(['gut', 'Anruf am Montag', 'bien', 'ofertar', 'mañana'])('%s is none', (written) =>
    expect(readStage(written)).toBeUndefined(),
  );
});

describe('placeholders', () => {
  test.each([
    'offen',
    'noch unklar',
    'Noch nicht bekannt',
    'weiß ich noch nicht',
    'zu klären',
    'steht noch aus',
    'Recruiter fragen',
    'pendiente',
    'Por confirmar',
    'no lo sé',
    'aún no se sabe',
    'hay que preguntar',
  ])('%s says nothing', (text) => expect(isPlaceholder(text)).toBe(true));

  test.each([
    'keine',
    'nichts',
    'offen für alle Sprachen',
    'Folgt dem Lehrbuch',
    'ninguna',
    'no',
    'pendiente de Ana: dos rondas',
    'preguntar por el equipo',
  ])('%s says something', (text) => expect(isPlaceholder(text)).toBe(false));
});

describe('completion', () => {
  test.each([
    'erledigt',
    'Mails verschickt',
    'an Ann und Bob gesendet',
    'beide gebrieft',
    'Ann ist informiert',
    'zwei angenommen',
    'für den 1.12.2026 vereinbart',
    'keine angeboten',
    'hecho',
    'Hecha',
    'enviados a Ann y Bob',
    'he informado a los dos: enviado',
    'referencias avisadas',
    'aceptadas dos',
    'acordado 20k',
    'no me ofrecieron ninguno',
  ])('%s', (text) => expect(saysDone(text, TODAY)).toBe(true));

  test.each([
    'noch nicht erledigt',
    'muss noch verschickt werden',
    'wird am Montag verschickt',
    'nicht gesendet',
    'erledigt?',
    'halb erledigt',
    'wenn angenommen, Fragen aufschreiben',
    'Angenommen, sie bieten mehr',
    'bis Freitag verschickt',
    'verschickt morgen',
    'no enviado',
    'aún no está hecho',
    'de hecho falta todo',
    'por hacer',
    'será enviado el lunes',
    '¿enviado?',
    'sin enviar',
    'medio hecho',
    'cuando esté firmado',
    'hay que tener enviado el correo',
  ])('%s is not', (text) => expect(saysDone(text, TODAY)).toBe(false));
});

const GERMAN_NOTE = `---
prep: staff-plus
company: Lindquell
role: Staff Engineer
stage: Angebot erhalten
---

# Lindquell, Staff Engineer

## Meine Linien

- L1: Ich übe kein Leetcode.
- L2: Die Firma stellt ein Produkt her, hinter dem ich stehe.

## Der Prozess

### Welche Interviewformate gibt es?

| Interview | Bewertet | Vorbereitung | Mit |
| --- | --- | --- | --- |
| Deep Dive | Tiefe und Wirkung | Projekt auswählen | Ines Brandt, Staff Engineer, arbeitet am Speicher |
| System Design | Abwägungen | zwei Entwürfe üben | Tom Krause, Principal Engineer, schreibt über Kafka |

### Muss ich etwas vorbereiten?

Ja, siehe Tabelle.

### Wer sind die Interviewer?

Siehe Tabelle.

### Wann wird das Level festgelegt?

Nach den Interviews, vom Komitee; Staff ist möglich.

### Bedenken

- Keine.

## Gut abschließen

- Gehalt verhandelt, 10 % mehr vereinbart
- [x] Referenzen briefen
- Follow-up-Mails: an Ines und Tom verschickt
- Kennenlerngespräche: angenommen. Was habt ihr zuletzt verworfen?
`;

const SPANISH_NOTE = `---
prep: staff-plus
company: Lindquell
role: Staff Engineer
stage: oferta recibida
---

# Lindquell, Staff Engineer

## Mis líneas

- L1: No practico leetcode.
- L2: La empresa hace un producto en el que creo.

## El proceso

**¿Qué formatos hay?**

| Entrevista | Evalúa | Preparación | Con |
| --- | --- | --- | --- |
| Deep dive | profundidad e impacto | elegir un proyecto | Inés Bravo, Staff Engineer, trabaja en almacenamiento |
| Diseño de sistemas | decisiones | practicar dos diseños | Tomás Cruz, Principal Engineer, escribe sobre Kafka |

**¿Tengo que preparar algo?** Sí, está en la tabla.

**¿Quiénes son los entrevistadores?** Están en la tabla.

**¿Cuándo se decide el nivel?** Al final, lo decide un comité; Staff es posible.

## Cierre

- Negociación: acordado un 10 % más
- [x] Informar a las referencias
- Correos de seguimiento: enviados a Inés y Tomás
- Sell chats: aceptados. ¿Qué habéis descartado últimamente?
`;

describe('whole notes', () => {
  const check = (text: string) => {
    const workspace = new Workspace(() => TODAY);
    workspace.put('lindquell.prep.md', text);
    const { findings, readiness } = workspace.check(workspace.at('lindquell.prep.md')!);
    return {
      found: findings.map(({ rule, subject }) => `${rule.id} ${subject}`),
      ready: Object.values(readiness).filter((state) => state === 'done').length,
    };
  };

  test.each([GERMAN_NOTE, SPANISH_NOTE])('nothing is said of a note that says it all', (text) =>
    expect(check(text)).toEqual({ found: [], ready: 9 }),
  );

  test('lines are crossed, and what was decided is told', () => {
    const lines = '## Rote Linien\n\n- L1: kein Take-home\n\n';
    const crossing = (text: string) =>
      check(`${lines}## Notizen\n\n- ${text}\n`).found.filter((each) => /-line /.test(each));
    expect(crossing('Aufgabe für zu Hause: überschreitet L1')).toEqual(['crossed-line L1']);
    expect(crossing('überschreitet L1. Entscheidung: einmal mache ich es')).toEqual([]);
    expect(crossing('guardia cada tres semanas: cruza L4')).toEqual(['unknown-line L4']);
    expect(crossing('cruza L1, decidido: lo acepto')).toEqual([]);
  });

  test('a table of people tells their titles', () => {
    const people =
      '## Interviewer\n\n| Name | Titel |\n|---|---|\n| Leon Fuchs | Junior-Entwickler |\n| Mia Roth | Software Engineer II |\n';
    expect(check(people).found).toContain('junior-panel panel');
  });

  test.each([
    ['## Gut abschließen\n\n- [x] Bei allen bedankt\n'],
    ['## Terminar bien\n\n- [x] Agradecer a los entrevistadores\n'],
    ['## Terminar bien\n\n- [x] Dar las gracias al panel\n'],
  ])('who was thanked was followed up: %j', (finish) =>
    expect(check(finish).found.filter((each) => each.endsWith('follow-ups'))).toEqual([]),
  );

  test('what is missing or open is found', () => {
    expect(
      check(
        GERMAN_NOTE.replace('Nach den Interviews, vom Komitee; Staff ist möglich.', 'Noch offen')
          .replace('an Ines und Tom verschickt', 'müssen noch verschickt werden')
          .replace('- [x] Referenzen briefen\n', ''),
      ),
    ).toEqual({
      found: [
        'unknown-leveling leveling',
        'missing-finish-step references',
        'open-finish-step follow-ups',
      ],
      ready: 6,
    });
    expect(
      check(
        SPANISH_NOTE.replace('Al final, lo decide un comité; Staff es posible.', 'aún no se sabe')
          .replace('enviados a Inés y Tomás', 'por enviar')
          .replace('- [x] Informar a las referencias\n', ''),
      ),
    ).toEqual({
      found: [
        'unknown-leveling leveling',
        'missing-finish-step references',
        'open-finish-step follow-ups',
      ],
      ready: 6,
    });
  });
});
