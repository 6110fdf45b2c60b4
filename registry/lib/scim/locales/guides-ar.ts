import {
  guideTexts,
  type ScimGuideTexts,
} from "@/lib/scim/locales/translate-providers"

export const guidesAr: ScimGuideTexts = {
  okta: guideTexts`
    افتح تطبيق SAML أو SWA الموجود لديك لهذا المنتج. إذا لم يوجد، فانتقل إلى *Applications* > *Applications* > *Create App Integration*، واختر *SAML 2.0*، أو *SWA* إذا كان التطبيق مخصصًا للتزويد فقط، ثم أكمل المعالج.
    انتقل إلى *General* > *App Settings* > *Edit*. اضبط *Provisioning* على *SCIM*، ثم اختر *Save*.
    انتقل إلى *Provisioning* > *Integration* > *Edit*. الصق نقطة النهاية في *SCIM connector base URL*.
    أدخل *userName* في *Unique identifier field for users*.
    حدد *Push New Users* و *Push Profile Updates*، وكذلك *Push Groups* إذا أردت تزويد المجموعات.
    اضبط *Authentication Mode* على *HTTP Header*. الصق المفتاح في *Authorization*.
    اختر *Test Connector Configuration*، ثم *Save*.
    انتقل إلى *Provisioning* > *To App* > *Edit*. فعّل *Create Users* و *Update User Attributes* و *Deactivate Users*، ثم اختر *Save*.
    في *Assignments*، عيّن مستخدمًا واحدًا. عندما يصل هذا المستخدم إلى هنا، عيّن بقية المستخدمين.
    إذا أردت تزويد المجموعات، فاخترها في *Push Groups*.

    افتح التطبيق وانتقل إلى *Provisioning* > *Integration* > *Edit*. الصق المفتاح الجديد في *Authorization*.
    اختر *Test Connector Configuration*، ثم *Save*.

    إذا لم يظهر *SCIM* ضمن *Provisioning*، فاطلب من دعم Okta تفعيل التزويد لمؤسستك.
    لا يدعم تطبيق OIDC بروتوكول SCIM. إذا كان المستخدمون يسجلون الدخول عبر OIDC، فأنشئ تطبيقًا ثانيًا من نوع *SWA* للتزويد وأخفِ أيقونته.
    في تطبيق الكتالوج *SCIM 2.0 Test App (Header Auth)* وفي وكيل التزويد المحلي، يجب أن تسبق كلمة Bearer المفتاح. وفي الوكيل، يجب أيضًا أن تنتهي نقطة النهاية بشرطة مائلة.
    في تطبيق الكتالوج *SCIM 2.0 Test App (OAuth Bearer Token)*، توضع نقطة النهاية في *SCIM 2.0 Base URL*، ويوضع المفتاح، من دون كلمة Bearer، في *OAuth Bearer Token*.`,
  entra: guideTexts`
    في مركز إدارة Entra، افتح *Entra ID* > *Enterprise apps*. إذا كان لديك تطبيق لهذا المنتج يُسجَّل الدخول إليه عبر SAML، فافتحه وتابع في *Provisioning*. وإلا، فاختر *New application* > *Create your own application*.
    للتطبيق الجديد، اختر *Integrate any other application you don't find in the gallery (Non-gallery)*، وأدخل اسمًا، ثم أنشئ التطبيق.
    انتقل إلى *Provisioning* > *New configuration*. الصق نقطة النهاية في *Tenant URL*.
    الصق المفتاح في *Secret Token*.
    اختر *Test Connection*، ثم *Create*.
    في *Users and groups*، عيّن المستخدمين والمجموعات المراد تزويدهم.
    راجع *Attribute mapping*. إذا لم تكن متأكدًا، فاتركه كما هو.
    اختر *Provision on demand* وزوّد مستخدمًا واحدًا.
    في *Overview* > *Properties*، أدخل عنوان بريد إلكتروني للإشعارات.
    اختر *Start provisioning*. بعد ذلك يجري Entra التزويد كل 40 دقيقة تقريبًا، وقد تستغرق الدورة الأولى وقتًا أطول بكثير.

    افتح التطبيق، وانتقل إلى *Provisioning*، وحرر بيانات الاعتماد. الصق المفتاح الجديد في *Secret Token*.
    اختر *Test Connection*، ثم احفظ.
    إذا كان التزويد في العزل، فاختر *Restart provisioning*. وإذا كان معطلاً، فابدأه من جديد.

    في وحدة التحكم القديمة، انتقل إلى *Provisioning* > *Get started*، واضبط *Provisioning Mode* على *Automatic*، واملأ *Admin Credentials*، واختر *Test Connection* ثم *Save*، وفي النهاية اضبط *Provisioning Status* على *On*.
    لا يمكن استخدام التزويد مع تسجيل تطبيق مخصص لتسجيل الدخول عبر OIDC. أنشئ تطبيقًا ثانيًا كما هو موضح هنا.
    إذا رُفض المفتاح، فإن Entra يضع التزويد في العزل فورًا، ويباعد بين محاولاته تدريجيًا، ثم يعطله بعد نحو أربعة أسابيع. استبدل المفتاح قبل انتهاء صلاحيته.
    اختياري: عند إضافة *?aadOptscim062020* بعد نقطة النهاية في *Tenant URL*، يرسل Entra التغييرات بالصيغة التي يحددها معيار SCIM. يتجاهل *Provision on demand* هذه الإضافة.`,
  onelogin: guideTexts`
    انتقل إلى *Applications* > *Applications* > *Add App*، وابحث عن *SCIM Provisioner with SAML (SCIM v2 Enterprise)*.
    افتحه، وأدخل اسمًا، ثم اختر *Save*.
    انتقل إلى *Configuration*. الصق نقطة النهاية في *SCIM Base URL*.
    الصق المفتاح في *SCIM Bearer Token*.
    ضمن *API Connection* أو *API Status*، اختر *Enable*. ثم اختر *Save*.
    إذا أردت تزويد المجموعات، فانتقل إلى *Parameters*، وافتح *Groups*، وحدد *Include in User Provisioning*.
    في *Provisioning*، حدد *Enable provisioning*، واختر ما يحدث عند حذف المستخدمين.
    ضمن *Require admin approval before this action is performed*، ألغِ تحديد ما لا يحتاج إلى موافقة. ثم اختر *Save*.
    في *Access*، عيّن الأدوار المراد تزويد مستخدميها.

    افتح التطبيق وانتقل إلى *Configuration*. الصق المفتاح الجديد في *SCIM Bearer Token*.
    إذا كانت واجهة API معطلة، فاختر *Enable*. ثم اختر *Save*.

    يكون *Require admin approval before this action is performed* محددًا في البداية لإنشاء المستخدمين وتحديثهم وحذفهم. وعندئذٍ تبقى التغييرات بالحالة *Pending* إلى أن يوافق عليها أحد المسؤولين.
    يجب أن يطابق *SCIM JSON Template* مخطط SCIM. إذا رُفض مستخدمون، فتحقق منه.`,
  jumpcloud: guideTexts`
    انتقل إلى *SSO Applications* > *Add New Application* > *Custom Application*.
    حدد *Export users to this app (Identity Management)*، ثم اختر *Next*. أدخل اسمًا، ثم اختر *Save Application* > *Configure Application*.
    في *Identity Management*، اختر واجهة SCIM API بالإصدار 2.0.
    الصق نقطة النهاية في *Base URL*. يجب ألا تنتهي بشرطة مائلة.
    الصق المفتاح في *Token Key*.
    في *Test User Email*، أدخل عنوانًا جديدًا لا يستخدمه أحد، ضمن نطاق شركتك.
    اختر *Test Connection*، ثم *Activate*، ثم *Save*.
    عيّن مجموعة مستخدمين فيها مستخدم واحد فقط. عندما يصل هذا المستخدم إلى هنا، عيّن بقية المجموعات.

    افتح التطبيق وانتقل إلى *Identity Management*. الصق المفتاح الجديد في *Token Key*.
    في *Test User Email*، أدخل مرة أخرى عنوانًا جديدًا لا يستخدمه أحد، ضمن نطاق شركتك: يتطلب كل تغيير عنوانًا.
    اختر *Test Connection*، وأعد التنشيط إذا طُلب منك ذلك، ثم اختر *Save*.

    ينشئ *Activate* مستخدمًا تجريبيًا ومجموعة تجريبية ويحدثهما ويحذفهما. قد يظهران هنا للحظات.
    إذا فشل التنشيط لأن إدارة المجموعات غير متاحة هنا، فأوقف *Enable management of User Groups and Group Membership*.
    لا يُصدَّر المستخدمون الذين ما زالوا قيد التجهيز (staged) في JumpCloud.`,
  pingone: guideTexts`
    انتقل إلى *Integrations* > *Provisioning*، واختر أيقونة علامة الجمع، ثم *New connection*.
    اختر *Select* بجوار *Identity Store*، ثم *SCIM Outbound*، ثم *Select*، ثم *Next*. أدخل اسمًا، ثم اختر *Next*.
    الصق نقطة النهاية في *SCIM base URL*.
    اضبط *Users resource* على */Users* و *SCIM version* على *2.0* و *Groups Resource* على */Groups*.
    اضبط *Authentication method* على *OAuth 2 Bearer Token*. الصق المفتاح في *OAuth Access Token*.
    اضبط *Auth Type Header* على *Bearer*، ثم اختر *Test connection*.
    راجع التفضيلات، واختر *Save*، ثم شغّل الاتصال.
    أضف قاعدة مصدرها PingOne ووجهتها هذا الاتصال. اضبط عامل تصفية المستخدمين وتعيين السمات، ثم شغّل القاعدة.

    افتح الاتصال وحرر تكوينه. الصق المفتاح الجديد في *OAuth Access Token*.
    اختبر الاتصال إذا كان ذلك متاحًا، ثم احفظ.
    تحقق من تشغيل الاتصال والقاعدة. لإعادة إرسال كل شيء، استخدم *Full Resync*.

    لا يزوّد الاتصال وحده أي مستخدم: القاعدة هي التي تفعل ذلك. إذا لم يصل شيء، فتحقق من تشغيلهما معًا.
    إذا فشل الاختبار، فاختر *Cancel* وصحح الحقول. أما *Continue* فيتابع باتصال لا يمكن استخدامه.`,
  pingfederate: guideTexts`
    ثبّت موصل SCIM في PingFederate إذا لم يكن مثبتًا.
    انتقل إلى *Applications* > *Integration* > *SP Connections* > *Create Connection*.
    في *Connection Template*، اختر *Use a template for this connection*، ثم *SCIM Provisioner*.
    في *Connection Type*، اختر *Outbound Provisioning*. في *General Info*، أدخل اسمًا في *Connection Name*.
    في *Outbound Provisioning*، افتح *Target*. الصق نقطة النهاية في *SCIM URL*.
    اضبط *SCIM Version* على *2.0* و *Authentication Methods* على *OAuth 2 Bearer Token*.
    الصق المفتاح في *Access Token*.
    اضبط *Unique User Identifier* على *userName*.
    في *Manage Channels*، أكمل *Attribute Mapping* ونشّط القناة.
    في *Activation and Summary*، شغّل الاتصال واختر *Save*.

    افتح اتصال SP وانتقل إلى *Outbound Provisioning* > *Target*. الصق المفتاح الجديد في *Access Token*.
    احفظ، ثم تحقق من أن القناة والاتصال نشطان.

    لا يتحقق PingFederate من نقطة النهاية والمفتاح إلا عند تنشيط القناة والاتصال.
    لتغيير *Unique User Identifier* لاحقًا، يجب حذف اتصال SP وإنشاؤه من جديد.`,
  rippling: guideTexts`
    انتقل إلى *IT* > *Third-Party Access* > *Add Integration* > *Create New Custom Integration*.
    أدخل اسمًا، واختر فئة، وحمّل شعارًا، وحدد *User Management via SCIM*. ثم اختر *Continue*.
    اضبط *SCIM version* على *2.0*. الصق نقطة النهاية في *SCIM base URL*.
    اضبط *SCIM Authorization Method* على *Bearer Token*.
    ضمن *Supported SCIM Attributes*، أضف *externalId* و *emails.primary* و *name.givenName* و *name.familyName*. إذا أردت تزويد المجموعات، فحدد *Supports Groups*.
    اختر *Install now*. عندما يطلب Rippling إدخال *Bearer Token*، الصق المفتاح.
    اضبط قواعد الوصول وموعد التزويد.

    افتح التكامل حيث طلب Rippling إدخال *Bearer Token*. الصق المفتاح الجديد.
    احفظ، ثم غيّر مستخدمًا واحدًا في Rippling وتأكد من وصول التغيير إلى هنا.

    في وحدات التحكم الأقدم، تجد ذلك ضمن *IT* > *Custom Integrations* أو ضمن *Identity Management* > *Custom App*.
    لا يطلب Rippling المفتاح إلا في خطوة التثبيت. أبقِ هذه الصفحة مفتوحة حتى ذلك الحين.
    يتبع المستخدمون حالة التوظيف: يؤدي تاريخ إنهاء الخدمة في Rippling إلى تعطيل المستخدم هنا.`,
  cyberark: guideTexts`
    في Admin Portal، انتقل إلى *Apps & Widgets* > *Web Apps* وافتح تطبيق SAML.
    في *Provisioning*، حدد *Enable provisioning for this application* وأكد باختيار *Yes*. إذا ظهر *Live Mode*، فاختره.
    الصق نقطة النهاية في *SCIM Service URL*.
    اضبط *Authorization Type* على *Authorization Header* و *Header Type* على *Bearer Token*.
    الصق المفتاح في *Bearer Token*.
    اختر *Verify*، ثم *Save*.
    إذا كان المطلوب تعطيل المستخدمين هنا، فألغِ تحديد *Do not de-provision (deactivate or delete) users in target application*.
    في تعيينات الأدوار، اختر *Add* لكل دور تريد تزويد مستخدميه. ثم اختر *Save*.

    افتح التطبيق وانتقل إلى *Provisioning*. الصق المفتاح الجديد في *Bearer Token*.
    اختر *Verify*، ثم *Save*.

    يعمل التزويد على تطبيق ويب يستخدم SAML. إذا لم يوجد بعد، فأعدّه أولاً.
    تفترض وثائق CyberArk أن صلاحية المفتاح لا تنتهي. إذا كانت صلاحية مفتاحك تنتهي، فدوّن التاريخ.`,
  keycloak: guideTexts`
    لا يدعم SCIM المدمج في Keycloak إلا استقبال المستخدمين، ولا يمكنه إرسالهم إلى هنا. ثبّت الإضافة SCIM for Keycloak من scim-for-keycloak.de.
    افتح *SCIM Administration Console*، وانتقل إلى *Remote SCIM Provider*، واختر زر علامة الجمع.
    الصق نقطة النهاية في *Base URL*. ثم اختر *Use default configuration*.
    أوقف الطلبات المجمعة ومزامنة كلمات المرور.
    أضف مصادقة من النوع *Long Life Bearer Token*. الصق المفتاح في *Bearer Token*.
    في *Realm Assignments*، عيّن النطاق (realm) لديك.
    في *Synchronization*، ابدأ مزامنة.

    في *Remote SCIM Provider*، افتح المصادقة. الصق المفتاح الجديد في *Bearer Token*.
    احفظ، ثم ابدأ مزامنة في *Synchronization*.

    يتيح الخيار *SCIM API* ضمن *Realm settings* > *General* لجهات أخرى إرسال المستخدمين إلى Keycloak. لا حاجة إليه هنا.
    ترسل الإضافة mitodl/keycloak-scim المستخدمين أيضًا، لكنها ترسل المجموعات جزئيًا فقط. تُعَد ضمن *User federation* > *Add provider* وتحتاج إلى مستمع الأحداث *scim*.`,
  authentik: guideTexts`
    انتقل إلى *Applications* > *Applications* > *New Application*. أدخل اسمًا، ثم اختر *Next*.
    اضبط *Provider Type* على *SCIM*، ثم اختر *Next*.
    الصق نقطة النهاية في *URL*.
    اترك *Authentication mode* على *Static token*. الصق المفتاح في *Token*.
    اختر *Next*، واضبط الروابط (bindings)، واختر *Next* مرة أخرى، ثم *Create*.
    حرر التطبيق الجديد. اختر أيقونة علامة الجمع بجوار *Backchannel providers*، وحدد الموفر الجديد، واختر *Confirm*، ثم احفظ.

    انتقل إلى *Applications* > *Providers* وحرر موفر SCIM. الصق المفتاح الجديد في *Token*.
    احفظ. تبدأ المزامنة الكاملة التالية خلال ساعة.

    لا يُرسل أي شيء قبل أن يُدرج الموفر ضمن *Backchannel providers* للتطبيق.
    لا يوجد اختبار للاتصال: تبيّن المزامنة الأولى هل نقطة النهاية والمفتاح صحيحان.
    إذا لم يتغير شيء هنا، فتحقق من أن الموفر ليس في وضع المحاكاة (dry-run).
    لا تشمل المزامنة حسابات الخدمة في البداية.`,
  other: guideTexts`
    في موفر الهوية، افتح صفحة التزويد أو SCIM الخاصة بالتطبيق.
    اختر SCIM 2.0.
    الصق نقطة النهاية في حقل العنوان، وغالبًا ما يسمى *SCIM Base URL*. لا تُضف */Users* ولا شرطة مائلة.
    اختر المصادقة التي ترسل مفتاحًا ثابتًا، وغالبًا ما تسمى *OAuth Bearer Token* أو *HTTP Header*.
    الصق المفتاح في حقله، وغالبًا ما يسمى *Bearer token*.
    إذا طُلب منك معرّف فريد، فأدخل *userName*.
    اختبر الاتصال إذا كان ذلك متاحًا، ثم احفظ.
    عيّن مستخدمًا واحدًا. عندما يصل هذا المستخدم إلى هنا، عيّن بقية المستخدمين.

    افتح الصفحة نفسها. الصق المفتاح الجديد في حقله، وغالبًا ما يسمى *Bearer token*.
    اختبر الاتصال إذا كان ذلك متاحًا، ثم احفظ. إذا كان التزويد متوقفًا، فابدأه من جديد.

    إذا كان الرد 401، فتحقق مما إذا كان الحقل يتطلب كلمة Bearer قبل المفتاح.
    إذا كان الرد 404، فتحقق من أن نقطة النهاية مكتوبة هناك كما تظهر هنا.`,
}
