//! A browser in somebody's hand: what they see, tap and type, by the names that the pages give for tests.

use std::{
    fs,
    path::PathBuf,
    time::{Duration, Instant},
};

use fantoccini::{Client, Locator, elements::Element};
use serde_json::{Value, json};

/// How long somebody waits for a page before they give up.
const PATIENCE: Duration = Duration::from_secs(20);

/// A browser.
pub(crate) struct Phone {
    client: Client,
    driver: String,
    base: String,
}

fn css(name: &str) -> String {
    format!("[data-test=\"{name}\"]")
}

impl Phone {
    pub(crate) fn new(client: Client, driver: String, base: String) -> Self {
        Self { client, driver, base }
    }

    /// Opens a page of the app.
    pub(crate) async fn open(&self, path: &str) {
        self.client.goto(&format!("{}{path}", self.base)).await.expect("a page");
    }

    /// Loads the page anew.
    pub(crate) async fn reload(&self) {
        self.client.refresh().await.expect("the page again");
    }

    /// Waits until something is there.
    pub(crate) async fn see(&self, name: &str) -> Element {
        self.find(&css(name)).await
    }

    /// Waits for whatever a CSS selector finds.
    pub(crate) async fn find(&self, selector: &str) -> Element {
        let begun = Instant::now();
        loop {
            if let Ok(element) = self.client.find(Locator::Css(selector)).await {
                return element;
            }
            self.still_patient(begun, selector).await;
        }
    }

    /// Waits until something is no longer there.
    pub(crate) async fn no_longer_see(&self, name: &str) {
        let begun = Instant::now();
        while self.client.find(Locator::Css(&css(name))).await.is_ok() {
            self.still_patient(begun, &format!("no {name}")).await;
        }
    }

    /// Waits until something reads as it should.
    pub(crate) async fn see_attribute(&self, name: &str, attribute: &str, value: &str) {
        let _ = self.find(&format!("{}[{attribute}=\"{value}\"]", css(name))).await;
    }

    /// What something says.
    pub(crate) async fn text(&self, name: &str) -> String {
        self.see(name).await.text().await.expect("a text")
    }

    /// Taps something, as soon as it can be tapped. A box that is drawn by its label is tapped there.
    pub(crate) async fn tap(&self, name: &str) {
        let begun = Instant::now();
        loop {
            let element = self.see(name).await;
            let arguments = vec![serde_json::to_value(&element).expect("an element")];
            let script = "const e = arguments[0]; const l = e.matches('input') && e.closest('label'); \
                          (l || e).scrollIntoView({block: 'center'}); if (l) l.click(); return !!l;";
            match self.client.execute(script, arguments).await {
                Ok(Value::Bool(true)) => return,
                Ok(_) if element.click().await.is_ok() => return,
                _ => self.still_patient(begun, &format!("{name} can be tapped")).await,
            }
        }
    }

    /// Writes into a field.
    pub(crate) async fn write(&self, name: &str, text: &str) {
        let field = self.see(name).await;
        field.clear().await.expect("an empty field");
        field.send_keys(text).await.unwrap_or_else(|error| panic!("{name}: {error}"));
    }

    /// Chooses from a list.
    pub(crate) async fn choose(&self, name: &str, value: &str) {
        let _ = self.find(&format!("{} option[value=\"{value}\"]", css(name))).await;
        self.see(name)
            .await
            .select_by_value(value)
            .await
            .unwrap_or_else(|error| panic!("{name}: {error}"));
    }

    /// Runs a script in the page.
    pub(crate) async fn run(&self, script: &str) -> Value {
        self.client
            .execute(script, Vec::new())
            .await
            .unwrap_or_else(|error| panic!("{error}"))
    }

    /// Runs a script that calls back when it is done.
    pub(crate) async fn run_async(&self, script: &str) -> Value {
        self.client
            .execute_async(script, Vec::new())
            .await
            .unwrap_or_else(|error| panic!("{error}"))
    }

    /// Takes the network away, or gives it back.
    pub(crate) async fn set_offline(&self, offline: bool) {
        let session = self.client.session_id().await.expect("a session").expect("a session");
        let address = format!("{}/session/{session}/chromium/network_conditions", self.driver);
        let conditions = json!({"network_conditions": {
            "offline": offline, "latency": 0, "download_throughput": 10_000_000, "upload_throughput": 10_000_000}});
        let http = reqwest::Client::builder().no_proxy().build().expect("a client");
        let answer = http.post(address).json(&conditions).send().await.expect("the driver answers");
        assert!(answer.status().is_success(), "{}", answer.text().await.unwrap_or_default());
    }

    /// Closes the browser.
    pub(crate) async fn close(self) {
        let _ = self.client.close().await;
    }

    async fn still_patient(&self, begun: Instant, what: &str) {
        if begun.elapsed() > PATIENCE {
            let picture = self.keep_picture().await;
            let text = self.run("return location.pathname + '\\n' + document.body.innerText").await;
            panic!(
                "waited in vain for {what}; {picture}; the page says: {}",
                text.as_str().unwrap_or_default()
            );
        }
        tokio::time::sleep(Duration::from_millis(50)).await;
    }

    /// Keeps what is on the screen, for whoever looks into a failure.
    async fn keep_picture(&self) -> String {
        let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../target/journeys");
        let name = std::thread::current().name().unwrap_or("journey").replace("::", "-");
        let file = folder.join(format!("{name}.png"));
        let Ok(picture) = self.client.screenshot().await else {
            return "no picture".to_owned();
        };
        let kept = fs::create_dir_all(&folder).and_then(|()| fs::write(&file, picture));
        kept.map_or_else(|error| error.to_string(), |()| format!("see {}", file.display()))
    }
}
