//! The field's own terms as people read them: states, categories, roles and the like, for every page, sheet and form.

use crate::{
    accounts::Role,
    cases::{Action, Category, Channel, DeclineReason, NameShown, State, Urgency, Visibility},
    language::Text,
    liaison::Revocation,
    people::DutyKind,
    proposals::{Field, Outcome, ProposalAction, ProposalState, Reason},
    workbook::SheetKind,
};

/// Declares the texts of an enum's values and the function that finds them, by another function where a value is not named.
macro_rules! terms {
    ($($(#[$doc:meta])* $function:ident($enum:ident) { $($variant:ident = $chinese:literal, $english:literal;)+ $(_ = $rest:ident;)? })+) => {
        $(
            $(#[$doc])*
            pub const fn $function(value: $enum) -> Text {
                match value { $($enum::$variant => Text::new(concat!($chinese, "\u{1f}", $english)),)+ $(_ => $rest(value),)? }
            }
        )+
        #[doc(hidden)]
        pub const ALL: &[(&str, Text)] = &[
            $($((concat!(stringify!($enum), stringify!($variant)), Text::new(concat!($chinese, "\u{1f}", $english)))),+),+
        ];
    };
}

pub(crate) use terms;

pub use crate::audit::terms::{act, subject};

/// What only staff are told of, for whoever would be told all the same.
const fn within(_: Action) -> Text {
    Text::new("内部办理\u{1f}Within the station")
}

terms! {
    /// Where a case stands.
    state(State) {
        Submitted = "已提交", "Sent";
        Accepted = "已受理", "Accepted";
        Dispatched = "已派单", "Dispatched";
        InProgress = "办理中", "In progress";
        Transferred = "已转办", "Transferred";
        Answered = "已答复", "Answered";
        Reopened = "已重开", "Reopened";
        Closed = "已办结", "Closed";
        Declined = "不予受理", "Declined";
        Merged = "已合并", "Merged";
        Withdrawn = "已撤回", "Withdrawn";
    }

    /// What happened, on a timeline that staff read.
    action(Action) {
        CallNext = "无人响应，已呼叫下一位", "Nobody answered; the next were called";
        Untaken = "逾时未接收，已提醒驿站", "Not taken in time; the station was told";
        Object = "派单异议", "Objected";
        Sustain = "异议成立", "Objection upheld";
        Overrule = "异议不成立", "Objection dismissed";
        AskExtension = "申请延期", "More time asked for";
        RefuseExtension = "不同意延期", "More time refused";
        Draft = "拟写答复", "Answer drafted";
        ReturnDraft = "退回修改", "Draft returned";
        _ = public_action;
    }

    /// What happened, on a timeline that everybody may read who has to do with the case.
    public_action(Action) {
        Submit = "提交诉求", "Sent";
        Accept = "受理", "Accepted";
        Note = "补充说明", "Note";
        Answer = "答复", "Answered";
        Rate = "评价", "Rated";
        Reopen = "重新打开", "Reopened";
        Close = "办结", "Closed";
        Decline = "不予受理", "Declined";
        Withdraw = "撤回", "Withdrawn";
        Urge = "催办", "Urged";
        Supervise = "督办", "Supervised";
        Raise = "超期上报社区", "Overdue: told the community";
        Escalate = "超期上报街道", "Overdue: told the street";
        Dispatch = "派单", "Given to";
        Start = "开始办理", "Begun";
        Transfer = "转办", "Handed over";
        Acknowledge = "接收", "Taken over";
        HandBack = "办理回复", "Handed back";
        Recall = "收回", "Taken back";
        Pause = "暂停计时", "Clock paused";
        Resume = "恢复计时", "Clock resumed";
        Extend = "同意延期", "More time given";
        Merge = "合并同类诉求", "Merged";
        Split = "拆分", "Split";
        Remind = "提醒评价", "Reminded to rate";
        AskConsent = "询问能否公开", "Asked whether it may be public";
        Consent = "同意公开", "Agreed to make it public";
        Refuse = "不同意公开", "Not to be public";
        AskNaming = "询问能否转告姓名电话", "Asked to share name and number";
        Allow = "同意转告姓名电话", "Name and number may be shared";
        Forbid = "不同意转告姓名电话", "Name and number not to be shared";
        Named = "已转告姓名电话", "Name and number shared with";
        Publish = "公开", "Made public";
        Unpublish = "撤下公开", "No longer public";
        _ = within;
    }

    /// What kind of matter it is.
    category(Category) {
        Housing = "物业与住宅", "Housing and property";
        Cleanliness = "环境卫生", "Cleanliness";
        Noise = "噪音", "Noise";
        Traffic = "停车与交通", "Parking and traffic";
        Facilities = "公共设施", "Public facilities";
        Safety = "治安与消防", "Safety and fire";
        Eldercare = "养老与照护", "Eldercare";
        Education = "儿童与教育", "Children and education";
        Health = "医疗与健康", "Health";
        Work = "就业与社保", "Work and benefits";
        Neighbours = "邻里纠纷", "Neighbours";
        Other = "其他", "Other";
    }

    /// How pressing it is.
    urgency(Urgency) {
        Emergency = "特急", "Emergency";
        Urgent = "紧急", "Urgent";
        Normal = "一般", "Normal";
        Low = "不急", "Low";
    }

    /// The door it came in by.
    channel(Channel) {
        Mailbox = "民情信箱", "Mailbox";
        Hotline = "民情热线", "Hotline";
        LiaisonCard = "民情连心卡", "Liaison card";
        LiaisonOfficer = "民情联络员", "Liaison officer";
        HouseholdSurvey = "入户调查", "Household survey";
        Diary = "民情日记", "Diary";
        Proposal = "居民提案", "Proposal";
        Letter = "来信", "Letter";
        Visit = "来访", "Visit at the window";
        Open311 = "开放接口", "Open311";
    }

    /// A role.
    role(Role) {
        Resident = "居民", "Resident";
        Volunteer = "志愿者", "Volunteer";
        SocialWorker = "社工", "Social worker";
        LiaisonOfficer = "民情联络员", "Liaison officer";
        Organisation = "社会组织", "Organisation";
        StationAdmin = "驿站工作人员", "Station staff";
        StreetAdmin = "街道工作人员", "Street staff";
        System = "系统", "System";
    }

    /// Why a liaison card no longer counts.
    revocation(Revocation) {
        Lost = "遗失", "Lost";
        Damaged = "损坏", "Damaged";
        OfficerChanged = "联络员更换", "Another officer";
        Moved = "住户搬走或楼栋撤销", "Household moved";
        Misused = "被滥用", "Misused";
    }

    /// What somebody does for a place.
    duty(DutyKind) {
        Lead = "网格长（负责）", "Lead";
        Patrol = "巡查", "Patrol";
        Report = "报告", "Report";
        Resolve = "解决", "Resolve";
        Supervise = "督查", "Supervise";
        Information = "信息员", "Information officer";
        Courtyard = "大院长", "Courtyard head";
        Group = "小组长", "Group leader";
    }

    /// A sheet of the workbook.
    sheet(SheetKind) {
        Stations = "驿站", "Stations";
        Cells = "网格", "Cells";
        People = "人员", "People";
    }

    /// Who may see a name.
    name_shown(NameShown) {
        Nobody = "不让任何人看到", "Nobody";
        Staff = "只让工作人员看到", "Staff only";
        Everybody = "所有人都能看到", "Everybody";
    }

    /// Who can read a note.
    visibility(Visibility) {
        Public = "居民可见", "Resident can read it";
        Internal = "仅内部", "Staff only";
    }

    /// Why a case is not taken on.
    decline_reason(DeclineReason) {
        NotCompetent = "不属于本驿站职责", "Another office is competent";
        LegalChannel = "应走法定途径", "The law prescribes another way";
        AlreadyAnswered = "已答复过，没有新情况", "Answered before, nothing new";
        Unclear = "诉求不清楚", "It is not clear what is wanted";
        Improper = "不是诉求", "Not a matter";
    }

    /// Where a proposal stands.
    proposal_state(ProposalState) {
        Draft = "草稿", "Draft";
        Submitted = "待审核", "Being looked at";
        Returned = "待修改", "To be changed";
        Rejected = "未通过", "Not published";
        Gathering = "征集附议", "Gathering signatures";
        Expired = "未达人数", "Not signed by enough";
        Effective = "待答复", "Answer owed";
        Answered = "已答复", "Answered";
        Withdrawn = "已撤回", "Withdrawn";
        Hidden = "已隐藏", "Hidden";
        Merged = "已合并", "Merged";
    }

    /// What a proposal is about.
    proposal_field(Field) {
        SpecialGroups = "特殊群体", "People in need";
        Neighbourhood = "邻里环境与文体", "Neighbourhood and culture";
        Participation = "参与自治", "Self-governance";
        Organisations = "社会组织", "Social organisations";
        Volunteering = "志愿服务", "Volunteering";
        Facilities = "公共设施", "Public facilities";
        Other = "其他", "Other";
    }

    /// What happened to a proposal.
    proposal_action(ProposalAction) {
        Write = "开始起草", "Begun";
        Edit = "修改草稿", "Draft changed";
        Submit = "提交审核", "Sent to be looked at";
        Publish = "审核通过，公开", "Published";
        Return = "退回修改", "Given back to be changed";
        Reject = "未通过审核", "Not published";
        Appeal = "申请复核", "Appealed";
        Sign = "附议", "Signed";
        Unsign = "撤回附议", "Signature taken back";
        Amend = "提交修订稿", "New version sent";
        BecomeEffective = "附议达标，社区须答复", "Signed by enough: an answer is owed";
        Answer = "社区答复", "Answered";
        Report = "办理进展", "Progress";
        Withdraw = "撤回提案", "Withdrawn";
        Join = "联名人加入", "Somebody joined";
        Comment = "发表评论", "Commented";
        Hide = "已隐藏", "Hidden";
        Restore = "恢复公开", "Put back";
        Merge = "合并提案", "Merged";
        Escalate = "答复超期，已上报街道", "Overdue: the street was told";
        Assign = "确定了答复负责人", "Somebody sees to the answer";
    }

    /// What a community decided about a proposal.
    outcome(Outcome) {
        Adopted = "采纳", "Adopted";
        PartlyAdopted = "部分采纳", "Partly adopted";
        NotAdopted = "未采纳", "Not adopted";
    }

    /// Why something is given back or not published.
    moderation_reason(Reason) {
        Unclear = "内容不清楚", "Not clear";
        PersonalData = "涉及个人信息", "Personal data";
        Insult = "言语伤人", "Insulting";
        Unlawful = "违反法律", "Against the law";
        NotCommunity = "不属于社区事务", "Not the community's matter";
        Advertising = "广告", "Advertising";
        Duplicate = "与已有提案重复", "Proposed before";
        Other = "其他原因", "Another reason";
    }
}

#[cfg(test)]
mod tests {
    use super::{Action, action, within};
    use crate::Language;

    #[test]
    fn everything_that_happens_has_a_name() {
        for each in Action::ALL {
            let unnamed = within(*each).to(Language::English);
            assert_ne!(action(*each).to(Language::English), unnamed, "{each:?}");
        }
    }
}
