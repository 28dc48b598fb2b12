import type { enHealth } from './enHealth';

export const deHealth: typeof enHealth = {
  title: 'Systemzustand',
  none: 'Nichts wird beobachtet',
  what: 'Was',
  reading: 'Wert',
  state: 'Zustand',
  states: { GOOD: 'Gut', LOOK: 'Ansehen', BAD: 'Handeln' },
  since: (version: string, span: string) => `Voltide ${version}, seit ${span}`,
  node: (name: string) => `auf ${name}`,
  unknown: 'jetzt nicht lesbar',
  seconds: (value: string) => `${value} s`,
  subjects: {
    DATABASE: 'Datenbank',
    DISK: 'Belegte Platte',
    CONNECTIONS_WAITING: 'Wartet auf die Datenbank',
    STATIONS: 'Verbundene Stationen',
    MESSAGES_WAITING: 'Nachrichten, die auf das Schreiben warten',
    MESSAGES_REFUSED: 'Nicht geschriebene Nachrichten',
    COMMIT: 'Längste Transaktion',
    FRAMES_DROPPED: 'Fehlt im Nachrichtenprotokoll',
    PLANNING_WAITING: 'Standorte, die auf einen Plan warten',
    ALARMS_WAITING: 'Nicht zugestellte Alarme',
    ROAMING_WAITING: 'Roaming-Partnern nicht mitgeteilt',
    STATION_CERTIFICATES: 'Ablaufende Stationszertifikate',
    AUTHORITIES: 'Ablaufende eigene Zertifizierungsstellen',
    TRUSTED: 'Ablaufende vertraute Zertifizierungsstellen',
    RESPONDERS: 'Sperrdienste ohne Antwort',
  },
  why: {
    DATABASE: 'Ohne sie behalten Stationen, was sie zu sagen haben, und kommen mit ihr zurück.',
    DISK: 'Wo die Daten liegen. Eine volle Platte hält alles auf, was bleiben soll.',
    CONNECTIONS_WAITING:
      'Threads ohne Verbindung. Dauerhaft über 0: mehr Verbindungen oder eine schnellere Datenbank.',
    STATIONS: 'Ein plötzlicher Einbruch ist ein Netz, ein Zertifikat oder ein Proxy.',
    MESSAGES_WAITING: 'Dauerhaft hoch: Die Datenbank kommt den Stationen nicht nach.',
    MESSAGES_REFUSED: 'Seit dem Start. Die Datenbank war weg oder voll; die Stationen senden sie erneut.',
    COMMIT:
      'Der letzten Minuten, bis auf die Platte. Langsame Platten machen langsame Antworten an Stationen.',
    FRAMES_DROPPED: 'Seit dem Start. Das Protokoll hält keine Station auf, deshalb fehlen Nachrichten darin.',
    PLANNING_WAITING: 'Dauerhaft hoch: Die Planung braucht mehr Prozessoren.',
    ALARMS_WAITING: 'Wachsend: Ein Ziel antwortet nicht. Die Zustellungen sagen, welches.',
    ROAMING_WAITING: 'Wachsend: Ein Partner antwortet nicht. Seine Seite sagt, warum.',
    STATION_CERTIFICATES:
      'Innerhalb von 7 Tagen. Ohne gültiges Zertifikat verbindet sich eine Station nicht mehr.',
    AUTHORITIES: 'Innerhalb von 30 Tagen. Was sie ausgestellt haben, endet mit ihnen.',
    TRUSTED: 'Innerhalb von 30 Tagen. Verträge unter ihnen werden dann abgelehnt.',
    RESPONDERS:
      'Sie sagen nicht, was gesperrt ist; Verträge werden abgelehnt, wenn die letzte Antwort abläuft.',
  },
};
