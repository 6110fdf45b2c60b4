import { translateProviders } from "@/lib/scim/locales/translate-providers"
import { formatCount } from "@/lib/scim/scim-expiry"
import type { ScimMessages } from "@/lib/scim/scim-messages"

/** German. */
export const de: ScimMessages = {
  title: "SCIM-Bereitstellung",
  description:
    "Lassen Sie Ihren Identitätsanbieter hier Benutzer erstellen, aktualisieren und deaktivieren.",
  loading: "Verbindung wird geladen\u00a0…",
  readOnlyEmpty: "Es gibt noch keine Verbindung.",
  retry: "Erneut versuchen",
  cancel: "Abbrechen",
  endpoint: "Endpunkt",
  key: "Schlüssel",
  keyTitle: "Speichern Sie Ihren neuen Schlüssel jetzt",
  keyStored: "Ich habe den Schlüssel gespeichert",
  leave:
    "Der Schlüssel wird nur einmal gezeigt. Speichern Sie ihn, bevor Sie diese Seite verlassen.",
  leaveNot: "Auf dieser Seite bleiben",
  leaveUnsaved: "Ohne Speichern verlassen",
  crashed:
    "Auf diesem Bildschirm ist ein Fehler aufgetreten. Versuchen Sie es erneut, um ihn anzuzeigen.",
  copy: {
    endpoint: "Endpunkt kopieren",
    key: "Schlüssel kopieren",
    bearer: "Als „Bearer\u00a0…“ kopieren",
  },
  copied: "Kopiert",
  copyByHand: "Der Text ist markiert: Drücken Sie Strg+C, auf einem Mac ⌘C.",
  download: "Herunterladen",
  status: { active: "Aktiv", expiring: "Läuft bald ab", expired: "Abgelaufen" },
  statusText: {
    expiring: (relative) =>
      `Der Schlüssel läuft ${relative} ab. Dann stoppt die Bereitstellung, sofern er nicht vorher zurückgesetzt wird.`,
    expired:
      "Die Bereitstellung ist gestoppt. Erzeugen Sie einen neuen Schlüssel und fügen Sie ihn bei Ihrem Identitätsanbieter ein.",
  },
  expires: "Läuft ab",
  never: "Nie",
  remind: "Zum Kalender hinzufügen",
  reminder: {
    summary: (relative) => `SCIM-Schlüssel läuft ${relative} ab`,
    description: (expires, endpoint) =>
      `Der Schlüssel für ${endpoint} läuft am ${expires} ab. Setzen Sie ihn vorher zurück und fügen Sie den neuen Schlüssel bei Ihrem Identitätsanbieter ein.`,
  },
  created: "Erstellt",
  users: "Bereitgestellte Benutzer",
  oldKey: "Alter Schlüssel",
  oldKeyUntil: (until) => `Gilt bis zum ${until}`,
  activityLabel: "Anfragen",
  activity: {
    waiting: "Wartet auf die erste Anfrage",
    receiving: "Anfragen gehen ein",
    quiet: "In letzter Zeit keine Anfragen",
    failing: "Die letzte Anfrage wurde abgewiesen",
  },
  waitingForNewKey: "Wartet auf die erste Anfrage mit dem neuen Schlüssel",
  lastRequest: (relative) => `Letzte Anfrage: ${relative}.`,
  lastUpdated: (relative) => `Zuletzt aktualisiert: ${relative}.`,
  lastRefused: (relative) =>
    `Sie kam mit einem Schlüssel, der nicht mehr gilt (${relative}).`,
  refusedHint: (keyHint) =>
    `Die Bereitstellung ist gestoppt. Fügen Sie den aktuellen Schlüssel${keyHint ? ` (*••••${keyHint}*)` : ""} bei Ihrem Identitätsanbieter ein. Wenn Sie ihn nicht haben, setzen Sie den Schlüssel zurück.`,
  waitingHint: (provider, action) =>
    `${action ? `Wählen Sie ${action}` : "Testen Sie die Verbindung"} bei ${provider ?? "Ihrem Identitätsanbieter"}. Wenn dort 401 gemeldet wird, ist dort ein anderer Schlüssel eingetragen. Wenn niemand den Schlüssel dieser Verbindung hat, setzen Sie ihn zurück.`,
  quietHint:
    "Von Ihrem Identitätsanbieter kommen sonst häufiger Anfragen. Prüfen Sie dort, ob die Bereitstellung eingeschaltet ist.",
  oldKeyInUse:
    "Ihr Identitätsanbieter verwendet noch den alten Schlüssel. Fügen Sie dort den neuen ein.",
  provider: "Identitätsanbieter",
  providerChoose: "Anbieter auswählen",
  providerOther: "Anderer SCIM-2.0-Anbieter",
  providerHint: "Wählen Sie ihn aus, um die Schritte und Feldnamen zu sehen.",
  providerReady: (name) =>
    `Öffnen Sie ${name ?? "Ihren Identitätsanbieter"} in einem anderen Fenster: Der Schlüssel wird nur einmal angezeigt.`,
  providerUnsupported: (name) =>
    `${name} unterstützt die Bereitstellung nur für Apps im eigenen Katalog. Wenn diese App dort fehlt, verwenden manche Unternehmen eine andere Katalog-App, deren Endpunkt-URL sich ändern lässt: Erzeugen Sie einen Schlüssel und fügen Sie dort beide Werte ein. Die Attribute werden dann wie für jene App zugeordnet. Testen Sie dies zuerst mit einem Benutzer.`,
  guideSetup: (name) =>
    `So richten Sie ${name ?? "Ihren Identitätsanbieter"} ein`,
  guideReset: (name) =>
    `Wo Sie bei ${name ?? "Ihrem Identitätsanbieter"} einen neuen Schlüssel einfügen`,
  guideNotes: "Wenn etwas nicht funktioniert",
  guideFailed: "Die Anleitung wurde nicht geladen. Es geht auch ohne sie.",
  guideMore: (name) => `Dokumentation zu ${name ?? "SCIM"} (neuer Tab)`,
  expiryLabel: "Ablauf des Schlüssels",
  expiryCustom: "Anderes Datum\u00a0…",
  expiryDate: "Ablaufdatum",
  expiryHint: (date) => `Der Schlüssel gilt bis zum ${date}.`,
  expiryNeverRemark:
    "Dieser Schlüssel gilt, bis er zurückgesetzt oder die Verbindung gelöscht wird. Auch wenn er in falsche Hände gerät, bleibt er gültig.",
  expiryDateHint: "Der Schlüssel gilt bis Tagesende in Ihrer Zeitzone.",
  expiryInvalid: (earliest, latest) =>
    `Wählen Sie ein Datum vom ${earliest} bis zum ${latest}.`,
  overlapNone: "Sofort widerrufen",
  overlapFor: (duration) => `Noch ${duration} gültig lassen`,
  overlapHint: (duration) =>
    `Beide Schlüssel gelten noch ${duration}, sofern der alte nicht vorher abläuft. Fügen Sie den neuen Schlüssel in dieser Zeit bei Ihrem Identitätsanbieter ein.`,
  create: {
    action: "Schlüssel erzeugen",
    running: "Schlüssel wird erzeugt\u00a0…",
    done: "Schlüssel erzeugt.",
    instructions:
      "Fügen Sie den Endpunkt und den Schlüssel bei Ihrem Identitätsanbieter ein. Der Schlüssel wird nur einmal angezeigt.",
  },
  reset: {
    action: "Schlüssel zurücksetzen",
    running: "Schlüssel wird zurückgesetzt\u00a0…",
    done: "Schlüssel zurückgesetzt.",
    instructions:
      "Fügen Sie den neuen Schlüssel bei Ihrem Identitätsanbieter ein: Der alte gilt nicht mehr. Der Schlüssel wird nur einmal angezeigt.",
    untilOldEnds: (until) =>
      `Fügen Sie den neuen Schlüssel bei Ihrem Identitätsanbieter ein: Der alte gilt bis zum ${until}. Der Schlüssel wird nur einmal angezeigt.`,
    whileOldWorks:
      "Fügen Sie den neuen Schlüssel bei Ihrem Identitätsanbieter ein, bevor der alte ungültig wird. Der Schlüssel wird nur einmal angezeigt.",
    title: "Diesen Schlüssel zurücksetzen?",
    description:
      "Der alte Schlüssel wird sofort ungültig. Die Bereitstellung stoppt, bis Sie den neuen Schlüssel bei Ihrem Identitätsanbieter einfügen: Halten Sie dessen Konsole bereit.",
    descriptionOverlap:
      "Sie erhalten einen neuen Schlüssel, der bei Ihrem Identitätsanbieter eingefügt werden muss.",
    descriptionUnused:
      "Sie erhalten einen neuen Schlüssel. Der alte wurde nie verwendet und wird sofort ungültig.",
  },
  renew: {
    action: "Neuen Schlüssel erzeugen",
    title: "Neuen Schlüssel erzeugen?",
    description:
      "Der alte Schlüssel ist abgelaufen. Die Bereitstellung läuft weiter, sobald Sie den neuen Schlüssel bei Ihrem Identitätsanbieter einfügen: Halten Sie dessen Konsole bereit.",
  },
  update: {
    action: "Ablauf ändern",
    running: "Ablauf wird geändert\u00a0…",
    title: "Ablauf dieses Schlüssels ändern?",
    description: "Der Schlüssel bleibt gleich: Sie müssen nichts neu einfügen.",
  },
  endPreviousKey: {
    action: "Alten Schlüssel widerrufen",
    running: "Alter Schlüssel wird widerrufen\u00a0…",
    title: "Alten Schlüssel jetzt widerrufen?",
    description:
      "Anfragen mit dem alten Schlüssel werden dann abgewiesen. Prüfen Sie vorher, ob Ihr Identitätsanbieter den neuen Schlüssel hat.",
    descriptionInUse:
      "Ihr Identitätsanbieter verwendet noch den alten Schlüssel. Wenn Sie ihn widerrufen, stoppt die Bereitstellung, bis dort der neue Schlüssel eingefügt wird.",
  },
  remove: {
    action: "Verbindung löschen",
    running: "Verbindung wird gelöscht\u00a0…",
    title: "Diese Verbindung löschen?",
    description:
      "Der Schlüssel wird sofort ungültig und die Bereitstellung stoppt. Dies kann nicht rückgängig gemacht werden.",
    details: "Vorhandene Benutzer bleiben unverändert.",
    users: (count) =>
      formatCount(count, "de", {
        one: "# Benutzer wurde bereitgestellt.",
        other: "# Benutzer wurden bereitgestellt.",
      }),
    confirm: (text) => `Geben Sie zur Bestätigung „${text}“ ein`,
    mistyped: "Das stimmt nicht überein.",
  },
  notices: {
    deleted:
      "Die Verbindung wurde gelöscht. Schalten Sie die Bereitstellung auch bei Ihrem Identitätsanbieter aus.",
    "deleted-elsewhere":
      "Die Verbindung wurde in einem anderen Fenster oder von jemand anderem gelöscht.",
    "created-elsewhere":
      "Die Verbindung gibt es bereits: Sie wurde in einem anderen Fenster, von jemand anderem oder bei einem früheren Versuch erstellt. Wenn Sie den Schlüssel nicht haben, setzen Sie ihn zurück.",
    "expiry-moved": "Der Ablauf des Schlüssels wurde geändert.",
    "previous-key-ended": "Der alte Schlüssel gilt nicht mehr.",
    "changed-elsewhere":
      "Der Schlüssel oder sein Ablauf wurde in einem anderen Fenster oder von jemand anderem geändert. Ein zuvor gespeicherter Schlüssel gilt möglicherweise nicht mehr.",
    "key-undelivered":
      "Die Verbindung wurde erstellt, aber der Schlüssel ging unterwegs verloren. Setzen Sie ihn zurück, um einen neuen zu erhalten.",
    "reset-uncertain":
      "Es ist nicht sicher, ob der Schlüssel zurückgesetzt wurde: Der alte gilt möglicherweise nicht mehr. Setzen Sie den Schlüssel erneut zurück.",
    "key-hidden":
      "Der Schlüssel wurde ausgeblendet, als Sie die Seite verlassen haben. Wenn Sie ihn nicht gespeichert haben, setzen Sie ihn zurück.",
  },
  unsettled: "Es ist nicht sicher, ob Ihre letzte Änderung wirksam wurde.",
  failed: {
    get: "Die Verbindung kann nicht angezeigt werden",
    create: "Es wurde kein Schlüssel erzeugt",
    reset: "Der Schlüssel wurde nicht zurückgesetzt",
    uncertain: "Das Zurücksetzen wurde nicht bestätigt",
    remove: "Die Verbindung wurde nicht gelöscht",
    update: "Der Ablauf wurde nicht geändert",
    endPreviousKey: "Der alte Schlüssel wurde nicht widerrufen",
  },
  errors: {
    "signed-out":
      "Sie sind nicht angemeldet. Melden Sie sich an und versuchen Sie es erneut.",
    forbidden: "Ihnen fehlt die Berechtigung. Fragen Sie Ihren Administrator.",
    "rate-limited": "Zu viele Versuche. Versuchen Sie es später erneut.",
    offline:
      "Der Server ist nicht erreichbar. Prüfen Sie Ihr Netzwerk und ob Sie noch angemeldet sind, und versuchen Sie es erneut.",
    unreadable:
      "Die Antwort des Servers ist nicht lesbar. Vielleicht sind Sie abgemeldet: Melden Sie sich an und versuchen Sie es erneut.",
    timeout: "Der Server antwortet nicht. Versuchen Sie es später erneut.",
    invalid:
      "Der Server hat dies nicht angenommen. Wenn das weiterhin geschieht, wenden Sie sich an den Support.",
    server: "Auf dem Server gab es einen Fehler. Versuchen Sie es später.",
  },
  retryAfter: (relative) =>
    `Zu viele Versuche. Versuchen Sie es ${relative} erneut.`,
}

/** For the `providers` of the screen: the guides in German. */
export const deProviders = translateProviders(
  async () => (await import("@/lib/scim/locales/guides-de")).guidesDe,
)
