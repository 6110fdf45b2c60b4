import { translateProviders } from "@/lib/scim/locales/translate-providers"
import { formatCount } from "@/lib/scim/scim-expiry"
import type { ScimMessages } from "@/lib/scim/scim-messages"

/** Arabic. */
export const ar: ScimMessages = {
  title: "تزويد المستخدمين عبر SCIM",
  description: "اسمح لموفر الهوية بإنشاء المستخدمين وتحديثهم وتعطيلهم هنا.",
  loading: "جارٍ تحميل الاتصال…",
  readOnlyEmpty: "لا يوجد اتصال بعد.",
  retry: "إعادة المحاولة",
  cancel: "إلغاء",
  endpoint: "نقطة النهاية",
  key: "المفتاح",
  keyTitle: "احفظ المفتاح الجديد الآن",
  keyStored: "لقد حفظت المفتاح",
  leave: "يُعرض المفتاح مرة واحدة فقط. احفظه قبل مغادرة هذه الصفحة.",
  leaveNot: "البقاء في هذه الصفحة",
  leaveUnsaved: "المغادرة دون حفظ",
  crashed: "حدث خطأ في هذه الشاشة. أعد المحاولة لعرضها.",
  copy: {
    endpoint: "نسخ نقطة النهاية",
    key: "نسخ المفتاح",
    bearer: `النسخ بصيغة ${isolate("«Bearer …»")}`,
  },
  copied: "تم النسخ",
  copyByHand: `النص محدد: اضغط على Ctrl+C، أو على ${isolate("⌘C")} في أجهزة Mac.`,
  download: "تنزيل",
  status: { active: "نشط", expiring: "ينتهي قريبًا", expired: "منتهي الصلاحية" },
  statusText: {
    expiring: (relative) =>
      `تنتهي صلاحية المفتاح ${relative}. عندئذٍ يتوقف التزويد، ما لم يُعَد تعيين المفتاح قبل ذلك.`,
    expired: "توقف التزويد. أنشئ مفتاحًا جديدًا، ثم الصقه في موفر الهوية.",
  },
  expires: "انتهاء الصلاحية",
  never: "لا تنتهي",
  remind: "إضافة إلى التقويم",
  reminder: {
    summary: (relative) => `تنتهي صلاحية مفتاح SCIM ${relative}`,
    description: (expires, endpoint) =>
      `تنتهي صلاحية مفتاح نقطة النهاية ${endpoint} في ${isolate(expires)}. أعد تعيينه قبل ذلك، والصق المفتاح الجديد في موفر الهوية.`,
  },
  created: "تاريخ الإنشاء",
  users: "المستخدمون المزوَّدون",
  oldKey: "المفتاح القديم",
  oldKeyUntil: (until) => `صالح حتى ${isolate(until)}`,
  activityLabel: "الطلبات",
  activity: {
    waiting: "في انتظار الطلب الأول",
    receiving: "يجري استلام الطلبات",
    quiet: "لا توجد طلبات حديثة",
    failing: "رُفض آخر طلب",
  },
  waitingForNewKey: "في انتظار الطلب الأول بالمفتاح الجديد",
  lastRequest: (relative) => `آخر طلب: ${relative}.`,
  lastRefused: (relative) => `ورد بمفتاح لم يعد صالحًا (${relative}).`,
  refusedHint: (keyHint) =>
    `توقف التزويد. الصق المفتاح الحالي${keyHint ? ` (*••••${keyHint}*)` : ""} في موفر الهوية. إذا لم يكن لديك، فأعد تعيين المفتاح.`,
  waitingHint: (provider, action) =>
    `${action ? `اختر ${action}` : "اختبر الاتصال"} في ${isolate(provider ?? "موفر الهوية")}. إذا ظهر الخطأ 401، فهو يستخدم مفتاحًا آخر. إذا لم يكن مفتاح هذا الاتصال لدى أحد، فأعد تعيينه.`,
  quietHint:
    "ترد الطلبات من موفر الهوية عادةً بوتيرة أعلى. تحقق هناك من تشغيل التزويد.",
  oldKeyInUse: "لا يزال موفر الهوية يستخدم المفتاح القديم. الصق الجديد فيه.",
  provider: "موفر الهوية",
  providerChoose: "اختر موفر الهوية",
  providerOther: "موفر آخر يدعم SCIM 2.0",
  providerHint: "اختره لعرض خطواته وأسماء حقوله.",
  providerReady: (name) =>
    `افتح ${isolate(name ?? "موفر الهوية")} في نافذة أخرى: لا يُعرض المفتاح إلا مرة واحدة.`,
  providerUnsupported: (name) =>
    `لا يدعم ${isolate(name)} التزويد إلا للتطبيقات المدرجة في الكتالوج الخاص به، ولا يمكن توصيله هنا. استخدم موفر هوية آخر.`,
  guideSetup: (name) => `كيفية إعداد ${isolate(name ?? "موفر الهوية")}`,
  guideReset: (name) =>
    `مكان لصق مفتاح جديد في ${isolate(name ?? "موفر الهوية")}`,
  guideNotes: "إذا واجهت مشكلة",
  guideFailed: "تعذر تحميل الدليل. يمكنك المتابعة من دونه.",
  guideMore: (name) => `وثائق ${isolate(name ?? "SCIM")} (علامة تبويب جديدة)`,
  expiryLabel: "صلاحية المفتاح",
  expiryCustom: "تاريخ آخر…",
  expiryDate: "تاريخ انتهاء الصلاحية",
  expiryHint: (date) => `المفتاح صالح حتى ${isolate(date)}.`,
  expiryNeverRemark:
    "يبقى هذا المفتاح صالحًا إلى أن يُعاد تعيينه أو يُحذف الاتصال. وإذا تسرب، فسيظل صالحًا.",
  expiryDateHint: "المفتاح صالح حتى نهاية ذلك اليوم في منطقتك الزمنية.",
  expiryInvalid: (earliest, latest) =>
    `اختر تاريخًا من ${isolate(earliest)} إلى ${isolate(latest)}.`,
  overlapNone: "إبطاله فورًا",
  overlapFor: (duration) => `إبقاؤه صالحًا (${duration})`,
  overlapHint: (until) =>
    `المفتاحان صالحان حتى ${isolate(until)}. الصق المفتاح الجديد في موفر الهوية قبل ذلك.`,
  create: {
    action: "إنشاء مفتاح",
    running: "جارٍ إنشاء المفتاح…",
    done: "تم إنشاء المفتاح.",
    instructions:
      "الصق نقطة النهاية والمفتاح في موفر الهوية. لا يُعرض المفتاح إلا مرة واحدة.",
  },
  reset: {
    action: "إعادة تعيين المفتاح",
    running: "جارٍ إعادة تعيين المفتاح…",
    done: "تمت إعادة تعيين المفتاح.",
    instructions:
      "الصق المفتاح الجديد في موفر الهوية: لم يعد المفتاح القديم صالحًا. لا يُعرض المفتاح الجديد إلا مرة واحدة.",
    untilOldEnds: (until) =>
      `الصق المفتاح الجديد في موفر الهوية: المفتاح القديم صالح حتى ${isolate(until)}. لا يُعرض المفتاح الجديد إلا مرة واحدة.`,
    title: "هل تريد إعادة تعيين هذا المفتاح؟",
    description:
      "يتوقف المفتاح القديم عن العمل فورًا، ويتوقف التزويد إلى أن تلصق المفتاح الجديد في موفر الهوية: افتحه مسبقًا.",
    descriptionOverlap: "ستحصل على مفتاح جديد لتلصقه في موفر الهوية.",
    descriptionUnused:
      "ستحصل على مفتاح جديد. لم يُستخدم المفتاح القديم قط، ويتوقف عن العمل فورًا.",
  },
  renew: {
    action: "إنشاء مفتاح جديد",
    title: "هل تريد إنشاء مفتاح جديد؟",
    description:
      "انتهت صلاحية المفتاح القديم. يُستأنف التزويد عندما تلصق المفتاح الجديد في موفر الهوية: افتحه مسبقًا.",
  },
  update: {
    action: "تغيير انتهاء الصلاحية",
    running: "جارٍ تغيير انتهاء الصلاحية…",
    title: "هل تريد تغيير انتهاء صلاحية هذا المفتاح؟",
    description: "يبقى المفتاح نفسه: لا حاجة إلى لصقه من جديد.",
  },
  endPreviousKey: {
    action: "إبطال المفتاح القديم",
    running: "جارٍ إبطال المفتاح القديم…",
    title: "هل تريد إبطال المفتاح القديم الآن؟",
    description:
      "بعد ذلك تُرفض الطلبات الواردة بالمفتاح القديم. تأكد أولاً من وجود المفتاح الجديد في موفر الهوية.",
    descriptionInUse:
      "لا يزال موفر الهوية يستخدم المفتاح القديم. إذا أبطلته، فسيتوقف التزويد إلى أن يُلصق المفتاح الجديد هناك.",
  },
  remove: {
    action: "حذف الاتصال",
    running: "جارٍ حذف الاتصال…",
    title: "هل تريد حذف هذا الاتصال؟",
    description:
      "يتوقف المفتاح عن العمل فورًا، ويتوقف التزويد. لا يمكن التراجع عن هذا الإجراء.",
    details: "يبقى المستخدمون الحاليون كما هم.",
    users: (count) =>
      formatCount(count, "ar", {
        zero: "لم يتم تزويد أي مستخدم.",
        one: "تم تزويد مستخدم واحد.",
        two: "تم تزويد مستخدمَين اثنين.",
        few: "تم تزويد # مستخدمين.",
        many: "تم تزويد # مستخدمًا.",
        other: "تم تزويد # مستخدم.",
      }),
    confirm: (text) => `اكتب ${isolate(`«${text}»`)} للتأكيد`,
    mistyped: "النص غير مطابق.",
  },
  notices: {
    deleted: "حُذف الاتصال. أوقف التزويد في موفر الهوية أيضًا.",
    "deleted-elsewhere": "حُذف الاتصال في نافذة أخرى أو حذفه شخص آخر.",
    "created-elsewhere":
      "الاتصال موجود بالفعل: أُنشئ في نافذة أخرى، أو أنشأه شخص آخر، أو أُنشئ في محاولة سابقة. إذا لم يكن لديك مفتاحه، فأعد تعيين المفتاح.",
    "expiry-moved": "تم تغيير انتهاء صلاحية المفتاح.",
    "previous-key-ended": "لم يعد المفتاح القديم صالحًا.",
    "changed-elsewhere":
      "تغيّر المفتاح أو تاريخ انتهاء صلاحيته في نافذة أخرى أو غيّره شخص آخر. ربما لم يعد المفتاح المحفوظ سابقًا صالحًا.",
    "key-undelivered":
      "أُنشئ الاتصال، لكن مفتاحه لم يصل. أعد تعيين المفتاح للحصول على مفتاح جديد.",
    "reset-uncertain":
      "ليس مؤكدًا أن المفتاح قد أُعيد تعيينه: ربما لم يعد المفتاح القديم صالحًا. أعد تعيين المفتاح مرة أخرى.",
    "key-hidden": "أُخفي المفتاح عند مغادرة الصفحة. أعد تعيينه إذا لم تحفظه.",
  },
  unsettled: "ليس مؤكدًا أن آخر تغيير قد طُبق.",
  failed: {
    get: "لا يمكن عرض الاتصال",
    create: "لم يُنشأ أي مفتاح",
    reset: "لم تتم إعادة تعيين المفتاح",
    uncertain: "لم يتم تأكيد إعادة التعيين",
    remove: "لم يُحذف الاتصال",
    update: "لم يتغير انتهاء الصلاحية",
    endPreviousKey: "لم يُبطل المفتاح القديم",
  },
  errors: {
    "signed-out": "لم تسجل الدخول. سجل الدخول، ثم أعد المحاولة.",
    forbidden: "ليس لديك إذن للقيام بذلك. راجع أحد المسؤولين.",
    "rate-limited": "كثرت المحاولات. أعد المحاولة لاحقًا.",
    offline: "تعذر الوصول إلى الخادم. تحقق من الشبكة، ثم أعد المحاولة.",
    timeout: "استغرق الخادم وقتًا طويلاً للرد. أعد المحاولة لاحقًا.",
    invalid: "لم يقبل الخادم هذا الإجراء. إذا تكرر ذلك، فاتصل بالدعم.",
    server: "حدث خطأ في الخادم. أعد المحاولة لاحقًا.",
  },
  retryAfter: (seconds) => `كثرت المحاولات. أعد المحاولة بعد ${seconds} ث.`,
}

/** For the `providers` of the screen: the guides in Arabic. */
export const arProviders = translateProviders(
  async () => (await import("@/lib/scim/locales/guides-ar")).guidesAr,
)

/** Keeps its own direction. Quotes go inside, so that what is copied from between them carries no mark. */
function isolate(text: string) {
  return `\u2068${text}\u2069`
}
