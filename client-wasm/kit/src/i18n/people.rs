//! The words of managing: places, people, rules and the audit log.

texts! {
    MANAGE = "管理", "Manage";
    SIGN_IN_LEAD = "在这里管理人员、岗位、地点、入户调查和台账。", "People, duties, places, surveys and the ledger are managed here.";
    NOT_IN_CHARGE = "只有驿站和街道的管理员可以使用管理功能。", "Only those in charge of a station or a street can manage.";
    LABELLED = "{}：{}", "{}: {}";
    NAMED = "{}“{}”", "{} “{}”";
    FROM = "从", "From";
    TO = "到", "To";
    PLACE = "地点", "Place";

    // The audit log
    AUDIT = "操作日志", "Audit log";
    AUDIT_LEAD = "管理操作和敏感信息的查看都记在这里，只增不改。", "What administrators do and what is disclosed stands here. Entries are added, never changed.";
    AUDIT_NONE = "没有符合条件的记录。", "No entry fits.";
    CHAIN_WHOLE = "记录完整，共 {} 条", "Chain intact, entries: {}";
    CHAIN_BROKEN = "第 {} 条起记录被破坏", "Chain broken from entry {} on";
    ACT = "操作", "Act";
    ANY_ACT = "全部操作", "Any act";
    ANY_PLACE = "全部地点", "Any place";
    BY = "操作人：{}", "By {}";
    ONLY_BY = "只看 {}", "Only {}";
    FACT_ROLE = "身份", "Role";
    FACT_REASON = "理由", "Reason";
    FACT_ROWS = "行数", "Rows";
    FACT_VERSION = "第几版", "Version";
    FACT_MONTH = "月份", "Month";
    FACT_ROUTING = "派单规则第几版", "Version of the routing rules";
    FACT_RULE = "规则", "Rules";
    FACT_TEMPLATE = "答复模板编号", "Prepared text no.";
    FACT_LIST = "词表编号", "Word list no.";
    FACT_COUNT = "数量", "Number";
    FACT_ENDING = "密钥末尾", "Key ends in";
    FACT_DIGEST = "文件校验码", "Digest of the file";
    FACT_DECISION = "决定", "Decision";
    FACT_OUTCOME = "结果", "Outcome";
    FACT_PART = "第几笔", "Instalment";
    FACT_SUM = "金额（元）", "Yuan";
    FACT_REMARK = "质询编号", "Remark no.";
    FACT_ORGANISATION = "组织编号", "Organisation no.";
    FACT_ACCOUNT = "账号编号", "Account no.";
    FACT_VOTE = "表决编号", "Vote no.";
    FACT_BODY = "议事机构", "Body";
    FACT_KIND = "种类", "Kind";
    FACT_SKILL = "技能", "Skill";
    REASON_TRANSFER = "转办", "Handed over";
    REASON_REFERRAL = "转介社会组织", "Referred to an organisation";
    RULE_PROPOSALS = "居民提案", "Proposals";
    RULE_WORDS = "审核词表", "Word lists";
    RULE_AGENDA = "需求与征集", "Needs and calls for plans";
    RULE_PROJECTS = "项目经费与评价", "Projects";
    SAID_YES = "通过", "Taken on";
    SAID_ASIDE = "不列入", "Put aside";
    SAID_NO = "没有通过", "Refused";
    SAID_PUBLISH = "公布", "Published";
    SAID_UPHELD = "异议成立", "Upheld";
    SAID_OVERRULED = "异议不成立", "Not upheld";
    CAME_EXCELLENT = "优秀", "Excellent";
    CAME_PASSED = "合格", "Passed";
    CAME_FAILED = "不合格", "Failed";
    CAME_CONFIRMED = "成立", "Confirmed";
    CAME_TOO_FEW = "投票的人不够", "Too few took part";
    CAME_REJECTED = "没有同意", "Not agreed to";
    CAME_INCOMPLETE = "成员不齐", "No longer complete";
    CAME_CALLED_OFF = "表决取消", "The vote was called off";
    KIND_TRAINING = "培训", "Training";
    KIND_HONOUR = "表彰", "Honour";
    KIND_INSURANCE = "保险", "Insurance";

    // People
    PEOPLE = "人员", "People";
    PEOPLE_LEAD = "工作人员用账号登录；联络员和志愿者是居民，用手机号登录。", "Staff sign in with a login; officers and volunteers are residents who sign in with their telephone.";
    PEOPLE_NONE = "没有符合条件的人。", "Nobody fits.";
    ROLE = "身份", "Role";
    ANY_ROLE = "全部身份", "Any role";
    STREET_WIDE = "全街道", "Whole street";
    STAFF_NEW = "新建工作人员", "Add a member of staff";
    HELPER_NEW = "添加联络员或志愿者", "Add an officer or a volunteer";
    HELPER_HINT = "居民须先用这个手机号登录过一次。", "The resident must have signed in with this number once.";
    WORK_NAME = "工作名（居民可见）", "Work name (residents see it)";
    LOGIN_HINT = "3 到 32 位小写字母、数字、点或连字符。", "3 to 32 small letters, digits, dots or hyphens.";
    MOBILE = "手机号", "Mobile number";
    ADD = "添加", "Add";
    ADDED = "已添加", "Added";
    DONE = "已完成", "Done";
    RENAME = "改工作名", "Rename";
    POST_GRANT = "授予岗位", "Give a post";
    POST_REVOKE = "撤销", "Take away";
    POST_REVOKE_ASK = "撤销 {} 的岗位“{}”？工作人员的登录会立即失效。", "Take from {} the post “{}”? Sessions of staff end at once.";
    PASSWORD_RESET = "重置密码", "Reset password";
    PASSWORD_RESET_ASK = "重置 {} 的密码？原密码、动态验证码和所有登录立即失效。", "Reset the password of {}? The old password, one-time codes and all sessions end at once.";
    FIRST_PASSWORD = "首次登录密码", "First password";
    FIRST_PASSWORD_LEAD = "只显示这一次，请当面或电话告知本人。登录时须换成自己的密码。", "Shown only this once: tell them in person. They must choose their own when they sign in.";
    FIRST_PASSWORD_HINT = "首次登录，请设置自己的密码，10 到 200 位。", "Choose a password of your own: 10 to 200 characters.";
    ABSENCE_ADD = "登记请假", "Note an absence";
    ABSENCE = "请假 {} 至 {}", "Away {} to {}";

    // Duties
    DUTIES = "岗位 A/B", "Duties";
    DUTIES_LEAD = "每个网格应有人巡查、报告、负责、解决、督查。A 岗请假时自动由 B 岗接替。", "Every cell is to have somebody who patrols, reports, answers for it, resolves and supervises. B stands in while A is away.";
    FIVE = "网格五有：缺 {} 项，今天无人在岗 {} 项", "The five of every cell: {} never named, {} with nobody today";
    FIVE_CELLS = "网格", "Grid cell";
    FIVE_LACKS = "缺", "lacks";
    DUTIES_NONE = "还没有设置岗位。", "No duties yet.";
    DUTY = "职责", "Duty";
    DUTY_ADD = "设置岗位", "Settle a duty";
    PERSON_A = "A 岗", "A person";
    PERSON_B = "B 岗", "B person";
    NOBODY = "（无）", "(nobody)";
    TODAY_IS = "今天：{}", "Today: {}";
    TODAY_NONE = "今天无人在岗", "Nobody today";

    // Places
    PLACES = "地点", "Places";
    PLACES_LEAD = "停用的地点不再接收新的诉求，原有诉求不受影响。", "A retired place takes no new cases; those it has stay.";
    STREET = "街道", "Street";
    COMMUNITY_ADD = "新增社区", "Add a community";
    STATION_ADD = "新增驿站", "Add a station";
    SUBCATEGORY_ADD = "新增二级类别", "Add a subcategory";
    SUBCATEGORIES_LEAD = "在每个类别下再细分，受理和登记时可以选用；停用后不再选用，已有诉求不受影响。", "What is distinguished within a category when cases are taken on; a retired one is no longer offered, and cases keep it.";
    CELL_ADD = "新增网格", "Add a grid cell";
    NAME = "名称", "Name";
    PHONE = "电话", "Telephone";
    ADDRESS = "地址", "Address";
    OPENING_HOURS = "开放时间", "Opening hours";
    PROMISES = "服务承诺（每行一条，居民可见）", "Promises (one a line; residents see them)";
    BUILDINGS = "楼栋（每行一个）", "Buildings (one a line)";
    STATION = "负责驿站", "Station";
    RETIRED = "停用", "Retired";
    IN_USE = "在用", "In use";

    // The ledger
    LEDGER = "台账", "Ledger";
    LEDGER_LEAD = "一段日期内提交的诉求和办理情况，不含居民姓名和电话。每次导出都会记入操作日志。", "The cases of these days and what became of them, without residents' names and numbers. Who takes it along is noted in the audit log.";
    LEDGER_DAYS = "请选择起止日期，结束日期不能早于开始日期。", "Please choose two days; the last cannot be before the first.";
    LEDGER_XLSX = "下载 XLSX", "Download as XLSX";
    LEDGER_CSV = "下载 CSV", "Download as CSV";

    // The workbook
    IMPORT = "导入导出", "Import and export";
    IMPORT_STREET = "只有街道管理员可以导入和导出。", "Only a street's administrator can import and export.";
    IMPORT_LEAD = "用表格一次维护全街道的驿站、网格和工作人员。表格中没有的保持不变，不会删除任何内容；密码不在表格里。",
        "Keep all stations, cells and staff in one workbook. What it does not name stays; nothing is removed. It holds no passwords.";
    IMPORT_TEMPLATE = "下载空白表格", "Download an empty workbook";
    EXPORT = "导出现有数据", "Export what is there";
    IMPORT_CHOOSE = "选择填好的表格", "Choose a filled-in workbook";
    IMPORT_HINT = "XLSX，最大 5 MB、20000 行。先预览，确认后才会导入。", "XLSX, up to 5 MB and 20,000 rows. You see what it would change before anything happens.";
    IMPORT_LOOKING = "正在检查……", "Looking at it…";
    IMPORT_COUNTS = "新增 {} 行，修改 {} 行，不变 {} 行。", "{} to add, {} to change, {} unchanged.";
    IMPORT_FAULTS = "有 {} 处错误。改正前不会导入任何内容。", "Faults: {}. Nothing is brought in until they are mended.";
    IMPORT_PLACE = "{}，第 {} 行 {} 列", "{}, row {}, column {}";
    IMPORT_AND_MORE = "……以及更多", "… and more";
    IMPORT_NOTHING = "与现有数据一致，没有需要导入的内容。", "Everything is as it is already.";
    IMPORT_APPLY = "全部导入", "Bring it all in";
    IMPORT_DONE = "已导入：新增 {} 行，修改 {} 行", "Brought in: {} added, {} changed";

    // Programs of others
    KEYS = "开放接口", "Open311";
    KEYS_LEAD = "城市平台和其他应用可以通过 Open311（/open311/v2）反映诉求。每个应用一个密钥，随时可以停用。", "Platforms of the city and other programs may report through Open311 (/open311/v2). Each has a key, which can be revoked.";
    KEYS_NONE = "还没有应用。", "No programs yet.";
    KEYS_STREET = "密钥由街道管理员发放。", "The street's administrators give keys.";
    KEY_ADD = "发放密钥", "Give a key";
    KEY_LEAD = "只显示这一次，请立即交给应用的负责人。", "Shown only this once: hand it to whoever runs the program.";
    KEY_PER_MINUTE = "每分钟最多多少件", "Reports a minute at most";
    KEY_OPEN_ASK = "应用已告知居民：所反映的内容会公开", "The program tells residents that what they write is public";
    KEY_OPEN = "内容公开", "words are public";
    KEY_QUIET = "内容不公开", "words are not public";
    KEY_USED = "最近使用 {}", "Last used {}";
    KEY_UNUSED = "还没有使用", "Not used yet";
    KEY_REVOKED = "{} 停用", "Revoked {}";
    KEY_REVOKE = "停用", "Revoke";
    KEY_REVOKE_SURE = "确定停用？不能恢复", "Revoke for good?";
}
