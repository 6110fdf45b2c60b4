import {
  guideTexts,
  type ScimGuideTexts,
} from "@/lib/scim/locales/translate-providers"

export const guidesDe: ScimGuideTexts = {
  okta: guideTexts`
    Öffnen Sie die SAML- oder SWA-App, die Sie für dieses Produkt haben. Wenn es keine gibt, gehen Sie zu *Applications* > *Applications* > *Create App Integration*, wählen Sie *SAML 2.0* oder, wenn die App nur der Bereitstellung dient, *SWA*, und schließen Sie den Assistenten ab.
    Gehen Sie zu *General* > *App Settings* > *Edit*. Setzen Sie *Provisioning* auf *SCIM* und wählen Sie *Save*.
    Gehen Sie zu *Provisioning* > *Integration* > *Edit*. Fügen Sie den Endpunkt in *SCIM connector base URL* ein.
    Geben Sie *userName* in *Unique identifier field for users* ein.
    Aktivieren Sie *Push New Users* und *Push Profile Updates* und, wenn Sie Gruppen bereitstellen möchten, *Push Groups*.
    Setzen Sie *Authentication Mode* auf *HTTP Header*. Fügen Sie den Schlüssel in *Authorization* ein.
    Wählen Sie *Test Connector Configuration* und dann *Save*.
    Gehen Sie zu *Provisioning* > *To App* > *Edit*. Aktivieren Sie *Create Users*, *Update User Attributes* und *Deactivate Users* und wählen Sie dann *Save*.
    Weisen Sie unter *Assignments* einen Benutzer zu. Sobald er hier angekommen ist, weisen Sie die anderen zu.
    Wenn Sie Gruppen bereitstellen möchten, wählen Sie sie unter *Push Groups* aus.

    Öffnen Sie die App und gehen Sie zu *Provisioning* > *Integration* > *Edit*. Fügen Sie den neuen Schlüssel in *Authorization* ein.
    Wählen Sie *Test Connector Configuration* und dann *Save*.

    Wenn *SCIM* unter *Provisioning* nicht angeboten wird, bitten Sie den Okta-Support, die Bereitstellung für Ihre Organisation zu aktivieren.
    Eine OIDC-App kann kein SCIM. Wenn sich Benutzer über OIDC anmelden, erstellen Sie mit *SWA* eine zweite App für die Bereitstellung und blenden Sie ihr Symbol aus.
    In der Katalog-App *SCIM 2.0 Test App (Header Auth)* und im lokalen Bereitstellungsagenten muss das Wort Bearer vor dem Schlüssel stehen. Beim Agenten muss der Endpunkt außerdem mit einem Schrägstrich enden.
    In der Katalog-App *SCIM 2.0 Test App (OAuth Bearer Token)* gehört der Endpunkt in *SCIM 2.0 Base URL* und der Schlüssel, ohne das Wort Bearer, in *OAuth Bearer Token*.`,
  entra: guideTexts`
    Öffnen Sie im Entra Admin Center *Entra ID* > *Enterprise apps*. Wenn Sie für dieses Produkt eine Anwendung mit Anmeldung über SAML haben, öffnen Sie sie und fahren Sie mit *Provisioning* fort. Wenn nicht, wählen Sie *New application* > *Create your own application*.
    Wählen Sie für eine neue *Integrate any other application you don't find in the gallery (Non-gallery)*, geben Sie einen Namen ein und erstellen Sie die Anwendung.
    Gehen Sie zu *Provisioning* > *New configuration*. Fügen Sie den Endpunkt in *Tenant URL* ein.
    Fügen Sie den Schlüssel in *Secret Token* ein.
    Wählen Sie *Test Connection* und dann *Create*.
    Weisen Sie unter *Users and groups* die Benutzer und Gruppen zu, die bereitgestellt werden sollen.
    Überprüfen Sie *Attribute mapping*. Wenn Sie unsicher sind, ändern Sie nichts.
    Wählen Sie *Provision on demand* und stellen Sie einen Benutzer bereit.
    Geben Sie unter *Overview* > *Properties* eine E-Mail-Adresse für Benachrichtigungen ein.
    Wählen Sie *Start provisioning*. Entra führt die Bereitstellung dann etwa alle 40 Minuten aus; der erste Durchlauf kann viel länger dauern.

    Öffnen Sie die Anwendung, gehen Sie zu *Provisioning* und bearbeiten Sie die Anmeldeinformationen. Fügen Sie den neuen Schlüssel in *Secret Token* ein.
    Wählen Sie *Test Connection* und speichern Sie.
    Wenn die Bereitstellung unter Quarantäne steht, wählen Sie *Restart provisioning*. Wenn sie deaktiviert wurde, starten Sie sie neu.

    Gehen Sie in der alten Konsole zu *Provisioning* > *Get started*, setzen Sie *Provisioning Mode* auf *Automatic*, füllen Sie *Admin Credentials* aus, wählen Sie *Test Connection* und *Save* und setzen Sie zum Schluss *Provisioning Status* auf *On*.
    Für eine App-Registrierung, die der Anmeldung über OIDC dient, ist keine Bereitstellung möglich. Erstellen Sie wie hier beschrieben eine zweite Anwendung.
    Wenn der Schlüssel abgewiesen wird, stellt Entra die Bereitstellung sofort unter Quarantäne, versucht es immer seltener und deaktiviert sie nach etwa vier Wochen. Ersetzen Sie den Schlüssel, bevor er abläuft.
    Optional: Mit *?aadOptscim062020* nach dem Endpunkt in *Tenant URL* sendet Entra Änderungen in der Form des SCIM-Standards. *Provision on demand* beachtet dies nicht.`,
  onelogin: guideTexts`
    Gehen Sie zu *Applications* > *Applications* > *Add App* und suchen Sie nach *SCIM Provisioner with SAML (SCIM v2 Enterprise)*.
    Öffnen Sie die App, geben Sie einen Namen ein und wählen Sie *Save*.
    Gehen Sie zu *Configuration*. Fügen Sie den Endpunkt in *SCIM Base URL* ein.
    Fügen Sie den Schlüssel in *SCIM Bearer Token* ein.
    Wählen Sie unter *API Connection* oder *API Status* die Schaltfläche *Enable*. Wählen Sie dann *Save*.
    Wenn Sie Gruppen bereitstellen möchten, gehen Sie zu *Parameters*, öffnen Sie *Groups* und aktivieren Sie *Include in User Provisioning*.
    Aktivieren Sie unter *Provisioning* die Option *Enable provisioning* und wählen Sie, was beim Löschen von Benutzern geschieht.
    Deaktivieren Sie unter *Require admin approval before this action is performed*, was keine Genehmigung braucht. Wählen Sie dann *Save*.
    Weisen Sie unter *Access* die Rollen zu, deren Benutzer bereitgestellt werden sollen.

    Öffnen Sie die App und gehen Sie zu *Configuration*. Fügen Sie den neuen Schlüssel in *SCIM Bearer Token* ein.
    Wenn die API deaktiviert ist, wählen Sie *Enable*. Wählen Sie dann *Save*.

    *Require admin approval before this action is performed* ist für das Erstellen, Aktualisieren und Löschen von Benutzern anfangs aktiviert. Änderungen warten dann als *Pending*, bis ein Administrator sie genehmigt.
    *SCIM JSON Template* muss dem SCIM-Schema entsprechen. Prüfen Sie die Vorlage, wenn Benutzer abgewiesen werden.`,
  jumpcloud: guideTexts`
    Gehen Sie zu *SSO Applications* > *Add New Application* > *Custom Application*.
    Aktivieren Sie *Export users to this app (Identity Management)* und wählen Sie *Next*. Geben Sie einen Namen ein und wählen Sie dann *Save Application* > *Configure Application*.
    Wählen Sie unter *Identity Management* die SCIM-API, Version 2.0.
    Fügen Sie den Endpunkt in *Base URL* ein. Er darf nicht mit einem Schrägstrich enden.
    Fügen Sie den Schlüssel in *Token Key* ein.
    Geben Sie in *Test User Email* eine neue Adresse ein, die niemand hat und die zur Domain Ihres Unternehmens gehört.
    Wählen Sie *Test Connection*, dann *Activate*, dann *Save*.
    Weisen Sie eine Benutzergruppe mit einem einzigen Benutzer zu. Sobald er hier angekommen ist, weisen Sie die anderen Gruppen zu.

    Öffnen Sie die App und gehen Sie zu *Identity Management*. Fügen Sie den neuen Schlüssel in *Token Key* ein.
    Geben Sie in *Test User Email* wieder eine neue Adresse ein, die niemand hat und die zur Domain Ihres Unternehmens gehört: Jede Änderung verlangt eine.
    Wählen Sie *Test Connection*, aktivieren Sie erneut, falls Sie dazu aufgefordert werden, und wählen Sie dann *Save*.

    *Activate* erstellt, aktualisiert und löscht einen Testbenutzer und eine Testgruppe. Möglicherweise sehen Sie beide hier für einen Moment.
    Wenn die Aktivierung fehlschlägt, weil Gruppen hier nicht verwaltet werden können, deaktivieren Sie *Enable management of User Groups and Group Membership*.
    Benutzer, die in JumpCloud erst vorgemerkt sind (Staged), werden nicht exportiert.`,
  pingone: guideTexts`
    Gehen Sie zu *Integrations* > *Provisioning*, wählen Sie das Plussymbol und *New connection*.
    Wählen Sie neben *Identity Store* die Schaltfläche *Select*, dann *SCIM Outbound*, *Select* und *Next*. Geben Sie einen Namen ein und wählen Sie *Next*.
    Fügen Sie den Endpunkt in *SCIM base URL* ein.
    Setzen Sie *Users resource* auf */Users*, *SCIM version* auf *2.0* und *Groups Resource* auf */Groups*.
    Setzen Sie *Authentication method* auf *OAuth 2 Bearer Token*. Fügen Sie den Schlüssel in *OAuth Access Token* ein.
    Setzen Sie *Auth Type Header* auf *Bearer* und wählen Sie dann *Test connection*.
    Überprüfen Sie die Einstellungen, wählen Sie *Save* und schalten Sie die Verbindung ein.
    Fügen Sie eine Regel mit PingOne als Quelle und dieser Verbindung als Ziel hinzu. Legen Sie ihren Benutzerfilter und ihre Zuordnung fest und schalten Sie die Regel ein.

    Öffnen Sie die Verbindung und bearbeiten Sie ihre Konfiguration. Fügen Sie den neuen Schlüssel in *OAuth Access Token* ein.
    Testen Sie die Verbindung, falls das angeboten wird, und speichern Sie.
    Prüfen Sie, ob die Verbindung und ihre Regel eingeschaltet sind. Um alles erneut zu senden, verwenden Sie *Full Resync*.

    Die Verbindung allein stellt nichts bereit, das tut die Regel. Wenn nichts ankommt, prüfen Sie, ob beide eingeschaltet sind.
    Wenn der Test fehlschlägt, wählen Sie *Cancel* und korrigieren Sie die Felder. Mit *Continue* entsteht eine Verbindung, die nicht verwendet werden kann.`,
  pingfederate: guideTexts`
    Installieren Sie den SCIM-Connector in PingFederate, falls er fehlt.
    Gehen Sie zu *Applications* > *Integration* > *SP Connections* > *Create Connection*.
    Wählen Sie unter *Connection Template* zuerst *Use a template for this connection* und dann *SCIM Provisioner*.
    Wählen Sie unter *Connection Type* den Typ *Outbound Provisioning*. Geben Sie unter *General Info* einen Namen in *Connection Name* ein.
    Öffnen Sie unter *Outbound Provisioning* den Bereich *Target*. Fügen Sie den Endpunkt in *SCIM URL* ein.
    Setzen Sie *SCIM Version* auf *2.0* und *Authentication Methods* auf *OAuth 2 Bearer Token*.
    Fügen Sie den Schlüssel in *Access Token* ein.
    Setzen Sie *Unique User Identifier* auf *userName*.
    Vervollständigen Sie unter *Manage Channels* das *Attribute Mapping* und aktivieren Sie den Kanal.
    Schalten Sie unter *Activation and Summary* die Verbindung ein und wählen Sie *Save*.

    Öffnen Sie die SP-Verbindung und gehen Sie zu *Outbound Provisioning* > *Target*. Fügen Sie den neuen Schlüssel in *Access Token* ein.
    Speichern Sie und prüfen Sie dann, ob der Kanal und die Verbindung aktiv sind.

    PingFederate prüft den Endpunkt und den Schlüssel erst, wenn der Kanal und die Verbindung aktiviert werden.
    Um *Unique User Identifier* später zu ändern, muss die SP-Verbindung gelöscht und neu erstellt werden.`,
  rippling: guideTexts`
    Gehen Sie zu *IT* > *Third-Party Access* > *Add Integration* > *Create New Custom Integration*.
    Geben Sie einen Namen ein, wählen Sie eine Kategorie, laden Sie ein Logo hoch und aktivieren Sie *User Management via SCIM*. Wählen Sie dann *Continue*.
    Setzen Sie *SCIM version* auf *2.0*. Fügen Sie den Endpunkt in *SCIM base URL* ein.
    Setzen Sie *SCIM Authorization Method* auf *Bearer Token*.
    Fügen Sie unter *Supported SCIM Attributes* die Attribute *externalId*, *emails.primary*, *name.givenName* und *name.familyName* hinzu. Wenn Sie Gruppen bereitstellen möchten, aktivieren Sie *Supports Groups*.
    Wählen Sie *Install now*. Wenn Rippling nach dem *Bearer Token* fragt, fügen Sie den Schlüssel ein.
    Legen Sie die Zugriffsregeln und den Zeitpunkt der Bereitstellung fest.

    Öffnen Sie die Integration dort, wo Rippling nach dem *Bearer Token* gefragt hat. Fügen Sie den neuen Schlüssel ein.
    Speichern Sie und ändern Sie dann in Rippling einen Benutzer, um zu sehen, ob die Änderung hier ankommt.

    In älteren Konsolen finden Sie dies unter *IT* > *Custom Integrations* oder unter *Identity Management* > *Custom App*.
    Rippling fragt nur bei der Installation nach dem Schlüssel. Lassen Sie diese Seite bis dahin geöffnet.
    Benutzer folgen dem Arbeitsverhältnis: Ein Austrittsdatum in Rippling deaktiviert den Benutzer hier.`,
  cyberark: guideTexts`
    Gehen Sie im Admin Portal zu *Apps & Widgets* > *Web Apps* und öffnen Sie die SAML-App.
    Aktivieren Sie unter *Provisioning* die Option *Enable provisioning for this application* und bestätigen Sie mit *Yes*. Wenn *Live Mode* angeboten wird, wählen Sie diesen Modus.
    Fügen Sie den Endpunkt in *SCIM Service URL* ein.
    Setzen Sie *Authorization Type* auf *Authorization Header* und *Header Type* auf *Bearer Token*.
    Fügen Sie den Schlüssel in *Bearer Token* ein.
    Wählen Sie *Verify* und dann *Save*.
    Wenn Benutzer hier deaktiviert werden sollen, deaktivieren Sie die Option *Do not de-provision (deactivate or delete) users in target application*.
    Wählen Sie bei den Rollenzuordnungen *Add* für jede Rolle, die bereitgestellt werden soll. Wählen Sie dann *Save*.

    Öffnen Sie die App und gehen Sie zu *Provisioning*. Fügen Sie den neuen Schlüssel in *Bearer Token* ein.
    Wählen Sie *Verify* und dann *Save*.

    Die Bereitstellung setzt eine SAML-Web-App voraus. Wenn es noch keine gibt, richten Sie zuerst eine ein.
    Die Dokumentation von CyberArk geht von einem Schlüssel aus, der nie abläuft. Wenn Ihrer abläuft, merken Sie sich das Datum vor.`,
  keycloak: guideTexts`
    Das eigene SCIM von Keycloak empfängt nur Benutzer und kann sie nicht hierher senden. Installieren Sie die Erweiterung SCIM for Keycloak von scim-for-keycloak.de.
    Öffnen Sie die *SCIM Administration Console*, gehen Sie zu *Remote SCIM Provider* und wählen Sie die Plus-Schaltfläche.
    Fügen Sie den Endpunkt in *Base URL* ein. Wählen Sie dann *Use default configuration*.
    Schalten Sie Bulk-Anfragen und die Kennwortsynchronisierung aus.
    Fügen Sie eine Authentifizierung vom Typ *Long Life Bearer Token* hinzu. Fügen Sie den Schlüssel in *Bearer Token* ein.
    Weisen Sie unter *Realm Assignments* Ihren Realm zu.
    Starten Sie unter *Synchronization* eine Synchronisierung.

    Öffnen Sie unter *Remote SCIM Provider* die Authentifizierung. Fügen Sie den neuen Schlüssel in *Bearer Token* ein.
    Speichern Sie und starten Sie dann unter *Synchronization* eine Synchronisierung.

    Über den Schalter *SCIM API* unter *Realm settings* > *General* können andere Benutzer an Keycloak senden. Er wird hier nicht benötigt.
    Auch die Erweiterung mitodl/keycloak-scim sendet Benutzer, Gruppen aber nur teilweise. Sie wird unter *User federation* > *Add provider* eingerichtet und braucht den Event-Listener *scim*.`,
  authentik: guideTexts`
    Gehen Sie zu *Applications* > *Applications* > *New Application*. Geben Sie einen Namen ein und wählen Sie *Next*.
    Setzen Sie *Provider Type* auf *SCIM* und wählen Sie *Next*.
    Fügen Sie den Endpunkt in *URL* ein.
    Belassen Sie *Authentication mode* auf *Static token*. Fügen Sie den Schlüssel in *Token* ein.
    Wählen Sie *Next*, legen Sie die Bindungen fest, wählen Sie erneut *Next* und dann *Create*.
    Bearbeiten Sie die neue Anwendung. Wählen Sie das Plussymbol neben *Backchannel providers*, wählen Sie den neuen Provider aus, bestätigen Sie mit *Confirm* und speichern Sie.

    Gehen Sie zu *Applications* > *Providers* und bearbeiten Sie den SCIM-Provider. Fügen Sie den neuen Schlüssel in *Token* ein.
    Speichern Sie. Die nächste vollständige Synchronisierung folgt innerhalb einer Stunde.

    Es wird nichts gesendet, solange der Provider nicht unter den *Backchannel providers* der Anwendung steht.
    Es gibt keinen Verbindungstest: Erst die erste Synchronisierung zeigt, ob der Endpunkt und der Schlüssel stimmen.
    Wenn sich hier nichts ändert, prüfen Sie, ob der Provider im Testlaufmodus (Dry Run) ist.
    Dienstkonten werden anfangs ausgelassen.`,
  other: guideTexts`
    Öffnen Sie bei Ihrem Identitätsanbieter die Seite der Anwendung für die Bereitstellung oder für SCIM.
    Wählen Sie SCIM 2.0.
    Fügen Sie den Endpunkt in das Feld für die Adresse ein, das oft *SCIM Base URL* heißt. Hängen Sie weder */Users* noch einen Schrägstrich an.
    Wählen Sie die Authentifizierung, die einen festen Schlüssel sendet. Sie heißt oft *OAuth Bearer Token* oder *HTTP Header*.
    Fügen Sie den Schlüssel in sein Feld ein, das oft *Bearer token* heißt.
    Wenn Sie nach einem eindeutigen Bezeichner gefragt werden, geben Sie *userName* ein.
    Testen Sie die Verbindung, falls das angeboten wird, und speichern Sie.
    Weisen Sie einen Benutzer zu. Sobald er hier angekommen ist, weisen Sie die anderen zu.

    Öffnen Sie dieselbe Seite. Fügen Sie den neuen Schlüssel in sein Feld ein, das oft *Bearer token* heißt.
    Testen Sie die Verbindung, falls das angeboten wird, und speichern Sie. Wenn die Bereitstellung gestoppt war, starten Sie sie wieder.

    Bei der Antwort 401 prüfen Sie, ob das Feld das Wort Bearer davor verlangt.
    Bei der Antwort 404 prüfen Sie, ob der Endpunkt dort so steht, wie er hier angezeigt wird.`,
}
