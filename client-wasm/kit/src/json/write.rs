//! Making of a value what the browser's own JSON printer takes.

use std::fmt::Display;

use js_sys::{Array, Object, Reflect};
use serde::{
    Serialize, Serializer,
    ser::{self, Impossible},
};
use wasm_bindgen::JsValue;

use super::read::Unreadable;

type Written = Result<JsValue, Unreadable>;

/// Makes values of the browser's.
pub(super) struct Writer;

impl From<JsValue> for Unreadable {
    fn from(_: JsValue) -> Self {
        Self
    }
}

impl ser::Error for Unreadable {
    fn custom<T: Display>(_: T) -> Self {
        Self
    }
}

macro_rules! as_is {
    ($($method:ident: $kind:ty),+ $(,)?) => {
        $(fn $method(self, value: $kind) -> Written {
            Ok(JsValue::from(value))
        })+
    };
}

impl Serializer for Writer {
    type Ok = JsValue;
    type Error = Unreadable;
    type SerializeSeq = Items;
    type SerializeTuple = Items;
    type SerializeTupleStruct = Items;
    type SerializeTupleVariant = Impossible<JsValue, Unreadable>;
    type SerializeMap = Entries;
    type SerializeStruct = Entries;
    type SerializeStructVariant = Impossible<JsValue, Unreadable>;

    as_is! {
        serialize_bool: bool, serialize_i8: i8, serialize_i16: i16, serialize_i32: i32, serialize_u8: u8, serialize_u16: u16,
        serialize_u32: u32, serialize_f32: f32, serialize_f64: f64, serialize_str: &str,
    }

    // As a number of the browser's; a `BigInt` could not be printed.
    #[expect(
        clippy::cast_precision_loss,
        reason = "JSON's numbers are no more exact for whoever reads them in a browser"
    )]
    fn serialize_i64(self, value: i64) -> Written {
        Ok(JsValue::from_f64(value as f64))
    }

    #[expect(
        clippy::cast_precision_loss,
        reason = "JSON's numbers are no more exact for whoever reads them in a browser"
    )]
    fn serialize_u64(self, value: u64) -> Written {
        Ok(JsValue::from_f64(value as f64))
    }

    fn serialize_char(self, value: char) -> Written {
        self.serialize_str(value.encode_utf8(&mut [0; 4]))
    }

    fn serialize_bytes(self, value: &[u8]) -> Written {
        value.serialize(self)
    }

    fn serialize_none(self) -> Written {
        Ok(JsValue::NULL)
    }

    fn serialize_some<T: Serialize + ?Sized>(self, value: &T) -> Written {
        value.serialize(self)
    }

    fn serialize_unit(self) -> Written {
        Ok(JsValue::NULL)
    }

    fn serialize_unit_struct(self, _: &'static str) -> Written {
        Ok(JsValue::NULL)
    }

    fn serialize_unit_variant(self, _: &'static str, _: u32, variant: &'static str) -> Written {
        self.serialize_str(variant)
    }

    fn serialize_newtype_struct<T: Serialize + ?Sized>(self, _: &'static str, value: &T) -> Written {
        value.serialize(self)
    }

    fn serialize_newtype_variant<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        _: u32,
        variant: &'static str,
        value: &T,
    ) -> Written {
        let object = Object::new();
        Reflect::set(&object, &JsValue::from_str(variant), &value.serialize(Self)?)?;
        Ok(object.into())
    }

    fn serialize_seq(self, _: Option<usize>) -> Result<Items, Unreadable> {
        Ok(Items(Array::new()))
    }

    fn serialize_tuple(self, _: usize) -> Result<Items, Unreadable> {
        Ok(Items(Array::new()))
    }

    fn serialize_tuple_struct(self, _: &'static str, _: usize) -> Result<Items, Unreadable> {
        Ok(Items(Array::new()))
    }

    fn serialize_tuple_variant(
        self,
        _: &'static str,
        _: u32,
        _: &'static str,
        _: usize,
    ) -> Result<Self::SerializeTupleVariant, Unreadable> {
        Err(Unreadable)
    }

    fn serialize_map(self, _: Option<usize>) -> Result<Entries, Unreadable> {
        Ok(Entries::default())
    }

    fn serialize_struct(self, _: &'static str, _: usize) -> Result<Entries, Unreadable> {
        Ok(Entries::default())
    }

    fn serialize_struct_variant(
        self,
        _: &'static str,
        _: u32,
        _: &'static str,
        _: usize,
    ) -> Result<Self::SerializeStructVariant, Unreadable> {
        Err(Unreadable)
    }

    fn collect_str<T: Display + ?Sized>(self, value: &T) -> Written {
        self.serialize_str(&value.to_string())
    }
}

/// A list being made.
pub(super) struct Items(Array);

macro_rules! of_items {
    ($($kind:ident $method:ident),+ $(,)?) => {
        $(impl ser::$kind for Items {
            type Ok = JsValue;
            type Error = Unreadable;

            fn $method<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), Unreadable> {
                self.0.push(&value.serialize(Writer)?);
                Ok(())
            }

            fn end(self) -> Written {
                Ok(self.0.into())
            }
        })+
    };
}

of_items! {
    SerializeSeq serialize_element,
    SerializeTuple serialize_element,
    SerializeTupleStruct serialize_field,
}

/// An object being made, and the name of its next entry.
#[derive(Default)]
pub(super) struct Entries {
    object: Object,
    name: JsValue,
}

impl ser::SerializeMap for Entries {
    type Ok = JsValue;
    type Error = Unreadable;

    fn serialize_key<T: Serialize + ?Sized>(&mut self, name: &T) -> Result<(), Unreadable> {
        self.name = name.serialize(Writer)?;
        Ok(())
    }

    fn serialize_value<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), Unreadable> {
        Reflect::set(&self.object, &self.name, &value.serialize(Writer)?)?;
        Ok(())
    }

    fn end(self) -> Written {
        Ok(self.object.into())
    }
}

impl ser::SerializeStruct for Entries {
    type Ok = JsValue;
    type Error = Unreadable;

    fn serialize_field<T: Serialize + ?Sized>(&mut self, name: &'static str, value: &T) -> Result<(), Unreadable> {
        Reflect::set(&self.object, &JsValue::from_str(name), &value.serialize(Writer)?)?;
        Ok(())
    }

    fn end(self) -> Written {
        Ok(self.object.into())
    }
}
