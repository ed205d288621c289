use proptest::prelude::*;

use super::*;

const SOD: &str = "16B7FB8C3F9AB06885A800C64E64C97C4AB5E98C";

#[test]
fn reads_what_dialogs_and_files_have() {
    for (text, hidden) in [
        (SOD.to_owned(), 0),
        (SOD.to_lowercase(), 0),
        (format!("  {SOD}\r\n"), 0),
        (format!("\u{200e}{SOD}"), 1),
        (format!("\u{feff}{SOD}\u{ad}\u{200b}"), 3),
        ("16:B7:FB:8C:3F:9A:B0:68:85:A8:00:C6:4E:64:C9:7C:4A:B5:E9:8C".to_owned(), 0),
        ("16-B7-FB-8C-3F-9A-B0-68-85-A8-00-C6-4E-64-C9-7C-4A-B5-E9-8C".to_owned(), 0), // BitConverter of .NET
        ("\u{200e}16 b7 fb 8c 3f 9a b0 68 85 a8 00 c6 4e 64 c9 7c 4a b5 e9 8c\u{200f}".to_owned(), 2),
        ("16B7 FB8C 3F9A B068 85A8\n\t00C6 4E64 C97C 4AB5 E98C".to_owned(), 0),
        ("16b7fb8c3f9ab06885a8\u{a0}00c64e64c97c4ab5e98c\u{2028}".to_owned(), 0),
        ("1\u{200d}6B7FB8C3F9AB06885A800C64E64C97C4AB5E98\0C".to_owned(), 2),
    ] {
        let thumbprint = Thumbprint::parse(&text);
        assert_eq!(thumbprint, Ok(Thumbprint::super_id(Environment::Sod)), "{text:?}");
        assert_eq!(Thumbprint::hidden_characters(&text), hidden, "{text:?}");
    }
}

#[test]
fn refuses_anything_else() {
    let long = "\u{200b}".repeat(1_000_000);
    let sha256 = "0".repeat(64);
    for (text, kind, message) in [
        ("", ParseErrorKind::Empty, "thumbprint is empty"),
        (" \u{200e}:\n", ParseErrorKind::Empty, "thumbprint is empty"),
        (SOD.split_at(1).1, ParseErrorKind::Malformed, "thumbprint is malformed"),
        (&*format!("{SOD}0"), ParseErrorKind::Malformed, "thumbprint is malformed"),
        (&sha256, ParseErrorKind::Malformed, "thumbprint is malformed"),
        (&SOD.replace('7', "g"), ParseErrorKind::InvalidCharacter { found: 'g' }, "thumbprint holds the character 'g'"),
        (&SOD.replace('7', "_"), ParseErrorKind::InvalidCharacter { found: '_' }, "thumbprint holds the character '_'"),
        // A digit, but none of ours.
        (
            &SOD.replace('7', "\u{667}"),
            ParseErrorKind::InvalidCharacter { found: '\u{667}' },
            "thumbprint holds the character '٧'",
        ),
        (
            &SOD.replace('B', "\u{ff22}"),
            ParseErrorKind::InvalidCharacter { found: '\u{ff22}' },
            "thumbprint holds the character 'Ｂ'",
        ),
        (&long, ParseErrorKind::TooLong { max: 256 }, "thumbprint is longer than 256 characters"),
    ] {
        let error = Thumbprint::parse(text).unwrap_err();
        assert_eq!((error.kind(), &*error.to_string()), (kind, message), "{:?}", text.get(..80));
    }
}

#[test]
fn those_of_super_id_are_the_published_ones() {
    for (environment, text) in [
        (Environment::Sod, SOD),
        (Environment::Stage, "484903A7732B928C7980A39D38E947EA119F1089"),
        (Environment::Production, "60B61583DBB2B7EEC46FD01EC0056E62451D61F3"),
    ] {
        assert_eq!(Thumbprint::super_id(environment).to_string(), text);
        assert_eq!(format!("{:?}", Thumbprint::super_id(environment)), format!("Thumbprint({text})"));
    }
}

#[cfg(feature = "keys")]
#[test]
fn x5t_is_exact() {
    let x5t = "Frf7jD-asGiFqADGTmTJfEq16Yw";
    assert_eq!(Thumbprint::parse_x5t(x5t), Ok(Thumbprint::super_id(Environment::Sod)));
    assert_eq!(Thumbprint::parse_x5t("").unwrap_err().to_string(), "`x5t` is empty");
    let long = "A".repeat(1_000_000);
    for text in [
        SOD,
        x5t.split_at(1).1,
        &x5t.replace('-', "+"),
        &x5t.replace('w', "x"), // the last two bits are nobody's
        &format!("{x5t}="),
        &format!("{x5t}A"),
        &format!(" {x5t}"),
        &format!("{x5t}\n"),
        &x5t.replace("Yw", "Yø"),
        &long,
    ] {
        let error = Thumbprint::parse_x5t(text).unwrap_err();
        assert_eq!(error.to_string(), "`x5t` is malformed", "{:?}", text.get(..40));
    }
}

proptest! {
    #[test]
    fn prints_what_it_reads(bytes: [u8; 20]) {
        let thumbprint = Thumbprint::from_bytes(bytes);
        prop_assert_eq!(thumbprint.as_bytes(), &bytes);
        prop_assert_eq!(thumbprint.to_string().parse(), Ok(thumbprint));
        let json = serde_json::to_string(&thumbprint).unwrap();
        prop_assert_eq!(serde_json::from_str::<Thumbprint>(&json).unwrap(), thumbprint);
        #[cfg(feature = "keys")]
        prop_assert_eq!(Thumbprint::parse_x5t(&thumbprint.to_x5t()), Ok(thumbprint));
    }

    #[test]
    fn any_text_is_read_or_refused(text in "[0-9a-fA-F: \u{200e}\u{ad}g]{0,60}|.{0,60}") {
        let digits = text.chars().filter(char::is_ascii_hexdigit).count();
        if Thumbprint::parse(&text).is_ok() {
            prop_assert_eq!(digits, 40);
        }
        #[cfg(feature = "keys")]
        let _ = Thumbprint::parse_x5t(&text);
    }
}
