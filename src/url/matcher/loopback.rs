//! Loopback addresses whose port may float.

/// A loopback address in the one spelling that floats.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Literal {
    /// `127.0.0.1`
    V4,
    /// `[::1]`
    V6,
}

/// The address and what follows the port, when a text is http on a loopback address with a valid port or none.
///
/// Nothing here is lenient: in `http://127.0.0.1:80@evil.example` the address is no host, and other spellings of the
/// address, such as `http://127.1`, are not what was registered.
pub(super) fn split(text: &str) -> Option<(Literal, &str)> {
    let after = text.strip_prefix("http://")?;
    let (literal, after) = match after.strip_prefix("127.0.0.1") {
        Some(after) => (Literal::V4, after),
        None => (Literal::V6, after.strip_prefix("[::1]")?),
    };
    let rest = match after.strip_prefix(':') {
        Some(port) => skip_port(port)?,
        None => after,
    };
    (rest.is_empty() || rest.starts_with(['/', '?'])).then_some((literal, rest))
}

/// What follows a port from 1 to 65535 that is written without leading zeros.
fn skip_port(text: &str) -> Option<&str> {
    let digits = text.bytes().take(6).take_while(u8::is_ascii_digit).count();
    let (port, rest) = text.split_at_checked(digits)?;
    let is_valid = !port.starts_with('0') && port.parse::<u16>().is_ok();
    is_valid.then_some(rest)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_two_literals_with_a_valid_port_or_none() {
        for (text, literal, rest) in [
            ("http://127.0.0.1", Literal::V4, ""),
            ("http://127.0.0.1:8000", Literal::V4, ""),
            ("http://127.0.0.1/cb", Literal::V4, "/cb"),
            ("http://127.0.0.1:1/cb?x=:2", Literal::V4, "/cb?x=:2"),
            ("http://127.0.0.1?x", Literal::V4, "?x"),
            ("http://127.0.0.1:65535?x", Literal::V4, "?x"),
            ("http://[::1]:9/", Literal::V6, "/"),
            ("http://[::1]", Literal::V6, ""),
        ] {
            assert_eq!(split(text), Some((literal, rest)), "{text}");
        }
        for text in [
            "",
            "http://",
            "https://127.0.0.1:8000",
            "HTTP://127.0.0.1:8000",
            "http:/127.0.0.1:8000",
            " http://127.0.0.1:8000",
            "http://localhost:8000",
            "http://127.0.0.1.evil.example",
            "http://127.0.0.12",
            "http://127.0.0.1:",
            "http://127.0.0.1:/cb",
            "http://127.0.0.1:0",
            "http://127.0.0.1:080",
            "http://127.0.0.1:00080",
            "http://127.0.0.1:65536",
            "http://127.0.0.1:99999",
            "http://127.0.0.1:100000",
            "http://127.0.0.1:4294967297",
            "http://127.0.0.1:+80",
            "http://127.0.0.1:-80",
            "http://127.0.0.1:8o",
            "http://127.0.0.1:80:80",
            "http://127.0.0.1:80@evil.example",
            "http://127.0.0.1@evil.example",
            "http://127.0.0.1#x",
            "http://127.0.0.1:80#x",
            "http://127.0.0.1:80\\x",
            "http://127.0.0.1:\u{ff18}0",
            "http://127.0.0.1:8\u{ff18}",
            "http://u@127.0.0.1",
            "http://[::1",
            "http://[::1]x",
            "http://[0:0:0:0:0:0:0:1]",
            "http://[::ffff:127.0.0.1]",
            "http://127.1",
            "http://127.0.0.1.:80",
        ] {
            assert_eq!(split(text), None, "{text}");
        }
    }
}
