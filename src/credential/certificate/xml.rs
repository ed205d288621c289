//! .NET's `<RSAKeyValue>`, as it is pasted.

use quick_xml::Reader;
use quick_xml::events::attributes::Attributes;
use quick_xml::events::{BytesStart, Event};

use super::base64::{self, Letters};
use super::private_bytes::is_private_start;
use crate::{KeyFault, ParseErrorKind, RsaPublicKey};

const KEY: &[u8] = b"RSAKeyValue";
const MODULUS: &[u8] = b"Modulus";
const EXPONENT: &[u8] = b"Exponent";

/// The longest namespace that is let through. That of XML signatures has 34 bytes.
const MAX_NAMESPACE_BYTES: usize = 100;

/// Reads an element: white space anywhere, a declaration before it, comments outside the numbers, either order.
///
/// Whether the XML is well-formed is judged as far as the key goes.
pub(super) fn read(content: &str) -> Result<RsaPublicKey, ParseErrorKind> {
    let mut reader = Reader::from_str(content);
    let config = reader.config_mut();
    // The names are compared here, where an error holds none of them.
    config.check_end_names = false;
    config.allow_unmatched_ends = true;
    config.check_comments = true;
    let mut parser = Parser { place: Place::Before, room: content.len(), modulus: None, exponent: None };
    let mut is_first = true;
    loop {
        let at = usize::try_from(reader.buffer_position()).unwrap_or(usize::MAX);
        parser.peek(content.get(at..).unwrap_or_default())?;
        let event = reader.read_event().map_err(|_| KeyFault::XmlSyntax)?;
        match event {
            Event::Eof => break,
            Event::Decl(declaration) if is_first && is_declaration(&declaration) => (),
            event => parser.event(&event)?,
        }
        is_first = false;
    }
    parser.finish()
}

/// Whether this is what an XML declaration says: a version, then perhaps an encoding, then perhaps whether it stands alone (XML 1.0,
/// section 2.8).
fn is_declaration(declaration: &[u8]) -> bool {
    let Some(declaration) = declaration.strip_prefix(b"xml").and_then(|rest| core::str::from_utf8(rest).ok()) else {
        return false;
    };
    let mut places = [("version", "1."), ("encoding", ""), ("standalone", "")].iter();
    let mut has_version = false;
    Attributes::new(declaration, 0).all(|attribute| {
        let Ok(attribute) = attribute else { return false };
        let is_next = places.any(|(name, start)| {
            name.as_bytes() == attribute.key.as_ref() && attribute.value.starts_with(start.as_bytes())
        });
        has_version |= attribute.key.as_ref() == b"version";
        let is_word = |byte: &u8| byte.is_ascii_alphanumeric() || b".-_".contains(byte);
        is_next && (1..=40).contains(&attribute.value.len()) && attribute.value.iter().all(is_word)
    }) && has_version
}

/// Whether an attribute could be a namespace: a short URI, or nothing.
fn is_namespace(value: &[u8]) -> bool {
    let is_of_uri = |byte: &u8| byte.is_ascii_alphanumeric() || b"-._~:/?#[]@!$'()*+,;=%".contains(byte);
    value.len() <= MAX_NAMESPACE_BYTES && value.iter().all(is_of_uri)
}

