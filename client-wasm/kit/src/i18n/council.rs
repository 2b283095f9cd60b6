//! Words of the station's pages of the way from a need to a project (居民自治项目化).

texts! {
    DESK = "议事与项目", "Needs and projects";
    LEAD = "把居民的需求变成大家决定、大家监督的项目。", "Turn what residents need into projects that they decide on and supervise.";
    PAGES = "议事与项目的页面", "Pages of needs and projects";
    NEEDS = "需求", "Needs";
    CALLS = "方案征集", "Calls for plans";
    WORKS = "项目", "Projects";
    BODIES = "议事机构", "Bodies";
}
