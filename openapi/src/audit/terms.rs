//! The audit log in words.

use super::{Act, SubjectKind};
use crate::{language::Text, terms::terms};

terms! {
    /// What was done, in the audit log.
    act(Act) {
        CreateStaff = "新建工作人员", "Staff added";
        RenameStaff = "修改工作名", "Work name changed";
        GrantPost = "授予岗位", "Post granted";
        RevokePost = "撤销岗位", "Post revoked";
        ResetPassword = "重置密码", "Password reset";
        AddAbsence = "登记请假", "Absence noted";
        RemoveAbsence = "取消请假", "Absence taken back";
        SetDuty = "设置 A/B 岗", "A and B person set";
        SetOrganisation = "设置社会组织", "Organisation set";
        AddPlace = "新增地点", "Place added";
        ChangePlace = "修改地点", "Place changed";
        RetirePlace = "停用或恢复地点", "Place retired or restored";
        PublishNotice = "发布公告", "Notice published";
        PublishBulletin = "发布简报", "Bulletin published";
        WithdrawBulletin = "撤下简报", "Bulletin withdrawn";
        SetCategory = "设置二级类别", "Category set";
        SetLimit = "设置办理时限", "Time limit set";
        SetRule = "设置社区规则", "Rule set";
        Import = "导入表格", "Workbook imported";
        Export = "导出表格", "Workbook exported";
        TakeLedger = "导出民情台账", "Ledger taken out";
        TakeHours = "导出志愿服务时长", "Volunteer hours taken out";
        DisclosePhone = "查看完整电话", "Telephone number disclosed";
        DiscloseProof = "查看完整证书号码", "Certificate number disclosed";
        WriteRecord = "登记志愿者培训、表彰、保险", "Volunteer's training, honour or insurance noted";
        IssueCards = "发放连心卡", "Liaison cards issued";
        RevokeCard = "停用连心卡", "Liaison card revoked";
        ReplaceCard = "换发连心卡", "Liaison card replaced";
        VerifyResident = "核验居民", "Resident verified";
        UnverifyResident = "撤销居民核验", "Verification taken back";
        IssueLetters = "制作入户信核验码", "Letter codes made";
        IssueApiKey = "发放接口密钥", "API key issued";
        RevokeApiKey = "停用接口密钥", "API key revoked";
        PublishCase = "公开诉求", "Case made public";
        UnpublishCase = "撤下公开诉求", "Case no longer public";
        AnnounceVote = "公布表决", "Vote announced";
        OpenVote = "表决开始", "Vote opened";
        CancelVote = "取消表决", "Vote called off";
        CloseVote = "表决计票", "Vote counted";
        DecideMotion = "审核表决提议", "Motion published or refused";
        ListNeed = "登记需求", "Need written down";
        ScreenNeed = "登记议事会决定", "Council's decision written down";
        WriteSession = "登记议事记录", "Session of a body written down";
        PutNeedsToVote = "需求提交表决", "Need put to the vote";
        AnswerObjection = "答复公示异议", "Objection answered";
        CallForPlans = "征集方案", "Plans called for";
        CheckPlan = "审查方案资格", "Plan checked";
        ReviewPlans = "方案提交表决", "Plans put to the vote";
        EndCall = "结束方案征集", "Call for plans ended";
        SetBody = "设置议事机构", "Body set";
        OfferContract = "发出项目合同", "Project contract offered";
        RecallContract = "收回项目合同", "Project contract taken back";
        SignContract = "签订项目合同", "Project contract signed";
        RefuseContract = "拒签项目合同", "Project contract refused";
        PayProject = "登记项目付款", "Project payment recorded";
        EndProject = "提前终止项目", "Project ended early";
        HideRemark = "隐藏质询或提问", "Remark or question hidden";
        HidePicture = "隐藏照片", "Picture hidden";
        RestorePicture = "恢复照片", "Picture put back";
        EvaluateProject = "社区评价项目", "Project evaluated by the station";
        DecideProject = "项目评价定论", "Project evaluation decided";
        CommendProject = "表扬优秀项目", "Project commended";
    }

    /// What something was done to, in the audit log.
    subject(SubjectKind) {
        Street = "街道", "Street";
        Community = "社区", "Community";
        Station = "驿站", "Station";
        Cell = "网格", "Grid cell";
        Account = "人员", "Person";
        Case = "诉求", "Case";
        Call = "来电", "Call";
        Notice = "公告", "Notice";
        Duty = "岗位", "Duty";
        Category = "类别", "Category";
        Card = "连心卡", "Liaison card";
        Service = "上门服务", "Service at the door";
        ApiClient = "接口应用", "API client";
        Organisation = "社会组织", "Organisation";
        Bulletin = "简报", "Bulletin";
        Vote = "居民表决", "Vote";
        Motion = "表决提议", "Motion";
        Need = "需求", "Need";
        PlanCall = "方案征集", "Call for plans";
        Body = "议事机构", "Body";
        Project = "自治项目", "Project";
    }
}
