//! The device's larger memory (IndexedDB): texts and pictures under names, several at a time or none.

use std::cell::RefCell;

use js_sys::{Array, Promise};
use wasm_bindgen::{JsCast, JsValue, prelude::Closure};
use wasm_bindgen_futures::JsFuture;
use web_sys::{IdbDatabase, IdbKeyRange, IdbObjectStore, IdbOpenDbRequest, IdbRequest, IdbTransaction, IdbTransactionMode};

use crate::browser;

const DATABASE: &str = "lianxin";
const KEPT: &str = "kept";

/// The device did not keep it, or could not find it: storage forbidden, full, or broken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Unkept;

impl From<JsValue> for Unkept {
    fn from(_: JsValue) -> Self {
        Self
    }
}

thread_local! {
    /// What is kept where the browser forbids storage (a private window), by name: it lasts as long as the page.
    static MEMORY: RefCell<Vec<(String, JsValue)>> = const { RefCell::new(Vec::new()) };
}

/// Keeps all of these under their names, or none of them.
///
/// # Errors
/// The device did not keep them: it has no room left.
pub async fn put(things: &[(String, JsValue)]) -> Result<(), Unkept> {
    let Some((transaction, store)) = begin(IdbTransactionMode::Readwrite).await else {
        MEMORY.with_borrow_mut(|memory| {
            for (name, thing) in things {
                memory.retain(|(known, _)| known != name);
                let place = memory.partition_point(|(known, _)| known < name);
                memory.insert(place, (name.clone(), thing.clone()));
            }
        });
        return Ok(());
    };
    for (name, thing) in things {
        store.put_with_key(thing, &JsValue::from_str(name))?;
    }
    finished(&transaction).await
}

/// What is kept under a name.
///
/// # Errors
/// The device's storage does not answer.
pub async fn get(name: &str) -> Result<Option<JsValue>, Unkept> {
    let Some((_, store)) = begin(IdbTransactionMode::Readonly).await else {
        return Ok(MEMORY.with_borrow(|memory| {
            let found = memory.iter().find(|(known, _)| known == name);
            found.map(|(_, thing)| thing.clone())
        }));
    };
    let found = answered(&store.get(&JsValue::from_str(name))?).await?;
    Ok((!found.is_undefined()).then_some(found))
}

/// Everything kept under names that begin with `start`, in the order of their names.
///
/// # Errors
/// The device's storage does not answer.
pub async fn all(start: &str) -> Result<Vec<JsValue>, Unkept> {
    let Some((_, store)) = begin(IdbTransactionMode::Readonly).await else {
        return Ok(MEMORY.with_borrow(|memory| {
            let named = memory.iter().filter(|(name, _)| name.starts_with(start));
            named.map(|(_, thing)| thing.clone()).collect()
        }));
    };
    let found: Array = answered(&store.get_all_with_key(&beginning_with(start)?)?).await?.into();
    Ok(found.to_vec())
}

/// Forgets everything kept under names that begin with any of these, all at once.
///
/// # Errors
/// The device's storage does not answer.
pub async fn remove(starts: &[String]) -> Result<(), Unkept> {
    let Some((transaction, store)) = begin(IdbTransactionMode::Readwrite).await else {
        MEMORY.with_borrow_mut(|memory| {
            memory.retain(|(name, _)| !starts.iter().any(|start| name.starts_with(start.as_str())));
        });
        return Ok(());
    };
    for start in starts {
        store.delete(&beginning_with(start)?)?;
    }
    finished(&transaction).await
}

/// Forgets everything.
pub async fn clear() {
    MEMORY.with_borrow_mut(Vec::clear);
    if let Some((transaction, store)) = begin(IdbTransactionMode::Readwrite).await
        && store.clear().is_ok()
    {
        // What cannot be deleted cannot be read either: the storage is broken.
        finished(&transaction).await.ok();
    }
}

fn beginning_with(start: &str) -> Result<JsValue, Unkept> {
    let end = format!("{start}\u{ffff}");
    let range = IdbKeyRange::bound(&JsValue::from_str(start), &JsValue::from_str(&end))?;
    Ok(range.into())
}

/// `None` where the browser has no such storage.
async fn begin(mode: IdbTransactionMode) -> Option<(IdbTransaction, IdbObjectStore)> {
    let database = open().await.ok()?;
    let transaction = database.transaction_with_str_and_mode(KEPT, mode).ok()?;
    let store = transaction.object_store(KEPT).ok()?;
    Some((transaction, store))
}

/// Opened for each use: phones take away connections of pages in the background.
async fn open() -> Result<IdbDatabase, Unkept> {
    let factory = browser::window().ok_or(Unkept)?.indexed_db()?.ok_or(Unkept)?;
    let request: IdbOpenDbRequest = factory.open_with_u32(DATABASE, 1)?;
    let to_upgrade = request.clone();
    let upgrade = Closure::once_into_js(move || {
        if let Some(database) = to_upgrade
            .result()
            .ok()
            .and_then(|found| found.dyn_into::<IdbDatabase>().ok())
        {
            // It fails only when it is there already.
            database.create_object_store(KEPT).ok();
        }
    });
    request.set_onupgradeneeded(Some(upgrade.unchecked_ref()));
    answered(&request).await?.dyn_into().map_err(Unkept::from)
}

async fn answered(request: &IdbRequest) -> Result<JsValue, Unkept> {
    let promise = Promise::new(&mut |resolve, reject| {
        let request_done = request.clone();
        let done = Closure::once_into_js(move || {
            let result = request_done.result().unwrap_or_default();
            resolve.call1(&JsValue::NULL, &result).ok();
        });
        request.set_onsuccess(Some(done.unchecked_ref()));
        request.set_onerror(Some(&reject));
    });
    Ok(JsFuture::from(promise).await?)
}

/// Waits until the browser says that it is on the device.
async fn finished(transaction: &IdbTransaction) -> Result<(), Unkept> {
    let promise = Promise::new(&mut |resolve, reject| {
        transaction.set_oncomplete(Some(&resolve));
        transaction.set_onabort(Some(&reject));
        transaction.set_onerror(Some(&reject));
    });
    JsFuture::from(promise).await?;
    Ok(())
}
