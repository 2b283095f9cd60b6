//! Words of the resident app.

texts! {
    TAB_HOME = "首页", "Home";
}
