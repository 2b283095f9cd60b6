//! Somebody who holds posts, and what can be done for them.

use contract::{
    accounts::{Post, Role},
    people::{FirstPassword, Member, PostSheet},
};
use kit::{
    desk::{Desk, use_desk},
    hooks::{UseStateHandle, use_state},
    http::Call,
    i18n::{Text, fill, people as text, shared, t, words},
    part,
    sending::{Sending, typing, use_sending},
    ui::{Button, ButtonKind, Dialog, Field, FieldKind, Toasts, use_toasts},
};
use serde_json::json;
use yew::prelude::*;

use crate::{
    newcomer::{Shown, chosen, post_fields, submit},
    people::{ROLES, post_words},
};

/// What is being done.
#[derive(Clone, PartialEq)]
enum Doing {
    Rename,
    Grant,
    Revoke(Post),
    Reset,
    Absence,
}

/// Properties of a [`MemberCard`].
#[derive(Properties, PartialEq)]
pub(crate) struct MemberCardProps {
    pub(crate) member: Member,
    /// Called when something about them changed.
    pub(crate) onchanged: Callback<()>,
}

/// Somebody, their posts and absences, and what can be done.
#[component]
pub(crate) fn MemberCard(props: &MemberCardProps) -> Html {
    let (desk, doing) = (use_desk(), use_state(|| None::<Doing>));
    let member = &props.member;
    let begin = |what: Doing| {
        let doing = doing.clone();
        Callback::from(move |_: MouseEvent| doing.set(Some(what.clone())))
    };
    let close = {
        let doing = doing.clone();
        Callback::from(move |()| doing.set(None))
    };
    let manages = desk.of_street() && member.login.is_some();
    let reached = member.login.clone().or_else(|| member.phone.clone()).unwrap_or_default();
    let key = member.id.to_string();
    html! {
        <li class="lx-card lx-manage-row" data-test={format!("member-{}", member.login.clone().unwrap_or(key))}>
            <div class="lx-row lx-row-spread"><strong>{ &member.name }</strong><span class="lx-muted">{ reached }</span></div>
            <ul class="lx-manage-posts">
                { for member.posts.iter().map(|held| post(&desk, held, begin(Doing::Revoke(*held)))) }
                { for member.absences.iter().map(|absence| part!(Away {
                    id: absence.id.to_string(),
                    words: fill(text::ABSENCE, &[&absence.from, &absence.to]),
                    onchanged: props.onchanged.clone(),
                })) }
            </ul>
            <div class="lx-row">
                if manages {
                    { button(text::RENAME, begin(Doing::Rename), "member-rename") }
                    { button(text::POST_GRANT, begin(Doing::Grant), "member-grant") }
                    { button(text::PASSWORD_RESET, begin(Doing::Reset), "member-reset") }
                }
                { button(text::ABSENCE_ADD, begin(Doing::Absence), "member-absence") }
            </div>
            if let Some(what) = &*doing {
                { part!(Act {
                    member: member.clone(),
                    what: what.clone(),
                    onclose: close,
                    onchanged: props.onchanged.clone(),
                }) }
            }
        </li>
    }
}

/// A post, and the button that takes it away: the street may, and a station of those who help it.
fn post(desk: &Desk, held: &Post, revoke: Callback<MouseEvent>) -> Html {
    let helper = matches!(held.role, Role::LiaisonOfficer | Role::Volunteer);
    html! {
        <li>
            { post_words(desk, held) }
            if helper || desk.of_street() {
                { part!(Button {
                    kind: ButtonKind::Text,
                    onclick: revoke,
                    data_test: format!("revoke-{}", held.role.word()),
                    children: html! { <>{ t(text::POST_REVOKE) }</> },
                }) }
            }
        </li>
    }
}

fn button(words: Text, onclick: Callback<MouseEvent>, data_test: &'static str) -> Html {
    part!(Button {
        onclick,
        data_test,
        children: html! { <>{ t(words) }</> }
    })
}

#[derive(Properties, PartialEq)]
struct AwayProps {
    id: AttrValue,
    words: AttrValue,
    onchanged: Callback<()>,
}

/// An absence, and a way to take it back.
#[component]
fn Away(props: &AwayProps) -> Html {
    let sending = use_sending();
    let onclick = {
        let (id, onchanged, sending) = (props.id.clone(), props.onchanged.clone(), sending.clone());
        Callback::from(move |_: MouseEvent| {
            let onchanged = onchanged.clone();
            sending.send(Call::delete(&format!("/absences/{id}")), move |()| onchanged.emit(()));
        })
    };
    html! {
        <li data-test="absence">
            { &props.words }
            { part!(Button {
                kind: ButtonKind::Text,
                onclick,
                loading: sending.is_busy(),
                data_test: "absence-remove",
                children: html! { <>{ t(shared::DELETE) }</> },
            }) }
            { sending.trouble("absence-failed") }
        </li>
    }
}

#[derive(Properties, PartialEq)]
struct ActProps {
    member: Member,
    what: Doing,
    onclose: Callback<()>,
    onchanged: Callback<()>,
}

#[derive(Clone, PartialEq)]
struct Typed {
    name: String,
    role: String,
    community: String,
    from: String,
    to: String,
}

