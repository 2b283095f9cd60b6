//! What is said of faults that only projects know.

/// Sentences for faults: their code, Chinese, English.
pub const SENTENCES: &[(&str, &str, &str)] = &[
    (
        "project_purpose_length",
        "项目目的需要 5 到 500 个字。",
        "What it is for must have 5 to 500 characters.",
    ),
    (
        "clause_length",
        "这一条需要 2 到 2000 个字。",
        "This clause must have 2 to 2,000 characters.",
    ),
    (
        "output_name_length",
        "名称需要 1 到 60 个字。",
        "The name must have 1 to 60 characters.",
    ),
    (
        "output_unit_length",
        "单位需要 1 到 10 个字。",
        "The unit must have 1 to 10 characters.",
    ),
    (
        "output_count",
        "数量需要在 1 到 100 万之间。",
        "The number must be between 1 and a million.",
    ),
    (
        "outputs_count",
        "需要承诺 1 到 20 项成果。",
        "There must be 1 to 20 promised outputs.",
    ),
    ("reports_count", "最多约定 24 次报告。", "There can be up to 24 reports."),
    (
        "total_fen",
        "金额需要在 1 元到 1 亿元之间。",
        "The total must be between 1 and 100,000,000 yuan.",
    ),
    (
        "project_lasts",
        "结束日期需要在开始之后，最长三年。",
        "It must end after it starts, within three years.",
    ),
    (
        "report_day",
        "报告日期需要在项目期间内，从早到晚，每天一次。",
        "Reports are due between the first day and the last, in their order, one a day.",
    ),
    (
        "proposal_not_adopted",
        "本社区没有这份已采纳的提案。",
        "This community adopted no such proposal.",
    ),
    (
        "project_because",
        "没有经过方案征集、也不来自提案的合同需要写明理由，大家都会看到。",
        "A contract that rests on no plan and no proposal must say why, for everybody to read.",
    ),
    (
        "strict_contract",
        "这个组织有过不合格的项目：不经方案评选再次签约需要写明理由，大家都会看到。",
        "A project of this organisation failed: a contract without a plan that was chosen must say why, for everybody to read.",
    ),
    (
        "plan_taken",
        "这份方案已经起草了项目。",
        "A project is drawn up from this plan already.",
    ),
    (
        "plan_not_chosen",
        "本社区没有选定这家组织的这份方案。",
        "This community chose no such plan of this organisation.",
    ),
    (
        "total_paid",
        "总额需要多于已支付的金额。",
        "The total must be more than what is paid.",
    ),
    ("payment_part", "付款只有第 1 期和第 2 期。", "There are payments 1 and 2."),
    (
        "payment_reference_length",
        "凭证号需要 2 到 60 个字。",
        "The reference must have 2 to 60 characters.",
    ),
    (
        "paid_later",
        "付款日期不能晚于今天。",
        "The day of payment cannot lie in the future.",
    ),
    (
        "payment_not_due",
        "这一笔现在还不能支付，或已经处理过。",
        "This payment is not due now.",
    ),
    (
        "project_report_length",
        "报告需要 5 到 5000 个字。",
        "The report must have 5 to 5,000 characters.",
    ),
    (
        "done_count",
        "请为每项承诺的成果填写数量。",
        "Give a number for each promised output.",
    ),
    ("spent_count", "最多 20 项支出。", "There can be up to 20 lines."),
    ("spent_fen", "金额不对。", "This amount is not right."),
    (
        "project_remark_length",
        "需要 2 到 1000 个字。",
        "It must have 2 to 1,000 characters.",
    ),
    ("score_range", "每一项打 1 到 5 分。", "Give 1 to 5 for each."),
    ("reasons_missing", "请写明评价的理由。", "Please give your reasons."),
    (
        "evaluation_order",
        "优秀的分数不能低于合格的分数。",
        "Excellent cannot begin below passed.",
    ),
    (
        "project_not_drafted",
        "合同已经发出或签订，不能再这样修改。",
        "The contract was offered or signed; it cannot be changed like this.",
    ),
    (
        "project_not_amendable",
        "现在不能变更合同。",
        "The contract cannot be amended now.",
    ),
    (
        "contract_on_offer",
        "有一份合同正等承接方签订，请先等答复或收回。",
        "A contract lies with the carrier; wait for the answer, or take it back.",
    ),
    ("nothing_drafted", "没有可发出的合同。", "There is nothing to offer."),
    (
        "nothing_on_offer",
        "没有等待签订的合同，可能已收回或已处理。",
        "No contract lies with you; it may have been taken back or settled.",
    ),
    (
        "contract_version",
        "合同已有新的版本，请重新阅读后再签。",
        "There is another version of the contract; please read it before you sign.",
    ),
    (
        "project_not_running",
        "项目没有在进行，不能写报告。",
        "The project is not under way; no report can be written.",
    ),
    (
        "no_report_due",
        "约定的报告都已写完，只剩总结报告。",
        "Every report is written but the final one.",
    ),
    (
        "reports_missing",
        "到期的报告还没有补齐，请先补写。",
        "Reports that were due are missing; write them first.",
    ),
    (
        "project_not_public",
        "项目还没有签约，或已经结束。",
        "The project is not signed yet, or over.",
    ),
    (
        "not_excellent",
        "只有评价为优秀的项目可以表扬。",
        "Only a project that was evaluated as excellent can be commended.",
    ),
    ("commended_before", "已经表扬过了。", "It was commended before."),
    ("project_over", "项目已经结束。", "The project is over."),
    ("remark_answered", "这条质询已经答复过。", "This remark was answered before."),
    ("remark_hidden", "这条质询已经不再显示。", "This remark is taken from view."),
    (
        "remarks_today",
        "今天提得够多了，请明天再来。",
        "That is enough for today; please come back tomorrow.",
    ),
    (
        "not_reported",
        "还没有总结报告，不能评价。",
        "There is no final report yet to evaluate.",
    ),
    ("evaluation_over", "评价时间已过。", "The time for evaluating is over."),
    ("evaluated_before", "已经评价过了。", "It was evaluated before."),
];
