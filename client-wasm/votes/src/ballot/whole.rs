//! Whole numbers of RSA's size, by the browser's own arithmetic: no phone need download another.

use js_sys::BigInt;
use wasm_bindgen::JsValue;

use super::hex;

/// How often a number is squared to come to its 65537th power, which is 2¹⁶ + 1.
const SQUARINGS: u32 = 16;

/// A whole number that is not negative.
#[derive(Clone)]
pub(super) struct Whole(BigInt);

impl Whole {
    /// The number that is written in these bytes, the weightiest first.
    pub(super) fn of(bytes: &[u8]) -> Self {
        // What is hexadecimal after 0x is a number.
        Self(BigInt::new(&JsValue::from_str(&format!("0x0{}", hex(bytes)))).unwrap_or_default())
    }

    /// Its bytes, the weightiest first; `length` of them, and it must fit in.
    pub(super) fn bytes(&self, length: usize) -> Vec<u8> {
        let digits = self.0.to_string(16).map(String::from).unwrap_or_default();
        let digits = format!("{digits:0>width$}", width = 2 * length);
        let half = |digit: u8| char::from(digit).to_digit(16).unwrap_or_default();
        let bytes = digits.as_bytes().chunks_exact(2);
        bytes
            .map(|pair| u8::try_from(half(pair[0]) * 16 + half(pair[1])).unwrap_or_default())
            .collect()
    }

    /// Whether it is less than another.
    pub(super) fn is_below(&self, other: &Self) -> bool {
        self.0 < other.0
    }

    /// The product, modulo this.
    pub(super) fn times(&self, other: &Self, modulus: &Self) -> Self {
        Self(&(&self.0 * &other.0) % &modulus.0)
    }

    /// The power of 65537, modulo this.
    pub(super) fn power(&self, modulus: &Self) -> Self {
        let squared = (0..SQUARINGS).fold(self.clone(), |number, _| number.times(&number, modulus));
        squared.times(self, modulus)
    }

    /// What it gives one with, modulo this; `None` where both share a factor (Euclid, extended).
    pub(super) fn inverse(&self, modulus: &Self) -> Option<Self> {
        let zero = BigInt::from(0_u8);
        let (mut above, mut below) = (modulus.0.clone(), self.0.clone());
        let (mut last, mut now) = (zero.clone(), BigInt::from(1_u8));
        while below != zero {
            let quotient = &above / &below;
            (above, below) = (below.clone(), &above - &(&quotient * &below));
            (last, now) = (now.clone(), &last - &(&quotient * &now));
        }
        // What is left above is the greatest factor that both share.
        (above == 1_u8).then(|| Self(if last < zero { &last + &modulus.0 } else { last }))
    }
}
