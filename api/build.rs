//! Tells cargo what is compiled in besides sources: the migrations always, the client only in a release build,
//! because a debug build reads it from its folder.

fn main() {
    println!("cargo:rerun-if-changed=build.rs");
    println!("cargo:rerun-if-changed=../migrations");
    if std::env::var_os("PROFILE").is_some_and(|profile| profile == "release") {
        println!("cargo:rerun-if-changed=../target/client");
    }
}
