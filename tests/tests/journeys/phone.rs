//! A browser in somebody's hand: what they see, tap and type, by the names that the pages give for tests.

use std::{
    fs,
    path::{Path, PathBuf},
    thread,
    time::{Duration, Instant},
};

use base64::{Engine, engine::general_purpose::STANDARD};
use fantoccini::{Client, Locator, elements::Element};
use serde_json::{Value, json};

/// How long somebody waits for a page before they give up.
const PATIENCE: Duration = Duration::from_secs(20);

/// The key that closes what lies above the page, as `WebDriver` writes it.
pub(crate) const ESCAPE: &str = "\u{e00c}";

/// A browser.
pub(crate) struct Phone {
    client: Client,
    /// The address of this browser at its driver.
    session: String,
    base: String,
}

fn css(name: &str) -> String {
    format!("[data-test=\"{name}\"]")
}

impl Phone {
    pub(crate) fn new(client: Client, session: String, base: String) -> Self {
        Self { client, session, base }
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
        let begun = Instant::now();
        loop {
            // A page that is drawn anew meanwhile has it elsewhere.
            if let Ok(text) = self.see(name).await.text().await {
                return text;
            }
            self.still_patient(begun, &format!("{name} can be read")).await;
        }
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
        let begun = Instant::now();
        loop {
            let field = self.see(name).await;
            // A page that is drawn anew meanwhile has another field in its place.
            if field.clear().await.is_ok() && field.send_keys(text).await.is_ok() {
                return;
            }
            self.still_patient(begun, &format!("{name} can be written into")).await;
        }
    }

    /// Presses keys, wherever the focus is.
    pub(crate) async fn press(&self, keys: &str) {
        let focused = self.client.active_element().await.expect("a focus");
        focused.send_keys(keys).await.expect("keys");
    }

    /// Chooses a file.
    pub(crate) async fn choose_file(&self, name: &str, file: &Path) {
        let path = file.to_str().expect("a path");
        self.see(name).await.send_keys(path).await.expect("a file");
    }

    /// Chooses from a list.
    pub(crate) async fn choose(&self, name: &str, value: &str) {
        let _ = self.find(&format!("{} option[value=\"{value}\"]", css(name))).await;
        // A dialog that has just come takes no taps yet.
        self.is_so(&format!(
            "getComputedStyle(document.querySelector('{}')).pointerEvents !== 'none'",
            css(name)
        ))
        .await;
        self.see(name)
            .await
            .select_by_value(value)
            .await
            .unwrap_or_else(|error| panic!("{name}: {error}"));
    }

    /// A picture of what is on the screen.
    pub(crate) async fn picture(&self) -> Vec<u8> {
        self.client.screenshot().await.expect("a picture")
    }

    /// The page as it comes out of a printer that holds A4.
    pub(crate) async fn paper(&self) -> Vec<u8> {
        let asked = json!({"page": {"width": 21.0, "height": 29.7}, "background": true, "shrinkToFit": false,
            "margin": {"top": 0, "bottom": 0, "left": 0, "right": 0}});
        let answer = http().post(format!("{}/print", self.session)).json(&asked).send().await;
        let answer: Value = answer.expect("the driver answers").json().await.expect("an answer");
        STANDARD
            .decode(answer["value"].as_str().expect("a document"))
            .expect("a document")
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

    /// Waits until a script finds that it is so.
    pub(crate) async fn is_so(&self, script: &str) {
        let begun = Instant::now();
        while self.run(&format!("return {script}")).await != true {
            self.still_patient(begun, script).await;
        }
    }

    /// Lets the next answer to a request with this in its address get lost, after the server has done what was asked.
    pub(crate) async fn lose_answer(&self, part: &str) {
        let script = "const [part, real] = [arguments[0], window.fetch]; let lost = false; \
                      window.fetch = async (...asked) => { const answer = await real(...asked); \
                      if (lost || !String(asked[0]).includes(part)) return answer; lost = true; throw new TypeError('lost'); };";
        self.client
            .execute(script, vec![part.into()])
            .await
            .expect("a network that loses answers");
    }

    /// Takes the network away, or gives it back.
    pub(crate) async fn set_offline(&self, offline: bool) {
        let address = format!("{}/chromium/network_conditions", self.session);
        let conditions = json!({"network_conditions": {
            "offline": offline, "latency": 0, "download_throughput": 10_000_000, "upload_throughput": 10_000_000}});
        let answer = http()
            .post(address)
            .json(&conditions)
            .send()
            .await
            .expect("the driver answers");
        assert!(answer.status().is_success(), "{}", answer.text().await.unwrap_or_default());
    }

    /// Loses a cookie, as if it had run out.
    pub(crate) async fn lose_cookie(&self, name: &str) {
        self.client.delete_cookie(name).await.expect("a cookie");
    }

    /// Waits until the server gave a cookie.
    pub(crate) async fn see_cookie(&self, name: &str) {
        let begun = Instant::now();
        while self.client.get_named_cookie(name).await.is_err() {
            self.still_patient(begun, name).await;
        }
    }

    /// Closes the browser.
    pub(crate) async fn close(self) {
        let _ = self.client.clone().close().await;
    }

    async fn still_patient(&self, begun: Instant, what: &str) {
        if begun.elapsed() > PATIENCE {
            let text = self.run("return location.pathname + '\\n' + document.body.innerText").await;
            panic!(
                "waited in vain for {what}; the page says: {}",
                text.as_str().unwrap_or_default()
            );
        }
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
}

impl Drop for Phone {
    /// Keeps what is on the screen in target/journeys, for whoever looks into a failure.
    fn drop(&mut self) {
        if thread::panicking() {
            let name = thread::current().name().unwrap_or("journey").replace("::", "-");
            let address = format!("{}/screenshot", self.session);
            let number = self
                .session
                .rsplit('/')
                .next()
                .unwrap_or_default()
                .get(..4)
                .unwrap_or_default();
            let file = format!("{name}-{number}.png");
            // In a thread of its own, since this one cannot wait for anything any more.
            let _ = thread::spawn(move || tests::run(keep_picture(&address, &file))).join();
        }
    }
}

async fn keep_picture(address: &str, file: &str) -> Option<()> {
    let answer: Value = http().get(address).send().await.ok()?.json().await.ok()?;
    let picture = STANDARD.decode(answer["value"].as_str()?).ok()?;
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../target/journeys");
    fs::create_dir_all(&folder).ok()?;
    fs::write(folder.join(file), picture).ok()
}

fn http() -> reqwest::Client {
    tests::http().build().expect("a client")
}
