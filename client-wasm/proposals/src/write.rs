//! Writing a proposal: first the text, then what neighbours proposed before, then the draft at the server.

use contract::{
    accounts::Role,
    handling::NamedOrganisation,
    ids::{CellId, CommunityId},
    page::Page,
    proposals::{NewProposal, Proposal, ProposalSummary, Resembling},
};
use kit::{
    consent::{self, AskConsent},
    hooks::{UseStateHandle, use_state},
    http::{self, Call, Failure},
    i18n::{proposals as text, resident, t},
    part,
    remote::use_call,
    sending::{Sending, use_sending},
    session::{Standing, use_session},
    ui::{Empty, Shape, Skeleton},
};
use yew::prelude::*;

use crate::{
    form::{self, Form, Typed, use_form},
    organisation,
    place::Place,
    routes::Route,
    saved::{self, Saved},
    shell::{Screen, sign_in},
    similar::Similar,
};

#[component]
pub(crate) fn WritePage() -> Html {
    let matter = match &use_session().standing {
        Standing::Unknown => part!(Skeleton {
            label: t(kit::i18n::shared::LOADING)
        }),
        Standing::SignedOut => html! { <div class="lx-pad">{ sign_in() }</div> },
        Standing::SignedIn(me) if me.phone.is_none() => part!(Empty {
            shape: Shape::Lock,
            words: t(kit::i18n::field::NO_RIGHTS),
        }),
        Standing::SignedIn(me) => match me.community_id {
            Some(community) => part!(Write {
                community,
                cell: me.cell_id,
                speaks: me.posts.iter().any(|post| post.role == Role::Organisation)
            }),
            // Where one lives is said in one's profile.
            None => html! { <div class="lx-state"><a class="lx-button" href="/me">{ t(resident::WRITE_COMMUNITY) }</a></div> },
        },
    };
    part!(Screen {
        title: t(text::WRITE),
        tab: Route::New,
        data_test: "write-page",
        children: matter
    })
}

#[derive(Properties, PartialEq)]
struct WriteProps {
    community: CommunityId,
    cell: Option<CellId>,
    /// Whether they speak for an organisation.
    speaks: bool,
}

#[component]
fn Write(props: &WriteProps) -> Html {
    let fresh = Typed {
        near: props.cell.is_some(),
        ..Typed::default()
    };
    let (form, sending) = (use_form(saved::NAME.to_owned(), fresh.clone()), use_sending());
    let consent = use_state(|| false);
    let similar = use_state(|| None::<Vec<ProposalSummary>>);
    let (own, _) = use_call::<_, Page<NamedOrganisation>>(props.speaks, |speaks| speaks.then(|| Call::get("/me/organisations")));
    let own = own.ready().map(|own| &*own.items).unwrap_or_default();
    let named = own.iter().find(|one| Some(one.id) == form.typed.organisation_id);
    // An organisation proposes to the community that it helps, wherever who speaks for it lives.
    let community = named.map_or((props.community, props.cell), |one| {
        (one.community_id, props.cell.filter(|_| one.community_id == props.community))
    });
    if let Some(found) = (*similar).clone().filter(|found| !found.is_empty()) {
        let back = {
            let similar = similar.clone();
            Callback::from(move |()| similar.set(None))
        };
        let go_on = begin(&form, &sending, community);
        return part!(Similar {
            found,
            go_on,
            back,
            busy: sending.is_busy(),
            trouble: whole_trouble(&sending)
        });
    }
    let onsubmit = {
        let (form, sending, consent) = (form.clone(), sending.clone(), consent.clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            compare(&form, &sending, community, *consent, &similar);
        })
    };
    html! {
        <form class="lx-pad lx-stack" {onsubmit} data-test="write">
            { form.fields(&sending, "/text") }
            if community.1.is_some() { { form.near() } }
            { part!(Place { form: form.clone() }) }
            { organisation::choose(own, form.typed.organisation_id, form.typing(|typed: &mut Typed, chosen: String| {
                typed.organisation_id = chosen.parse().ok();
            }), sending.error("/organisation_id")) }
            if form.typed.organisation_id.is_none() { { form.named() } }
            { part!(AskConsent { ticked: *consent, onchange: {
                let consent = consent.clone();
                Callback::from(move |given| consent.set(given))
            } }) }
            { whole_trouble(&sending) }
            { sending.submit_wide(t(text::NEXT), "next") }
            <p class="lx-muted lx-small">{ t(text::KEPT) }</p>
            { part!(Saved { form: form.clone(), fresh }) }
        </form>
    }
}

fn whole_trouble(sending: &Sending) -> Html {
    html! {
        <>
            { sending.trouble("write-trouble") }
            if let Some(words) = sending.whole() { <p class="lx-error" role="alert">{ words }</p> }
        </>
    }
}

/// For which community, and which cell of it its author lives in.
type Home = (CommunityId, Option<CellId>);

fn new(form: &Form, (community_id, cell): Home) -> NewProposal {
    NewProposal {
        community_id,
        cell_id: cell.filter(|_| form.typed.near),
        point: form.typed.point,
        named: form.typed.named,
        organisation_id: form.typed.organisation_id,
        text: form::says(&form.typed),
    }
}

/// Looks for what was proposed before; where nothing resembles it, the draft is made at once.
fn compare(
    form: &Form,
    sending: &Sending,
    community: Home,
    consent: bool,
    similar: &UseStateHandle<Option<Vec<ProposalSummary>>>,
) {
    let proposal = new(form, community);
    if !sending.accepts_known(&proposal) {
        return;
    }
    if let Some(missing) = form.unchosen("/text") {
        return sending.refuse(missing);
    }
    let asked = Resembling {
        community_id: community.0,
        title: proposal.text.title,
    };
    let (similar, go_on) = (similar.clone(), begin(form, sending, community));
    sending.start(consented(consent, asked), move |found: Page<ProposalSummary>| {
        if found.items.is_empty() {
            go_on.emit(());
        } else {
            similar.set(Some(found.items));
        }
    });
}

/// Gives the consent first, where it was ticked just now.
async fn consented(ticked: bool, asked: Resembling) -> Result<Page<ProposalSummary>, Failure> {
    if ticked {
        consent::give().await?;
    }
    http::post("/proposals/similar", &asked).await
}

/// Makes the draft at the server, and leads to it.
fn begin(form: &Form, sending: &Sending, community: Home) -> Callback<()> {
    let (form, sending) = (form.clone(), sending.clone());
    Callback::from(move |()| {
        let body = new(&form, community);
        let call = Call::post("/proposals").json(&body).key(&sending.key("/proposals", &body));
        let form = form.clone();
        sending.send(call, move |proposal: Proposal| {
            form.done();
            saved::forget();
            Route::Proposal { id: proposal.summary.id }.open();
        });
    })
}
