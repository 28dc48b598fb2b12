import type { enProcedures } from './enProcedures';

/** The words of guided procedures. */
export const deProcedures: typeof enProcedures = {
  title: 'Abläufe',
  steps: 'Schritte',
  step: 'Schritt',
  state: 'Stand',
  stepStates: { OPEN: 'Offen', DONE: 'Erledigt', NOT_NEEDED: 'Nicht nötig' },
  who: 'Wer und wann',
  settle: 'Erledigen',
  note: 'Anmerkung',
  noteHint: 'Etwa ein Aktenzeichen der Polizei oder eine Ticketnummer',
  begun: 'Begonnen',
  ended: 'Beendet',
  thefts: 'Gestohlene Stationen',
  theftsDetail:
    'Sie werden nicht mehr eingelassen, was immer sie vorzeigen. Das Sicherheitsprotokoll sagt, von wo sie anklopfen.',
  noThefts: 'Keine Station ist als gestohlen gemeldet',
  reportTheft: 'Als gestohlen melden',
  theftAsk:
    'Sie wird getrennt und nicht mehr eingelassen. Ihr Passwort gilt nicht mehr, und ihre Zertifikate werden widerrufen, was sich nicht zurücknehmen lässt.',
  theftNoteHint: 'Wo und wann, und wer es bemerkt hat',
  theftStates: { STOLEN: 'Gestohlen', FOUND: 'Wiedergefunden' },
  found: 'Wiedergefunden',
  foundAsk: 'Sie darf sich mit einem neuen Passwort wieder verbinden. Nichts von früher gilt mehr.',
  held: {
    certificates: 'Zertifikate, die sie hatte',
    password: 'Hatte ein Passwort',
    localList: 'Token auf ihrer lokalen Liste',
    contracts: 'Verträge, die Autos über sie bekamen',
    roots: 'Installierte Wurzeln',
    sessions: 'Laufende Ladevorgänge',
    sim: 'SIM-Karte',
  },
  theftSteps: {
    REFUSED: 'Das Gateway weist sie ab',
    PASSWORD: 'Ihr Passwort gilt nicht mehr',
    CERTIFICATES: 'Was hier für sie ausgestellt wurde, ist widerrufen',
    CERTIFICATES_ELSEWHERE: 'Zertifikate anderer Aussteller dort widerrufen lassen',
    SESSIONS: 'Fahrer, die gerade luden, benachrichtigen und ihre Ladevorgänge abrechnen',
    NETWORK: 'Ihre SIM-Karte und ihren Zugang zu eigenen Netzen sperren',
    TOKENS: 'Token der Fahrer lassen sich aus ihrer lokalen Liste lesen: ersetzen oder beobachten',
    DATA_BREACH: 'Beurteilen, ob eine Datenpanne zu melden ist (DSGVO Art. 33, binnen 72 Stunden)',
    POLICE: 'Polizei und Versicherung melden',
    SITE: 'Den Platz sichern und die Station aus dem Plan des Standorts nehmen',
  },
};
