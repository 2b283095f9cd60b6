//! The ways out of the app, one beside the other: whoever has something to tell need not know how each of them works.

use std::{pin::Pin, time::Duration};

use contract::{Language, outbox::DeliveryWay};
use uuid::Uuid;

use super::{checker::Checker, mail::Mail, sms::Sms, wechat::WeChat};
use crate::{error::Result, settings::Settings};

/// What is to reach somebody: that there is news, never what.
#[derive(Debug, Clone)]
pub(crate) struct News {
    /// The same from try to try: by it a repetition is known.
    pub(crate) id: Uuid,
    /// The language of whoever gets it.
    pub(crate) language: Language,
    /// All of it in a few words, without a full stop.
    pub(crate) headline: String,
    /// Each piece of news, where there are several.
    pub(crate) lines: Vec<String>,
}

/// What became of one try.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Handed {
    /// It is theirs now.
    Taken,
    /// They will not take it, however often it is tried.
    Refused,
    /// They may take it another time, or have it already.
    Unsure,
}

/// A try that is under way.
pub(crate) type Trying<'a> = Pin<Box<dyn Future<Output = Handed> + Send + 'a>>;

/// A way out of the app.
pub(crate) trait Sender: Send + Sync {
    /// How long one try may take.
    fn patience(&self) -> Duration;

    /// Tries once to hand something over for an address that is of this way's kind. Neither it nor anything that the other
    /// side says of it is logged.
    fn hand_over<'a>(&'a self, to: &'a str, news: &'a News) -> Trying<'a>;
}

/// The ways that the settings open; cheap to clone.
#[derive(Clone)]
pub struct Senders {
    sms: Sms,
    mail: Option<Mail>,
    wechat: Option<WeChat>,
}

impl Senders {
    /// Makes ready what the settings name.
    ///
    /// # Errors
    /// Names the setting that cannot be used.
    pub fn open(settings: &Settings) -> Result<Self> {
        Ok(Self {
            sms: Sms::open(settings)?,
            mail: Mail::open(settings)?,
            wechat: WeChat::open(settings)?,
        })
    }

    /// The telephone network.
    pub(crate) const fn sms(&self) -> &Sms {
        &self.sms
    }

    /// The mail server, if there is one.
    pub(crate) const fn mail(&self) -> Option<&Mail> {
        self.mail.as_ref()
    }

    /// WeChat, if the settings name an app of it.
    pub(crate) const fn wechat(&self) -> Option<&WeChat> {
        self.wechat.as_ref()
    }

    /// Who may be shown texts that wait for moderators, if the settings want that.
    pub(crate) fn checker(&self) -> Option<&dyn Checker> {
        let wechat = self.wechat.as_ref().filter(|wechat| wechat.checks());
        wechat.map(|wechat| wechat as &dyn Checker)
    }

    /// A way, if it is open.
    pub(crate) fn of(&self, way: DeliveryWay) -> Option<&dyn Sender> {
        match way {
            DeliveryWay::Sms => Some(&self.sms),
            DeliveryWay::Email => self.mail.as_ref().map(|mail| mail as &dyn Sender),
            DeliveryWay::WeChat => self.wechat.as_ref().map(|wechat| wechat as &dyn Sender),
        }
    }

    /// Those that are open, text messages first.
    pub(crate) fn ways(&self) -> Vec<DeliveryWay> {
        let all = DeliveryWay::ALL.iter().copied();
        all.filter(|way| self.of(*way).is_some()).collect()
    }

    /// How long one try may take, whichever way it goes.
    pub(crate) fn patience(&self) -> Duration {
        let all = DeliveryWay::ALL.iter().filter_map(|way| self.of(*way));
        all.map(Sender::patience).max().unwrap_or_default()
    }
}