/// Writes the element in one line, as .NET does.
pub(super) fn write(key: &RsaPublicKey) -> String {
    let (modulus, exponent) = (base64::encode(key.modulus()), base64::encode(key.exponent()));
    format!("<RSAKeyValue><Modulus>{modulus}</Modulus><Exponent>{exponent}</Exponent></RSAKeyValue>")
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Number {
    Modulus,
    Exponent,
}

impl Number {
    fn named(name: &[u8]) -> Result<Self, KeyFault> {
        match name {
            MODULUS => Ok(Self::Modulus),
            EXPONENT => Ok(Self::Exponent),
            _ => Err(KeyFault::XmlElement),
        }
    }

    const fn missing(self) -> KeyFault {
        match self {
            Self::Modulus => KeyFault::NoModulus,
            Self::Exponent => KeyFault::NoExponent,
        }
    }

    const fn repeated(self) -> KeyFault {
        match self {
            Self::Modulus => KeyFault::SeveralModuli,
            Self::Exponent => KeyFault::SeveralExponents,
        }
    }
}

#[derive(Clone, Copy)]
enum Place {
    Before,
    InKey,
    In(Number),
    After,
}

struct Parser {
    place: Place,
    room: usize,
    modulus: Option<Letters>,
    exponent: Option<Letters>,
}

impl Parser {
    fn event(&mut self, event: &Event<'_>) -> Result<(), KeyFault> {
        match event {
            Event::Start(tag) => self.start(tag),
            Event::Empty(tag) => {
                self.start(tag)?;
                self.end(tag.name().as_ref())
            }
            Event::End(tag) => self.end(tag.name().as_ref()),
            Event::Text(text) => self.text(text),
            // What reads XML joins the text around a comment, so that it could part what is looked for.
            Event::Comment(_) if matches!(self.place, Place::In(_)) => Err(KeyFault::XmlComment),
            // `--->` ends none.
            Event::Comment(comment) if comment.ends_with(b"-") => Err(KeyFault::XmlSyntax),
            Event::Comment(_) | Event::Eof => Ok(()),
            Event::Decl(_) => Err(KeyFault::XmlSyntax),
            Event::CData(_) => Err(KeyFault::XmlCdata),
            Event::PI(_) => Err(KeyFault::XmlInstruction),
            Event::DocType(_) => Err(KeyFault::XmlDoctype),
            Event::GeneralRef(_) => Err(KeyFault::XmlReference),
        }
    }

    /// Refuses a tag by its name before the reader sees it: the reader keeps copies of names, which nobody would wipe.
    fn peek(&self, rest: &str) -> Result<(), KeyFault> {
        let Some(tag) = rest.strip_prefix('<').filter(|tag| !tag.starts_with(['/', '!', '?'])) else { return Ok(()) };
        let name = tag.split([' ', '\t', '\r', '\n', '/', '>']).next().unwrap_or_default();
        match self.place {
            Place::Before if name.as_bytes() == KEY => Ok(()),
            Place::Before => Err(KeyFault::NotRsaXml),
            Place::InKey => Number::named(name.as_bytes()).map(drop),
            Place::In(_) => Err(KeyFault::XmlElement),
            Place::After => Err(KeyFault::XmlBeside),
        }
    }

    /// What starts here has been allowed by [`peek`](Self::peek).
    fn start(&mut self, tag: &BytesStart<'_>) -> Result<(), KeyFault> {
        let name = tag.name();
        self.place = match self.place {
            // Again, for the reader ends a name later: `<RSAKeyValue/x>`.
            Place::Before if name.as_ref() == KEY => Place::InKey,
            Place::Before => return Err(KeyFault::NotRsaXml),
            Place::InKey => {
                let number = Number::named(name.as_ref())?;
                let letters = Letters::with_room_for(self.room);
                if self.letters(number).replace(letters).is_some() {
                    return Err(number.repeated());
                }
                Place::In(number)
            }
            Place::In(_) | Place::After => return Err(KeyFault::XmlElement),
        };
        // A second one ends the search, so looking for repeated names takes no time.
        for attribute in tag.attributes() {
            let attribute = attribute.map_err(|_| KeyFault::XmlSyntax)?;
            if attribute.key.as_ref() != b"xmlns" {
                return Err(KeyFault::XmlAttribute);
            }
            if !is_namespace(&attribute.value) {
                return Err(KeyFault::XmlNamespace);
            }
        }
        Ok(())
    }

    fn end(&mut self, name: &[u8]) -> Result<(), KeyFault> {
        self.place = match self.place {
            Place::InKey if name == KEY => Place::After,
            Place::In(number) if Number::named(name) == Ok(number) => Place::InKey,
            _ => return Err(KeyFault::XmlSyntax),
        };
        Ok(())
    }

    fn text(&mut self, text: &[u8]) -> Result<(), KeyFault> {
        match self.place {
            Place::In(number) => {
                if let Some(letters) = self.letters(number) {
                    letters.add(text);
                }
                Ok(())
            }
            _ if text.trim_ascii().is_empty() => Ok(()),
            Place::Before => Err(KeyFault::NotRsaXml),
            Place::InKey | Place::After => Err(KeyFault::XmlBeside),
        }
    }

    fn letters(&mut self, number: Number) -> &mut Option<Letters> {
        match number {
            Number::Modulus => &mut self.modulus,
            Number::Exponent => &mut self.exponent,
        }
    }

    fn finish(self) -> Result<RsaPublicKey, ParseErrorKind> {
        match self.place {
            Place::After => (),
            Place::Before => return Err(KeyFault::NotRsaXml.into()),
            Place::InKey | Place::In(_) => return Err(KeyFault::XmlUnclosed.into()),
        }
        let decode = |letters: Option<Letters>, number: Number| {
            let letters = letters.filter(|letters| !letters.is_empty()).ok_or(number.missing())?;
            let bytes = letters.decode()?;
            // Once more, on what was read and not on how it was written.
            if is_private_start(&bytes) { Err(ParseErrorKind::PrivateKey) } else { Ok(bytes) }
        };
        let modulus = decode(self.modulus, Number::Modulus)?;
        let exponent = decode(self.exponent, Number::Exponent)?;
        Ok(RsaPublicKey::new(&modulus, &exponent)?)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Without the scan of the text, which would be first.
    #[test]
    fn a_private_key_in_place_of_a_number_is_named() {
        let body = include_str!("../../../tests/data/keys/rsa-1024.private.pkcs1.pem")
            .lines()
            .filter(|line| !line.starts_with('-'))
            .collect::<String>();
        let public = base64::encode(&[0xff; 128]);
        for (modulus, exponent) in [(&body, &public), (&public, &body)] {
            let key = format!("<RSAKeyValue><Modulus>{modulus}</Modulus><Exponent>{exponent}</Exponent></RSAKeyValue>");
            assert_eq!(read(&key).map(drop), Err(ParseErrorKind::PrivateKey), "{key}");
        }
    }
}
