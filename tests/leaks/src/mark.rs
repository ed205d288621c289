//! The secret that is looked for, in all forms in which it is written.

use crate::allocator;

/// Thirty characters that stand nowhere else. None of them needs an escape, each may have one.
pub const MARK: &str = "Zq7vK2mXw9Lr4TbN8cYh3GdJ6fPs1A";

/// How a mark is written in a document.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Spelling {
    /// As it is.
    Plain,
    /// Its first character escaped.
    OneEscape,
    /// Each character escaped.
    Escaped,
}

impl Spelling {
    pub const ALL: [Self; 3] = [Self::Plain, Self::OneEscape, Self::Escaped];

    pub const fn name(self) -> &'static str {
        match self {
            Self::Plain => "plain",
            Self::OneEscape => "one escape",
            Self::Escaped => "escaped",
        }
    }

    /// The mark as JSON and TOML may write it between quotes.
    pub fn write(self) -> String {
        let escaped = |letter: char| format!("\\u{:04x}", u32::from(letter));
        let mut letters = MARK.chars();
        match self {
            Self::Plain => MARK.to_owned(),
            Self::OneEscape => letters.next().map(escaped).unwrap_or_default() + letters.as_str(),
            Self::Escaped => letters.map(escaped).collect(),
        }
    }
}

/// Makes the allocator look for the mark: as it is, fully escaped, and as the bytes that it stands for in Base64.
pub fn arm() {
    let escaped = Spelling::Escaped.write();
    let bytes = from_base64(MARK);
    allocator::search_for([MARK.as_bytes(), escaped.as_bytes(), &bytes]);
}

/// The bytes of a text in Base64 without signs and padding.
pub fn from_base64(text: &str) -> Vec<u8> {
    let digit = |byte: u8| match byte {
        b'A'..=b'Z' => byte - b'A',
        b'a'..=b'z' => byte - b'a' + 26,
        b'0'..=b'9' => byte - b'0' + 52,
        b'+' => 62,
        _ => 63,
    };
    let mut bytes = Vec::with_capacity(text.len());
    for group in text.as_bytes().chunks(4) {
        let number = group.iter().fold(0_u32, |number, byte| number << 6 | u32::from(digit(*byte)));
        let number = number << (6 * (4 - group.len()));
        bytes.extend(&number.to_be_bytes()[1..group.len()]);
    }
    bytes
}
