//! Inboxes: what people are told.

use contract::notifications::{Inbox, Notification, NotificationKind, NotificationPreferences, ReadMark, Unread};

use crate::Client;

/// The first page of somebody's inbox.
pub async fn inbox(of: &Client) -> Inbox {
    of.get("/me/notifications").await.read(200)
}

/// What somebody is told of this kind, the latest first.
pub async fn told(of: &Client, kind: NotificationKind) -> Vec<Notification> {
    let all = inbox(of).await.items;
    all.into_iter().filter(|each| each.kind == kind).collect()
}

/// Every kind that somebody is told, the latest first.
pub async fn kinds(of: &Client) -> Vec<NotificationKind> {
    inbox(of).await.items.iter().map(|each| each.kind).collect()
}

/// How much somebody did not read.
pub async fn unread(of: &Client) -> u32 {
    let unread: Unread = of.get("/me/notifications/unread").await.read(200);
    unread.unread
}

/// Marks as read; how many are left.
pub async fn read(of: &Client, mark: &ReadMark) -> u32 {
    let unread: Unread = of.post("/me/notifications/read", mark).await.read(200);
    unread.unread
}

/// Marks everything as read that there is.
pub async fn read_all(of: &Client) {
    let last = inbox(of).await.items.first().map(|each| each.at);
    let left = read(
        of,
        &ReadMark {
            until: last,
            ..ReadMark::default()
        },
    )
    .await;
    assert_eq!(left, 0);
}

/// Changes what is to reach somebody outside of the app.
pub async fn prefer(of: &Client, change: impl FnOnce(&mut NotificationPreferences)) {
    let mut wanted: NotificationPreferences = of.get("/me/notification-preferences").await.read(200);
    change(&mut wanted);
    let now: NotificationPreferences = of.put("/me/notification-preferences", &wanted).await.read(200);
    assert_eq!(now, wanted);
}
