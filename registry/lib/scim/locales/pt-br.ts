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
  leave: "A chave é exibida uma única vez. Salve-a antes de sair desta página.",
  leaveNot: "Permanecer nesta página",
  leaveUnsaved: "Sair sem salvar",
  crashed: "Ocorreu um erro nesta tela. Tente novamente para exibi-la.",
  copy: {
    endpoint: "Copiar ponto de extremidade",
    key: "Copiar chave",
    bearer: "Copiar como “Bearer …”",
  },
  copied: "Copiado",
  copyByHand: "O texto está selecionado: pressione Ctrl+C ou, no Mac, ⌘C.",
  download: "Baixar",
  status: { active: "Ativa", expiring: "Expira em breve", expired: "Expirada" },
  statusText: {
    expiring: (relative) =>
      `A chave expira ${relative}. O provisionamento será interrompido nesse momento, a menos que ela seja redefinida antes.`,
    expired:
      "O provisionamento foi interrompido. Gere uma nova chave e cole-a no seu provedor de identidade.",
  },
  expires: "Expiração",
  never: "Nunca",
  remind: "Adicionar ao calendário",
  reminder: {
    summary: (relative) => `A chave SCIM expira ${relative}`,
    description: (expires, endpoint) =>
      `A chave de ${endpoint} expira em ${expires}. Redefina-a antes disso e cole a nova chave no seu provedor de identidade.`,
  },
  created: "Criada em",
  users: "Usuários provisionados",
  oldKey: "Chave antiga",
  oldKeyUntil: (until) => `Válida até ${until}`,
  activityLabel: "Solicitações",
  activity: {
    waiting: "Aguardando a primeira solicitação",
    receiving: "Recebendo solicitações",
    quiet: "Nenhuma solicitação recente",
    failing: "A última solicitação foi recusada",
  },
  waitingForNewKey: "Aguardando a primeira solicitação com a nova chave",
  lastRequest: (relative) => `Última solicitação: ${relative}.`,
  lastUpdated: (relative) => `Última atualização: ${relative}.`,
  lastRefused: (relative) =>
    `Ela foi feita com uma chave que não funciona mais (${relative}).`,
  refusedHint: (keyHint) =>
    `O provisionamento foi interrompido. Cole a chave atual${keyHint ? ` (*••••${keyHint}*)` : ""} no seu provedor de identidade. Se não a tiver, redefina a chave.`,
  waitingHint: (provider, action) =>
    `${action ? `Selecione ${action}` : "Teste a conexão"} no ${provider ?? "seu provedor de identidade"}. Se aparecer um erro 401, ele tem outra chave. Se ninguém tiver a chave desta conexão, redefina-a.`,
  quietHint:
    "Seu provedor de identidade costuma enviar solicitações com mais frequência. Verifique nele se o provisionamento está ativado.",
  oldKeyInUse:
    "Seu provedor de identidade ainda usa a chave antiga. Cole a nova chave nele.",
  provider: "Provedor de identidade",
  providerChoose: "Selecione o provedor",
  providerOther: "Outro provedor SCIM 2.0",
  providerHint: "Selecione-o para ver as etapas e os nomes dos campos.",
  providerReady: (name) =>
    `Deixe o ${name ?? "seu provedor de identidade"} aberto em outra janela: a chave é exibida uma única vez.`,
  providerUnsupported: (name) =>
    `O ${name} só provisiona usuários em aplicativos do próprio catálogo. Se este não estiver nele, algumas empresas usam outro aplicativo do catálogo cuja URL do endpoint pode ser alterada: gere uma chave e cole os dois valores nele. Os atributos são então mapeados como para aquele aplicativo. Teste primeiro com um usuário.`,
  guideSetup: (name) =>
    `Como configurar o ${name ?? "seu provedor de identidade"}`,
  guideReset: (name) =>
    `Onde colar uma nova chave no ${name ?? "seu provedor de identidade"}`,
  guideNotes: "Se algo não funcionar",
  guideFailed: "O guia não pôde ser carregado. É possível continuar sem ele.",
  guideMore: (name) => `Documentação do ${name ?? "SCIM"} (nova guia)`,
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
  overlapHint: (duration) =>
    `As duas chaves são válidas por ${duration}, ou até a antiga expirar. Cole a nova chave no seu provedor de identidade antes disso.`,
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
    whileOldWorks:
      "Cole a nova chave no seu provedor de identidade antes que a antiga deixe de funcionar. A nova chave é exibida uma única vez.",
    title: "Redefinir esta chave?",
    description:
      "A chave antiga deixa de funcionar imediatamente. O provisionamento fica interrompido até que a nova chave seja colada no seu provedor de identidade: deixe-o aberto.",
    descriptionOverlap:
      "Uma nova chave será gerada e deverá ser colada no seu provedor de identidade.",
    descriptionUnused:
      "Uma nova chave será gerada. A antiga nunca foi usada e deixa de funcionar imediatamente.",
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
    description:
      "A partir daí, as solicitações com a chave antiga são recusadas. Antes, verifique se o provedor de identidade já tem a nova chave.",
    descriptionInUse:
      "Seu provedor de identidade ainda usa a chave antiga. Se ela for revogada, o provisionamento ficará interrompido até que a nova chave seja colada nele.",
  },
  remove: {
    action: "Excluir conexão",
    running: "Excluindo a conexão…",
    title: "Excluir esta conexão?",
    description:
      "A chave deixa de funcionar imediatamente e o provisionamento é interrompido. Esta ação não pode ser desfeita.",
    details: "Os usuários existentes permanecem como estão.",
    users: (count) =>
      formatCount(count, "pt-BR", {
        one: "# usuário foi provisionado.",
        many: "# de usuários foram provisionados.",
        other: "# usuários foram provisionados.",
      }),
    confirm: (text) => `Digite “${text}” para confirmar`,
    mistyped: "O texto não corresponde.",
  },
  notices: {
    deleted:
      "A conexão foi excluída. Desative também o provisionamento no seu provedor de identidade.",
    "deleted-elsewhere":
      "A conexão foi excluída em outra janela ou por outra pessoa.",
    "created-elsewhere":
      "A conexão já existe: foi criada em outra janela, por outra pessoa ou em uma tentativa anterior. Se não tiver a chave, redefina-a.",
    "expiry-moved": "A expiração da chave foi alterada.",
    "previous-key-ended": "A chave antiga não funciona mais.",
    "changed-elsewhere":
      "A chave ou sua expiração foi alterada em outra janela ou por outra pessoa. Uma chave salva antes pode não funcionar mais.",
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
    forbidden: "Sem permissão para isto. Fale com um administrador.",
    "rate-limited": "Muitas tentativas. Tente novamente mais tarde.",
    offline:
      "Servidor inacessível. Verifique a rede e se você ainda está conectado à sua conta e tente novamente.",
    unreadable:
      "Não foi possível ler a resposta do servidor. Talvez sua sessão tenha terminado: entre na conta e tente novamente.",
    timeout: "O servidor demorou a responder. Tente novamente mais tarde.",
    invalid:
      "O servidor não aceitou esta operação. Se o problema continuar, fale com o suporte.",
    server: "Ocorreu um erro no servidor. Tente novamente mais tarde.",
  },
  retryAfter: (relative) => `Muitas tentativas. Tente novamente ${relative}.`,
}

/** For the `providers` of the screen: the guides in Portuguese. */
export const ptBrProviders = translateProviders(
  async () => (await import("@/lib/scim/locales/guides-pt-br")).guidesPtBr,
)
