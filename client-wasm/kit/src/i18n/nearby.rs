//! The words about cases on the same matter, as residents read them while they write.

texts! {
    NEARBY = "附近有人反映过类似问题", "Others nearby brought something similar";
    ABOUT = "{} · {} · {} · {} 人反映", "{} · {} · {} · by {}";
    ME_TOO = "我也遇到了", "Me too";
    JOINS = "您的诉求将与那件一并办理，您可以照常跟进和评价。", "Yours will be handled together with it; you follow and rate it as usual.";
    JOINS_NOT = "改为单独提交", "Send it on its own";
}
