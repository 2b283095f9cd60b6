//! The words of managing: places, people, rules and the audit log.

texts! {
    MANAGE = "管理", "Manage";
    NOT_IN_CHARGE = "只有驿站和街道的管理员可以使用管理功能。", "Only those in charge of a station or a street can manage.";
    LABELLED = "{}：{}", "{}: {}";
    NAMED = "{}「{}」", "{} “{}”";
    FROM = "从", "From";
    TO = "到", "To";
    PLACE = "地点", "Place";

    // The audit log
    AUDIT = "操作日志", "Audit log";
    AUDIT_LEAD = "管理操作和敏感信息的查看都记在这里，只增不改。", "What administrators do and what is disclosed stands here. Entries are added, never changed.";
    AUDIT_NONE = "没有符合条件的记录。", "No entry fits.";
    CHAIN_WHOLE = "记录完整，共 {} 条", "Chain intact, {} entries";
    CHAIN_BROKEN = "第 {} 条起记录被破坏", "Chain broken from entry {} on";
    ACT = "操作", "Act";
    ANY_ACT = "全部操作", "Any act";
    ANY_PLACE = "全部地点", "Any place";
    BY = "操作人：{}", "By {}";
    ONLY_BY = "只看 {}", "Only {}";
    FACT_ROLE = "身份", "Role";
    FACT_REASON = "理由", "Reason";
    FACT_ROWS = "行数", "Rows";
}
