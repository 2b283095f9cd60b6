//! The terms of teams as people read them.

use super::{
    BlockSide, DisputeState, Gender, Misfit, ObstacleKind, OfferState, ProofState, Reach, RecordKind, ReferralConsent,
    ReferralState, ServiceAction, ServiceKind, ServiceState, Skill, Speech, TeamRole, Training, VolunteerState,
};
use crate::{language::Text, liaison::Daypart, terms::terms};

terms! {
    /// What a volunteer can do.
    skill(Skill) {
        Escort = "陪同就医", "Going along to a doctor";
        Driving = "开车接送", "Driving";
        BarrierFree = "推轮椅等无障碍协助", "Helping with a wheelchair";
        FirstAid = "急救", "First aid";
        ChildCare = "照看儿童", "Looking after children";
        Tutoring = "学业辅导", "Tutoring";
        Repairs = "小修小补", "Small repairs";
        Haircut = "理发", "Cutting hair";
        Cooking = "做饭", "Cooking";
        Devices = "教用手机", "Explaining telephones";
        Paperwork = "代办文书", "Paperwork";
        Arts = "文艺手工", "Music and crafts";
        Electrician = "电工", "Electrical work";
        Counselling = "心理疏导", "Counselling";
    }

    /// What a social worker was trained in.
    training(Training) {
        Eldercare = "老年服务", "Eldercare";
        ChildProtection = "儿童保护", "Child protection";
        MentalHealth = "心理支持", "Mental health";
        Disability = "残障服务", "Disability";
        Mediation = "家庭调解", "Family mediation";
        Correction = "社区矫正", "Community correction";
    }

    /// What somebody speaks.
    speech(Speech) {
        Mandarin = "普通话", "Mandarin";
        Cantonese = "粤语", "Cantonese";
        Hakka = "客家话", "Hakka";
        Teochew = "潮州话", "Teochew";
        English = "英语", "English";
        Sign = "手语", "Sign language";
    }

    /// A gender.
    gender(Gender) {
        Female = "女", "Woman";
        Male = "男", "Man";
    }

    /// How far a volunteer goes.
    reach(Reach) {
        Cell = "只在本网格", "Within my grid cell";
        Community = "全社区", "Within my community";
        Street = "全街道", "Within the street";
    }

    /// What is asked for.
    service_kind(ServiceKind) {
        Escort = "陪同就医", "Going along to a doctor";
        Errand = "代购代办", "Shopping and errands";
        Tutoring = "学业辅导", "Tutoring";
        Repairs = "小修小补", "Small repairs";
        Company = "探访独居老人", "Visiting elders who live alone";
        Translation = "翻译沟通", "Translation";
        Patrol = "邻里巡查", "Neighbourhood patrol";
        Devices = "教用手机", "Explaining telephones";
        Other = "其他帮助", "Other help";
    }

    /// Where a request for service stands.
    service_state(ServiceState) {
        Asked = "待派人", "Waiting for a team";
        Offered = "正在邀请", "Being asked";
        Short = "人手不足", "Short of people";
        Ready = "人已定好", "Team stands";
        UnderWay = "服务中", "Under way";
        Done = "已完成", "Done";
        Declined = "不能安排", "Cannot be done";
        Cancelled = "已取消", "Taken back";
        Referred = "已转介", "Referred";
    }

    /// What somebody is in a team.
    team_role(TeamRole) {
        Lead = "带队社工", "Lead";
        Volunteer = "志愿者", "Volunteer";
    }

    /// What became of asking somebody.
    offer_state(OfferState) {
        Open = "等待答复", "Not answered yet";
        Accepted = "会来", "Comes";
        Declined = "来不了", "Cannot come";
        Lapsed = "超时未答", "Did not answer";
        Withdrawn = "不用来了", "Not needed any more";
    }

    /// What happened to a request for service.
    service_action(ServiceAction) {
        Ask = "提出需求", "Asked for";
        Choose = "选定队伍，发出邀请", "Team chosen and asked";
        Accept = "答应前来", "Said yes";
        Decline = "来不了", "Cannot come";
        Lapse = "超时未答", "Did not answer";
        AskNext = "邀请下一位", "The next was asked";
        Replace = "调整人员", "Taken out of the team";
        Reduce = "减少人数", "Does with fewer";
        Move = "改了时间", "The time was changed";
        Stand = "人已到齐", "The team stands";
        RunShort = "没有可邀请的人了", "Nobody is left to ask";
        Arrive = "已到达", "Arrived";
        Leave = "已离开", "Left";
        WriteUp = "服务记录", "Written up";
        Rate = "居民评价", "Rated by the resident";
        Cancel = "取消", "Taken back";
        Refuse = "不能安排", "Cannot be done";
        Refer = "转介给社会组织", "Referred to an organisation";
        TakeOver = "接收", "Taken over";
        HandBack = "办理回复", "Handed back";
        Recall = "收回", "Taken back from it";
        HidePicture = "隐藏照片", "A picture taken from view";
        RestorePicture = "恢复照片", "A picture put back";
    }

    /// Who agreed that name, number and address are shared.
    referral_consent(ReferralConsent) {
        Person = "本人同意", "The person agreed";
        Family = "家属同意", "The family agreed";
        Guardian = "监护人同意", "A guardian agreed";
    }

    /// How a referral stands.
    referral_state(ReferralState) {
        Sent = "等待接收", "Not taken yet";
        Taken = "已接收", "Taken";
        Done = "已办好", "Done";
        Returned = "已退回", "Given back";
        Recalled = "已收回", "Taken back";
    }

    /// What is kept of a volunteer.
    record_kind(RecordKind) {
        Training = "培训", "Training";
        Honour = "表彰", "Honour";
    }

    /// What keeps somebody from coming.
    obstacle(ObstacleKind) {
        TooFar = "太远", "too far away";
        NotFree = "那时没空", "not free then";
        Taken = "那时已有任务", "busy then";
        NoSharedSpeech = "语言不通", "no shared language";
        NotTheGender = "性别不合要求", "not of the gender wished for";
        LacksSkill = "缺少需要的技能", "lack the skill";
        LevelTooLow = "等级不够", "of too low a level";
        NotChecked = "未经审查", "not checked";
        AtLimit = "本周已接满", "at their limit";
        AskedBefore = "已问过或不再安排", "asked before, or not sent there again";
    }

    /// Why somebody no longer fits once the time was changed.
    misfit(Misfit) {
        NotFree = "平时那个时段没空", "usually not free then";
        DayOff = "那天说了不来", "said not to come on that day";
        Unproved = "技能证书那天已过期", "their certificate does not count on that day";
        Away = "那时不在岗", "away from their post then";
    }

    /// Whether somebody is a volunteer.
    volunteer_state(VolunteerState) {
        Applied = "待驿站确认", "Waiting for the station";
        Active = "志愿者", "Volunteer";
        Resting = "暂停接任务", "Taking a rest";
        Refused = "未通过", "Not taken on";
    }

    /// On whose word somebody is not sent to a door again.
    block_side(BlockSide) {
        Resident = "居民不希望再来", "The resident's wish";
        Volunteer = "本人不愿再去", "Their own wish";
        Station = "驿站决定", "The station";
    }

    /// How a proof of a skill stands.
    proof_state(ProofState) {
        Waiting = "证书待核实", "Certificate to be checked";
        Confirmed = "证书已核实", "Certificate checked";
        Refused = "证书未通过", "Certificate refused";
    }

    /// How a dispute about hours stands.
    dispute_state(DisputeState) {
        Open = "异议待处理", "Disputed";
        Corrected = "异议成立，已更正", "Set right";
        Refused = "维持原记录", "The line stands";
    }

    /// A part of a day.
    daypart(Daypart) {
        Morning = "上午", "morning";
        Afternoon = "下午", "afternoon";
        Evening = "晚上", "evening";
    }
}