/// Asks what is still to be known, does it, and says so.
#[component]
fn Act(props: &ActProps) -> Html {
    let (desk, toasts, sending) = (use_desk(), use_toasts(), use_sending());
    let given = use_state(|| None::<String>);
    let typed = use_state(|| Typed {
        name: props.member.name.clone(),
        role: Role::SocialWorker.word().to_owned(),
        community: desk.communities.first().map(|one| one.id.to_string()).unwrap_or_default(),
        from: String::new(),
        to: String::new(),
    });
    let done = {
        let (onclose, onchanged) = (props.onclose.clone(), props.onchanged.clone());
        Callback::from(move |()| {
            onclose.emit(());
            onchanged.emit(());
        })
    };
    let onsubmit = acting(props, &typed, &done, &given, &sending, toasts);
    if let Some(password) = &*given {
        return part!(Shown {
            password: password.clone(),
            onclose: done
        });
    }
    part!(Dialog {
        title: t(title(&props.what)),
        close_label: t(shared::CLOSE),
        onclose: props.onclose.clone(),
        children: html! { <><form class="lx-stack" {onsubmit} novalidate=true>
            { sending.trouble("member-failed") }
            { asked(props, &desk, &typed, &sending) }
            { submit(&sending) }
        </form></> },
    })
}

/// What is still to be known, or what comes of it.
fn asked(props: &ActProps, desk: &Desk, typed: &UseStateHandle<Typed>, sending: &Sending) -> Html {
    let day = |label, value: &str, change: fn(&mut Typed, String), pointer, data_test: &'static str| {
        part!(Field {
            kind: FieldKind::Date,
            label: t(label),
            value: value.to_owned(),
            oninput: typing(typed, change),
            error: sending.error(pointer),
            data_test,
        })
    };
    match &props.what {
        Doing::Rename => part!(Field {
            label: t(text::WORK_NAME),
            value: typed.name.clone(),
            oninput: typing(typed, |typed: &mut Typed, value| typed.name = value),
            error: sending.error("/work_name"),
            data_test: "member-name",
        }),
        Doing::Grant => {
            let role = typing(typed, |typed: &mut Typed, value| typed.role = value);
            let community = typing(typed, |typed: &mut Typed, value| typed.community = value);
            post_fields(
                desk,
                &ROLES[..3],
                (&typed.role, &typed.community),
                (role, community),
                sending,
                "",
            )
        }
        Doing::Revoke(post) => html! {
            <>
                <p>{ fill(text::POST_REVOKE_ASK, &[&props.member.name, t(words::role(post.role))]) }</p>
                { for sending.error("/role").into_iter().map(|words| html! { <p class="lx-error" role="alert">{ words }</p> }) }
            </>
        },
        Doing::Reset => html! { <p>{ fill(text::PASSWORD_RESET_ASK, &[&props.member.name]) }</p> },
        Doing::Absence => html! {
            <>
                { day(text::FROM, &typed.from, |typed, value| typed.from = value, "/from", "absence-from") }
                { day(text::TO, &typed.to, |typed, value| typed.to = value, "/to", "absence-to") }
            </>
        },
    }
}

/// Does it. Of a new password more is to be said than that it is done.
fn acting(
    props: &ActProps,
    typed: &UseStateHandle<Typed>,
    done: &Callback<()>,
    given: &UseStateHandle<Option<String>>,
    sending: &Sending,
    toasts: Toasts,
) -> Callback<SubmitEvent> {
    let (id, what, typed, sending) = (props.member.id, props.what.clone(), typed.clone(), sending.clone());
    let (done, given) = (done.clone(), given.clone());
    Callback::from(move |event: SubmitEvent| {
        event.prevent_default();
        let (done, given, toasts) = (done.clone(), given.clone(), toasts.clone());
        let path = format!("/members/{id}");
        if what == Doing::Reset {
            let call = Call::post(&format!("{path}/password"));
            return sending.send::<FirstPassword>(call, move |made| given.set(Some(made.password)));
        }
        sending.send::<serde_json::Value>(call(&path, &what, &typed), move |_| {
            toasts.good(t(text::DONE));
            done.emit(());
        });
    })
}

const fn title(what: &Doing) -> Text {
    match what {
        Doing::Rename => text::RENAME,
        Doing::Grant => text::POST_GRANT,
        Doing::Revoke(_) => text::POST_REVOKE,
        Doing::Reset => text::PASSWORD_RESET,
        Doing::Absence => text::ABSENCE_ADD,
    }
}

fn call(path: &str, what: &Doing, typed: &Typed) -> Call {
    match what {
        Doing::Rename => Call::patch(path).json(&json!({"work_name": typed.name.trim()})),
        Doing::Grant => Call::post(&format!("{path}/posts")).json(&chosen(&typed.role, &typed.community)),
        Doing::Revoke(post) => Call::post(&format!("{path}/posts/revoke")).json(&PostSheet {
            role: post.role,
            community_id: post.community_id,
        }),
        Doing::Absence => Call::post(&format!("{path}/absences")).json(&json!({"from": typed.from, "to": typed.to})),
        Doing::Reset => Call::post(&format!("{path}/password")),
    }
}
