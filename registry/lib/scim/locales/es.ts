import { translateProviders } from "@/lib/scim/locales/translate-providers"
import { formatCount } from "@/lib/scim/scim-expiry"
import type { ScimMessages } from "@/lib/scim/scim-messages"

/** Spanish. */
export const es: ScimMessages = {
  title: "Aprovisionamiento SCIM",
  description:
    "Permita que su proveedor de identidades cree, actualice y desactive usuarios aquí.",
  loading: "Cargando la conexión…",
  readOnlyEmpty: "Aún no hay ninguna conexión.",
  retry: "Reintentar",
  cancel: "Cancelar",
  endpoint: "Punto de conexión",
  key: "Clave",
  keyTitle: "Guarde ahora su nueva clave",
  keyStored: "He guardado la clave",
  leave:
    "La clave se muestra una sola vez. Guárdela antes de salir de esta página.",
  leaveNot: "Permanecer en esta página",
  leaveUnsaved: "Salir sin guardar",
  crashed:
    "Se produjo un error en esta pantalla. Vuelva a intentarlo para mostrarla.",
  copy: {
    endpoint: "Copiar el punto de conexión",
    key: "Copiar la clave",
    bearer: "Copiar como «Bearer …»",
  },
  copied: "Copiado",
  copyByHand: "El texto está seleccionado: presione Ctrl+C, o ⌘C en un Mac.",
  download: "Descargar",
  status: { active: "Activa", expiring: "Expira pronto", expired: "Expirada" },
  statusText: {
    expiring: (relative) =>
      `La clave expira ${relative}. El aprovisionamiento se detendrá en ese momento, a menos que la clave se restablezca antes.`,
    expired:
      "El aprovisionamiento se ha detenido. Genere una clave nueva y péguela en su proveedor de identidades.",
  },
  expires: "Expira",
  never: "Nunca",
  remind: "Agregar al calendario",
  reminder: {
    summary: (relative) => `La clave SCIM expira ${relative}`,
    description: (expires, endpoint) =>
      `La clave de ${endpoint} expira el ${expires}. Restablézcala antes y pegue la clave nueva en su proveedor de identidades.`,
  },
  created: "Creada",
  users: "Usuarios aprovisionados",
  oldKey: "Clave anterior",
  oldKeyUntil: (until) => `Válida hasta el ${until}`,
  activityLabel: "Solicitudes",
  activity: {
    waiting: "En espera de la primera solicitud",
    receiving: "Se reciben solicitudes",
    quiet: "Sin solicitudes recientes",
    failing: "Se rechazó la última solicitud",
  },
  waitingForNewKey: "En espera de la primera solicitud con la clave nueva",
  lastRequest: (relative) => `Última solicitud: ${relative}.`,
  lastUpdated: (relative) => `Última actualización: ${relative}.`,
  lastRefused: (relative) =>
    `Llevaba una clave que ya no es válida (${relative}).`,
  refusedHint: (keyHint) =>
    `El aprovisionamiento se ha detenido. Pegue la clave actual${keyHint ? ` (*••••${keyHint}*)` : ""} en su proveedor de identidades. Si no la tiene, restablezca la clave.`,
  waitingHint: (provider, action) =>
    `${action ? `Elija ${action}` : "Pruebe la conexión"} en ${provider ?? "su proveedor de identidades"}. Si aparece un error 401, allí hay otra clave. Si nadie tiene la clave de esta conexión, restablézcala.`,
  quietHint:
    "Las solicitudes de su proveedor de identidades suelen ser más frecuentes. Compruebe allí que el aprovisionamiento esté activado.",
  oldKeyInUse:
    "Su proveedor de identidades aún usa la clave anterior. Pegue allí la nueva.",
  provider: "Proveedor de identidades",
  providerChoose: "Elija su proveedor",
  providerOther: "Otro proveedor SCIM 2.0",
  providerHint: "Elíjalo para ver sus pasos y cómo se llaman sus campos.",
  providerReady: (name) =>
    `Abra ${name ?? "su proveedor de identidades"} en otra ventana: la clave se muestra una sola vez.`,
  providerUnsupported: (name) =>
    `${name} solo aprovisiona aplicaciones de su propio catálogo. Si esta no figura en él, algunas empresas usan otra aplicación del catálogo cuya URL del extremo se puede cambiar: genere una clave y pegue allí ambos valores. Los atributos se asignan entonces como para esa aplicación. Pruébelo primero con un usuario.`,
  guideSetup: (name) =>
    `Cómo configurar ${name ?? "su proveedor de identidades"}`,
  guideReset: (name) =>
    `Dónde pegar una clave nueva en ${name ?? "su proveedor de identidades"}`,
  guideNotes: "Si algo no funciona",
  guideFailed: "No se pudo cargar la guía. Puede continuar sin ella.",
  guideMore: (name) => `Documentación de ${name ?? "SCIM"} (nueva pestaña)`,
  expiryLabel: "Expiración de la clave",
  expiryCustom: "Otra fecha…",
  expiryDate: "Fecha de expiración",
  expiryHint: (date) => `La clave es válida hasta el ${date}.`,
  expiryNeverRemark:
    "Esta clave es válida hasta que se restablezca o se elimine la conexión. Aunque se filtre, sigue siendo válida.",
  expiryDateHint:
    "La clave es válida hasta el final de ese día en su zona horaria.",
  expiryInvalid: (earliest, latest) =>
    `Elija una fecha entre el ${earliest} y el ${latest}.`,
  overlapNone: "Revocarla de inmediato",
  overlapFor: (duration) => `Conservarla durante ${duration}`,
  overlapHint: (duration) =>
    `Ambas claves son válidas durante ${duration}, o hasta que caduque la anterior. Pegue antes la clave nueva en su proveedor de identidades.`,
  create: {
    action: "Generar clave",
    running: "Generando la clave…",
    done: "Clave generada.",
    instructions:
      "Pegue el punto de conexión y la clave en su proveedor de identidades. La clave se muestra una sola vez.",
  },
  reset: {
    action: "Restablecer clave",
    running: "Restableciendo la clave…",
    done: "Clave restablecida.",
    instructions:
      "Pegue la clave nueva en su proveedor de identidades: la anterior ya no es válida. La clave se muestra una sola vez.",
    untilOldEnds: (until) =>
      `Pegue la clave nueva en su proveedor de identidades: la anterior es válida hasta el ${until}. La clave se muestra una sola vez.`,
    whileOldWorks:
      "Pegue la clave nueva en su proveedor de identidades antes de que la anterior deje de ser válida. La clave se muestra una sola vez.",
    title: "¿Restablecer esta clave?",
    description:
      "La clave anterior deja de ser válida de inmediato. El aprovisionamiento se detiene hasta que pegue la clave nueva en su proveedor de identidades: tenga abierta su consola.",
    descriptionOverlap:
      "Recibirá una clave nueva, que deberá pegar en su proveedor de identidades.",
    descriptionUnused:
      "Recibirá una clave nueva. La anterior nunca se usó y deja de ser válida de inmediato.",
  },
  renew: {
    action: "Generar clave nueva",
    title: "¿Generar una clave nueva?",
    description:
      "La clave anterior ha expirado. El aprovisionamiento se reanuda cuando pegue la clave nueva en su proveedor de identidades: tenga abierta su consola.",
  },
  update: {
    action: "Cambiar expiración",
    running: "Cambiando la expiración…",
    title: "¿Cambiar la expiración de esta clave?",
    description: "La clave sigue siendo la misma: no hay que volver a pegarla.",
  },
  endPreviousKey: {
    action: "Revocar clave anterior",
    running: "Revocando la clave anterior…",
    title: "¿Revocar ahora la clave anterior?",
    description:
      "A partir de entonces se rechazan las solicitudes con la clave anterior. Compruebe antes que su proveedor de identidades tenga la clave nueva.",
    descriptionInUse:
      "Su proveedor de identidades aún usa la clave anterior. Si la revoca, el aprovisionamiento se detiene hasta que se pegue allí la clave nueva.",
  },
  remove: {
    action: "Eliminar conexión",
    running: "Eliminando la conexión…",
    title: "¿Eliminar esta conexión?",
    description:
      "La clave deja de ser válida de inmediato y el aprovisionamiento se detiene. Esta acción no se puede deshacer.",
    details: "Los usuarios existentes no cambian.",
    users: (count) =>
      formatCount(count, "es", {
        one: "Se ha aprovisionado # usuario.",
        many: "Se han aprovisionado # de usuarios.",
        other: "Se han aprovisionado # usuarios.",
      }),
    confirm: (text) => `Escriba «${text}» para confirmar`,
    mistyped: "El texto no coincide.",
  },
  notices: {
    deleted:
      "La conexión se ha eliminado. Desactive también el aprovisionamiento en su proveedor de identidades.",
    "deleted-elsewhere":
      "La conexión se eliminó en otra ventana o la eliminó otra persona.",
    "created-elsewhere":
      "La conexión ya existe: se creó en otra ventana o en un intento anterior, o la creó otra persona. Si no tiene su clave, restablézcala.",
    "expiry-moved": "La expiración de la clave se ha cambiado.",
    "previous-key-ended": "La clave anterior ya no es válida.",
    "changed-elsewhere":
      "La clave o su expiración se cambió en otra ventana o por parte de otra persona. Es posible que una clave guardada antes ya no sea válida.",
    "key-undelivered":
      "La conexión se creó, pero su clave se perdió por el camino. Restablezca la clave para obtener una nueva.",
    "reset-uncertain":
      "No es seguro que la clave se haya restablecido: es posible que la anterior ya no sea válida. Vuelva a restablecer la clave.",
    "key-hidden":
      "La clave se ocultó cuando usted salió de la página. Si no la guardó, restablézcala.",
  },
  unsettled: "No es seguro que su último cambio se haya aplicado.",
  failed: {
    get: "No se puede mostrar la conexión",
    create: "No se generó ninguna clave",
    reset: "La clave no se restableció",
    uncertain: "No se confirmó el restablecimiento",
    remove: "La conexión no se eliminó",
    update: "La expiración no se cambió",
    endPreviousKey: "La clave anterior no se revocó",
  },
  errors: {
    "signed-out": "No ha iniciado sesión. Inicie sesión y vuelva a intentarlo.",
    forbidden: "No tiene permiso para esto. Consulte a un administrador.",
    "rate-limited": "Hubo demasiados intentos. Inténtelo más tarde.",
    offline:
      "No se puede acceder al servidor. Compruebe su red y si su sesión sigue abierta, y vuelva a intentarlo.",
    unreadable:
      "No se puede leer la respuesta del servidor. Es posible que se haya cerrado su sesión: inicie sesión y vuelva a intentarlo.",
    timeout: "El servidor tardó demasiado en responder. Inténtelo más tarde.",
    invalid:
      "El servidor no aceptó esta operación. Si el problema continúa, contacte con el soporte.",
    server: "Se produjo un error en el servidor. Inténtelo más tarde.",
  },
  retryAfter: (relative) =>
    `Hubo demasiados intentos. Vuelva a intentarlo ${relative}.`,
}

/** For the `providers` of the screen: the guides in Spanish. */
export const esProviders = translateProviders(
  async () => (await import("@/lib/scim/locales/guides-es")).guidesEs,
)
