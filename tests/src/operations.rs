//! The operations of the contract, as the generated document tells them.

use serde_json::Value;

/// One operation.
#[derive(Debug, Clone)]
pub struct Operation {
    /// Its method, in capitals.
    pub method: String,
    /// Its path, with the prefix and with placeholders.
    pub path: String,
    /// Its name.
    pub id: String,
    /// Everything the document says of it.
    pub raw: Value,
}

/// The whole document, as JSON.
pub fn document() -> Value {
    serde_json::to_value(api::document()).expect("the document")
}

/// Every operation of the document.
pub fn all() -> Vec<Operation> {
    let document = document();
    let paths = document["paths"].as_object().expect("paths");
    let mut all = Vec::new();
    for (path, item) in paths {
        for (method, raw) in item.as_object().expect("a path item") {
            if !["get", "post", "put", "patch", "delete"].contains(&method.as_str()) {
                continue;
            }
            all.push(Operation {
                method: method.to_uppercase(),
                path: path.clone(),
                id: raw["operationId"].as_str().unwrap_or_default().to_owned(),
                raw: raw.clone(),
            });
        }
    }
    all
}

impl Operation {
    /// The schema of its JSON body, with references followed, if it has one.
    pub fn body(&self, document: &Value) -> Option<Value> {
        let schema = self.raw.pointer("/requestBody/content/application~1json/schema")?;
        Some(resolve(document, schema))
    }

    /// The path with every placeholder replaced.
    pub fn path_with(&self, id: &str) -> String {
        // What is put in may itself hold braces, so it is never looked at again.
        self.path
            .split('/')
            .map(|part| if part.starts_with('{') { id } else { part })
            .collect::<Vec<_>>()
            .join("/")
    }
}

/// Follows references until there is something to read.
pub fn resolve(document: &Value, schema: &Value) -> Value {
    if let Some(reference) = schema["$ref"].as_str() {
        let pointer = reference.trim_start_matches('#');
        let found = document
            .pointer(pointer)
            .unwrap_or_else(|| panic!("{reference} leads nowhere"));
        return resolve(document, found);
    }
    // An optional reference is one of nothing and something.
    for word in ["oneOf", "anyOf"] {
        if let Some(some) = schema[word]
            .as_array()
            .and_then(|all| all.iter().find(|one| one["type"] != "null"))
        {
            return resolve(document, some);
        }
    }
    if let Some([one]) = schema["allOf"].as_array().map(Vec::as_slice) {
        return resolve(document, one);
    }
    schema.clone()
}
