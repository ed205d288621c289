//! Whether a client secret can be guessed.

use subtle::{Choice, ConstantTimeEq};

use crate::path::At;
use crate::{ClientId, ClientSecret, Code, Policy, Problem, Report};

/// The fewest characters of a secret that is not weak.
const MIN_CHARS: usize = 32;

/// With fewer different characters than this, nothing is assumed about an alphabet behind them.
const MIN_DISTINCT: u32 = 8;

impl ClientSecret {
    /// Judges whether it can be guessed: `client-secret.weak`. To be asked when it is hashed, for its hash does not show it.
    ///
    /// It is weak with under 32 characters, when it is the client ID in whatever letter case, with or without hyphens, and with under 128 bits. What only repeats a part of it
    /// does not count; the bits are counted as if each character were drawn at random from the smallest usual alphabet that has them all: digits,
    /// hexadecimal digits or letters of one case, Base64, printable ASCII; with fewer than 8 different characters, or beyond
    /// ASCII, from those that are there. So it is an upper bound: a long sentence passes. The secrets that the portal
    /// generates, 32 random hexadecimal digits, have exactly 128 bits.
    ///
    /// ```
    /// use superoffice_app::{ClientSecret, Policy};
    ///
    /// let secret = ClientSecret::parse("acme-orders-2026")?;
    /// assert_eq!(
    ///     secret.check_strength(None, &Policy::default()).to_string(),
    ///     "warning[client-secret.weak]: the client secret is weak: it has under 32 characters\n1 warning"
    /// );
    /// # Ok::<(), superoffice_app::ParseError>(())
    /// ```
    pub fn check_strength(&self, client_id: Option<&ClientId>, policy: &Policy) -> Report {
        let mut report = Report::default();
        let secret = self.expose_secret();
        let why = if client_id.is_some_and(|id| is_the_same(secret, id.as_str())) {
            "it is the client ID"
        } else if secret.chars().take(MIN_CHARS).count() < MIN_CHARS {
            "it has under 32 characters"
        } else if !has_128_bits(secret) {
            "it has under 128 bits by its own alphabet"
        } else {
            return report;
        };
        report.push(Problem::new(Code::CLIENT_SECRET_WEAK, &At::ROOT).why(why), policy);
        report
    }
}

/// Whether both are the same but for hyphens, white space and the case of ASCII letters, in a time that tells nothing but whether they are
/// of one length.
fn is_the_same(secret: &str, other: &str) -> bool {
    fn plain(text: &str) -> impl Iterator<Item = u8> {
        text.bytes().filter(|byte| *byte != b'-' && !byte.is_ascii_whitespace()).map(|byte| byte.to_ascii_lowercase())
    }
    let same = plain(secret).zip(plain(other)).fold(Choice::from(1), |same, (one, other)| same & one.ct_eq(&other));
    plain(secret).count() == plain(other).count() && same.into()
}

/// Whether there are at least 2^128 texts of this length over the alphabet of the text.
fn has_128_bits(text: &str) -> bool {
    // The padding of Base64 says nothing, and neither does what is said again.
    let text = block(text.trim_end_matches('='));
    let alphabet = u128::from(alphabet(text));
    // What does not fit into 128 bits is 2^128 or more, exactly.
    text.chars().try_fold(1_u128, |texts, _| texts.checked_mul(alphabet)).is_none()
}

/// The part of a text that the rest repeats; the whole of one that does not repeat itself.
fn block(text: &str) -> &str {
    let bytes = text.as_bytes();
    let repeats = |length: &usize| bytes.iter().zip(bytes.iter().skip(*length)).all(|(one, later)| one == later);
    let length = (1..=bytes.len() / 2).find(repeats);
    length.and_then(|length| text.get(..length)).unwrap_or(text)
}

