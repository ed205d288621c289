//! The shape of the file, as data.

/// What the file has in one place: which keys, and what of it may be shown.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Shape {
    /// A text, a number, a time or yes and no, which may be shown but for the secret parts of a URL.
    Shown,
    /// A time, which may be shown when it is one.
    Time,
    /// A text that is, or could be, a secret.
    Hidden,
    /// A table with these keys.
    Table(&'static [Key]),
    /// An array of these.
    List(&'static Shape),
    /// An array of texts, or one text with an entry per line.
    Lines,
    /// One for all environments, or a table of environments.
    PerEnvironment(&'static Shape),
}

/// One key of a table.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Key {
    /// As it is written.
    pub(crate) name: &'static str,
    /// What stands under it.
    pub(crate) shape: &'static Shape,
    /// What the schema and the reference of the file say about it. Reading needs none of it, so only tests have it.
    #[cfg(test)]
    pub(crate) facts: crate::schema::Facts,
}

impl Shape {
    /// The only table that has this key, as a path; nothing when no table has it, or several have.
    pub(crate) fn table_with(&self, key: &str) -> Option<String> {
        fn find(shape: &Shape, key: &str, path: &str, found: &mut Vec<String>) {
            match shape {
                Shape::Table(keys) => {
                    if keys.iter().any(|known| known.name == key) {
                        found.push(path.to_owned());
                    }
                    for Key { name, shape, .. } in *keys {
                        let dot = if path.is_empty() { "" } else { "." };
                        find(shape, key, &format!("{path}{dot}{name}"), found);
                    }
                }
                Shape::List(each) | Shape::PerEnvironment(each) => find(each, key, path, found),
                Shape::Shown | Shape::Time | Shape::Hidden | Shape::Lines => {}
            }
        }

        let mut found = Vec::new();
        find(self, key, "", &mut found);
        if found.len() > 1 { None } else { found.pop() }
    }

    /// The shape below a key of a table or of a table of environments.
    #[cfg(any(feature = "json", feature = "toml"))]
    pub(crate) fn below(&self, key: &str) -> Option<&'static Shape> {
        match *self {
            Self::Table(keys) => keys.iter().find(|known| known.name == key).map(|known| known.shape),
            Self::PerEnvironment(each) => match crate::Environment::from_name(key) {
                Some(_) => Some(each),
                None => each.below(key),
            },
            Self::Shown | Self::Time | Self::Hidden | Self::List(_) | Self::Lines => None,
        }
    }

    /// The shape of the entries of an array.
    #[cfg(any(feature = "json", feature = "toml"))]
    pub(crate) fn entry(&self) -> Option<&'static Shape> {
        match *self {
            Self::List(each) => Some(each),
            Self::Lines => Some(&Self::Shown),
            Self::PerEnvironment(each) => each.entry(),
            Self::Shown | Self::Time | Self::Hidden | Self::Table(_) => None,
        }
    }
}
