//! Tells cargo what is compiled in besides sources: the migrations always, the client only in a release build,
//! because a debug build reads it from its folder.

fn main() {
    println!("cargo:rerun-if-changed=build.rs");
    println!("cargo:rerun-if-changed=../migrations");
    // A debug build looks into this folder when it is asked for a file, but only if it is there now. If it cannot be
    // made, the client is missing and nothing else.
    let _ = std::fs::create_dir_all("../target/client");
    if std::env::var_os("PROFILE").is_some_and(|profile| profile == "release") {
        println!("cargo:rerun-if-changed=../target/client");
    }
}
