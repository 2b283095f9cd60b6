//! What can be reported, and what is asked about it; where this installation is found.

use contract::{
    Language,
    cases::{Category, Urgency},
    terms,
};

use super::document::Node;
use crate::settings::Settings;

/// A text in Chinese and in English.
type Words = (&'static str, &'static str);

/// A question about a matter.
pub(super) struct Attribute {
    /// What the argument `attribute[…]` calls it.
    pub(super) code: &'static str,
    datatype: &'static str,
    question: Words,
    explained: Words,
    /// What may be answered; empty where it is free.
    pub(super) values: &'static [(&'static str, Words)],
}

impl Attribute {
    /// What it is called where people read it.
    pub(super) fn name(&self) -> &'static str {
        self.question.0
    }

    /// What one of its values is called where people read it; what was said freely is called what it is.
    pub(super) fn named<'a>(&self, value: &'a str) -> &'a str {
        let known = self.values.iter().find(|(key, _)| *key == value);
        known.map_or(value, |(_, name)| name.0)
    }

    /// Whether several of its values may be chosen.
    pub(super) fn takes_several(&self) -> bool {
        self.datatype == "multivaluelist"
    }

    /// Whether it is answered with a time.
    pub(super) fn is_time(&self) -> bool {
        self.datatype == "datetime"
    }
}

/// The attribute that sets within which time a case is answered.
pub(super) const URGENCY: &str = "urgency";

/// What is asked about every matter. An emergency is nothing to write to a program about: 110, 119 and 120 are called.
pub(super) const ATTRIBUTES: [Attribute; 4] = [
    Attribute {
        code: URGENCY,
        datatype: "singlevaluelist",
        question: ("紧急程度", "How pressing is it?"),
        explained: ("有危险请拨打 110、119、120。", "In danger call 110, 119 or 120."),
        values: &[
            (Urgency::Urgent.word(), ("紧急", "Urgent")),
            (Urgency::Normal.word(), ("一般", "Normal")),
            (Urgency::Low.word(), ("不急", "Low")),
        ],
    },
    Attribute {
        code: "where",
        datatype: "string",
        question: ("具体位置", "Where exactly?"),
        explained: (
            "如“3号楼北门”。请不要写门牌号。",
            "Such as the north door of building 3. No door numbers, please.",
        ),
        values: &[],
    },
    Attribute {
        code: "since",
        datatype: "datetime",
        question: ("开始时间", "Since when?"),
        explained: ("如 2026-11-26T08:00:00+08:00。", "Such as 2026-11-26T08:00:00+08:00."),
        values: &[],
    },
    Attribute {
        code: "affected",
        datatype: "multivaluelist",
        question: ("影响人群", "Whom does it concern?"),
        explained: ("可多选。", "Choose any."),
        values: &[
            ("elders", ("老人", "Elders")),
            ("children", ("儿童", "Children")),
            ("disabled", ("残疾人", "People with disabilities")),
            ("everybody", ("所有人", "Everybody")),
        ],
    },
];

/// Everything that can be reported: the categories, which are the same in every community.
pub(super) fn services(language: Language) -> Node {
    let services = Category::ALL.iter().map(|category| service(*category, language));
    Node::List("service", services.collect())
}

fn service(category: Category, language: Language) -> Node {
    let term = |language| terms::category(category).to(language);
    let told = match language {
        Language::Chinese => "向社区反映：",
        Language::English => "Tell the community: ",
    };
    Node::Fields(vec![
        ("service_code", category.word().into()),
        ("service_name", term(language).into()),
        ("description", format!("{told}{}", term(language)).into()),
        ("metadata", Node::Truth(true)),
        ("type", "realtime".into()),
        (
            "keywords",
            format!("{},{}", term(Language::Chinese), term(Language::English)).into(),
        ),
        ("group", language.pick("民情诉求", "Community").into()),
    ])
}

fn picked(words: Words, language: Language) -> Node {
    language.pick(words.0, words.1).into()
}

/// What is asked about a matter of this kind.
pub(super) fn definition(category: Category, language: Language) -> Node {
    let attributes = (1..).zip(&ATTRIBUTES).map(|(order, each)| attribute(each, order, language));
    Node::Fields(vec![
        ("service_code", category.word().into()),
        ("attributes", Node::List("attribute", attributes.collect())),
    ])
}

fn attribute(of: &Attribute, order: u16, language: Language) -> Node {
    let mut fields = vec![
        ("variable", Node::Truth(true)),
        ("code", of.code.into()),
        ("datatype", of.datatype.into()),
        ("required", Node::Truth(false)),
        ("datatype_description", picked(of.explained, language)),
        ("order", Node::Whole(order)),
        ("description", picked(of.question, language)),
    ];
    if !of.values.is_empty() {
        let values = of
            .values
            .iter()
            .map(|(key, name)| Node::Fields(vec![("key", (*key).into()), ("name", picked(*name, language))]));
        fields.push(("values", Node::List("value", values.collect())));
    }
    Node::Fields(fields)
}

/// When what is offered changed last; the specification wants a time in the past.
const CHANGED: &str = "2026-11-26T00:00:00+08:00";

/// Where it is found, what for, and how to get a key.
pub(super) fn discovery(settings: &Settings) -> Node {
    let address = settings.address();
    let endpoint = |kind: &str, path: &str| {
        let formats = vec!["text/xml".into(), "application/json".into()];
        Node::Fields(vec![
            ("specification", "http://wiki.open311.org/GeoReport_v2".into()),
            ("url", format!("{address}{path}").into()),
            ("changeset", CHANGED.into()),
            ("type", kind.into()),
            ("formats", Node::List("format", formats)),
        ])
    };
    let endpoints = vec![
        endpoint("production", super::routes::V2),
        endpoint("test", super::routes::TEST),
    ];
    Node::Fields(vec![
        ("changeset", CHANGED.into()),
        ("contact", format!("{}: {address}/plain", settings.site.name).into()),
        (
            "key_service",
            format!("街道管理员发放密钥。The street's administrators issue keys: {address}/office").into(),
        ),
        ("endpoints", Node::List("endpoint", endpoints)),
    ])
}
