//! One motion: what it asks for, how many second it, and the reader's part in it.

use std::rc::Rc;

use contract::{ids::MotionId, motions::Motion};
use kit::{
    http::Call,
    i18n::{motions as text, t},
    motion, part,
    remote::use_call,
    session::use_session,
};
use yew::prelude::*;

use super::{act::Act, list::mark};
use crate::{
    routes::Route,
    shell::{Screen, link},
};

/// Properties of a [`MotionPage`].
#[derive(Properties, PartialEq)]
pub(crate) struct MotionPageProps {
    pub(crate) id: MotionId,
}

#[component]
pub(crate) fn MotionPage(props: &MotionPageProps) -> Html {
    // Who signs in or out is told other things.
    let whose = use_session().me().map(|me| me.id);
    let (motion, reload) = use_call::<_, Motion>((props.id, whose), |(id, _)| Some(Call::get(&format!("/motions/{id}"))));
    let matter = motion.show(5, &reload, |motion| shown(motion, &reload));
    part!(Screen {
        title: t(text::MOTIONS),
        above: Route::Motions,
        data_test: "motion-page",
        children: matter
    })
}

fn shown(motion: &Rc<Motion>, reload: &Callback<()>) -> Html {
    html! {
        <article class="lx-pad lx-stack">
            <section class="lx-card lx-stack">
                <p class="lx-row">{ motion::state(motion) }{ mark(motion) }</p>
                <h2 class="lx-title" data-test="title">{ &motion.title }</h2>
                { motion::matter(motion) }
                { motion::facts(motion) }
                if let Some(id) = motion.vote_id {
                    { link(Route::Vote { id }, "lx-button lx-button-primary lx-button-block", t(text::SEE_VOTE), "to-vote") }
                }
            </section>
            { part!(Act { motion: motion.clone(), reload: reload.clone() }) }
        </article>
    }
}
