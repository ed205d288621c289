//! A version of SuperOffice as it is stored.

use serde::ser::{Serialize, SerializeMap as _, Serializer};

use crate::configuration::write::entry;
use crate::draft::Text;
use crate::tenant::notification::read_version;
use crate::wire::given::Given;
use crate::wire::strict::{Cx, Noted};
use crate::wire::table::record;
use crate::{ParseError, ParseErrorKind, TenantVersion};

impl Serialize for TenantVersion {
    /// `{"name": "Release_10.3.8_2024.08.30-01", "file": "10.3.8.2024"}`; what there is not is left out.
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        entry(&mut map, "name", &self.name)?;
        entry(&mut map, "file", &self.file)?;
        map.end()
    }
}

record! {
    struct VersionTable for TenantVersion {
        name: Text<'static>,
        file: Text<'static>,
    }
}

impl VersionTable {
    fn make(self, cx: &Cx<'_>) -> Result<TenantVersion, Noted> {
        make(cx, self.name, self.file)
    }
}

pub(super) fn make(
    cx: &Cx<'_>,
    name: Given<Text<'static>>,
    file: Given<Text<'static>>,
) -> Result<TenantVersion, Noted> {
    let name = text(&cx.field("name"), "version name", name);
    let file = text(&cx.field("file"), "file version", file);
    match TenantVersion::of(name?.as_deref(), file?.as_deref()) {
        Some(version) => Ok(version),
        None => cx.refuse("a version has a `name` or a `file`"),
    }
}

fn text(cx: &Cx<'_>, what: &'static str, given: Given<Text<'static>>) -> Result<Option<Box<str>>, Noted> {
    let Some(text) = given.optional(cx)? else { return Ok(None) };
    match read_version(what, text.as_str()) {
        Ok(read) if *read == *text.as_str() => Ok(Some(read)),
        Ok(_) => cx.refuse(ParseError::new(what, ParseErrorKind::WhiteSpaceAround)),
        Err(error) => cx.refuse(error),
    }
}
