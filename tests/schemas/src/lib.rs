//! What the tests of this crate share.

use std::path::{Path, PathBuf};

use superoffice_app::{Document, Limits, json, toml};

/// The repository.
pub fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

/// The samples: the name of each from the root of the repository, and its text.
pub fn samples() -> Vec<(String, String)> {
    let folder = "examples/configurations";
    let files = std::fs::read_dir(root().join(folder)).unwrap().map(|entry| entry.unwrap().path());
    let mut samples: Vec<_> = files
        .filter(|path| path.extension().is_some_and(|extension| extension == "json" || extension == "toml"))
        .map(|path| {
            let name = path.file_name().unwrap().to_str().unwrap();
            (format!("{folder}/{name}"), std::fs::read_to_string(&path).unwrap())
        })
        .collect();
    samples.sort();
    assert!(samples.len() >= 16, "the samples are gone");
    samples
}

/// Reads a configuration by the end of its name.
pub fn read<'a>(name: &str, text: &'a str) -> Document<'a> {
    if name.ends_with(".json") { json::read(text, &Limits::default()) } else { toml::read(text, &Limits::default()) }
}
