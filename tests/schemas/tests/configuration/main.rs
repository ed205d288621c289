//! The schema of the file: what it refuses the library refuses, and it is not toothless.

mod document;
mod form;
mod place;
mod random;

use std::fs;

use document::{check, documents, every_key_once, of_toml, repository, schema, too_strict, validators};
use serde_json::Value;
use superoffice_app::{Code, ExampleForm};

#[test]
fn is_a_schema_of_2020_12() {
    jsonschema::meta::validate(&schema()).expect("a schema of draft 2020-12");
    assert_eq!(schema()["$schema"], "https://json-schema.org/draft/2020-12/schema");
    let committed = fs::read_to_string(repository().join("schema/configuration.schema.json")).unwrap();
    assert_eq!(committed, superoffice_app::json::SCHEMA);
}

#[test]
fn accepts_every_sample_but_the_faulty_ones() {
    let samples = documents("examples/configurations");
    assert!(samples.len() >= 15, "{} samples", samples.len());
    for (name, document) in samples {
        for validator in validators() {
            let fault = validator.validate(&document).err();
            assert_eq!(fault.is_some(), name.contains("faulty"), "{name}: {fault:?}");
        }
        assert_eq!(check(&document).passed(), !name.contains("faulty"), "{name}");
    }
}

#[test]
fn accepts_the_file_that_shows_every_key() {
    assert!(check(&every_key_once()).passed());
    assert_eq!(too_strict(&validators(), &every_key_once()), None);
    for validator in validators() {
        assert!(validator.is_valid(&every_key_once()));
    }
}

/// Each key has a description that says something, and each text an example or words.
#[test]
fn explains_every_key() {
    fn each_property(schema: &Value, path: &str, found: &mut Vec<(String, Value)>) {
        for (key, value) in schema.as_object().into_iter().flatten() {
            if key == "properties" {
                let names = value.as_object().unwrap();
                found.extend(names.iter().map(|(name, rules)| (format!("{path} {name}"), rules.clone())));
            }
            each_property(value, &format!("{path}/{key}"), found);
        }
        for (at, value) in schema.as_array().into_iter().flatten().enumerate() {
            each_property(value, &format!("{path}/{at}"), found);
        }
    }
    let mut found = Vec::new();
    each_property(&schema(), "", &mut found);
    // Where one of two keys has to hold a text, no key is introduced.
    found.retain(|(path, _)| !path.contains("/oneOf/"));
    assert!(found.len() > 80, "{}", found.len());
    for (path, rules) in found {
        let description = rules["description"].as_str().unwrap_or_default();
        assert!(description.len() > 10 && description.ends_with('.'), "{path}: {rules}");
        let explained = ["examples", "default", "anyOf", "$ref"].iter().any(|key| rules.get(key).is_some());
        assert!(
            explained || path.ends_with(" $schema") || path.ends_with(" pem") || path.ends_with(" hash"),
            "{path}: {rules}"
        );
    }
}

#[test]
fn is_no_stricter_than_the_library_on_any_example() {
    let validators = validators();
    let examples = Code::ALL.iter().filter(|code| code.example_form() == ExampleForm::Configuration);
    let examples = examples.flat_map(|code| [code.failing_example(), code.mended_example()]);
    let examples = examples.filter_map(|text| Some((text.to_owned(), of_toml(text)?)));
    let corpus = documents("tests/corpus/configurations");
    let mut count = 0;
    for (name, document) in examples.chain(corpus) {
        assert_eq!(too_strict(&validators, &document), None, "{name}");
        count += 1;
    }
    assert!(count > 200, "{count}");
}
