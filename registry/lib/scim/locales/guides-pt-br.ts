import {
  guideTexts,
  type ScimGuideTexts,
} from "@/lib/scim/locales/translate-providers"

export const guidesPtBr: ScimGuideTexts = {
  okta: guideTexts`
    Abra o aplicativo SAML ou SWA já existente para este produto. Se não houver nenhum, acesse *Applications* > *Applications* > *Create App Integration*, selecione *SAML 2.0*, ou *SWA* se o aplicativo servir apenas para provisionamento, e conclua o assistente.
    Acesse *General* > *App Settings* > *Edit*. Defina *Provisioning* como *SCIM* e selecione *Save*.
    Acesse *Provisioning* > *Integration* > *Edit*. Cole o ponto de extremidade em *SCIM connector base URL*.
    Insira *userName* em *Unique identifier field for users*.
    Marque *Push New Users* e *Push Profile Updates*; para incluir grupos, marque também *Push Groups*.
    Defina *Authentication Mode* como *HTTP Header*. Cole a chave em *Authorization*.
    Selecione *Test Connector Configuration* e depois *Save*.
    Acesse *Provisioning* > *To App* > *Edit*. Ative *Create Users*, *Update User Attributes* e *Deactivate Users* e selecione *Save*.
    Em *Assignments*, atribua um usuário. Quando esse usuário aparecer aqui, atribua os demais.
    Para incluir grupos, selecione-os em *Push Groups*.

    Abra o aplicativo e acesse *Provisioning* > *Integration* > *Edit*. Cole a nova chave em *Authorization*.
    Selecione *Test Connector Configuration* e depois *Save*.

    Se *SCIM* não aparecer em *Provisioning*, peça ao suporte da Okta para habilitar o provisionamento na sua organização.
    Um aplicativo OIDC não aceita SCIM. Se os usuários entram via OIDC, crie um segundo aplicativo com *SWA* para o provisionamento e oculte o ícone dele.
    No aplicativo de catálogo *SCIM 2.0 Test App (Header Auth)* e no agente de provisionamento local, a palavra Bearer deve vir antes da chave. No agente, o ponto de extremidade também deve terminar com uma barra.
    No aplicativo de catálogo *SCIM 2.0 Test App (OAuth Bearer Token)*, o ponto de extremidade vai em *SCIM 2.0 Base URL* e a chave, sem a palavra Bearer, em *OAuth Bearer Token*.`,
  entra: guideTexts`
    No centro de administração do Entra, abra *Entra ID* > *Enterprise apps*. Se houver um aplicativo para este produto em que se entra via SAML, abra-o e continue em *Provisioning*. Caso contrário, selecione *New application* > *Create your own application*.
    Para um novo, selecione *Integrate any other application you don't find in the gallery (Non-gallery)*, insira um nome e crie o aplicativo.
    Acesse *Provisioning* > *New configuration*. Cole o ponto de extremidade em *Tenant URL*.
    Cole a chave em *Secret Token*.
    Selecione *Test Connection* e depois *Create*.
    Em *Users and groups*, atribua os usuários e grupos a provisionar.
    Revise *Attribute mapping*. Em caso de dúvida, não altere nada.
    Selecione *Provision on demand* e provisione um usuário.
    Em *Overview* > *Properties*, insira um endereço de e-mail para notificações.
    Selecione *Start provisioning*. A partir daí, o Entra provisiona a cada 40 minutos, aproximadamente; o primeiro ciclo pode demorar muito mais.

    Abra o aplicativo, acesse *Provisioning* e edite as credenciais. Cole a nova chave em *Secret Token*.
    Selecione *Test Connection* e salve.
    Se o provisionamento estiver em quarentena, selecione *Restart provisioning*. Se tiver sido desabilitado, inicie-o novamente.

    No console antigo, acesse *Provisioning* > *Get started*, defina *Provisioning Mode* como *Automatic*, preencha *Admin Credentials*, selecione *Test Connection* e *Save* e, por fim, defina *Provisioning Status* como *On*.
    Um registro de aplicativo usado para entrar via OIDC não aceita provisionamento. Crie um segundo aplicativo como descrito aqui.
    Se a chave for recusada, o Entra coloca o provisionamento em quarentena imediatamente, espaça cada vez mais as tentativas e o desabilita após cerca de quatro semanas. Substitua a chave antes que expire.
    Opcional: com *?aadOptscim062020* depois do ponto de extremidade em *Tenant URL*, o Entra envia as alterações no formato do padrão SCIM. *Provision on demand* ignora esse parâmetro.`,
  onelogin: guideTexts`
    Acesse *Applications* > *Applications* > *Add App* e pesquise *SCIM Provisioner with SAML (SCIM v2 Enterprise)*.
    Abra-o, insira um nome e selecione *Save*.
    Acesse *Configuration*. Cole o ponto de extremidade em *SCIM Base URL*.
    Cole a chave em *SCIM Bearer Token*.
    Em *API Connection* ou *API Status*, selecione *Enable*. Depois, selecione *Save*.
    Para incluir grupos, acesse *Parameters*, abra *Groups* e marque *Include in User Provisioning*.
    Em *Provisioning*, marque *Enable provisioning* e escolha o que acontece quando usuários são excluídos.
    Em *Require admin approval before this action is performed*, desmarque o que não precisa de aprovação. Depois, selecione *Save*.
    Em *Access*, atribua as funções cujos usuários devem ser provisionados.

    Abra o aplicativo e acesse *Configuration*. Cole a nova chave em *SCIM Bearer Token*.
    Se a API estiver desabilitada, selecione *Enable*. Depois, selecione *Save*.

    *Require admin approval before this action is performed* vem marcado por padrão para a criação, a atualização e a exclusão de usuários. Assim, as alterações ficam como *Pending* até que um administrador as aprove.
    *SCIM JSON Template* deve corresponder ao esquema SCIM. Se usuários forem recusados, verifique-o.`,
  jumpcloud: guideTexts`
    Acesse *SSO Applications* > *Add New Application* > *Custom Application*.
    Marque *Export users to this app (Identity Management)* e selecione *Next*. Insira um nome e selecione *Save Application* > *Configure Application*.
    Em *Identity Management*, selecione a API SCIM, versão 2.0.
    Cole o ponto de extremidade em *Base URL*. Ele não pode terminar com uma barra.
    Cole a chave em *Token Key*.
    Em *Test User Email*, insira um endereço novo que ninguém tenha, no domínio da sua empresa.
    Selecione *Test Connection*, depois *Activate* e *Save*.
    Atribua um grupo de usuários com um único usuário. Quando esse usuário aparecer aqui, atribua os demais grupos.

    Abra o aplicativo e acesse *Identity Management*. Cole a nova chave em *Token Key*.
    Em *Test User Email*, insira novamente um endereço novo que ninguém tenha, no domínio da sua empresa: cada alteração exige um.
    Selecione *Test Connection*, ative novamente se for solicitado e selecione *Save*.

    *Activate* cria, atualiza e exclui um usuário e um grupo de teste, que podem aparecer aqui por um instante.
    Se a ativação falhar porque não é possível gerenciar grupos aqui, desative *Enable management of User Groups and Group Membership*.
    Usuários em preparação (staged) no JumpCloud não são exportados.`,
  pingone: guideTexts`
    Acesse *Integrations* > *Provisioning*, selecione o ícone de adição e *New connection*.
    Selecione *Select* ao lado de *Identity Store*, depois *SCIM Outbound*, *Select* e *Next*. Insira um nome e selecione *Next*.
    Cole o ponto de extremidade em *SCIM base URL*.
    Defina *Users resource* como */Users*, *SCIM version* como *2.0* e *Groups Resource* como */Groups*.
    Defina *Authentication method* como *OAuth 2 Bearer Token*. Cole a chave em *OAuth Access Token*.
    Defina *Auth Type Header* como *Bearer* e selecione *Test connection*.
    Revise as preferências, selecione *Save* e ative a conexão.
    Adicione uma regra com o PingOne como origem e esta conexão como destino. Defina o filtro de usuários e o mapeamento e ative a regra.

    Abra a conexão e edite a configuração. Cole a nova chave em *OAuth Access Token*.
    Teste a conexão, se houver essa opção, e salve.
    Verifique se a conexão e a regra estão ativadas. Para enviar tudo novamente, use *Full Resync*.

    A conexão sozinha não provisiona nada: quem provisiona é a regra. Se nada chegar, verifique se ambas estão ativadas.
    Se o teste falhar, selecione *Cancel* e corrija os campos. *Continue* prossegue com uma conexão que não pode ser usada.`,
  pingfederate: guideTexts`
    Instale o conector SCIM no PingFederate, se ainda não houver.
    Acesse *Applications* > *Integration* > *SP Connections* > *Create Connection*.
    Em *Connection Template*, selecione *Use a template for this connection* e depois *SCIM Provisioner*.
    Em *Connection Type*, selecione *Outbound Provisioning*. Em *General Info*, insira um nome em *Connection Name*.
    Em *Outbound Provisioning*, abra *Target*. Cole o ponto de extremidade em *SCIM URL*.
    Defina *SCIM Version* como *2.0* e *Authentication Methods* como *OAuth 2 Bearer Token*.
    Cole a chave em *Access Token*.
    Defina *Unique User Identifier* como *userName*.
    Em *Manage Channels*, preencha *Attribute Mapping* e ative o canal.
    Em *Activation and Summary*, ative a conexão e selecione *Save*.

    Abra a conexão SP e acesse *Outbound Provisioning* > *Target*. Cole a nova chave em *Access Token*.
    Salve e verifique se o canal e a conexão estão ativos.

    O PingFederate só verifica o ponto de extremidade e a chave quando o canal e a conexão são ativados.
    Para alterar *Unique User Identifier* mais tarde, é preciso excluir a conexão SP e criá-la novamente.`,
  rippling: guideTexts`
    Acesse *IT* > *Third-Party Access* > *Add Integration* > *Create New Custom Integration*.
    Insira um nome, escolha uma categoria, carregue um logotipo e marque *User Management via SCIM*. Depois, selecione *Continue*.
    Defina *SCIM version* como *2.0*. Cole o ponto de extremidade em *SCIM base URL*.
    Defina *SCIM Authorization Method* como *Bearer Token*.
    Em *Supported SCIM Attributes*, adicione *externalId*, *emails.primary*, *name.givenName* e *name.familyName*. Para incluir grupos, marque *Supports Groups*.
    Selecione *Install now*. Quando o Rippling pedir o *Bearer Token*, cole a chave.
    Defina as regras de acesso e o momento do provisionamento.

    Abra a integração no ponto em que o Rippling pediu o *Bearer Token*. Cole a nova chave.
    Salve e altere um usuário no Rippling para ver a alteração chegar aqui.

    Em consoles mais antigos, isso fica em *IT* > *Custom Integrations* ou em *Identity Management* > *Custom App*.
    O Rippling só pede a chave na etapa de instalação. Mantenha esta página aberta até lá.
    Os usuários acompanham o vínculo empregatício: uma data de desligamento no Rippling desativa o usuário aqui.`,
  cyberark: guideTexts`
    No Admin Portal, acesse *Apps & Widgets* > *Web Apps* e abra o aplicativo SAML.
    Em *Provisioning*, marque *Enable provisioning for this application* e confirme com *Yes*. Se *Live Mode* estiver disponível, selecione-o.
    Cole o ponto de extremidade em *SCIM Service URL*.
    Defina *Authorization Type* como *Authorization Header* e *Header Type* como *Bearer Token*.
    Cole a chave em *Bearer Token*.
    Selecione *Verify* e depois *Save*.
    Para que usuários sejam desativados aqui, desmarque *Do not de-provision (deactivate or delete) users in target application*.
    Nos mapeamentos de funções, selecione *Add* para cada função a provisionar. Depois, selecione *Save*.

    Abra o aplicativo e acesse *Provisioning*. Cole a nova chave em *Bearer Token*.
    Selecione *Verify* e depois *Save*.

    O provisionamento funciona em um aplicativo Web SAML. Se ainda não houver um, configure-o primeiro.
    A documentação da CyberArk pressupõe uma chave que nunca expira. Se a sua expirar, anote a data.`,
  keycloak: guideTexts`
    O SCIM nativo do Keycloak só recebe usuários e não pode enviá-los para cá. Instale a extensão SCIM for Keycloak, de scim-for-keycloak.de.
    Abra o *SCIM Administration Console*, acesse *Remote SCIM Provider* e selecione o botão de adição.
    Cole o ponto de extremidade em *Base URL*. Depois, selecione *Use default configuration*.
    Desative as solicitações em massa e a sincronização de senhas.
    Adicione uma autenticação do tipo *Long Life Bearer Token*. Cole a chave em *Bearer Token*.
    Em *Realm Assignments*, atribua o seu realm.
    Em *Synchronization*, inicie uma sincronização.

    Em *Remote SCIM Provider*, abra a autenticação. Cole a nova chave em *Bearer Token*.
    Salve e inicie uma sincronização em *Synchronization*.

    A opção *SCIM API* em *Realm settings* > *General* permite que terceiros enviem usuários ao Keycloak. Ela não é necessária aqui.
    A extensão mitodl/keycloak-scim também envia usuários, mas grupos só em parte. Ela é configurada em *User federation* > *Add provider* e precisa do ouvinte de eventos *scim*.`,
  authentik: guideTexts`
    Acesse *Applications* > *Applications* > *New Application*. Insira um nome e selecione *Next*.
    Defina *Provider Type* como *SCIM* e selecione *Next*.
    Cole o ponto de extremidade em *URL*.
    Mantenha *Authentication mode* em *Static token*. Cole a chave em *Token*.
    Selecione *Next*, defina os vínculos (bindings), selecione *Next* novamente e depois *Create*.
    Edite o novo aplicativo. Selecione o ícone de adição ao lado de *Backchannel providers*, marque o novo provedor, selecione *Confirm* e salve.

    Acesse *Applications* > *Providers* e edite o provedor SCIM. Cole a nova chave em *Token*.
    Salve. A próxima sincronização completa ocorre em até uma hora.

    Nada é enviado enquanto o provedor não estiver em *Backchannel providers* do aplicativo.
    Não há teste de conexão: a primeira sincronização mostra se o ponto de extremidade e a chave estão corretos.
    Se nada mudar aqui, verifique se o provedor não está em modo de simulação (dry-run).
    Inicialmente, as contas de serviço não são incluídas.`,
  other: guideTexts`
    No provedor de identidade, abra a página de provisionamento ou SCIM do aplicativo.
    Selecione SCIM 2.0.
    Cole o ponto de extremidade no campo do endereço, geralmente chamado *SCIM Base URL*. Não acrescente */Users* nem uma barra.
    Selecione a autenticação que envia uma chave fixa, geralmente chamada *OAuth Bearer Token* ou *HTTP Header*.
    Cole a chave no campo correspondente, geralmente chamado *Bearer token*.
    Se for solicitado um identificador exclusivo, insira *userName*.
    Teste a conexão, se houver essa opção, e salve.
    Atribua um usuário. Quando esse usuário aparecer aqui, atribua os demais.

    Abra a mesma página. Cole a nova chave no campo correspondente, geralmente chamado *Bearer token*.
    Teste a conexão, se houver essa opção, e salve. Se o provisionamento tiver sido interrompido, inicie-o novamente.

    Se a resposta for 401, verifique se o campo exige a palavra Bearer antes da chave.
    Se a resposta for 404, verifique se o ponto de extremidade está lá como é exibido aqui.`,
}
