//! The faults that only those meet who manage places and people, as (code, Chinese, English).

/// They are found by the server; browsers are told them in words and need not carry these.
pub(crate) const SENTENCES: &[(&str, &str, &str)] = &[
    (
        "place_name_length",
        "名称需要 2 到 30 个字。",
        "The name must have 2 to 30 characters.",
    ),
    (
        "station_phone_length",
        "电话需要 3 到 30 个字。",
        "The telephone number must have 3 to 30 characters.",
    ),
    (
        "hours_length",
        "开放时间最多 100 个字。",
        "The opening hours may have up to 100 characters.",
    ),
    (
        "promises_length",
        "服务承诺最多 1000 个字。",
        "The promises may have up to 1,000 characters.",
    ),
    (
        "buildings",
        "楼栋名称每个 1 到 30 个字，最多 100 个。",
        "Each building has 1 to 30 characters; up to 100 of them.",
    ),
    (
        "station_unknown",
        "这个社区没有这个驿站。",
        "This community has no such station.",
    ),
    (
        "station_has_cells",
        "还有网格归这个驿站负责，请先调整网格。",
        "Grid cells still belong to this station; move them first.",
    ),
    (
        "work_name_length",
        "工作名需要 1 到 30 个字。",
        "The work name must have 1 to 30 characters.",
    ),
    (
        "login_form",
        "账号用 3 到 32 位小写字母、数字、点或连字符。",
        "A login has 3 to 32 small letters, digits, dots or hyphens.",
    ),
    (
        "subcategory_unknown",
        "这个类别下没有这个二级类别。",
        "This category has no such subcategory.",
    ),
    (
        "subcategory_taken",
        "这个类别下已有同名的二级类别。",
        "This category has a subcategory of this name already.",
    ),
    (
        "category_stays",
        "二级类别所属的类别不能更改，请另建一个。",
        "A subcategory stays in its category; please add another one.",
    ),
    ("login_taken", "这个账号已有人使用。", "Somebody has this login already."),
    ("role_here", "这个身份不能在这里授予。", "This role cannot be held here."),
    (
        "role_yours",
        "您不能授予或撤销这个身份。",
        "You may not give or take this role.",
    ),
    (
        "own_post",
        "不能撤销自己最后一个街道管理员岗位。",
        "You cannot take your own last post as the street's administrator.",
    ),
    (
        "phone_unknown",
        "没有用这个手机号登录过的居民。",
        "No resident has signed in with this number.",
    ),
    (
        "days",
        "结束日期不能早于开始日期，最长一年。",
        "The last day is not before the first, and at most a year after it.",
    ),
    (
        "person_unknown",
        "这个人在本街道没有岗位。",
        "This person holds no post in this street.",
    ),
    ("place_unknown", "没有这个地点。", "There is no such place."),
    (
        "template_taken",
        "已有同名模板，请修改那一个，或换个名称。",
        "There is a text of this name already: change that one, or choose another name.",
    ),
    ("duty_taken", "这个地点已有这个岗位。", "This place has this duty already."),
    (
        "template_action",
        "只有受理、答复、不予受理可以用模板。",
        "Texts are prepared for accepting, answering and declining only.",
    ),
    (
        "template_blank",
        "花括号里只能写：编号、类别、驿站、电话、今天。",
        "In braces there may stand only: number, category, station, phone, today.",
    ),
    (
        "templates_count",
        "一个社区最多 200 个模板。",
        "A community has up to 200 prepared texts.",
    ),
    ("row_twice", "前面已有相同的一行。", "An earlier row is about the same."),
    (
        "role_unknown",
        "身份应为：驿站管理员、社工、街道管理员。",
        "The role is one of 驿站管理员, 社工, 街道管理员.",
    ),
    (
        "workbook_faults",
        "表格有错误，请先改正。",
        "The workbook has faults; mend them first.",
    ),
    (
        "b_is_a",
        "A 岗和 B 岗不能是同一个人。",
        "The A and the B person must be two people.",
    ),
];
