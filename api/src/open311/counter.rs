//! Where reports are taken in: whose key, which community, what is said, which picture, and then the case.

use actix_web::web::Data;
use contract::{
    cases::{Channel, NameShown},
    ids::CommunityId,
    photos::Claim,
};
use serde::{Deserialize, Serialize};

use super::{
    clients::service::{self as clients, Client},
    document::Node,
    form::Form,
    report::Report,
    service,
    shown::place,
    store::{self, Row},
};
use crate::{
    cases::{
        cached,
        intake::{self, Arrival},
        office::Office,
        service::{Access, Desk},
    },
    contacts::service::{self as contacts, Heard},
    db::{Conn, Key},
    error::{Error, Result},
    idempotency::{self, Done, GivenKey, Kept},
    limit::{Limiter, Rule},
    outside::fetch::Fetcher,
    photos::{self, PhotoStore},
    places::Places,
};

/// Who takes reports in.
pub(super) struct Counter {
    pub(super) office: Office,
    pub(super) limiter: Data<Limiter>,
    pub(super) pictures: Data<PhotoStore>,
    pub(super) fetcher: Data<Fetcher>,
}

/// What came, under which name, and whether its number may follow later.
pub(super) struct Sent {
    pub(super) form: Form,
    pub(super) key: GivenKey,
    pub(super) later: bool,
}

/// What a program is told: a number, or a token that leads to it.
#[derive(Debug, Serialize, Deserialize)]
struct Receipt {
    number: String,
    token: Option<String>,
}

impl Receipt {
    fn shown(self) -> Node {
        let told = match self.token {
            Some(token) => ("token", token.into()),
            None => ("service_request_id", self.number.into()),
        };
        let rest = [("service_notice", Node::Nothing), ("account_id", Node::Nothing)];
        let one = Node::Fields([told].into_iter().chain(rest).collect());
        Node::List("request", vec![one])
    }
}

/// A report that was looked at.
struct Checked {
    client: Client,
    community: CommunityId,
    report: Report,
}

impl Counter {
    /// Makes a case of a report, once for each idempotency key.
    ///
    /// # Errors
    /// Forbidden without a key that counts; [`Error::NOT_FOUND`] for a jurisdiction or service that there is not; names the
    /// argument that is missing or wrong; too many for the key.
    pub(super) async fn receive(&self, sent: Sent) -> Result<Node> {
        let checked = self.check(&sent.form).await?;
        let what = format!("open311 {}", checked.client.id);
        let ticket = sent.key.ticket(None, &what, sent.form.digest());
        if let Some(kept) = idempotency::known(&self.office.db, ticket).await? {
            return told(&kept);
        }
        let claims = self.picture(&sent.form, &checked.report).await?;
        let (desk, later) = (self.office.desk(), sent.later);
        let work = move |conn: &mut Conn| keep(conn, &desk, &checked, &claims, later);
        let (kept, new) = idempotency::once(&self.office.db, ticket, self.office.moment, work).await?;
        if let Some((id, access)) = new {
            cached::changed(&self.office.cache, &self.office.places, id, &access).await;
        }
        told(&kept)
    }

    /// As [`Counter::receive`], but that nothing is written: for those who write programs.
    ///
    /// # Errors
    /// The same.
    pub(super) async fn rehearse(&self, sent: Sent) -> Result<Node> {
        self.check(&sent.form).await?;
        let receipt = Receipt {
            number: "test".to_owned(),
            token: sent.later.then(|| "test".to_owned()),
        };
        Ok(receipt.shown())
    }

    async fn check(&self, form: &Form) -> Result<Checked> {
        let key = form.get("api_key")?.ok_or(Error::FORBIDDEN)?.to_owned();
        let client = self.office.db.read(move |conn| clients::by_key(conn, &key)).await?;
        let who = client.id.to_string();
        self.limiter.take_of(Rule::ApiClient, client.per_minute, &who).await?;
        checked(&self.office.places, client, form)
    }

