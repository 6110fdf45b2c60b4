import { translateProviders } from "@/lib/scim/locales/translate-providers"
import { formatCount } from "@/lib/scim/scim-expiry"
import type { ScimMessages } from "@/lib/scim/scim-messages"

/** French. */
export const fr: ScimMessages = {
  title: "Approvisionnement SCIM",
  description:
    "Permettez à votre fournisseur d’identité de créer, de mettre à jour et de désactiver des utilisateurs ici.",
  loading: "Chargement de la connexion…",
  readOnlyEmpty: "Il n’y a pas encore de connexion.",
  retry: "Réessayer",
  cancel: "Annuler",
  endpoint: "Point de terminaison",
  key: "Clé",
  keyTitle: "Enregistrez votre nouvelle clé maintenant",
  keyStored: "J’ai enregistré la clé",
  leave:
    "La clé n’est affichée qu’une seule fois. Enregistrez-la avant de quitter cette page.",
  leaveNot: "Rester sur cette page",
  leaveUnsaved: "Quitter sans enregistrer",
  crashed:
    "Une erreur s’est produite sur cet écran. Réessayez pour l’afficher.",
  copy: {
    endpoint: "Copier le point de terminaison",
    key: "Copier la clé",
    bearer: "Copier sous la forme «\u202fBearer …\u202f»",
  },
  copied: "Copié",
  copyByHand:
    "Le texte est sélectionné\u202f: appuyez sur Ctrl+C, ou sur ⌘C sur un Mac.",
  download: "Télécharger",
  status: { active: "Active", expiring: "Expire bientôt", expired: "Expirée" },
  statusText: {
    expiring: (relative) =>
      `La clé expire ${relative}. L’approvisionnement s’arrêtera alors, sauf si elle est réinitialisée avant.`,
    expired:
      "L’approvisionnement s’est arrêté. Générez une nouvelle clé, puis collez-la dans votre fournisseur d’identité.",
  },
  expires: "Expiration",
  never: "Jamais",
  remind: "Ajouter au calendrier",
  reminder: {
    summary: (relative) => `La clé SCIM expire ${relative}`,
    description: (expires, endpoint) =>
      `La clé pour ${endpoint} expire le ${expires}. Réinitialisez-la avant et collez la nouvelle clé dans votre fournisseur d’identité.`,
  },
  created: "Création",
  users: "Utilisateurs approvisionnés",
  oldKey: "Ancienne clé",
  oldKeyUntil: (until) => `Valable jusqu’au ${until}`,
  activityLabel: "Requêtes",
  activity: {
    waiting: "En attente de la première requête",
    receiving: "Des requêtes arrivent",
    quiet: "Aucune requête récente",
    failing: "La dernière requête a été refusée",
  },
  waitingForNewKey: "En attente de la première requête avec la nouvelle clé",
  lastRequest: (relative) => `Dernière requête\u202f: ${relative}.`,
  lastUpdated: (relative) => `Dernière mise à jour\u202f: ${relative}.`,
  lastRefused: (relative) =>
    `Elle portait une clé qui n’est plus valable (${relative}).`,
  refusedHint: (keyHint) =>
    `L’approvisionnement s’est arrêté. Collez la clé actuelle${keyHint ? ` (*••••${keyHint}*)` : ""} dans votre fournisseur d’identité. Si vous ne l’avez pas, réinitialisez la clé.`,
  waitingHint: (provider, action) =>
    `${action ? `Choisissez ${action}` : "Testez la connexion"} dans ${provider ?? "votre fournisseur d’identité"}. Si une erreur 401 y est signalée, une autre clé y est enregistrée. Si personne n’a la clé de cette connexion, réinitialisez-la.`,
  quietHint:
    "Les requêtes de votre fournisseur d’identité sont d’ordinaire plus fréquentes. Vérifiez que l’approvisionnement y est activé.",
  oldKeyInUse:
    "Votre fournisseur d’identité utilise encore l’ancienne clé. Collez-y la nouvelle.",
  provider: "Fournisseur d’identité",
  providerChoose: "Choisissez votre fournisseur",
  providerOther: "Autre fournisseur SCIM 2.0",
  providerHint: "Choisissez-le pour voir les étapes et le nom de ses champs.",
  providerReady: (name) =>
    `Ouvrez ${name ?? "votre fournisseur d’identité"} dans une autre fenêtre\u202f: la clé n’est affichée qu’une seule fois.`,
  providerUnsupported: (name) =>
    `${name} n’approvisionne que les applications de son propre catalogue. Si celle-ci n’y figure pas, certaines entreprises passent par une autre application du catalogue dont l’URL du point de terminaison est modifiable\u202f: générez une clé et collez-y les deux valeurs. Les attributs sont alors mappés comme pour cette application. Testez d’abord avec un seul utilisateur.`,
  guideSetup: (name) => `Configurer ${name ?? "votre fournisseur d’identité"}`,
  guideReset: (name) =>
    `Où coller une nouvelle clé dans ${name ?? "votre fournisseur d’identité"}`,
  guideNotes: "En cas de problème",
  guideFailed: "Le guide n’a pas pu être chargé. Continuez sans lui.",
  guideMore: (name) => `Documentation ${name ?? "SCIM"} (nouvel onglet)`,
  expiryLabel: "Expiration de la clé",
  expiryCustom: "Autre date…",
  expiryDate: "Date d’expiration",
  expiryHint: (date) => `La clé est valable jusqu’au ${date}.`,
  expiryNeverRemark:
    "Cette clé est valable jusqu’à ce qu’elle soit réinitialisée ou que la connexion soit supprimée. Même si elle fuite, elle reste valable.",
  expiryDateHint:
    "La clé est valable jusqu’à la fin de ce jour dans votre fuseau horaire.",
  expiryInvalid: (earliest, latest) =>
    `Choisissez une date comprise entre le ${earliest} et le ${latest}.`,
  overlapNone: "La révoquer immédiatement",
  overlapFor: (duration) => `La conserver pendant ${duration}`,
  overlapHint: (duration) =>
    `Les deux clés sont valables pendant ${duration}, ou jusqu’à l’expiration de l’ancienne. Collez la nouvelle dans votre fournisseur d’identité avant ce terme.`,
  create: {
    action: "Générer une clé",
    running: "Génération de la clé…",
    done: "Clé générée.",
    instructions:
      "Collez le point de terminaison et la clé dans votre fournisseur d’identité. La clé n’est affichée qu’une seule fois.",
  },
  reset: {
    action: "Réinitialiser la clé",
    running: "Réinitialisation de la clé…",
    done: "Clé réinitialisée.",
    instructions:
      "Collez la nouvelle clé dans votre fournisseur d’identité\u202f: l’ancienne n’est plus valable. La clé n’est affichée qu’une seule fois.",
    untilOldEnds: (until) =>
      `Collez la nouvelle clé dans votre fournisseur d’identité\u202f: l’ancienne est valable jusqu’au ${until}. La clé n’est affichée qu’une seule fois.`,
    whileOldWorks:
      "Collez la nouvelle clé dans votre fournisseur d’identité avant que l’ancienne ne cesse d’être valable. La clé n’est affichée qu’une seule fois.",
    title: "Réinitialiser cette clé\u202f?",
    description:
      "L’ancienne clé cesse immédiatement d’être valable. L’approvisionnement s’arrête jusqu’à ce que vous colliez la nouvelle clé dans votre fournisseur d’identité\u202f: ouvrez-en la console.",
    descriptionOverlap:
      "Vous obtenez une nouvelle clé, à coller dans votre fournisseur d’identité.",
    descriptionUnused:
      "Vous obtenez une nouvelle clé. L’ancienne n’a jamais été utilisée et cesse immédiatement d’être valable.",
  },
  renew: {
    action: "Générer une nouvelle clé",
    title: "Générer une nouvelle clé\u202f?",
    description:
      "L’ancienne clé a expiré. L’approvisionnement reprend dès que vous collez la nouvelle clé dans votre fournisseur d’identité\u202f: ouvrez-en la console.",
  },
  update: {
    action: "Modifier l’expiration",
    running: "Modification de l’expiration…",
    title: "Modifier l’expiration de cette clé\u202f?",
    description: "La clé reste la même\u202f: il n’y a rien à recoller.",
  },
  endPreviousKey: {
    action: "Révoquer l’ancienne clé",
    running: "Révocation de l’ancienne clé…",
    title: "Révoquer l’ancienne clé maintenant\u202f?",
    description:
      "Les requêtes portant l’ancienne clé seront alors refusées. Vérifiez d’abord que votre fournisseur d’identité a la nouvelle clé.",
    descriptionInUse:
      "Votre fournisseur d’identité utilise encore l’ancienne clé. Si vous la révoquez, l’approvisionnement s’arrête jusqu’à ce que la nouvelle clé y soit collée.",
  },
  remove: {
    action: "Supprimer la connexion",
    running: "Suppression de la connexion…",
    title: "Supprimer cette connexion\u202f?",
    description:
      "La clé cesse immédiatement d’être valable et l’approvisionnement s’arrête. Cette action est irréversible.",
    details: "Les utilisateurs existants restent tels quels.",
    users: (count) =>
      formatCount(count, "fr", {
        one: "# utilisateur a été approvisionné.",
        other: "# utilisateurs ont été approvisionnés.",
      }),
    confirm: (text) => `Saisissez «\u202f${text}\u202f» pour confirmer`,
    mistyped: "Le texte ne correspond pas.",
  },
  notices: {
    deleted:
      "La connexion est supprimée. Désactivez aussi l’approvisionnement dans votre fournisseur d’identité.",
    "deleted-elsewhere":
      "La connexion a été supprimée dans une autre fenêtre ou par quelqu’un d’autre.",
    "created-elsewhere":
      "La connexion existe déjà\u202f: elle a été créée dans une autre fenêtre, par quelqu’un d’autre ou lors d’une tentative précédente. Si vous n’avez pas sa clé, réinitialisez-la.",
    "expiry-moved": "L’expiration de la clé est modifiée.",
    "previous-key-ended": "L’ancienne clé n’est plus valable.",
    "changed-elsewhere":
      "La clé ou son expiration a été modifiée dans une autre fenêtre ou par quelqu’un d’autre. Une clé enregistrée auparavant n’est peut-être plus valable.",
    "key-undelivered":
      "La connexion a été créée, mais sa clé s’est perdue en chemin. Réinitialisez la clé pour en obtenir une nouvelle.",
    "reset-uncertain":
      "Il n’est pas certain que la clé ait été réinitialisée\u202f: l’ancienne n’est peut-être plus valable. Réinitialisez à nouveau la clé.",
    "key-hidden":
      "La clé a été masquée lorsque vous avez quitté la page. Si vous ne l’avez pas enregistrée, réinitialisez-la.",
  },
  unsettled: "Il n’est pas certain que votre dernière modification ait abouti.",
  failed: {
    get: "La connexion ne peut pas être affichée",
    create: "Aucune clé n’a été générée",
    reset: "La clé n’a pas été réinitialisée",
    uncertain: "La réinitialisation n’a pas été confirmée",
    remove: "La connexion n’a pas été supprimée",
    update: "L’expiration n’a pas été modifiée",
    endPreviousKey: "L’ancienne clé n’a pas été révoquée",
  },
  errors: {
    "signed-out": "Aucune session ouverte. Connectez-vous, puis réessayez.",
    forbidden:
      "Vous n’avez pas l’autorisation requise. Adressez-vous à un administrateur.",
    "rate-limited": "Trop de tentatives. Réessayez plus tard.",
    offline:
      "Serveur injoignable. Vérifiez votre réseau et que votre session est toujours ouverte, puis réessayez.",
    unreadable:
      "La réponse du serveur est illisible. Votre session est peut-être fermée\u202f: connectez-vous, puis réessayez.",
    timeout: "Le serveur a mis trop de temps à répondre. Réessayez plus tard.",
    invalid:
      "Le serveur n’a pas accepté cette opération. Si le problème persiste, contactez le support.",
    server: "Une erreur s’est produite sur le serveur. Réessayez plus tard.",
  },
  retryAfter: (relative) => `Trop de tentatives. Réessayez ${relative}.`,
}

/** For the `providers` of the screen: the guides in French. */
export const frProviders = translateProviders(
  async () => (await import("@/lib/scim/locales/guides-fr")).guidesFr,
)
