import {
  guideTexts,
  type ScimGuideTexts,
} from "@/lib/scim/locales/translate-providers"

export const guidesJa: ScimGuideTexts = {
  okta: guideTexts`
    この製品用の SAML アプリまたは SWA アプリを開きます。ない場合は、*Applications* > *Applications* > *Create App Integration* に移動し、*SAML 2.0*（プロビジョニング専用のアプリの場合は *SWA*）を選択して、ウィザードを完了します。
    *General* > *App Settings* > *Edit* に移動します。*Provisioning* を *SCIM* に設定し、*Save* を選択します。
    *Provisioning* > *Integration* > *Edit* に移動します。エンドポイントを *SCIM connector base URL* に貼り付けます。
    *Unique identifier field for users* に *userName* と入力します。
    *Push New Users* と *Push Profile Updates* をオンにします。グループもプロビジョニングする場合は、*Push Groups* もオンにします。
    *Authentication Mode* を *HTTP Header* に設定します。キーを *Authorization* に貼り付けます。
    *Test Connector Configuration* を選択してから、*Save* を選択します。
    *Provisioning* > *To App* > *Edit* に移動します。*Create Users*、*Update User Attributes*、*Deactivate Users* を有効にし、*Save* を選択します。
    *Assignments* でユーザーを 1 人割り当てます。そのユーザーがここに表示されたら、残りのユーザーを割り当てます。
    グループもプロビジョニングする場合は、*Push Groups* で選択します。

    アプリを開き、*Provisioning* > *Integration* > *Edit* に移動します。新しいキーを *Authorization* に貼り付けます。
    *Test Connector Configuration* を選択してから、*Save* を選択します。

    *Provisioning* に *SCIM* が表示されない場合は、組織のプロビジョニングを有効にするよう Okta のサポートに依頼してください。
    OIDC アプリは SCIM に対応していません。ユーザーが OIDC でサインインする場合は、プロビジョニング用に *SWA* で 2 つ目のアプリを作成し、そのアイコンを非表示にしてください。
    カタログ アプリ *SCIM 2.0 Test App (Header Auth)* とオンプレミスのプロビジョニング エージェントでは、キーの前に Bearer という語が必要です。エージェントでは、エンドポイントの末尾にスラッシュも必要です。
    カタログ アプリ *SCIM 2.0 Test App (OAuth Bearer Token)* では、エンドポイントを *SCIM 2.0 Base URL* に、キーを Bearer という語を付けずに *OAuth Bearer Token* に貼り付けます。`,
  entra: guideTexts`
    Entra 管理センターで、*Entra ID* > *Enterprise apps* を開きます。この製品用に SAML でサインインするアプリケーションがある場合は、それを開き、*Provisioning* に進みます。ない場合は、*New application* > *Create your own application* を選択します。
    新規の場合は、*Integrate any other application you don't find in the gallery (Non-gallery)* を選択し、名前を入力してアプリケーションを作成します。
    *Provisioning* > *New configuration* に移動します。エンドポイントを *Tenant URL* に貼り付けます。
    キーを *Secret Token* に貼り付けます。
    *Test Connection* を選択してから、*Create* を選択します。
    *Users and groups* で、プロビジョニングするユーザーとグループを割り当てます。
    *Attribute mapping* を確認します。不明な場合は、そのままにします。
    *Provision on demand* を選択し、ユーザーを 1 人プロビジョニングします。
    *Overview* > *Properties* で、通知用のメール アドレスを入力します。
    *Start provisioning* を選択します。以後、Entra は約 40 分ごとにプロビジョニングを実行します。初回のサイクルは、これよりかなり長くかかることがあります。

    アプリケーションを開き、*Provisioning* に移動して資格情報を編集します。新しいキーを *Secret Token* に貼り付けます。
    *Test Connection* を選択してから、保存します。
    プロビジョニングが検疫状態の場合は、*Restart provisioning* を選択します。無効になっている場合は、もう一度開始します。

    以前のコンソールでは、*Provisioning* > *Get started* に移動し、*Provisioning Mode* を *Automatic* に設定します。*Admin Credentials* に入力し、*Test Connection*、*Save* の順に選択して、最後に *Provisioning Status* を *On* に設定します。
    OIDC サインイン用のアプリの登録では、プロビジョニングを使用できません。ここで説明している手順で、2 つ目のアプリケーションを作成してください。
    キーが拒否されると、Entra はプロビジョニングをすぐに検疫状態にし、再試行の間隔を徐々に延ばして、約 4 週間後に無効にします。キーは期限が切れる前に置き換えてください。
    省略可能：*Tenant URL* でエンドポイントの後に *?aadOptscim062020* を付けると、Entra は SCIM 標準の形式で変更を送信します。*Provision on demand* では、この指定は無視されます。`,
  onelogin: guideTexts`
    *Applications* > *Applications* > *Add App* に移動し、*SCIM Provisioner with SAML (SCIM v2 Enterprise)* を検索します。
    アプリを開き、名前を入力して *Save* を選択します。
    *Configuration* に移動します。エンドポイントを *SCIM Base URL* に貼り付けます。
    キーを *SCIM Bearer Token* に貼り付けます。
    *API Connection* または *API Status* で *Enable* を選択します。次に *Save* を選択します。
    グループもプロビジョニングする場合は、*Parameters* に移動して *Groups* を開き、*Include in User Provisioning* をオンにします。
    *Provisioning* で *Enable provisioning* をオンにし、ユーザーが削除されたときの動作を選択します。
    *Require admin approval before this action is performed* で、承認が不要な項目をオフにします。次に *Save* を選択します。
    *Access* で、プロビジョニングするユーザーのロールを割り当てます。

    アプリを開き、*Configuration* に移動します。新しいキーを *SCIM Bearer Token* に貼り付けます。
    API が無効になっている場合は、*Enable* を選択します。次に *Save* を選択します。

    *Require admin approval before this action is performed* は、初期状態でユーザーの作成、更新、削除に対してオンになっています。その場合、変更は管理者が承認するまで *Pending* のまま保留されます。
    *SCIM JSON Template* は SCIM スキーマと一致している必要があります。ユーザーが拒否される場合は、確認してください。`,
  jumpcloud: guideTexts`
    *SSO Applications* > *Add New Application* > *Custom Application* に移動します。
    *Export users to this app (Identity Management)* をオンにし、*Next* を選択します。名前を入力し、*Save Application* > *Configure Application* を選択します。
    *Identity Management* で、SCIM API のバージョン 2.0 を選択します。
    エンドポイントを *Base URL* に貼り付けます。末尾にスラッシュを付けないでください。
    キーを *Token Key* に貼り付けます。
    *Test User Email* に、会社のドメインで、まだ誰も使用していない新しいアドレスを入力します。
    *Test Connection*、*Activate*、*Save* の順に選択します。
    ユーザーが 1 人だけのユーザー グループを割り当てます。そのユーザーがここに表示されたら、残りのグループを割り当てます。

    アプリを開き、*Identity Management* に移動します。新しいキーを *Token Key* に貼り付けます。
    *Test User Email* に、会社のドメインで、まだ誰も使用していない新しいアドレスを改めて入力します。変更のたびに必要です。
    *Test Connection* を選択し、求められた場合はもう一度有効化してから、*Save* を選択します。

    *Activate* を選択すると、テスト用のユーザーとグループが作成、更新、削除されます。一時的にここに表示されることがあります。
    ここでグループを管理できないために有効化が失敗する場合は、*Enable management of User Groups and Group Membership* をオフにしてください。
    JumpCloud でステージング中のユーザーはエクスポートされません。`,
  pingone: guideTexts`
    *Integrations* > *Provisioning* に移動し、プラス アイコン、*New connection* の順に選択します。
    *Identity Store* の横にある *Select* を選択し、*SCIM Outbound*、*Select*、*Next* の順に選択します。名前を入力し、*Next* を選択します。
    エンドポイントを *SCIM base URL* に貼り付けます。
    *Users resource* を */Users* に、*SCIM version* を *2.0* に、*Groups Resource* を */Groups* に設定します。
    *Authentication method* を *OAuth 2 Bearer Token* に設定します。キーを *OAuth Access Token* に貼り付けます。
    *Auth Type Header* を *Bearer* に設定し、*Test connection* を選択します。
    設定を確認して *Save* を選択し、接続をオンにします。
    ソースを PingOne、ターゲットをこの接続とするルールを追加します。ユーザー フィルターとマッピングを設定し、ルールをオンにします。

    接続を開き、構成を編集します。新しいキーを *OAuth Access Token* に貼り付けます。
    テスト機能がある場合は接続をテストし、保存します。
    接続とルールがオンになっていることを確認します。すべてを再送信するには、*Full Resync* を使用します。

    接続だけでは何もプロビジョニングされません。プロビジョニングはルールによって行われます。何も届かない場合は、両方がオンになっているか確認してください。
    テストに失敗した場合は、*Cancel* を選択してフィールドを修正してください。*Continue* を選択すると、使用できない接続のまま先に進みます。`,
  pingfederate: guideTexts`
    PingFederate に SCIM コネクタがない場合は、インストールします。
    *Applications* > *Integration* > *SP Connections* > *Create Connection* に移動します。
    *Connection Template* で *Use a template for this connection* を選択し、*SCIM Provisioner* を選択します。
    *Connection Type* で *Outbound Provisioning* を選択します。*General Info* で、*Connection Name* に名前を入力します。
    *Outbound Provisioning* で *Target* を開きます。エンドポイントを *SCIM URL* に貼り付けます。
    *SCIM Version* を *2.0* に、*Authentication Methods* を *OAuth 2 Bearer Token* に設定します。
    キーを *Access Token* に貼り付けます。
    *Unique User Identifier* を *userName* に設定します。
    *Manage Channels* で *Attribute Mapping* の設定を完了し、チャネルを有効化します。
    *Activation and Summary* で接続をオンにし、*Save* を選択します。

    SP 接続を開き、*Outbound Provisioning* > *Target* に移動します。新しいキーを *Access Token* に貼り付けます。
    保存し、チャネルと接続が有効になっていることを確認します。

    PingFederate がエンドポイントとキーを検証するのは、チャネルと接続を有効化するときだけです。
    *Unique User Identifier* を後から変更するには、SP 接続を削除して作成し直す必要があります。`,
  rippling: guideTexts`
    *IT* > *Third-Party Access* > *Add Integration* > *Create New Custom Integration* に移動します。
    名前を入力してカテゴリを選択し、ロゴをアップロードして、*User Management via SCIM* をオンにします。次に *Continue* を選択します。
    *SCIM version* を *2.0* に設定します。エンドポイントを *SCIM base URL* に貼り付けます。
    *SCIM Authorization Method* を *Bearer Token* に設定します。
    *Supported SCIM Attributes* に *externalId*、*emails.primary*、*name.givenName*、*name.familyName* を追加します。グループもプロビジョニングする場合は、*Supports Groups* をオンにします。
    *Install now* を選択します。Rippling で *Bearer Token* の入力を求められたら、キーを貼り付けます。
    アクセス ルールとプロビジョニングのタイミングを設定します。

    Rippling で *Bearer Token* の入力を求められた連携を開きます。新しいキーを貼り付けます。
    保存してから、Rippling でユーザーを 1 人変更し、その変更がここに届くことを確認します。

    以前のコンソールでは、*IT* > *Custom Integrations* または *Identity Management* > *Custom App* にあります。
    Rippling でキーの入力を求められるのは、インストールの手順だけです。それまでこのページを開いたままにしてください。
    ユーザーは雇用状況に従います。Rippling で退職日を設定すると、ここのユーザーが無効化されます。`,
  cyberark: guideTexts`
    Admin Portal で *Apps & Widgets* > *Web Apps* に移動し、SAML アプリを開きます。
    *Provisioning* で *Enable provisioning for this application* をオンにし、*Yes* で確定します。*Live Mode* が表示される場合は、選択します。
    エンドポイントを *SCIM Service URL* に貼り付けます。
    *Authorization Type* を *Authorization Header* に、*Header Type* を *Bearer Token* に設定します。
    キーを *Bearer Token* に貼り付けます。
    *Verify* を選択してから、*Save* を選択します。
    ここでユーザーを無効化できるようにする場合は、*Do not de-provision (deactivate or delete) users in target application* をオフにします。
    ロール マッピングで、プロビジョニングするロールごとに *Add* を選択します。次に *Save* を選択します。

    アプリを開き、*Provisioning* に移動します。新しいキーを *Bearer Token* に貼り付けます。
    *Verify* を選択してから、*Save* を選択します。

    プロビジョニングは SAML Web アプリで動作します。まだない場合は、先に設定してください。
    CyberArk のドキュメントは、無期限のキーを前提としています。キーに有効期限がある場合は、日付を控えておいてください。`,
  keycloak: guideTexts`
    Keycloak 標準の SCIM はユーザーを受信するだけで、ここに送信することはできません。scim-for-keycloak.de から拡張機能 SCIM for Keycloak をインストールします。
    *SCIM Administration Console* を開き、*Remote SCIM Provider* に移動して、プラス ボタンを選択します。
    エンドポイントを *Base URL* に貼り付けます。次に *Use default configuration* を選択します。
    一括リクエストとパスワード同期をオフにします。
    種類が *Long Life Bearer Token* の認証を追加します。キーを *Bearer Token* に貼り付けます。
    *Realm Assignments* でレルムを割り当てます。
    *Synchronization* で同期を開始します。

    *Remote SCIM Provider* で認証を開きます。新しいキーを *Bearer Token* に貼り付けます。
    保存し、*Synchronization* で同期を開始します。

    *Realm settings* > *General* の *SCIM API* スイッチは、外部から Keycloak にユーザーを送信できるようにするものです。ここでは必要ありません。
    拡張機能 mitodl/keycloak-scim もユーザーを送信できますが、グループへの対応は一部のみです。*User federation* > *Add provider* で設定し、イベント リスナー *scim* が必要です。`,
  authentik: guideTexts`
    *Applications* > *Applications* > *New Application* に移動します。名前を入力し、*Next* を選択します。
    *Provider Type* を *SCIM* に設定し、*Next* を選択します。
    エンドポイントを *URL* に貼り付けます。
    *Authentication mode* は *Static token* のままにします。キーを *Token* に貼り付けます。
    *Next* を選択してバインディングを設定し、もう一度 *Next* を選択してから、*Create* を選択します。
    新しいアプリケーションを編集します。*Backchannel providers* の横にあるプラス アイコンを選択し、新しいプロバイダーを選択して *Confirm* を選択し、保存します。

    *Applications* > *Providers* に移動し、SCIM プロバイダーを編集します。新しいキーを *Token* に貼り付けます。
    保存します。次の完全同期は 1 時間以内に行われます。

    アプリケーションの *Backchannel providers* にプロバイダーが追加されるまで、何も送信されません。
    接続テストはありません。エンドポイントとキーが正しいかどうかは、最初の同期でわかります。
    ここで何も変化しない場合は、プロバイダーがドライラン モードになっていないか確認してください。
    サービス アカウントは、初期状態では対象外です。`,
  other: guideTexts`
    ID プロバイダーで、アプリケーションのプロビジョニングまたは SCIM のページを開きます。
    SCIM 2.0 を選択します。
    エンドポイントをアドレスのフィールド（多くの場合、*SCIM Base URL* という名前）に貼り付けます。*/Users* やスラッシュは追加しないでください。
    固定のキーを送信する認証方式（多くの場合、*OAuth Bearer Token* または *HTTP Header* という名前）を選択します。
    キーをキーのフィールド（多くの場合、*Bearer token* という名前）に貼り付けます。
    一意の識別子を求められた場合は、*userName* と入力します。
    テスト機能がある場合は接続をテストし、保存します。
    ユーザーを 1 人割り当てます。そのユーザーがここに表示されたら、残りのユーザーを割り当てます。

    同じページを開きます。新しいキーをキーのフィールド（多くの場合、*Bearer token* という名前）に貼り付けます。
    テスト機能がある場合は接続をテストし、保存します。プロビジョニングが停止していた場合は、もう一度開始します。

    401 が返される場合は、フィールドでキーの前に Bearer という語が必要かどうかを確認してください。
    404 が返される場合は、エンドポイントがここに表示されているとおりに入力されているか確認してください。`,
}