/// How many characters the smallest usual alphabet has that has all characters of the text.
fn alphabet(text: &str) -> u32 {
    let distinct = distinct(text);
    if distinct < MIN_DISTINCT {
        return distinct;
    }
    let is_base64 = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'+' || byte == b'/';
    let is_base64url = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'_';
    let alphabets: [(u32, &dyn Fn(u8) -> bool); 12] = [
        (10, &|byte| byte.is_ascii_digit()),
        (16, &|byte| byte.is_ascii_digit() || matches!(byte, b'a'..=b'f')),
        (16, &|byte| byte.is_ascii_digit() || matches!(byte, b'A'..=b'F')),
        (26, &|byte| byte.is_ascii_lowercase()),
        (26, &|byte| byte.is_ascii_uppercase()),
        (36, &|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit()),
        (36, &|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit()),
        (52, &|byte| byte.is_ascii_alphabetic()),
        (62, &|byte| byte.is_ascii_alphanumeric()),
        (64, &is_base64),
        (64, &is_base64url),
        (95, &|byte| matches!(byte, b' '..=b'~')),
    ];
    let usual = alphabets.iter().find(|(_, has)| text.bytes().all(has));
    usual.map_or(distinct, |(size, _)| *size)
}

/// How many different characters there are. Nothing of them is copied anywhere.
fn distinct(text: &str) -> u32 {
    let ascii = text.bytes().filter(u8::is_ascii).fold(0_u128, |seen, byte| seen | 1 << byte);
    let is_new = |(at, letter): &(usize, char)| text.get(..*at).is_none_or(|before| !before.contains(*letter));
    let others = text.char_indices().filter(|(_, letter)| !letter.is_ascii()).filter(is_new).count();
    ascii.count_ones() + u32::try_from(others).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The reason why a text is weak.
    #[track_caller]
    fn weak(text: &str, client_id: Option<&str>) -> Option<String> {
        let id = client_id.map(|id| ClientId::parse(id).unwrap());
        let report = ClientSecret::parse(text).unwrap().check_strength(id.as_ref(), &Policy::default());
        assert!(report.len() < 2 && report.passed(), "{report}");
        report.iter().next().map(|problem| problem.message().replace("the client secret is weak: ", ""))
    }

    #[test]
    fn the_smallest_alphabet_that_has_all_characters_counts() {
        for (text, size) in [
            ("", 0),
            ("aaaa", 1),
            ("abcabcg", 4),
            ("zyx_-/\u{7}", 7),
            ("0123456789", 10),
            ("0123abcd", 16),
            ("0123ABCD", 16),
            ("0123abCD", 62),
            ("abcdefgh", 26),
            ("abcdef01g", 36),
            ("ABCDEFGH", 26),
            ("ABCDEF01G", 36),
            ("abcdEFGH", 52),
            ("abcdEFG1", 62),
            ("abcdEF+/1", 64),
            ("abcdEF-_1", 64),
            ("abcdEF01==", 95),
            ("ab=cdEF01", 95),
            ("abcdEF+-1", 95),
            ("abcd efgh", 95),
            ("~!@#$%^&*", 95),
            ("abcdefgh\n", 9),
            ("abcdefghø", 9),
            ("øæåøæåøæåØÆÅÄÖ", 8),
        ] {
            assert_eq!(alphabet(text), size, "{text:?}");
        }
    }

    #[test]
    fn the_bits_are_counted_exactly() {
        // The fewest characters of each alphabet that have 128 bits: 128 / log2(size), rounded up.
        for (letters, fewest) in [
            ("0123456789", 39),
            ("0123456789abcdef", 32),
            ("abcdefghijklmnopqrstuvwxyz", 28),
            ("0z1y2x3w4v5u6t7s8r9q", 25),
            ("ghijklmnGHIJKLMN", 23),
            ("ghijklmnGHIJKLMN01", 22),
            ("ghijklmnGHIJKLMN+/", 22),
            ("ghijklmnGHIJKLMN-/", 20),
            ("ab", 128),
            ("abcdefg", 46),
        ] {
            // All of them once, and then in some order that does not repeat itself.
            let text = |length| {
                let next = |seed: &u32| Some(seed.wrapping_mul(1_103_515_245).wrapping_add(12_345));
                let seeds = core::iter::successors(Some(1_u32), next).map(|seed| (seed >> 16) as usize);
                let more = seeds.filter_map(|seed| letters.chars().nth(seed % letters.len()));
                letters.chars().chain(more).take(length).collect::<String>()
            };
            assert!(has_128_bits(&text(fewest)), "{letters}");
            assert!(!has_128_bits(&text(fewest - 1)), "{letters}");
        }
        assert!(!has_128_bits(&"a".repeat(1024)), "one letter, however often");
        assert!(!has_128_bits(""));
        let digits = "0123456789".repeat(3) + "987654321";
        assert!(has_128_bits(&digits) && !has_128_bits(&format!("{}==", digits.trim_end_matches("21"))), "padding");
        assert!(!has_128_bits(&"=".repeat(1024)));
    }

    #[test]
    fn what_the_portal_generates_is_not_weak_and_what_people_make_up_is() {
        let short = "it has under 32 characters";
        let bits = "it has under 128 bits by its own alphabet";
        for (text, why) in [
            ("83d0f3bc9a7e4a21bb1c83d0f3bc9a7e", None),
            ("83D0F3BC9A7E4A21BB1C83D0F3BC9A7E", None),
            ("83d0f3bc-9a7e-4a21-bb1c-83d0f3bc9a7e", None),
            ("7Vq2zJf0Xr9LmTn4Kb8WcYs1Hd6Ge3Pa", None),
            ("the long sentence that nobody has ever said", None),
            ("83d0f3bc9a7e4a21bb1c83d0f3bc9a7", Some(short)),
            ("x", Some(short)),
            ("~!@#$%^&*()_+{}|:<>?QWERTYasdf7", Some(short)),
            ("øæåØÆÅøæåØÆÅøæåØÆÅøæåØÆÅøæåØÆÅø", Some(short)),
            ("83012345678901234567890123456789", Some(bits)),
            ("00000000000000000000000000000000", Some(bits)),
            ("changeme changeme changeme change", Some(bits)),
            ("secretsecretsecretsecretsecretsec", Some(bits)),
            ("øæåØÆÅøæåØÆÅøæåØÆÅøæåØÆÅøæåØÆÅøæ", Some(bits)),
            (&"0".repeat(1024), Some(bits)),
            (&"ø".repeat(512), Some(bits)),
        ] {
            assert_eq!(weak(text, None).as_deref(), why, "{text}");
        }
        assert_eq!(weak(ClientSecret::from_entropy(&[0x5a; 32]).expose_secret(), None).as_deref(), Some(bits));
    }

    #[test]
    fn what_repeats_itself_counts_once() {
        for (text, is_weak) in [
            ("1234567890abcdef1234567890abcdef", true),
            ("0123456789abcdef0123456789abcdef0123", true),
            ("83d0f3bc9a7e4a21bb1c83d0f3bc9a7e", false),
            ("passwordPASSWORDpasswordPASSWORD", true),
            ("83d0f3bc9a7e4a21bb1c5d0e77f0a69283d0f3bc9a7e4a21bb1c5d0e77f0a692", false),
        ] {
            assert_eq!(weak(text, None).is_some(), is_weak, "{text}");
        }
        for (text, part) in
            [("", ""), ("a", "a"), ("aaa", "a"), ("abab", "ab"), ("ababa", "ab"), ("abcab", "abc"), ("øøø", "ø")]
        {
            assert_eq!(block(text), if text == "abcab" { text } else { part }, "{text}");
        }
    }

    #[test]
    fn the_client_id_is_no_secret() {
        let id = "6cf25376616343b38d14ddcd804f2891";
        let same = Some("it is the client ID".to_owned());
        assert_eq!(weak(id, None), None);
        assert_eq!(weak(id, Some(id)), same);
        assert_eq!(weak(&id.to_uppercase(), Some(id)), same);
        assert_eq!(weak("short", Some("Short")), same);
        for (other, why) in [("6cf25376616343b38d14ddcd804f2892", None), ("6cf25376616343b38d14ddcd804f28910", None)] {
            assert_eq!(weak(other, Some(id)), why, "{other}");
        }
        assert_ne!(weak(id.trim_end_matches('1'), Some(id)), same);
    }

    #[test]
    fn a_policy_says_how_loudly_and_nothing_of_the_secret_is_said() {
        let secret = ClientSecret::parse("CaNaRy-7f3").unwrap();
        let strict = Policy::default().with_level(Code::CLIENT_SECRET_WEAK, crate::Severity::Error).unwrap();
        assert!(!secret.check_strength(None, &strict).passed());
        let off = Policy::default().with_level(Code::CLIENT_SECRET_WEAK, crate::Level::Off).unwrap();
        assert!(secret.check_strength(None, &off).is_empty());
        let report = secret.check_strength(None, &strict);
        let problem = &report.problems()[0];
        assert!(problem.path().is_root());
        assert!(!format!("{report:?}{problem:?}{}", problem.help()).contains("CaNaRy"));
    }
}
