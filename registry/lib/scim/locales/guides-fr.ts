import {
  guideTexts,
  type ScimGuideTexts,
} from "@/lib/scim/locales/translate-providers"

export const guidesFr: ScimGuideTexts = {
  okta: guideTexts`
    Ouvrez l’application SAML ou SWA que vous avez pour ce produit. S’il n’y en a pas, accédez à *Applications* > *Applications* > *Create App Integration*, choisissez *SAML 2.0*, ou *SWA* si l’application ne sert qu’à l’approvisionnement, puis terminez l’assistant.
    Accédez à *General* > *App Settings* > *Edit*. Réglez *Provisioning* sur *SCIM* et choisissez *Save*.
    Accédez à *Provisioning* > *Integration* > *Edit*. Collez le point de terminaison dans *SCIM connector base URL*.
    Saisissez *userName* dans *Unique identifier field for users*.
    Cochez *Push New Users* et *Push Profile Updates*, ainsi que *Push Groups* si vous voulez approvisionner des groupes.
    Réglez *Authentication Mode* sur *HTTP Header*. Collez la clé dans *Authorization*.
    Choisissez *Test Connector Configuration*, puis *Save*.
    Accédez à *Provisioning* > *To App* > *Edit*. Activez *Create Users*, *Update User Attributes* et *Deactivate Users*, puis choisissez *Save*.
    Sous *Assignments*, affectez un utilisateur. Une fois cet utilisateur arrivé ici, affectez les autres.
    Si vous voulez approvisionner des groupes, choisissez-les sous *Push Groups*.

    Ouvrez l’application et accédez à *Provisioning* > *Integration* > *Edit*. Collez la nouvelle clé dans *Authorization*.
    Choisissez *Test Connector Configuration*, puis *Save*.

    Si *SCIM* n’est pas proposé sous *Provisioning*, demandez au support d’Okta d’activer l’approvisionnement pour votre organisation.
    Une application OIDC ne prend pas en charge SCIM. Si les utilisateurs se connectent par OIDC, créez une seconde application avec *SWA* pour l’approvisionnement et masquez son icône.
    Dans l’application du catalogue *SCIM 2.0 Test App (Header Auth)* et dans l’agent d’approvisionnement local, le mot Bearer doit précéder la clé. Pour l’agent, le point de terminaison doit aussi finir par une barre oblique.
    Dans l’application du catalogue *SCIM 2.0 Test App (OAuth Bearer Token)*, le point de terminaison se colle dans *SCIM 2.0 Base URL* et la clé, sans le mot Bearer, dans *OAuth Bearer Token*.`,
  entra: guideTexts`
    Dans le centre d’administration Entra, ouvrez *Entra ID* > *Enterprise apps*. Si vous avez pour ce produit une application avec connexion par SAML, ouvrez-la et poursuivez avec *Provisioning*. Sinon, choisissez *New application* > *Create your own application*.
    Pour en créer une nouvelle, choisissez *Integrate any other application you don't find in the gallery (Non-gallery)*, saisissez un nom et créez l’application.
    Accédez à *Provisioning* > *New configuration*. Collez le point de terminaison dans *Tenant URL*.
    Collez la clé dans *Secret Token*.
    Choisissez *Test Connection*, puis *Create*.
    Dans *Users and groups*, affectez les utilisateurs et les groupes à approvisionner.
    Vérifiez *Attribute mapping*. En cas de doute, n’y changez rien.
    Choisissez *Provision on demand* et approvisionnez un utilisateur.
    Dans *Overview* > *Properties*, saisissez une adresse e-mail pour les notifications.
    Choisissez *Start provisioning*. Entra lance ensuite l’approvisionnement toutes les 40 minutes environ\u202f; le premier cycle peut durer beaucoup plus longtemps.

    Ouvrez l’application, accédez à *Provisioning* et modifiez les informations d’identification. Collez la nouvelle clé dans *Secret Token*.
    Choisissez *Test Connection*, puis enregistrez.
    Si l’approvisionnement est en quarantaine, choisissez *Restart provisioning*. S’il a été désactivé, redémarrez-le.

    Dans l’ancienne console, accédez à *Provisioning* > *Get started*, réglez *Provisioning Mode* sur *Automatic*, remplissez *Admin Credentials*, choisissez *Test Connection* et *Save*, puis, à la fin, réglez *Provisioning Status* sur *On*.
    Une inscription d’application qui sert à la connexion OIDC ne permet pas l’approvisionnement. Créez une seconde application comme décrit ici.
    Si la clé est refusée, Entra met aussitôt l’approvisionnement en quarantaine, réessaie de moins en moins souvent et le désactive au bout de quatre semaines environ. Remplacez la clé avant son expiration.
    Facultatif\u202f: avec *?aadOptscim062020* après le point de terminaison dans *Tenant URL*, Entra envoie les modifications sous la forme que prévoit la norme SCIM. *Provision on demand* n’en tient pas compte.`,
  onelogin: guideTexts`
    Accédez à *Applications* > *Applications* > *Add App* et recherchez *SCIM Provisioner with SAML (SCIM v2 Enterprise)*.
    Ouvrez cette application, saisissez un nom et choisissez *Save*.
    Accédez à *Configuration*. Collez le point de terminaison dans *SCIM Base URL*.
    Collez la clé dans *SCIM Bearer Token*.
    Sous *API Connection* ou *API Status*, choisissez *Enable*. Choisissez ensuite *Save*.
    Si vous voulez approvisionner des groupes, accédez à *Parameters*, ouvrez *Groups* et cochez *Include in User Provisioning*.
    Sous *Provisioning*, cochez *Enable provisioning* et choisissez ce qui se passe lorsque des utilisateurs sont supprimés.
    Sous *Require admin approval before this action is performed*, décochez ce qui ne demande pas d’approbation. Choisissez ensuite *Save*.
    Sous *Access*, affectez les rôles dont les utilisateurs sont à approvisionner.

    Ouvrez l’application et accédez à *Configuration*. Collez la nouvelle clé dans *SCIM Bearer Token*.
    Si l’API est désactivée, choisissez *Enable*. Choisissez ensuite *Save*.

    *Require admin approval before this action is performed* est coché au départ pour la création, la mise à jour et la suppression d’utilisateurs. Les modifications restent alors à l’état *Pending* jusqu’à ce qu’un administrateur les approuve.
    *SCIM JSON Template* doit correspondre au schéma SCIM. Vérifiez ce modèle si des utilisateurs sont refusés.`,
  jumpcloud: guideTexts`
    Accédez à *SSO Applications* > *Add New Application* > *Custom Application*.
    Cochez *Export users to this app (Identity Management)* et choisissez *Next*. Saisissez un nom, puis choisissez *Save Application* > *Configure Application*.
    Sous *Identity Management*, choisissez l’API SCIM, version 2.0.
    Collez le point de terminaison dans *Base URL*. Il ne doit pas finir par une barre oblique.
    Collez la clé dans *Token Key*.
    Dans *Test User Email*, saisissez une nouvelle adresse que personne n’a, dans le domaine de votre entreprise.
    Choisissez *Test Connection*, puis *Activate*, puis *Save*.
    Affectez un groupe d’utilisateurs qui contient un seul utilisateur. Une fois cet utilisateur arrivé ici, affectez les autres groupes.

    Ouvrez l’application et accédez à *Identity Management*. Collez la nouvelle clé dans *Token Key*.
    Dans *Test User Email*, saisissez de nouveau une adresse que personne n’a, dans le domaine de votre entreprise\u202f: chaque modification en exige une nouvelle.
    Choisissez *Test Connection*, activez de nouveau si cela vous est demandé, puis choisissez *Save*.

    *Activate* crée, met à jour et supprime un utilisateur et un groupe de test. Il se peut que vous les voyiez ici un instant.
    Si l’activation échoue parce que les groupes ne peuvent pas être gérés ici, désactivez *Enable management of User Groups and Group Membership*.
    Les utilisateurs encore en attente dans JumpCloud (état «\u202fStaged\u202f») ne sont pas exportés.`,
  pingone: guideTexts`
    Accédez à *Integrations* > *Provisioning*, choisissez l’icône plus, puis *New connection*.
    Choisissez *Select* à côté de *Identity Store*, puis *SCIM Outbound*, *Select* et *Next*. Saisissez un nom et choisissez *Next*.
    Collez le point de terminaison dans *SCIM base URL*.
    Réglez *Users resource* sur */Users*, *SCIM version* sur *2.0* et *Groups Resource* sur */Groups*.
    Réglez *Authentication method* sur *OAuth 2 Bearer Token*. Collez la clé dans *OAuth Access Token*.
    Réglez *Auth Type Header* sur *Bearer*, puis choisissez *Test connection*.
    Vérifiez les préférences, choisissez *Save* et activez la connexion.
    Ajoutez une règle avec PingOne comme source et cette connexion comme cible. Définissez son filtre d’utilisateurs et sa mise en correspondance, puis activez la règle.

    Ouvrez la connexion et modifiez sa configuration. Collez la nouvelle clé dans *OAuth Access Token*.
    Testez la connexion si cela est proposé, puis enregistrez.
    Vérifiez que la connexion et sa règle sont activées. Pour tout renvoyer, utilisez *Full Resync*.

    La connexion seule n’approvisionne rien, c’est la règle qui le fait. Si rien n’arrive, vérifiez que les deux sont activées.
    Si le test échoue, choisissez *Cancel* et corrigez les champs. *Continue* crée une connexion inutilisable.`,
  pingfederate: guideTexts`
    Installez le connecteur SCIM dans PingFederate s’il est absent.
    Accédez à *Applications* > *Integration* > *SP Connections* > *Create Connection*.
    Sous *Connection Template*, choisissez *Use a template for this connection*, puis *SCIM Provisioner*.
    Sous *Connection Type*, choisissez *Outbound Provisioning*. Sous *General Info*, saisissez un nom dans *Connection Name*.
    Sous *Outbound Provisioning*, ouvrez *Target*. Collez le point de terminaison dans *SCIM URL*.
    Réglez *SCIM Version* sur *2.0* et *Authentication Methods* sur *OAuth 2 Bearer Token*.
    Collez la clé dans *Access Token*.
    Réglez *Unique User Identifier* sur *userName*.
    Sous *Manage Channels*, complétez *Attribute Mapping* et activez le canal.
    Sous *Activation and Summary*, activez la connexion et choisissez *Save*.

    Ouvrez la connexion SP et accédez à *Outbound Provisioning* > *Target*. Collez la nouvelle clé dans *Access Token*.
    Enregistrez, puis vérifiez que le canal et la connexion sont actifs.

    PingFederate ne vérifie le point de terminaison et la clé qu’à l’activation du canal et de la connexion.
    Pour modifier *Unique User Identifier* plus tard, il faut supprimer la connexion SP et la recréer.`,
  rippling: guideTexts`
    Accédez à *IT* > *Third-Party Access* > *Add Integration* > *Create New Custom Integration*.
    Saisissez un nom, choisissez une catégorie, importez un logo et cochez *User Management via SCIM*. Choisissez ensuite *Continue*.
    Réglez *SCIM version* sur *2.0*. Collez le point de terminaison dans *SCIM base URL*.
    Réglez *SCIM Authorization Method* sur *Bearer Token*.
    Sous *Supported SCIM Attributes*, ajoutez *externalId*, *emails.primary*, *name.givenName* et *name.familyName*. Si vous voulez approvisionner des groupes, cochez *Supports Groups*.
    Choisissez *Install now*. Quand Rippling demande le *Bearer Token*, collez la clé.
    Définissez les règles d’accès et le moment de l’approvisionnement.

    Ouvrez l’intégration à l’endroit où Rippling a demandé le *Bearer Token*. Collez la nouvelle clé.
    Enregistrez, puis modifiez un utilisateur dans Rippling pour voir la modification arriver ici.

    Dans les consoles plus anciennes, cela se trouve sous *IT* > *Custom Integrations* ou sous *Identity Management* > *Custom App*.
    Rippling ne demande la clé qu’à l’étape d’installation. Gardez cette page ouverte jusque-là.
    Les utilisateurs suivent le contrat de travail\u202f: une date de départ dans Rippling désactive l’utilisateur ici.`,
  cyberark: guideTexts`
    Dans l’Admin Portal, accédez à *Apps & Widgets* > *Web Apps* et ouvrez l’application SAML.
    Sous *Provisioning*, cochez *Enable provisioning for this application* et confirmez avec *Yes*. Si *Live Mode* est proposé, choisissez-le.
    Collez le point de terminaison dans *SCIM Service URL*.
    Réglez *Authorization Type* sur *Authorization Header* et *Header Type* sur *Bearer Token*.
    Collez la clé dans *Bearer Token*.
    Choisissez *Verify*, puis *Save*.
    Si des utilisateurs doivent être désactivés ici, décochez *Do not de-provision (deactivate or delete) users in target application*.
    Dans les mises en correspondance de rôles, choisissez *Add* pour chaque rôle à approvisionner. Choisissez ensuite *Save*.

    Ouvrez l’application et accédez à *Provisioning*. Collez la nouvelle clé dans *Bearer Token*.
    Choisissez *Verify*, puis *Save*.

    L’approvisionnement repose sur une application web SAML. S’il n’y en a pas encore, configurez-la d’abord.
    La documentation de CyberArk suppose une clé qui n’expire jamais. Si la vôtre expire, notez la date.`,
  keycloak: guideTexts`
    Le SCIM propre à Keycloak ne fait que recevoir des utilisateurs et ne peut pas les envoyer ici. Installez l’extension SCIM for Keycloak depuis scim-for-keycloak.de.
    Ouvrez la *SCIM Administration Console*, accédez à *Remote SCIM Provider* et choisissez le bouton plus.
    Collez le point de terminaison dans *Base URL*. Choisissez ensuite *Use default configuration*.
    Désactivez les requêtes groupées et la synchronisation des mots de passe.
    Ajoutez une authentification de type *Long Life Bearer Token*. Collez la clé dans *Bearer Token*.
    Sous *Realm Assignments*, affectez votre realm.
    Sous *Synchronization*, lancez une synchronisation.

    Dans *Remote SCIM Provider*, ouvrez l’authentification. Collez la nouvelle clé dans *Bearer Token*.
    Enregistrez, puis lancez une synchronisation sous *Synchronization*.

    L’option *SCIM API* sous *Realm settings* > *General* permet à d’autres d’envoyer des utilisateurs à Keycloak. Elle n’est pas nécessaire ici.
    L’extension mitodl/keycloak-scim envoie aussi des utilisateurs, mais les groupes en partie seulement. Elle se configure sous *User federation* > *Add provider* et nécessite l’écouteur d’événements *scim*.`,
  authentik: guideTexts`
    Accédez à *Applications* > *Applications* > *New Application*. Saisissez un nom et choisissez *Next*.
    Réglez *Provider Type* sur *SCIM* et choisissez *Next*.
    Collez le point de terminaison dans *URL*.
    Laissez *Authentication mode* sur *Static token*. Collez la clé dans *Token*.
    Choisissez *Next*, définissez les liaisons, choisissez de nouveau *Next*, puis *Create*.
    Modifiez la nouvelle application. Choisissez l’icône plus à côté de *Backchannel providers*, sélectionnez le nouveau fournisseur, choisissez *Confirm* et enregistrez.

    Accédez à *Applications* > *Providers* et modifiez le fournisseur SCIM. Collez la nouvelle clé dans *Token*.
    Enregistrez. La prochaine synchronisation complète suit dans l’heure.

    Rien n’est envoyé tant que le fournisseur ne figure pas parmi les *Backchannel providers* de l’application.
    Il n’y a pas de test de connexion\u202f: la première synchronisation montre si le point de terminaison et la clé sont corrects.
    Si rien ne change ici, vérifiez que le fournisseur n’est pas en mode simulation (dry run).
    Les comptes de service sont exclus au départ.`,
  other: guideTexts`
    Dans votre fournisseur d’identité, ouvrez la page de l’application consacrée à l’approvisionnement ou à SCIM.
    Choisissez SCIM 2.0.
    Collez le point de terminaison dans le champ de l’adresse, souvent appelé *SCIM Base URL*. N’ajoutez ni */Users* ni barre oblique.
    Choisissez l’authentification qui envoie une clé fixe, souvent appelée *OAuth Bearer Token* ou *HTTP Header*.
    Collez la clé dans son champ, souvent appelé *Bearer token*.
    Si un identifiant unique vous est demandé, saisissez *userName*.
    Testez la connexion, si cela est proposé, et enregistrez.
    Affectez un utilisateur. Une fois cet utilisateur arrivé ici, affectez les autres.

    Ouvrez la même page. Collez la nouvelle clé dans son champ, souvent appelé *Bearer token*.
    Testez la connexion, si cela est proposé, et enregistrez. Si l’approvisionnement était arrêté, relancez-le.

    Si la réponse est 401, vérifiez si le champ exige le mot Bearer devant la clé.
    Si la réponse est 404, vérifiez que le point de terminaison y figure tel qu’il est affiché ici.`,
}
