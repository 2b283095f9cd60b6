//! The words about cases on the same matter, as residents read them while they write.

texts! {
    NEARBY = "附近有人反映过类似问题", "Neighbours reported something similar";
    ABOUT = "{} · {} · {} · {} 人反映", "{} · {} · {} · {} reported it";
    ME_TOO = "我也遇到了", "Me too";
    JOINS = "您的诉求会和那件一起办，您照样可以看进展、做评价。", "Yours will be handled together with that one; you follow and rate it as usual.";
    JOINS_NOT = "改为单独提交", "Send it on its own";
}
