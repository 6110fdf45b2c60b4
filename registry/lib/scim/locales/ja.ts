import { translateProviders } from "@/lib/scim/locales/translate-providers"
import { formatCount } from "@/lib/scim/scim-expiry"
import type { ScimMessages } from "@/lib/scim/scim-messages"

/** Japanese. */
export const ja: ScimMessages = {
  title: "SCIM プロビジョニング",
  description: "ID プロバイダーからユーザーを作成、更新、無効化できます。",
  loading: "接続を読み込んでいます…",
  readOnlyEmpty: "接続はまだありません。",
  retry: "再試行",
  cancel: "キャンセル",
  endpoint: "エンドポイント",
  key: "キー",
  keyTitle: "新しいキーを今すぐ保存してください",
  keyStored: "キーを保存しました",
  leave:
    "キーが表示されるのは一度だけです。このページを離れる前に保存してください。",
  leaveNot: "このページにとどまる",
  leaveUnsaved: "保存せずに離れる",
  crashed: "この画面でエラーが発生しました。もう一度試して表示してください。",
  copy: {
    endpoint: "エンドポイントをコピー",
    key: "キーをコピー",
    bearer: "「Bearer …」としてコピー",
  },
  copied: "コピーしました",
  copyByHand:
    "テキストは選択されています。Ctrl+C（Mac では ⌘C）を押してください。",
  download: "ダウンロード",
  status: { active: "有効", expiring: "まもなく期限切れ", expired: "期限切れ" },
  statusText: {
    expiring: (relative) =>
      `キーの有効期限が近づいています（${relative}）。期限までにリセットしないと、プロビジョニングが停止します。`,
    expired:
      "プロビジョニングは停止しています。新しいキーを生成し、ID プロバイダーに貼り付けてください。",
  },
  expires: "有効期限",
  never: "無期限",
  remind: "カレンダーに追加",
  reminder: {
    summary: (relative) => `SCIM キーの有効期限：${relative}`,
    description: (expires, endpoint) =>
      `${endpoint} のキーは ${expires} に期限切れになります。それまでにリセットし、新しいキーを ID プロバイダーに貼り付けてください。`,
  },
  created: "作成日時",
  users: "プロビジョニング済みユーザー数",
  oldKey: "古いキー",
  oldKeyUntil: (until) => `${until} まで有効`,
  activityLabel: "リクエスト",
  activity: {
    waiting: "最初のリクエストを待っています",
    receiving: "リクエストを受信しています",
    quiet: "最近のリクエストはありません",
    failing: "最後のリクエストは拒否されました",
  },
  waitingForNewKey: "新しいキーによる最初のリクエストを待っています",
  lastRequest: (relative) => `最終リクエスト：${relative}。`,
  lastUpdated: (relative) => `最終更新：${relative}。`,
  lastRefused: (relative) =>
    `使用できなくなったキーが使われていました（${relative}）。`,
  refusedHint: (keyHint) =>
    `プロビジョニングは停止しています。現在のキー${keyHint ? `（*••••${keyHint}*）` : ""}を ID プロバイダーに貼り付けてください。キーが手元にない場合は、リセットしてください。`,
  waitingHint: (provider, action) =>
    `${inProvider(provider)}${action ? ` ${action} を選択` : "接続をテスト"}してください。401 が表示された場合は、別のキーが設定されています。この接続のキーが誰の手元にもない場合は、リセットしてください。`,
  quietHint:
    "普段より長い間、ID プロバイダーからのリクエストがありません。ID プロバイダーでプロビジョニングがオンになっているか確認してください。",
  oldKeyInUse:
    "ID プロバイダーはまだ古いキーを使用しています。新しいキーを貼り付けてください。",
  provider: "ID プロバイダー",
  providerChoose: "プロバイダーを選択",
  providerOther: "その他の SCIM 2.0 プロバイダー",
  providerHint: "選択すると、設定手順とフィールドの名前が表示されます。",
  providerReady: (name) =>
    `${name ? `${name} ` : "ID プロバイダー"}を別のウィンドウで開いておいてください。キーは一度しか表示されません。`,
  providerUnsupported: (name) =>
    `${name} がプロビジョニングするのは独自のカタログにあるアプリだけです。このアプリがカタログにない場合、エンドポイントの URL を変更できる別のカタログ アプリを利用している企業もあります。その場合は、キーを生成し、そのアプリに両方の値を貼り付けてください。属性はそのアプリ用に対応付けられるため、まず 1 人のユーザーでテストしてください。`,
  guideSetup: (name) => `${name ? `${name} ` : "ID プロバイダー"}の設定方法`,
  guideReset: (name) => `${inProvider(name)}新しいキーを貼り付ける場所`,
  guideNotes: "うまくいかない場合",
  guideFailed: "ガイドを読み込めませんでした。ガイドなしでも続行できます。",
  guideMore: (name) => `${name ?? "SCIM"} のドキュメント（新しいタブ）`,
  expiryLabel: "キーの有効期限",
  expiryCustom: "日付を指定…",
  expiryDate: "有効期限の日付",
  expiryHint: (date) => `キーは ${date} まで有効です。`,
  expiryNeverRemark:
    "このキーは、リセットするか接続を削除するまで有効です。漏えいした場合も有効なままです。",
  expiryDateHint: "キーは、ご利用のタイム ゾーンでその日の終わりまで有効です。",
  expiryInvalid: (earliest, latest) =>
    `${earliest}から ${latest}までの日付を選択してください。`,
  overlapNone: "すぐに失効させる",
  overlapFor: (duration) => `${duration}後に失効させる`,
  overlapHint: (duration) =>
    `どちらのキーも、${duration}後か古いキーの有効期限のうち、早いほうまで有効です。それまでに、新しいキーを ID プロバイダーに貼り付けてください。`,
  create: {
    action: "キーを生成",
    running: "キーを生成しています…",
    done: "キーを生成しました。",
    instructions:
      "エンドポイントとキーを ID プロバイダーに貼り付けてください。キーは一度しか表示されません。",
  },
  reset: {
    action: "キーをリセット",
    running: "キーをリセットしています…",
    done: "キーをリセットしました。",
    instructions:
      "新しいキーを ID プロバイダーに貼り付けてください。古いキーはもう使用できません。新しいキーは一度しか表示されません。",
    untilOldEnds: (until) =>
      `新しいキーを ID プロバイダーに貼り付けてください。古いキーは ${until} まで有効です。新しいキーは一度しか表示されません。`,
    whileOldWorks:
      "古いキーが使用できなくなる前に、新しいキーを ID プロバイダーに貼り付けてください。新しいキーは一度しか表示されません。",
    title: "このキーをリセットしますか？",
    description:
      "古いキーはすぐに使用できなくなります。新しいキーを ID プロバイダーに貼り付けるまで、プロビジョニングは停止します。あらかじめ ID プロバイダーを開いておいてください。",
    descriptionOverlap:
      "新しいキーが生成されます。そのキーを ID プロバイダーに貼り付けてください。",
    descriptionUnused:
      "新しいキーが生成されます。古いキーは一度も使用されておらず、すぐに使用できなくなります。",
  },
  renew: {
    action: "新しいキーを生成",
    title: "新しいキーを生成しますか？",
    description:
      "古いキーは期限切れです。新しいキーを ID プロバイダーに貼り付けると、プロビジョニングが再開します。あらかじめ ID プロバイダーを開いておいてください。",
  },
  update: {
    action: "有効期限を変更",
    running: "有効期限を変更しています…",
    title: "このキーの有効期限を変更しますか？",
    description: "キー自体は変わらないため、貼り付け直す必要はありません。",
  },
  endPreviousKey: {
    action: "古いキーを失効させる",
    running: "古いキーを失効させています…",
    title: "古いキーを今すぐ失効させますか？",
    description:
      "以後、古いキーによるリクエストは拒否されます。先に、ID プロバイダーに新しいキーがあることを確認してください。",
    descriptionInUse:
      "ID プロバイダーはまだ古いキーを使用しています。失効させると、新しいキーを貼り付けるまでプロビジョニングは停止します。",
  },
  remove: {
    action: "接続を削除",
    running: "接続を削除しています…",
    title: "この接続を削除しますか？",
    description:
      "キーはすぐに使用できなくなり、プロビジョニングは停止します。この操作は元に戻せません。",
    details: "既存のユーザーはそのまま残ります。",
    users: (count) =>
      formatCount(count, "ja", {
        other: "# 人のユーザーがプロビジョニングされました。",
      }),
    confirm: (text) => `確認のため、「${text}」と入力してください`,
    mistyped: "入力した文字が一致しません。",
  },
  notices: {
    deleted:
      "接続を削除しました。ID プロバイダーでもプロビジョニングをオフにしてください。",
    "deleted-elsewhere":
      "接続は、別のウィンドウで、または他のユーザーによって削除されました。",
    "created-elsewhere":
      "接続はすでに存在します。別のウィンドウや以前の操作、または他のユーザーによって作成されたものです。キーが手元にない場合は、リセットしてください。",
    "expiry-moved": "キーの有効期限を変更しました。",
    "previous-key-ended": "古いキーはもう使用できません。",
    "changed-elsewhere":
      "キーまたはその有効期限が、別のウィンドウで、または他のユーザーによって変更されました。以前に保存したキーは使用できない可能性があります。",
    "key-undelivered":
      "接続は作成されましたが、キーを受け取れませんでした。キーをリセットして、新しいキーを取得してください。",
    "reset-uncertain":
      "キーがリセットされたかどうかを確認できません。古いキーは使用できない可能性があります。キーをもう一度リセットしてください。",
    "key-hidden":
      "ページを離れたため、キーは非表示になりました。保存していない場合は、キーをリセットしてください。",
  },
  unsettled: "最後の変更が反映されたかどうかを確認できません。",
  failed: {
    get: "接続を表示できません",
    create: "キーは生成されませんでした",
    reset: "キーはリセットされませんでした",
    uncertain: "リセットを確認できませんでした",
    remove: "接続は削除されませんでした",
    update: "有効期限は変更されませんでした",
    endPreviousKey: "古いキーは失効していません",
  },
  errors: {
    "signed-out": "サインインしていません。サインインし直してください。",
    forbidden: "この操作を行う権限がありません。管理者に問い合わせてください。",
    "rate-limited": "試行回数が多すぎます。後でもう一度お試しください。",
    offline:
      "サーバーに接続できません。ネットワークとサインインの状態を確認して、もう一度お試しください。",
    unreadable:
      "サーバーの応答を読み取れません。サインアウトしている可能性があります。サインインして、もう一度お試しください。",
    timeout:
      "サーバーの応答に時間がかかりすぎました。後でもう一度お試しください。",
    invalid:
      "サーバーがこの操作を受け付けませんでした。繰り返し発生する場合は、サポートに問い合わせてください。",
    server: "サーバーで問題が発生しました。後でもう一度お試しください。",
  },
  retryAfter: (relative) =>
    `試行回数が多すぎます。${relative}にもう一度お試しください。`,
}

/** For the `providers` of the screen: the guides in Japanese. */
export const jaProviders = translateProviders(
  async () => (await import("@/lib/scim/locales/guides-ja")).guidesJa,
)

function inProvider(name: string | undefined) {
  return name ? `${name} で` : "ID プロバイダーで"
}
