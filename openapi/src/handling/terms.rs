//! The terms of handling cases as people read them.

use super::{Flow, NamingState, PauseReason, Question, RuleCondition, Work};
use crate::{language::Text, terms::terms};

terms! {
    /// The kind of work flow.
    flow(Flow) {
        Ordinary = "一般（一人办理）", "Ordinary: one sees to it";
        Coordinated = "协调（主办和协办）", "Coordinated: one leads, others help";
        Emergency = "突发（同时告知街道）", "Emergency: the street is told at once";
        Approval = "审批（答复须他人审核）", "Approval: somebody else approves the answer";
    }

    /// Why a clock stands still.
    pause_reason(PauseReason) {
        Reporter = "等反映人补充", "Waiting for the reporter";
        Others = "等其他单位或个人", "Waiting for others";
        Circumstances = "客观原因", "Circumstances";
    }

    /// How far a reporter's consent to be named has come.
    naming_state(NamingState) {
        Asked = "等反映人答复", "Waiting for the reporter";
        Agreed = "反映人已同意", "The reporter agrees";
        Refused = "反映人不同意", "The reporter does not agree";
        Shared = "已转告", "Shared";
    }

    /// What waits for somebody's decision.
    question(Question) {
        Objection = "派单异议", "Objection to a dispatch";
        Extension = "申请延期", "More time asked for";
        Draft = "答复待审核", "Answer to approve";
    }

    /// Which cases of a desk somebody looks for.
    work(Work) {
        Mine = "我经办的", "Mine to see to";
        Questions = "待我裁定", "For me to decide";
        Received = "转来的", "Handed to us";
        Handed = "转出的", "Handed to others";
        Untaken = "未接收的", "Untaken";
        Pressed = "催办督办的", "Urged or supervised";
        Raised = "已上报的", "Went up";
        Paused = "暂停的", "Paused";
    }

    /// A condition of a rule.
    condition(RuleCondition) {
        Category = "类别", "Category";
        Cell = "网格", "Grid cell";
        Channel = "来源", "Channel";
        Urgency = "紧急程度", "Urgency";
        Words = "关键词", "Words";
        OfficeHours = "办公时间", "Office hours";
    }
}