    /// The picture that came along, or that lies where the report says.
    async fn picture(&self, form: &Form, report: &Report) -> Result<Vec<Claim>> {
        let bytes = match (&form.media, &report.media_url) {
            (Some(bytes), _) => bytes.clone(),
            (None, Some(address)) => self.fetcher.fetch(address).await?,
            (None, None) => return Ok(Vec::new()),
        };
        let upload = photos::service::take_in_unnamed(&self.office.db, &self.pictures, bytes, self.office.moment).await?;
        Ok(vec![Claim {
            id: upload.id,
            claim: upload.claim,
        }])
    }
}

/// Makes a case of a report without a picture, for whoever has read key and form already.
///
/// # Errors
/// As [`Counter::receive`].
pub(super) fn enter(conn: &mut Conn, desk: &Desk, client: &Client, form: &Form) -> Result<()> {
    let checked = checked(&desk.places, client.clone(), form)?;
    keep(conn, desk, &checked, &[], false).map(drop)
}

fn checked(places: &Places, client: Client, form: &Form) -> Result<Checked> {
    let named = service::jurisdiction(places, form.get("jurisdiction_id")?.unwrap_or_default())?;
    let community = client.community(places, named)?;
    let known = places.community(community).ok_or(Error::NOT_FOUND)?;
    Ok(Checked {
        report: Report::read(form, known)?,
        community,
        client,
    })
}

fn told(kept: &Kept) -> Result<Node> {
    let receipt: Receipt = serde_json::from_str(&kept.body).map_err(Error::internal)?;
    Ok(receipt.shown())
}

type New = (contract::ids::CaseId, Access);

fn keep(conn: &mut Conn, desk: &Desk, checked: &Checked, claims: &[Claim], later: bool) -> Result<Done<New>> {
    let Checked { client, community, .. } = checked;
    let mut arrival = arrival(desk, checked);
    if !intake::add(conn, &mut arrival)? {
        return Err(Error::internal("a case that was just reported is there already"));
    }
    let id = arrival.id();
    photos::service::claim(conn, claims, photos::Owner::Case(id), *community, desk.moment)?;
    known_as(conn, desk, checked, &arrival)?;
    let token = later.then(|| format!("{:x}", u128::from_be_bytes(desk.moment.random())));
    store::add(conn, &row(desk, checked, &arrival, token.clone())?)?;
    clients::used(conn, client, desk.moment.time())?;
    let receipt = Receipt {
        number: arrival.number().to_owned(),
        token,
    };
    Ok(Done {
        kept: Kept::new(200, &receipt)?,
        case: Some(id),
        extra: (id, arrival.access()),
    })
}

fn arrival(desk: &Desk, Checked { report, community, .. }: &Checked) -> Arrival {
    let mut arrival = Arrival::new(*community, Channel::Open311, &report.title, &report.body, desk.moment);
    arrival.station(desk.places.station(*community, report.cell).map(|station| station.id));
    arrival.place(report.cell, report.address.clone(), report.point);
    arrival.category(report.category);
    arrival.urgency(report.urgency);
    arrival.reporter(None, None, NameShown::Staff);
    arrival
}

/// Keeps who reported it, as whoever calls or comes is kept: whoever gave the program its key answers for that.
fn known_as(conn: &mut Conn, desk: &Desk, checked: &Checked, arrival: &Arrival) -> Result<()> {
    let person = &checked.report.person;
    if person.name.is_none() && person.phone.is_none() {
        return Ok(());
    }
    let heard = Heard {
        channel: Channel::Open311,
        at: desk.moment.time(),
        seconds: None,
        callback: None,
        advice: None,
    };
    let case = intake::summary(arrival);
    contacts::keep(conn, desk, checked.client.issuer, (person, NameShown::Staff, &heard), &case).map(drop)
}

fn row(desk: &Desk, checked: &Checked, arrival: &Arrival, token: Option<String>) -> Result<Row> {
    let id = Key::from(arrival.id());
    let seal = |email: &String| desk.keys.seal(&format!("open311.email:{}", id.0), email.as_bytes());
    let mut row = Row {
        case_id: id,
        community_id: checked.community.into(),
        client_id: Some(checked.client.id.into()),
        requested_at: desk.moment.time().into(),
        latitude: None,
        longitude: None,
        token,
        email_sealed: checked.report.email.as_ref().map(seal).transpose()?,
    };
    let point = checked.report.point.filter(|_| checked.client.open);
    place(&mut row, point.map(|point| (point.latitude, point.longitude)));
    Ok(row)
}
