import {
  guideTexts,
  type ScimGuideTexts,
} from "@/lib/scim/locales/translate-providers"

export const guidesEs: ScimGuideTexts = {
  okta: guideTexts`
    Abra la aplicación SAML o SWA que tenga para este producto. Si no hay ninguna, vaya a *Applications* > *Applications* > *Create App Integration*, elija *SAML 2.0*, o *SWA* si la aplicación es solo para el aprovisionamiento, y finalice el asistente.
    Vaya a *General* > *App Settings* > *Edit*. Establezca *Provisioning* en *SCIM* y elija *Save*.
    Vaya a *Provisioning* > *Integration* > *Edit*. Pegue el punto de conexión en *SCIM connector base URL*.
    Escriba *userName* en *Unique identifier field for users*.
    Marque *Push New Users* y *Push Profile Updates*, y también *Push Groups* si desea aprovisionar grupos.
    Establezca *Authentication Mode* en *HTTP Header*. Pegue la clave en *Authorization*.
    Elija *Test Connector Configuration* y después *Save*.
    Vaya a *Provisioning* > *To App* > *Edit*. Active *Create Users*, *Update User Attributes* y *Deactivate Users*, y después elija *Save*.
    En *Assignments*, asigne un usuario. Cuando haya llegado aquí, asigne los demás.
    Si desea aprovisionar grupos, elíjalos en *Push Groups*.

    Abra la aplicación y vaya a *Provisioning* > *Integration* > *Edit*. Pegue la clave nueva en *Authorization*.
    Elija *Test Connector Configuration* y después *Save*.

    Si *SCIM* no aparece en *Provisioning*, pida al soporte de Okta que habilite el aprovisionamiento para su organización.
    Una aplicación OIDC no admite SCIM. Si los usuarios inician sesión con OIDC, cree una segunda aplicación con *SWA* para el aprovisionamiento y oculte su icono.
    En la aplicación del catálogo *SCIM 2.0 Test App (Header Auth)* y en el agente de aprovisionamiento local, la palabra Bearer debe ir antes de la clave. En el agente, el punto de conexión también debe terminar en una barra.
    En la aplicación del catálogo *SCIM 2.0 Test App (OAuth Bearer Token)*, el punto de conexión va en *SCIM 2.0 Base URL* y la clave, sin la palabra Bearer, en *OAuth Bearer Token*.`,
  entra: guideTexts`
    En el centro de administración de Entra, abra *Entra ID* > *Enterprise apps*. Si tiene para este producto una aplicación con inicio de sesión mediante SAML, ábrala y continúe con *Provisioning*. Si no, elija *New application* > *Create your own application*.
    Para una nueva, elija *Integrate any other application you don't find in the gallery (Non-gallery)*, escriba un nombre y cree la aplicación.
    Vaya a *Provisioning* > *New configuration*. Pegue el punto de conexión en *Tenant URL*.
    Pegue la clave en *Secret Token*.
    Elija *Test Connection* y después *Create*.
    En *Users and groups*, asigne los usuarios y grupos que desea aprovisionar.
    Revise *Attribute mapping*. En caso de duda, déjelo como está.
    Elija *Provision on demand* y aprovisione un usuario.
    En *Overview* > *Properties*, escriba una dirección de correo electrónico para las notificaciones.
    Elija *Start provisioning*. A partir de entonces, Entra aprovisiona cada 40 minutos aproximadamente; el primer ciclo puede tardar mucho más.

    Abra la aplicación, vaya a *Provisioning* y edite las credenciales. Pegue la clave nueva en *Secret Token*.
    Elija *Test Connection* y después guarde.
    Si el aprovisionamiento está en cuarentena, elija *Restart provisioning*. Si se deshabilitó, inícielo de nuevo.

    En la consola antigua, vaya a *Provisioning* > *Get started*, establezca *Provisioning Mode* en *Automatic*, rellene *Admin Credentials*, elija *Test Connection* y *Save* y, al final, establezca *Provisioning Status* en *On*.
    Un registro de aplicación que sirve para el inicio de sesión con OIDC no admite el aprovisionamiento. Cree una segunda aplicación como se describe aquí.
    Si la clave se rechaza, Entra pone de inmediato el aprovisionamiento en cuarentena, reintenta cada vez con menos frecuencia y lo deshabilita al cabo de unas cuatro semanas. Reemplace la clave antes de que expire.
    Opcional: con *?aadOptscim062020* después del punto de conexión en *Tenant URL*, Entra envía los cambios en la forma del estándar SCIM. *Provision on demand* no lo tiene en cuenta.`,
  onelogin: guideTexts`
    Vaya a *Applications* > *Applications* > *Add App* y busque *SCIM Provisioner with SAML (SCIM v2 Enterprise)*.
    Abra esa aplicación, escriba un nombre y elija *Save*.
    Vaya a *Configuration*. Pegue el punto de conexión en *SCIM Base URL*.
    Pegue la clave en *SCIM Bearer Token*.
    En *API Connection* o *API Status*, elija *Enable*. Después elija *Save*.
    Si desea aprovisionar grupos, vaya a *Parameters*, abra *Groups* y marque *Include in User Provisioning*.
    En *Provisioning*, marque *Enable provisioning* y elija qué ocurre cuando se eliminan usuarios.
    En *Require admin approval before this action is performed*, desmarque lo que no requiera aprobación. Después elija *Save*.
    En *Access*, asigne los roles cuyos usuarios desea aprovisionar.

    Abra la aplicación y vaya a *Configuration*. Pegue la clave nueva en *SCIM Bearer Token*.
    Si la API está deshabilitada, elija *Enable*. Después elija *Save*.

    *Require admin approval before this action is performed* está marcado al principio para crear, actualizar y eliminar usuarios. En ese caso, los cambios quedan como *Pending* hasta que un administrador los aprueba.
    *SCIM JSON Template* debe coincidir con el esquema SCIM. Si se rechazan usuarios, revise esa plantilla.`,
  jumpcloud: guideTexts`
    Vaya a *SSO Applications* > *Add New Application* > *Custom Application*.
    Marque *Export users to this app (Identity Management)* y elija *Next*. Escriba un nombre y después elija *Save Application* > *Configure Application*.
    En *Identity Management*, elija la API SCIM, versión 2.0.
    Pegue el punto de conexión en *Base URL*. No debe terminar en una barra.
    Pegue la clave en *Token Key*.
    En *Test User Email*, escriba una dirección nueva que nadie tenga, del dominio de su empresa.
    Elija *Test Connection*, después *Activate* y después *Save*.
    Asigne un grupo de usuarios con un solo usuario. Cuando ese usuario haya llegado aquí, asigne los demás grupos.

    Abra la aplicación y vaya a *Identity Management*. Pegue la clave nueva en *Token Key*.
    En *Test User Email*, escriba otra vez una dirección nueva que nadie tenga, del dominio de su empresa: cada cambio exige una.
    Elija *Test Connection*, active de nuevo si se le pide y después elija *Save*.

    *Activate* crea, actualiza y elimina un usuario y un grupo de prueba. Es posible que los vea aquí por un momento.
    Si la activación falla porque aquí no se pueden administrar grupos, desactive *Enable management of User Groups and Group Membership*.
    Los usuarios que aún están en espera en JumpCloud (estado «Staged») no se exportan.`,
  pingone: guideTexts`
    Vaya a *Integrations* > *Provisioning*, elija el icono más y después *New connection*.
    Elija *Select* junto a *Identity Store*, después *SCIM Outbound*, *Select* y *Next*. Escriba un nombre y elija *Next*.
    Pegue el punto de conexión en *SCIM base URL*.
    Establezca *Users resource* en */Users*, *SCIM version* en *2.0* y *Groups Resource* en */Groups*.
    Establezca *Authentication method* en *OAuth 2 Bearer Token*. Pegue la clave en *OAuth Access Token*.
    Establezca *Auth Type Header* en *Bearer* y después elija *Test connection*.
    Revise las preferencias, elija *Save* y active la conexión.
    Agregue una regla con PingOne como origen y esta conexión como destino. Defina su filtro de usuarios y su asignación de atributos, y después active la regla.

    Abra la conexión y edite su configuración. Pegue la clave nueva en *OAuth Access Token*.
    Pruebe la conexión si se ofrece la opción y después guarde.
    Compruebe que la conexión y su regla estén activadas. Para volver a enviarlo todo, use *Full Resync*.

    La conexión por sí sola no aprovisiona nada: lo hace la regla. Si no llega nada, compruebe que ambas estén activadas.
    Si la prueba falla, elija *Cancel* y corrija los campos. *Continue* sigue adelante con una conexión que no se puede usar.`,
  pingfederate: guideTexts`
    Instale el conector SCIM en PingFederate si falta.
    Vaya a *Applications* > *Integration* > *SP Connections* > *Create Connection*.
    En *Connection Template*, elija *Use a template for this connection* y después *SCIM Provisioner*.
    En *Connection Type*, elija *Outbound Provisioning*. En *General Info*, escriba un nombre en *Connection Name*.
    En *Outbound Provisioning*, abra *Target*. Pegue el punto de conexión en *SCIM URL*.
    Establezca *SCIM Version* en *2.0* y *Authentication Methods* en *OAuth 2 Bearer Token*.
    Pegue la clave en *Access Token*.
    Establezca *Unique User Identifier* en *userName*.
    En *Manage Channels*, complete *Attribute Mapping* y active el canal.
    En *Activation and Summary*, active la conexión y elija *Save*.

    Abra la conexión SP y vaya a *Outbound Provisioning* > *Target*. Pegue la clave nueva en *Access Token*.
    Guarde y después compruebe que el canal y la conexión estén activos.

    PingFederate no comprueba el punto de conexión ni la clave hasta que se activan el canal y la conexión.
    Para cambiar *Unique User Identifier* más adelante, hay que eliminar la conexión SP y crearla de nuevo.`,
  rippling: guideTexts`
    Vaya a *IT* > *Third-Party Access* > *Add Integration* > *Create New Custom Integration*.
    Escriba un nombre, elija una categoría, cargue un logotipo y marque *User Management via SCIM*. Después elija *Continue*.
    Establezca *SCIM version* en *2.0*. Pegue el punto de conexión en *SCIM base URL*.
    Establezca *SCIM Authorization Method* en *Bearer Token*.
    En *Supported SCIM Attributes*, agregue *externalId*, *emails.primary*, *name.givenName* y *name.familyName*. Si desea aprovisionar grupos, marque *Supports Groups*.
    Elija *Install now*. Cuando Rippling pida el *Bearer Token*, pegue la clave.
    Defina las reglas de acceso y el momento del aprovisionamiento.

    Abra la integración en el lugar donde Rippling pidió el *Bearer Token*. Pegue la clave nueva.
    Guarde y después cambie un usuario en Rippling para ver cómo llega aquí el cambio.

    En consolas más antiguas, esto se encuentra en *IT* > *Custom Integrations* o en *Identity Management* > *Custom App*.
    Rippling solo pide la clave en el paso de instalación. Mantenga esta página abierta hasta entonces.
    Los usuarios siguen la relación laboral: una fecha de baja en Rippling desactiva al usuario aquí.`,
  cyberark: guideTexts`
    En el Admin Portal, vaya a *Apps & Widgets* > *Web Apps* y abra la aplicación SAML.
    En *Provisioning*, marque *Enable provisioning for this application* y confirme con *Yes*. Si se ofrece *Live Mode*, elíjalo.
    Pegue el punto de conexión en *SCIM Service URL*.
    Establezca *Authorization Type* en *Authorization Header* y *Header Type* en *Bearer Token*.
    Pegue la clave en *Bearer Token*.
    Elija *Verify* y después *Save*.
    Si se deben desactivar usuarios aquí, desmarque *Do not de-provision (deactivate or delete) users in target application*.
    En las asignaciones de roles, elija *Add* para cada rol que desea aprovisionar. Después elija *Save*.

    Abra la aplicación y vaya a *Provisioning*. Pegue la clave nueva en *Bearer Token*.
    Elija *Verify* y después *Save*.

    El aprovisionamiento funciona con una aplicación web SAML. Si aún no hay ninguna, configúrela primero.
    La documentación de CyberArk supone una clave que nunca expira. Si la suya expira, anote la fecha.`,
  keycloak: guideTexts`
    El SCIM propio de Keycloak solo recibe usuarios y no puede enviarlos aquí. Instale la extensión SCIM for Keycloak desde scim-for-keycloak.de.
    Abra la *SCIM Administration Console*, vaya a *Remote SCIM Provider* y elija el botón más.
    Pegue el punto de conexión en *Base URL*. Después elija *Use default configuration*.
    Desactive las solicitudes masivas y la sincronización de contraseñas.
    Agregue una autenticación del tipo *Long Life Bearer Token*. Pegue la clave en *Bearer Token*.
    En *Realm Assignments*, asigne su realm.
    En *Synchronization*, inicie una sincronización.

    En *Remote SCIM Provider*, abra la autenticación. Pegue la clave nueva en *Bearer Token*.
    Guarde y después inicie una sincronización en *Synchronization*.

    La opción *SCIM API* en *Realm settings* > *General* permite que otros envíen usuarios a Keycloak. No es necesaria aquí.
    La extensión mitodl/keycloak-scim también envía usuarios, pero grupos solo en parte. Se configura en *User federation* > *Add provider* y necesita el escucha de eventos *scim*.`,
  authentik: guideTexts`
    Vaya a *Applications* > *Applications* > *New Application*. Escriba un nombre y elija *Next*.
    Establezca *Provider Type* en *SCIM* y elija *Next*.
    Pegue el punto de conexión en *URL*.
    Deje *Authentication mode* en *Static token*. Pegue la clave en *Token*.
    Elija *Next*, defina los enlaces, elija de nuevo *Next* y después *Create*.
    Edite la aplicación nueva. Elija el icono más junto a *Backchannel providers*, seleccione el proveedor nuevo, elija *Confirm* y guarde.

    Vaya a *Applications* > *Providers* y edite el proveedor SCIM. Pegue la clave nueva en *Token*.
    Guarde. La próxima sincronización completa se inicia en el plazo de una hora.

    No se envía nada hasta que el proveedor figure entre los *Backchannel providers* de la aplicación.
    No hay prueba de conexión: la primera sincronización muestra si el punto de conexión y la clave son correctos.
    Si aquí no cambia nada, compruebe que el proveedor no esté en modo de simulación (dry run).
    Las cuentas de servicio se excluyen al principio.`,
  other: guideTexts`
    En su proveedor de identidades, abra la página de la aplicación para el aprovisionamiento o para SCIM.
    Elija SCIM 2.0.
    Pegue el punto de conexión en el campo de la dirección, que suele llamarse *SCIM Base URL*. No agregue ni */Users* ni una barra.
    Elija la autenticación que envía una clave fija, que suele llamarse *OAuth Bearer Token* o *HTTP Header*.
    Pegue la clave en su campo, que suele llamarse *Bearer token*.
    Si se le pide un identificador único, escriba *userName*.
    Pruebe la conexión, si se ofrece la opción, y guarde.
    Asigne un usuario. Cuando haya llegado aquí, asigne los demás.

    Abra la misma página. Pegue la clave nueva en su campo, que suele llamarse *Bearer token*.
    Pruebe la conexión, si se ofrece la opción, y guarde. Si el aprovisionamiento se había detenido, inícielo de nuevo.

    Si la respuesta es 401, compruebe si el campo exige la palabra Bearer delante de la clave.
    Si la respuesta es 404, compruebe que el punto de conexión figure allí tal como se muestra aquí.`,
}
