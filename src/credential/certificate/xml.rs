//! .NET's `<RSAKeyValue>`, as it is pasted.

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use super::base64::{self, Letters};
use crate::{KeyFault, RsaPublicKey};

const KEY: &[u8] = b"RSAKeyValue";
const MODULUS: &[u8] = b"Modulus";
const EXPONENT: &[u8] = b"Exponent";

/// Reads an element: white space anywhere, a declaration before it, comments, either order.
pub(super) fn read(content: &str) -> Result<RsaPublicKey, KeyFault> {
    let mut reader = Reader::from_str(content);
    let config = reader.config_mut();
    // The names are compared here, where an error holds none of them.
    config.check_end_names = false;
    config.allow_unmatched_ends = true;
    let mut parser = Parser { place: Place::Before, room: content.len(), modulus: None, exponent: None };
    let mut is_first = true;
    loop {
        let at = usize::try_from(reader.buffer_position()).unwrap_or(usize::MAX);
        parser.peek(content.get(at..).unwrap_or_default())?;
        let event = reader.read_event().map_err(|_| KeyFault::XmlSyntax)?;
        match event {
            Event::Eof => break,
            Event::Decl(_) if is_first => (),
            event => parser.event(&event)?,
        }
        is_first = false;
    }
    parser.finish()
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
            if attribute.map_err(|_| KeyFault::XmlSyntax)?.key.as_ref() != b"xmlns" {
                return Err(KeyFault::XmlAttribute);
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

    fn finish(self) -> Result<RsaPublicKey, KeyFault> {
        match self.place {
            Place::After => (),
            Place::Before => return Err(KeyFault::NotRsaXml),
            Place::InKey | Place::In(_) => return Err(KeyFault::XmlUnclosed),
        }
        let decode = |letters: Option<Letters>, number: Number| {
            letters.filter(|letters| !letters.is_empty()).ok_or(number.missing())?.decode()
        };
        let modulus = decode(self.modulus, Number::Modulus)?;
        let exponent = decode(self.exponent, Number::Exponent)?;
        RsaPublicKey::new(&modulus, &exponent)
    }
}
