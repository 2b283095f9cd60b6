//! Adding people: a member of staff with a first password, or a resident who is to help.

use contract::{
    accounts::Role,
    people::{FirstPassword, NewHelper, NewMember, PostSheet},
};
use kit::{
    desk::{Desk, use_desk},
    hooks::{UseStateHandle, use_state},
    http::Call,
    i18n::{people as text, shared, t, words},
    part,
    sending::{Sending, typing, use_sending},
    ui::{ButtonKind, Choice, Dialog, Field, FieldKind, Select, button, use_toasts},
};
use yew::prelude::*;

use crate::people::communities;

#[derive(Clone, Default, PartialEq)]
struct Typed {
    name: String,
    login: String,
    phone: String,
    role: String,
    community: String,
}

impl Typed {
    /// A form that begins with this role, in the first community.
    pub(crate) fn new(desk: &Desk, role: Role) -> Self {
        Self {
            role: role.word().to_owned(),
            community: desk.communities.first().map(|one| one.id.to_string()).unwrap_or_default(),
            ..Self::default()
        }
    }
}

/// The post that is chosen by role and community.
pub(crate) fn chosen(role: &str, community: &str) -> PostSheet {
    let role = Role::from_word(role).unwrap_or(Role::SocialWorker);
    PostSheet {
        role,
        community_id: community.parse().ok().filter(|_| role != Role::StreetAdmin),
    }
}

/// The choice of a post.
pub(crate) fn post_fields(
    desk: &Desk,
    roles: &[Role],
    (role, community): (&str, &str),
    (onrole, oncommunity): (Callback<String>, Callback<String>),
    sending: &Sending,
    at: &str,
) -> Html {
    let options: Vec<Choice> = roles
        .iter()
        .map(|role| Choice::new(role.word(), t(words::role(*role))))
        .collect();
    html! {
        <>
            { part!(Select {
                label: t(text::ROLE),
                options,
                value: role.to_owned(),
                onchange: onrole,
                error: sending.error(&format!("{at}/role")),
                data_test: "post-role",
            }) }
            if role != Role::StreetAdmin.word() {
                { part!(Select {
                    label: t(text::PLACE),
                    options: communities(desk, None),
                    value: community.to_owned(),
                    onchange: oncommunity,
                    error: sending.error(&format!("{at}/community_id")),
                    data_test: "post-community",
                }) }
            }
        </>
    }
}

/// Properties of [`Newcomers`].
#[derive(Properties, PartialEq)]
pub(crate) struct NewcomersProps {
    /// Called when somebody was added.
    pub(crate) onadded: Callback<()>,
}

/// The two ways to add somebody.
#[component]
pub(crate) fn Newcomers(props: &NewcomersProps) -> Html {
    let desk = use_desk();
    let open = use_state(|| None::<bool>);
    let close = {
        let open = open.clone();
        Callback::from(move |()| open.set(None))
    };
    let show = |staff: bool| {
        let open = open.clone();
        Callback::from(move |_: MouseEvent| open.set(Some(staff)))
    };
    html! {
        <div class="lx-row">
            if desk.of_street() {
                { button(ButtonKind::Primary, t(text::STAFF_NEW), show(true), "staff-new") }
            }
            { button(ButtonKind::Plain, t(text::HELPER_NEW), show(false), "helper-new") }
            { match *open {
                Some(true) => part!(StaffForm { onclose: close, onadded: props.onadded.clone() }),
                Some(false) => part!(HelperForm { onclose: close, onadded: props.onadded.clone() }),
                None => Html::default(),
            } }
        </div>
    }
}

#[derive(Properties, PartialEq)]
struct FormProps {
    onclose: Callback<()>,
    onadded: Callback<()>,
}

