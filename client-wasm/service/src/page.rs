//! One request, as whoever opens it has to do with it: as the resident, or as one of those who come.

use std::rc::Rc;

use contract::{
    ids::ServiceId,
    teams::{Service, ServiceAction, ServicePart},
};
use kit::{
    browser,
    http::{Call, Failure},
    i18n::{Text, service as text, t},
    part,
    remote::use_remote,
    session::use_session,
    visit::phone_link,
};
use yew::prelude::*;

use crate::{
    asked::Asked,
    fresh::use_fresh,
    routes::Route,
    shell::{Screen, use_signed_in},
    task::Task,
};

/// Properties of a [`ServicePage`].
#[derive(Properties, PartialEq)]
pub(crate) struct ServicePageProps {
    pub(crate) id: ServiceId,
}

/// Properties of what shows a request, and of everything in it that changes it.
#[derive(Properties, PartialEq)]
pub(crate) struct OfService {
    /// It, as it was read.
    pub(crate) service: Rc<Service>,
    /// Reads it again.
    pub(crate) reload: Callback<()>,
}

impl OfService {
    /// Whether the reader may do this now.
    pub(crate) fn can(&self, action: ServiceAction) -> bool {
        self.service.actions.contains(&action)
    }

    /// The same, for a part of the page.
    pub(crate) fn again(&self) -> Self {
        Self {
            service: self.service.clone(),
            reload: self.reload.clone(),
        }
    }

    /// Where it lies at the server.
    pub(crate) fn path(&self, below: &str) -> String {
        format!("/services/{}/{below}", self.service.summary.id)
    }
}

#[component]
pub(crate) fn ServicePage(props: &ServicePageProps) -> Html {
    let id = props.id;
    use_signed_in(|_| part!(Open { id }))
}

#[component]
fn Open(props: &ServicePageProps) -> Html {
    // Who signs in or out is told other things.
    let whose = use_session().me().map(|me| me.id);
    let (service, reload) = use_remote((props.id, whose), |(id, _)| read(*id));
    use_fresh(&reload);
    let part = service.ready().map(|service| service.summary.standing);
    let comes = matches!(part, Some(ServicePart::Lead | ServicePart::Volunteer));
    let matter = service.show(4, &reload, |service| {
        let (service, reload) = (service.clone(), reload.clone());
        match service.summary.standing {
            ServicePart::Resident => part!(Asked { service, reload }),
            ServicePart::Lead | ServicePart::Volunteer => part!(Task { service, reload }),
            ServicePart::Station => elsewhere(&format!("/teams/{}", service.summary.id), text::STAFF_ASK_LINK),
            ServicePart::Organisation => elsewhere(&format!("/field/referred/{}", service.summary.id), text::TO_REFERRED),
        }
    });
    part!(Screen {
        title: t(if comes { text::TASK } else { text::HELP }),
        above: if comes { Route::Tasks } else { Route::Help },
        data_test: "service-page",
        children: matter
    })
}

/// The station decides at its own desk, an organisation where it takes what is referred to it.
fn elsewhere(href: &str, words: Text) -> Html {
    html! {
        <div class="lx-state">
            <a class="lx-button lx-button-primary" href={href.to_owned()} data-test="elsewhere">{ t(words) }</a>
        </div>
    }
}

/// Reads it. What one goes to is kept on the phone, for doors without a network; name and address never are.
pub(crate) async fn read(id: ServiceId) -> Result<Rc<Service>, Failure> {
    let name = format!("my.service.{id}");
    match Call::get(&format!("/services/{id}")).send::<Service>().await {
        Ok(service) => {
            let comes = matches!(service.summary.standing, ServicePart::Lead | ServicePart::Volunteer);
            if comes && !service.summary.state.is_over() {
                browser::keep_value(&name, &service);
            } else {
                browser::forget(&name);
            }
            Ok(Rc::new(service))
        }
        Err(failure) if failure.is_passing() => browser::recall_value(&name).map(Rc::new).ok_or(failure),
        Err(failure) => Err(failure),
    }
}

/// The station's telephone, always at hand.
pub(crate) fn call_station(service: &Service, class: &'static str, words: String) -> Html {
    if service.station_phone.is_empty() {
        return Html::default();
    }
    phone_link(&service.station_phone, words, class, "call-station")
}
