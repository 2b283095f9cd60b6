//! An answer, written down once and sent as XML or as JSON.
//!
//! The two differ in lists: in XML each item has a name, in JSON the list is its items (the Spark convention of the
//! specification).

use quick_xml::{
    Writer,
    events::{BytesDecl, BytesEnd, BytesStart, BytesText, Event},
};
use serde_json::{Map, Value};

use crate::error::{Error, Result};

/// In which form an answer is sent: the ending of the address says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Deserialize)]
#[serde(rename_all = "lowercase")]
pub(super) enum Format {
    Xml,
    Json,
}

impl Format {
    /// Bare, because clients and the public validator compare it as a whole; both are UTF-8 by default.
    pub(super) const fn media_type(self) -> &'static str {
        match self {
            Self::Xml => "text/xml",
            Self::Json => "application/json",
        }
    }

    /// The form that an address asks for; XML, which every client knows, where it asks for none.
    pub(super) fn of_path(path: &str) -> Self {
        match path.rsplit_once('.') {
            Some((_, "json")) => Self::Json,
            _ => Self::Xml,
        }
    }
}

/// A part of an answer.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Node {
    /// Not known, or not to be told.
    Nothing,
    Truth(bool),
    Number(f64),
    Whole(u16),
    Text(String),
    /// Items, and what each is called in XML.
    List(&'static str, Vec<Node>),
    Fields(Vec<(&'static str, Node)>),
}

impl From<&str> for Node {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<String> for Node {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl<T: Into<Self>> From<Option<T>> for Node {
    fn from(given: Option<T>) -> Self {
        given.map_or(Self::Nothing, Into::into)
    }
}

impl From<f64> for Node {
    fn from(number: f64) -> Self {
        Self::Number(number)
    }
}

impl Node {
    /// The whole answer, which XML calls `root`.
    ///
    /// # Errors
    /// Never for what is written to memory; the writers cannot know.
    pub(super) fn write(&self, format: Format, root: &'static str) -> Result<Vec<u8>> {
        match format {
            Format::Json => serde_json::to_vec(&self.json()).map_err(Error::internal),
            Format::Xml => self.xml(root).map_err(Error::internal),
        }
    }

    fn json(&self) -> Value {
        match self {
            Self::Nothing => Value::Null,
            Self::Truth(truth) => Value::Bool(*truth),
            Self::Number(number) => Value::from(*number),
            Self::Whole(number) => Value::from(*number),
            Self::Text(text) => Value::String(text.clone()),
            Self::List(_, items) => items.iter().map(Self::json).collect(),
            Self::Fields(fields) => {
                let fields = fields.iter().map(|(name, node)| ((*name).to_owned(), node.json()));
                Value::Object(fields.collect::<Map<_, _>>())
            }
        }
    }

    fn xml(&self, root: &'static str) -> std::io::Result<Vec<u8>> {
        let mut writer = Writer::new(Vec::new());
        writer.write_event(Event::Decl(BytesDecl::new("1.0", Some("utf-8"), None)))?;
        self.element(&mut writer, root)?;
        Ok(writer.into_inner())
    }

    fn element(&self, writer: &mut Writer<Vec<u8>>, name: &'static str) -> std::io::Result<()> {
        writer.write_event(Event::Start(BytesStart::new(name)))?;
        match self {
            Self::Nothing => {}
            Self::Truth(truth) => text(writer, &truth.to_string())?,
            Self::Number(number) => text(writer, &number.to_string())?,
            Self::Whole(number) => text(writer, &number.to_string())?,
            Self::Text(words) => text(writer, words)?,
            Self::List(each, items) => items.iter().try_for_each(|item| item.element(writer, each))?,
            Self::Fields(fields) => fields.iter().try_for_each(|(name, node)| node.element(writer, name))?,
        }
        writer.write_event(Event::End(BytesEnd::new(name)))
    }
}

/// Writes a text without the characters that XML 1.0 cannot hold, escaped or not.
fn text(writer: &mut Writer<Vec<u8>>, words: &str) -> std::io::Result<()> {
    let held =
        |letter: &char| !matches!(letter, '\0'..='\u{8}' | '\u{b}' | '\u{c}' | '\u{e}'..='\u{1f}' | '\u{fffe}' | '\u{ffff}');
    let words: String = words.chars().filter(held).collect();
    writer.write_event(Event::Text(BytesText::new(&words)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(node: &Node, format: Format) -> String {
        String::from_utf8(node.write(format, "services").expect("an answer")).expect("UTF-8")
    }

    #[test]
    fn lists_lose_their_wrapper_in_json() {
        let service = Node::Fields(vec![
            ("service_code", "noise".into()),
            ("metadata", Node::Truth(true)),
            ("lat", Node::from(Some(31.25))),
            ("group", Node::Nothing),
        ]);
        let services = Node::List("service", vec![service]);
        assert_eq!(
            written(&services, Format::Json),
            r#"[{"group":null,"lat":31.25,"metadata":true,"service_code":"noise"}]"#
        );
        assert_eq!(
            written(&services, Format::Xml),
            "<?xml version=\"1.0\" encoding=\"utf-8\"?><services><service><service_code>noise</service_code>\
             <metadata>true</metadata><lat>31.25</lat><group></group></service></services>"
        );
    }

    #[test]
    fn whatever_people_write_stays_text() {
        let node = Node::from("a < b & c > \"d\"]]>\u{0}\u{b}\u{fffe}<script>");
        let xml = written(&node, Format::Xml);
        assert!(xml.contains("a &lt; b &amp; c &gt; ") && !xml.contains("<script>"), "{xml}");
        assert!(!xml.contains(['\u{0}', '\u{b}', '\u{fffe}']));
    }

    #[test]
    fn an_address_says_its_form() {
        assert_eq!(Format::of_path("/open311/v2/services.json"), Format::Json);
        assert_eq!(Format::of_path("/open311/v2/services"), Format::Xml);
    }
}