#[component]
fn StaffForm(props: &FormProps) -> Html {
    let desk = use_desk();
    let typed = use_state(|| Typed::new(&desk, Role::SocialWorker));
    let (sending, given) = (use_sending(), use_state(|| None::<String>));
    let onsubmit = {
        let (typed, sending, given) = (typed.clone(), sending.clone(), given.clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            let new = NewMember {
                work_name: typed.name.trim().to_owned(),
                login: typed.login.trim().to_owned(),
                post: chosen(&typed.role, &typed.community),
            };
            let given = given.clone();
            sending.send::<FirstPassword>(Call::post("/members").json(&new), move |made| given.set(Some(made.password)));
        })
    };
    if let Some(password) = &*given {
        let onclose = {
            let (onclose, onadded) = (props.onclose.clone(), props.onadded.clone());
            Callback::from(move |()| {
                onclose.emit(());
                onadded.emit(());
            })
        };
        return part!(Shown {
            password: password.clone(),
            onclose
        });
    }
    let roles = [Role::SocialWorker, Role::StationAdmin, Role::StreetAdmin];
    let ways = (
        typing(&typed, |typed, value| typed.role = value),
        typing(&typed, |typed, value| typed.community = value),
    );
    part!(Dialog {
        title: t(text::STAFF_NEW),
        close_label: t(shared::CLOSE),
        onclose: props.onclose.clone(),
        children: html! { <><form class="lx-stack" {onsubmit} novalidate=true>
            { sending.trouble("staff-failed") }
            { part!(Field { label: t(text::WORK_NAME), value: typed.name.clone(), oninput: typing(&typed, |typed, value| typed.name = value), error: sending.error("/work_name"), data_test: "staff-name" }) }
            { part!(Field { label: t(shared::LOGIN), hint: t(text::LOGIN_HINT), value: typed.login.clone(), autocomplete: "off", oninput: typing(&typed, |typed, value| typed.login = value), error: sending.error("/login"), data_test: "staff-login" }) }
            { post_fields(&desk, &roles, (&typed.role, &typed.community), ways, &sending, "/post") }
            { submit(&sending) }
        </form></> },
    })
}

#[component]
fn HelperForm(props: &FormProps) -> Html {
    let (desk, toasts) = (use_desk(), use_toasts());
    let typed = use_state(|| Typed::new(&desk, Role::LiaisonOfficer));
    let sending = use_sending();
    let onsubmit = {
        let (typed, sending) = (typed.clone(), sending.clone());
        let (onclose, onadded) = (props.onclose.clone(), props.onadded.clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            let new = NewHelper {
                phone: typed.phone.trim().to_owned(),
                post: chosen(&typed.role, &typed.community),
            };
            let (onclose, onadded, toasts) = (onclose.clone(), onadded.clone(), toasts.clone());
            sending.send(Call::post("/members/helpers").json(&new), move |()| {
                toasts.good(t(text::ADDED));
                onclose.emit(());
                onadded.emit(());
            });
        })
    };
    part!(Dialog {
        title: t(text::HELPER_NEW),
        close_label: t(shared::CLOSE),
        onclose: props.onclose.clone(),
        children: html! { <><form class="lx-stack" {onsubmit} novalidate=true>
            { sending.trouble("helper-failed") }
            { helper_fields(&desk, &typed, &sending) }
            { submit(&sending) }
        </form></> },
    })
}

fn helper_fields(desk: &Desk, typed: &UseStateHandle<Typed>, sending: &Sending) -> Html {
    let ways = (
        typing(typed, |typed, value| typed.role = value),
        typing(typed, |typed, value| typed.community = value),
    );
    let roles = [Role::LiaisonOfficer, Role::Volunteer];
    html! {
        <>
            { part!(Field {
                label: t(text::MOBILE),
                hint: t(text::HELPER_HINT),
                value: typed.phone.clone(),
                kind: FieldKind::Phone,
                autocomplete: "off",
                oninput: typing(typed, |typed, value| typed.phone = value),
                error: sending.error("/phone"),
                data_test: "helper-phone",
            }) }
            { post_fields(desk, &roles, (&typed.role, &typed.community), ways, sending, "/post") }
        </>
    }
}

/// The button that sends a form.
pub(crate) fn submit(sending: &Sending) -> Html {
    sending.submit(t(shared::SAVE), "manage-save")
}

/// Properties of [`Shown`].
#[derive(Properties, PartialEq)]
pub(crate) struct ShownProps {
    pub(crate) password: AttrValue,
    pub(crate) onclose: Callback<()>,
}

/// A first password, shown once.
#[component]
pub(crate) fn Shown(props: &ShownProps) -> Html {
    let foot = button(
        ButtonKind::Primary,
        t(shared::OK),
        props.onclose.reform(|_: MouseEvent| ()),
        "first-password-done",
    );
    part!(Dialog {
        title: t(text::FIRST_PASSWORD),
        close_label: t(shared::CLOSE),
        onclose: props.onclose.clone(),
        foot,
        children: html! { <><p><code class="lx-secret" data-test="first-password">{ &props.password }</code></p>
        <p class="lx-muted">{ t(text::FIRST_PASSWORD_LEAD) }</p></> },
    })
}
