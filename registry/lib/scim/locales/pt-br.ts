import { translateProviders } from "@/lib/scim/locales/translate-providers"
import { formatCount } from "@/lib/scim/scim-expiry"
import type { ScimMessages } from "@/lib/scim/scim-messages"

/** Portuguese of Brazil. */
export const ptBr: ScimMessages = {
  title: "Provisionamento SCIM",
  description:
    "Permita que seu provedor de identidade crie, atualize e desative usuários aqui.",
  loading: "Carregando a conexão…",
  readOnlyEmpty: "Ainda não há nenhuma conexão.",
  retry: "Tentar novamente",
  cancel: "Cancelar",

  endpoint: "Ponto de extremidade",
  key: "Chave",
  keyTitle: "Salve a nova chave agora",
  keyStored: "Já salvei a chave",
  copy: {
    endpoint: "Copiar ponto de extremidade",
    key: "Copiar chave",
    bearer: "Copiar como “Bearer …”",
  },
  copied: "Copiado",
  copyByHand:
    "A cópia não foi permitida. O texto está selecionado: pressione Ctrl+C ou, no Mac, ⌘C.",
  download: "Baixar",

  statusLabel: "Status",
  status: { active: "Ativa", expiring: "Expira em breve", expired: "Expirada" },
  statusText: {
    expiring: (relative) =>
      `A chave expira ${relative}. Redefina-a antes disso para que o provisionamento não seja interrompido.`,
    expired:
      "O provisionamento foi interrompido. Gere uma nova chave e cole-a no seu provedor de identidade.",
  },
  expires: "Expiração",
  never: "Nunca",
  remind: "Adicionar ao calendário",
  reminder: {
    summary: "Expiração da chave SCIM",
    description: (expires, endpoint) =>
      `A chave de ${endpoint} expira em ${expires}. Redefina-a antes disso e cole a nova chave no seu provedor de identidade.`,
  },
  created: "Criada em",
  users: "Usuários",
  oldKey: "Chave antiga",
  oldKeyUntil: (until) => `Válida até ${until}`,
  activityLabel: "Solicitações",
  activity: {
    waiting: "Aguardando a primeira solicitação",
    receiving: "Recebendo solicitações",
    quiet: "Nenhuma solicitação recente",
    failing: "A última solicitação foi recusada",
    unknown: "",
  },
  lastRequest: (relative) => `Última solicitação: ${relative}.`,
  lastRefused: {
    expired: (relative) =>
      `A solicitação recusada foi feita ${relative} com uma chave expirada.`,
    replaced: (relative) =>
      `A solicitação recusada foi feita ${relative} com uma chave antiga. Cole a chave atual no seu provedor de identidade. Se não a tiver, redefina a chave.`,
  },
  waitingHint: (provider, action) =>
    `${action ? `Selecione ${action}` : "Teste a conexão"} no ${provider ?? "seu provedor de identidade"}. Se ninguém salvou a chave, redefina-a.`,
  quietHint:
    "Seu provedor de identidade costuma enviar solicitações com mais frequência. Verifique nele se o provisionamento está ativado.",
  oldKeyInUse:
    "Seu provedor de identidade ainda usa a chave antiga. Cole a nova chave nele.",

  provider: "Provedor de identidade",
  providerChoose: "Selecione o provedor",
  providerOther: "Outro provedor SCIM 2.0",
  providerReady: (name) =>
    `Deixe o ${name ?? "console do provedor"} aberto em outra janela: a chave é exibida uma única vez.`,
  providerUnsupported: (name) =>
    `O ${name} só provisiona usuários em aplicativos do próprio catálogo. Não é possível conectá-lo aqui: use outro provedor de identidade.`,
  guideReset: (name) =>
    `Onde colar uma nova chave no ${name ?? "seu provedor de identidade"}`,
  guideNotes: "Se algo não funcionar",
  guideFailed: "O guia não pôde ser carregado. É possível continuar sem ele.",
  guideMore: (name) => (name ? `Documentação do ${name}` : "O padrão SCIM"),
  newTab: "(nova guia)",

  expiryLabel: "Expiração da chave",
  expiryCustom: "Outra data…",
  expiryDate: "Data de expiração",
  expiryHint: (date) => `A chave é válida até ${date}.`,
  expiryNeverRemark:
    "Esta chave é válida até ser redefinida ou até a conexão ser excluída. Se vazar, continuará válida.",
  expiryDateHint: "A chave é válida até o fim desse dia no seu fuso horário.",
  expiryInvalid: (earliest, latest) =>
    `Selecione uma data entre ${earliest} e ${latest}.`,
  overlapNone: "Revogar imediatamente",
  overlapFor: (duration) => `Manter por ${duration}`,
  overlapHint: (until) =>
    `As duas chaves são válidas até ${until}. Cole a nova chave no seu provedor de identidade antes disso.`,

  create: {
    action: "Gerar chave",
    running: "Gerando a chave…",
    done: "Chave gerada.",
    instructions:
      "Cole o ponto de extremidade e a chave no seu provedor de identidade. A chave é exibida uma única vez.",
  },
  reset: {
    action: "Redefinir chave",
    running: "Redefinindo a chave…",
    done: "Chave redefinida.",
    instructions:
      "Cole a nova chave no seu provedor de identidade: a antiga não funciona mais. A nova chave é exibida uma única vez.",
    untilOldEnds: (until) =>
      `Cole a nova chave no seu provedor de identidade: a antiga é válida até ${until}. A nova chave é exibida uma única vez.`,
    title: "Redefinir esta chave?",
    description:
      "A chave antiga deixa de funcionar imediatamente. O provisionamento fica interrompido até que a nova chave seja colada no seu provedor de identidade: deixe-o aberto.",
    descriptionOverlap:
      "Uma nova chave será gerada. A antiga pode continuar válida por algum tempo para que o provisionamento não seja interrompido.",
  },
  renew: {
    action: "Gerar nova chave",
    title: "Gerar uma nova chave?",
    description:
      "A chave antiga expirou. O provisionamento será retomado quando a nova chave for colada no seu provedor de identidade: deixe-o aberto.",
  },
  update: {
    action: "Alterar expiração",
    running: "Alterando a expiração…",
    title: "Alterar a expiração desta chave?",
    description: "A chave continua a mesma: não é preciso colá-la novamente.",
  },
  endPreviousKey: {
    action: "Revogar chave antiga",
    running: "Revogando a chave antiga…",
    title: "Revogar a chave antiga agora?",
    description: "Confirme que o provedor de identidade já tem a nova chave.",
  },
  remove: {
    action: "Excluir conexão",
    running: "Excluindo a conexão…",
    title: "Excluir esta conexão?",
    description:
      "A chave deixa de funcionar imediatamente. O provisionamento é interrompido; os usuários existentes permanecem como estão. Esta ação não pode ser desfeita.",
    users: (count) =>
      formatCount(count, "pt-BR", {
        one: "# usuário veio por esta conexão.",
        many: "# de usuários vieram por esta conexão.",
        other: "# usuários vieram por esta conexão.",
      }),
    confirm: (text) => `Digite “${text}” para confirmar`,
    mistyped: "O texto não corresponde.",
  },

  notices: {
    deleted: "A conexão foi excluída. A chave dela não funciona mais.",
    "deleted-elsewhere":
      "A conexão foi excluída em outra janela ou por outra pessoa.",
    "created-elsewhere":
      "A conexão já existe: foi criada em outra janela, por outra pessoa ou em uma tentativa anterior. Se não tiver a chave, redefina-a.",
    "expiry-moved": "A expiração da chave foi alterada.",
    "previous-key-ended": "A chave antiga não funciona mais.",
    "changed-elsewhere":
      "A chave foi redefinida em outra janela ou por outra pessoa. Uma chave salva antes pode não funcionar mais.",
    "key-undelivered":
      "A conexão foi criada, mas a chave se perdeu no caminho. Redefina-a para obter uma nova.",
    "reset-uncertain":
      "Não foi possível confirmar se a chave foi redefinida: a antiga pode não funcionar mais. Redefina a chave novamente.",
    "key-hidden":
      "A chave foi ocultada ao sair da página. Se não foi salva, redefina-a.",
  },

  unsettled: "Não foi possível confirmar se a última alteração foi aplicada.",
  failed: {
    get: "Não é possível exibir a conexão",
    create: "Nenhuma chave foi gerada",
    reset: "A chave não foi redefinida",
    uncertain: "A redefinição não foi confirmada",
    remove: "A conexão não foi excluída",
    update: "A expiração não foi alterada",
    endPreviousKey: "A chave antiga não foi revogada",
  },
  errors: {
    "signed-out": "Não há sessão ativa. Entre na conta e tente novamente.",
    forbidden: "Sem permissão para gerenciar isto. Fale com um administrador.",
    "rate-limited": "Muitas tentativas. Tente novamente mais tarde.",
    offline: "Servidor inacessível. Verifique a rede e tente novamente.",
    timeout: "O servidor demorou a responder. Tente novamente mais tarde.",
    invalid: "O servidor recusou esta solicitação.",
    server: "Ocorreu um erro no servidor. Tente novamente mais tarde.",
  },
  retryAfter: (seconds) =>
    `Muitas tentativas. Tente novamente em ${seconds} s.`,
}

/** For the `providers` of the screen: the guides in Portuguese. */
export const ptBrProviders = translateProviders(
  async () => (await import("@/lib/scim/locales/guides-pt-br")).guidesPtBr,
)
