//! What is needed (需求), and who is asked to plan it (方案征集).

mod call;
mod list;
mod need;
mod object;
mod plan;
mod typed;

pub(crate) use call::CallPage;
pub(crate) use list::NeedsPage;
pub(crate) use need::NeedPage;
