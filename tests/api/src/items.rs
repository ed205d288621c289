//! The public items, as rustdoc tells of them.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Map, Value};

/// What rustdoc writes of a crate.
pub(crate) struct Items {
    index: Map<String, Value>,
    paths: Map<String, Value>,
    crates: Map<String, Value>,
    types: BTreeMap<String, Auto>,
}

/// The traits that a type has by itself.
#[derive(Default)]
pub(crate) struct Auto(BTreeSet<String>);

impl Auto {
    pub(crate) fn is_shared(&self) -> bool {
        ["Send", "Sync", "Unpin"].iter().all(|name| self.0.contains(*name))
    }
}

impl Items {
    /// Nothing when the form is another one.
    pub(crate) fn read(json: &str) -> Option<Self> {
        let mut whole: Value = serde_json::from_str(json).ok()?;
        let mut part = |name: &str| match whole.get_mut(name)?.take() {
            Value::Object(map) => Some(map),
            _ => None,
        };
        let (index, paths, crates) = (part("index")?, part("paths")?, part("external_crates")?);
        let mut items = Self { index, paths, crates, types: BTreeMap::new() };
        items.types = items.read_types();
        // Another form gives none, or types that have nothing by themselves.
        items.types.values().any(Auto::is_shared).then_some(items)
    }

    fn local(&self) -> impl Iterator<Item = (&String, &Value)> {
        self.index.iter().filter(|(_, item)| item["crate_id"] == 0)
    }

    fn read_types(&self) -> BTreeMap<String, Auto> {
        let is_type = |item: &Value| item["inner"].get("struct").is_some() || item["inner"].get("enum").is_some();
        let mut types: BTreeMap<String, (String, Auto)> = self
            .local()
            .filter(|(_, item)| is_type(item) && item["visibility"] == "public")
            .map(|(id, item)| (id.clone(), (item["name"].as_str().unwrap_or_default().to_owned(), Auto::default())))
            .collect();
        for (_, item) in self.local() {
            let of = &item["inner"]["impl"];
            let id = of["for"]["resolved_path"]["id"].to_string();
            if of["is_synthetic"] == true && of["is_negative"] == false {
                if let (Some((_, auto)), Some(name)) = (types.get_mut(&id), of["trait"]["path"].as_str()) {
                    auto.0.insert(name.to_owned());
                }
            }
        }
        types.into_values().collect()
    }

    /// Each public type, with what it has by itself.
    pub(crate) fn types(&self) -> impl Iterator<Item = (&str, &Auto)> {
        self.types.iter().map(|(name, auto)| (name.as_str(), auto))
    }

    /// The types and traits of crates other than the standard library that are in signatures, fields and impls, but for derived ones and blanket impls.
    pub(crate) fn foreign(&self) -> BTreeSet<String> {
        let mut found = BTreeSet::new();
        for (_, item) in self.local() {
            let inner = &item["inner"];
            if let Some(of) = inner.get("impl") {
                if of["blanket_impl"].is_null() && of["is_synthetic"] == false {
                    self.note(&of["trait"]["id"], &mut found);
                }
            }
            for part in [&inner["function"]["sig"], &inner["struct_field"], &inner["assoc_type"], &inner["constant"]] {
                self.walk(part, &mut found);
            }
        }
        found
    }

    fn walk(&self, part: &Value, found: &mut BTreeSet<String>) {
        match part {
            Value::Object(map) => {
                if let Some(path) = map.get("resolved_path") {
                    self.note(&path["id"], found);
                }
                map.values().for_each(|below| self.walk(below, found));
            }
            Value::Array(list) => list.iter().for_each(|below| self.walk(below, found)),
            _ => {}
        }
    }

    fn note(&self, id: &Value, found: &mut BTreeSet<String>) {
        let Some(path) = self.paths.get(&id.to_string()) else { return };
        let Some(owner) = self.crates.get(&path["crate_id"].to_string()) else { return };
        let (owner, last) = (owner["name"].as_str(), path["path"].as_array().and_then(|path| path.last()?.as_str()));
        if let (Some(owner), Some(last)) = (owner, last) {
            if !["core", "alloc", "std"].contains(&owner) {
                found.insert(format!("{owner}::{last}"));
            }
        }
    }

    fn documentable(&self) -> impl Iterator<Item = &Value> {
        const KINDS: [&str; 7] = ["struct", "enum", "function", "trait", "module", "constant", "assoc_const"];
        let is_one = |item: &&Value| KINDS.iter().any(|kind| item["inner"].get(*kind).is_some());
        self.local().map(|(_, item)| item).filter(move |item| is_one(item) && item["visibility"] == "public")
    }

    /// How many items have to be documented.
    pub(crate) fn count(&self) -> usize {
        self.documentable().count()
    }

    /// Those that are not.
    pub(crate) fn undocumented(&self) -> impl Iterator<Item = &str> {
        let bare = self.documentable().filter(|item| item["docs"].as_str().is_none_or(str::is_empty));
        bare.filter_map(|item| item["name"].as_str())
    }
}
