//! The station's console: the desk at which residents' cases are accepted, worked on and answered.
//!
//! A browser app over `kit`; residents never download it. Its address tells where one is; the server decides
//! what is allowed and says so with each case.

mod account;
mod app;
mod bars;
mod calls;
mod case;
mod help;
mod hotline;
mod keys;
mod nav;
mod notices;
mod place;
mod publication;
mod pulse;
mod queue;
mod shell;
mod sign_in;
mod similar;
mod subcategory;

/// Puts the console where the page waits for it.
fn main() {
    kit::start::app::<app::App>(None);
}
