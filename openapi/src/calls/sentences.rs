//! What is said of faults that only calls for plans know.

/// Sentences for faults: their code, Chinese, English.
pub const SENTENCES: &[(&str, &str, &str)] = &[
    (
        "amount",
        "金额需要在 0.01 元到 1 亿元之间。",
        "The amount must be between 0.01 and 100 million yuan.",
    ),
    (
        "call_deadline",
        "截止时间需要在 1 小时以后、180 天以内。",
        "The deadline must be an hour to 180 days from now.",
    ),
    (
        "need_not_agreed",
        "只有公示通过的需求才能征集方案。",
        "Plans are called for once the need's public notice is over.",
    ),
    (
        "call_because",
        "没有对应需求的征集需要写明理由，大家都会看到。",
        "A call that answers no need must say why, for everybody to read.",
    ),
    (
        "need_called",
        "这项需求已经在征集方案。",
        "Plans are called for already for this need.",
    ),
    ("plan_steps_count", "请写 1 到 20 个步骤。", "Name 1 to 20 steps."),
    (
        "plan_outputs_count",
        "请写 1 到 20 项可以数的成果。",
        "Name 1 to 20 results that can be counted.",
    ),
    (
        "plan_budget_count",
        "请写 1 到 30 项预算。",
        "Name 1 to 30 lines of the budget.",
    ),
    (
        "plan_over_limit",
        "预算合计超过了上限。",
        "The budget is more than the limit altogether.",
    ),
    (
        "plan_ends",
        "结束日期不能早于开始日期。",
        "The end lies before the beginning.",
    ),
    (
        "plan_contact_length",
        "联系方式需要 2 到 60 个字。",
        "The contact must have 2 to 60 characters.",
    ),
    (
        "deadline_passed",
        "征集已经截止，不能再提交、修改或撤回。",
        "The deadline is over; no plan can be sent, changed or taken back any more.",
    ),
    (
        "refuse_reason",
        "不通过需要写明理由。",
        "Please say why it is refused; everybody reads it.",
    ),
    (
        "strict_reason",
        "这个组织有过不合格的项目，通过审查也需要写明理由，大家都会看到。",
        "A project of this organisation failed: please say why its plan is admitted; everybody reads it.",
    ),
    (
        "no_plan_admitted",
        "至少要有一个方案通过资格审查，而且每个方案都要审查过。",
        "Every plan must be checked, and at least one admitted.",
    ),
    (
        "hearing_time",
        "现场评议需要在投票结束以前，也不能已经过去。",
        "The hearing must lie before the end of the vote, and not in the past.",
    ),
    ("questions_over", "现在不能对方案提问。", "Plans cannot be asked about now."),
    (
        "call_state",
        "征集的状态已经变了，不能再这样做。",
        "The call has gone on; this cannot be done any more.",
    ),
];
