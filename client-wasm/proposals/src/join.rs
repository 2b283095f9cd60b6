//! Where a link to propose together leads.

use contract::proposals::{InvitationSecret, Proposal};
use kit::{
    browser, drafts,
    hooks::use_state,
    http::Call,
    i18n::{proposals as text, t},
    part,
    remote::use_call,
    session::{Standing, use_session},
    time,
    ui::{Empty, Shape},
};
use yew::prelude::*;

use crate::{
    invite::Reply,
    routes::Route,
    shell::{Screen, sign_in},
    text::text_of,
};

/// Under which name the link's secret is kept while somebody signs in.
const SECRET: &str = "proposal.link";

/// What the address says behind `#`; after signing in, what it said before.
fn secret() -> String {
    let hash = browser::window()
        .and_then(|window| window.location().hash().ok())
        .unwrap_or_default();
    let hash = hash.trim_start_matches('#');
    if hash.is_empty() {
        return drafts::recall(SECRET).unwrap_or_default();
    }
    drafts::write(SECRET, hash);
    hash.to_owned()
}

#[component]
pub(crate) fn JoinPage() -> Html {
    let secret = use_state(secret);
    let matter = match &use_session().standing {
        _ if secret.is_empty() => gone(),
        Standing::SignedIn(_) => part!(Asked {
            secret: AttrValue::from((*secret).clone())
        }),
        Standing::SignedOut => html! { <div class="lx-pad">{ sign_in() }</div> },
        Standing::Unknown => Html::default(),
    };
    part!(Screen {
        title: t(text::TOGETHER),
        data_test: "join-page",
        children: matter
    })
}

fn gone() -> Html {
    part!(Empty {
        shape: Shape::Info,
        words: t(text::LINK_GONE)
    })
}

#[derive(Properties, PartialEq)]
struct AskedProps {
    secret: AttrValue,
}

#[component]
fn Asked(props: &AskedProps) -> Html {
    let (proposal, reload) = use_call::<_, Proposal>(props.secret.clone(), |secret| {
        let secret = InvitationSecret {
            secret: secret.to_string(),
        };
        Some(Call::post("/proposals/invitation").json(&secret))
    });
    if proposal
        .failure()
        .is_some_and(|failure| failure.is(contract::problem::Kind::NotFound))
    {
        return gone();
    }
    proposal.show(4, &reload, |proposal| {
        let id = proposal.summary.id;
        let done = Callback::from(move |()| {
            drafts::write(SECRET, "");
            Route::Proposal { id }.open();
        });
        let says = proposal
            .editions
            .first()
            .map(|edition| text_of(&edition.text))
            .unwrap_or_default();
        html! {
            <div class="lx-pad lx-stack">
                <section class="lx-card"><h2 class="lx-title">{ &proposal.summary.title }</h2>{ says }</section>
                { part!(Reply {
                    id,
                    secret: Some(props.secret.clone()),
                    organisation: proposal.summary.invited_for.clone(),
                    until: proposal.summary.invited_until.map(time::date),
                    done,
                }) }
            </div>
        }
    })
}
