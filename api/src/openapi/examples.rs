//! Examples for whoever reads the contract: of every JSON body, made from its schema.

use serde_json::{Map, Value, json};
use utoipa::openapi::{Content, OpenApi, RefOr, path::Operation};

/// Makes the examples of a document.
pub(super) struct Examples {
    /// The schemas by name.
    schemas: Value,
}

impl Examples {
    pub(super) fn of(document: &OpenApi) -> Self {
        let schemas = document.components.as_ref().map(|components| &components.schemas);
        Self {
            schemas: serde_json::to_value(schemas).unwrap_or_default(),
        }
    }

    /// Gives every JSON body of an operation an example.
    pub(super) fn complete(&self, operation: &mut Operation) {
        if let Some(RefOr::T(body)) = &mut operation.request_body {
            body.content.values_mut().for_each(|content| self.exemplify(content));
        }
        for response in operation.responses.responses.values_mut() {
            if let RefOr::T(response) = response {
                response.content.values_mut().for_each(|content| self.exemplify(content));
            }
        }
    }

    fn exemplify(&self, content: &mut RefOr<Content>) {
        let RefOr::T(content) = content else { return };
        let Some(schema) = content.schema.as_ref().filter(|_| content.example.is_none()) else {
            return;
        };
        let schema = serde_json::to_value(schema).unwrap_or_default();
        // A picture has none.
        if schema["$ref"].is_string() {
            content.example = Some(self.example(&schema));
        }
    }

    /// What the schema itself gives as an example, or the simplest thing that it admits.
    fn example(&self, schema: &Value) -> Value {
        if let Some(given) = schema.get("example").or_else(|| schema["enum"].get(0)) {
            return given.clone();
        }
        if let Some(name) = schema["$ref"].as_str().and_then(|path| path.rsplit('/').next()) {
            return self.example(&self.schemas[name]);
        }
        if let Some(one) = ["oneOf", "anyOf"].iter().find_map(|word| schema[*word].get(0)) {
            return self.example(one);
        }
        if let Some(parts) = schema["allOf"].as_array() {
            return Value::Object(parts.iter().flat_map(|part| self.fields(part)).collect());
        }
        match kind(schema) {
            "object" => Value::Object(self.fields(schema)),
            "array" => json!([self.example(&schema["items"])]),
            "integer" | "number" => schema.get("minimum").cloned().unwrap_or_else(|| json!(1)),
            "boolean" => json!(true),
            "string" => json!(match schema["format"].as_str() {
                Some("uuid") => "01997f3e-6c00-7000-8000-000000000001",
                Some("date-time") => "2026-03-02T01:30:00Z",
                _ => "文字",
            }),
            _ => Value::Null,
        }
    }

    fn fields(&self, schema: &Value) -> Map<String, Value> {
        match schema["properties"].as_object() {
            Some(fields) => fields
                .iter()
                .map(|(name, field)| (name.clone(), self.example(field)))
                .collect(),
            None if schema["$ref"].is_string() => self.example(schema).as_object().cloned().unwrap_or_default(),
            None => Map::new(),
        }
    }
}

/// The type of a schema; of an optional one what it is when it is there.
fn kind(schema: &Value) -> &str {
    let kind = &schema["type"];
    let some = || kind.as_array()?.iter().find(|one| *one != "null")?.as_str();
    kind.as_str().or_else(some).unwrap_or_default()
}
