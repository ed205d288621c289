//! Texts that are nearly a registered URL.

use proptest::prelude::*;
use proptest::sample::Index;

use crate::RedirectUrl;

/// Texts that differ from a registered redirect URL in one thing, and that no sign-in service may take for it.
///
/// A letter in the other case, a slash more or less, another port or the default one spelled out, a letter percent-encoded, another scheme, a host
/// with something before or after it, more of a path, a query or a fragment, a space or an invisible character at an end, a look-alike letter, a
/// part cut off. Each of these kinds that the URL has room for is as frequent as the others. The text is never equal to the URL, and where the URL
/// is all that is registered, a [`UrlMatcher`](crate::UrlMatcher) refuses it: of an `http` URL on `127.0.0.1` or `[::1]`, whose port floats in
/// native applications, only other things than the port are changed. Shrinks to the kinds that are named first.
///
/// ```
/// use proptest::prelude::*;
/// use superoffice_app::{RedirectUrl, generate};
///
/// let registered = RedirectUrl::parse("https://acme.example/callback").unwrap();
/// let is_allowed = |requested: &str| requested == registered.as_str(); // what is to be tested
/// proptest!(|(text in generate::near_misses(&registered))| {
///     prop_assert!(!is_allowed(&text));
/// });
/// ```
pub fn near_misses(url: &RedirectUrl) -> BoxedStrategy<String> {
    let kinds = kinds(url);
    let pick = move |(kind, place): (Index, Index)| {
        let misses = kinds.get(kind.index(kinds.len())).map(Vec::as_slice).unwrap_or_default();
        misses.get(place.index(misses.len())).cloned().unwrap_or_default()
    };
    (any::<Index>(), any::<Index>()).prop_map(pick).boxed()
}

/// The near misses of each kind; none is empty.
fn kinds(url: &RedirectUrl) -> Vec<Vec<String>> {
    let parts = Parts::of(url);
    let mut kinds = vec![
        in_another_case(url.as_str()),
        parts.with_slashes(),
        parts.with_another_port(),
        parts.encoded(),
        parts.with_another_scheme(),
        parts.with_another_host(),
        parts.with_more(),
        with_edges(url.as_str()),
        parts.with_look_alikes(),
        parts.cut(),
    ];
    for misses in &mut kinds {
        misses.retain(|miss| miss != url.as_str());
    }
    kinds.retain(|misses| !misses.is_empty());
    kinds
}

/// A URL taken apart.
#[derive(Debug)]
struct Parts<'u> {
    scheme: &'u str,
    /// From the scheme to the host: `://` in all but some custom schemes.
    sign: &'u str,
    host: &'u str,
    port: Option<u16>,
    path: &'u str,
    /// With its question mark; empty without one.
    query: &'u str,
    /// Whether the port is left open to native applications.
    floats: bool,
}

impl<'u> Parts<'u> {
    fn of(url: &'u RedirectUrl) -> Self {
        let (scheme, host, port) = (url.scheme(), url.host().unwrap_or_default(), url.port());
        let rest = url.as_str().get(scheme.len()..).unwrap_or_default();
        let sign = if rest.starts_with("://") { "://" } else { ":" };
        let port_length = port.map_or(0, |port| port.to_string().len() + 1);
        let after = rest.get(sign.len() + host.len() + port_length..).unwrap_or_default();
        let (path, query) = after.split_at_checked(after.find('?').unwrap_or(after.len())).unwrap_or((after, ""));
        let floats = scheme == "http" && matches!(host, "127.0.0.1" | "[::1]");
        Self { scheme, sign, host, port, path, query, floats }
    }

    fn written(&self, scheme: &str, host: &str, port: Option<u16>, path: &str, query: &str) -> String {
        let port = port.map_or_else(String::new, |port| format!(":{port}"));
        format!("{scheme}{}{host}{port}{path}{query}", self.sign)
    }

    fn with_path(&self, path: &str) -> String {
        self.written(self.scheme, self.host, self.port, path, self.query)
    }

    fn with_host(&self, host: &str) -> String {
        self.written(self.scheme, host, self.port, self.path, self.query)
    }

    fn with_query(&self, query: &str) -> String {
        self.written(self.scheme, self.host, self.port, self.path, query)
    }

    fn with_slashes(&self) -> Vec<String> {
        let path = self.path;
        let mut paths = vec![format!("{path}/"), format!("/{path}"), path.replacen('/', "//", 1)];
        paths.extend(path.strip_suffix('/').map(str::to_owned));
        paths.iter().map(|path| self.with_path(path)).collect()
    }

    fn with_another_port(&self) -> Vec<String> {
        if self.floats || self.host.is_empty() {
            return Vec::new();
        }
        let default = if self.scheme == "http" { 80 } else { 443 };
        let mut ports = vec![None, Some(default), Some(8443)];
        ports.extend(self.port.map(|port| Some(if port == u16::MAX { 1 } else { port + 1 })));
        ports.retain(|port| *port != self.port);
        ports.iter().map(|port| self.written(self.scheme, self.host, *port, self.path, self.query)).collect()
    }

    /// One byte of the path or the query is written as an escape, which many programs undo.
    fn encoded(&self) -> Vec<String> {
        let paths = self.path.char_indices().filter(|(_, letter)| letter.is_ascii_alphanumeric() || *letter == '/');
        let paths =
            paths.filter_map(|(at, letter)| replaced(self.path, at, letter, &format!("%{:02x}", u32::from(letter))));
        let again = self.path.match_indices('%').filter_map(|(at, _)| replaced(self.path, at, '%', "%25"));
        paths.chain(again).map(|path| self.with_path(&path)).collect()
    }

    fn with_another_scheme(&self) -> Vec<String> {
        let schemes = match self.scheme {
            "http" => ["https", "httpx"],
            "https" => ["http", "httpss"],
            _ => ["https", "com.example.evil"],
        };
        let others = schemes.iter().map(|scheme| self.written(scheme, self.host, self.port, self.path, self.query));
        let without = [format!("//{}{}{}", self.host, self.path, self.query), format!("{}{}", self.path, self.query)];
        others.chain(without).collect()
    }

    fn with_another_host(&self) -> Vec<String> {
        let host = self.host;
        if host.is_empty() {
            return Vec::new();
        }
        let mut hosts = vec![
            format!("evil.{host}"),
            format!("evil-{host}"),
            format!("{host}."),
            format!("{host}.evil.example"),
            format!("{host}@evil.example"),
            format!("evil.example/{host}"),
            format!("evil.example#{host}"),
            format!("evil.example\\@{host}"),
            format!("user@{host}"),
        ];
        if self.floats {
            hosts.extend(["localhost", "127.0.0.2", "127.1", "2130706433", "[0:0:0:0:0:0:0:1]"].map(str::to_owned));
            hosts.push(if host == "[::1]" { "127.0.0.1" } else { "[::1]" }.to_owned());
        }
        hosts.iter().map(|host| self.with_host(host)).collect()
    }

    fn with_more(&self) -> Vec<String> {
        let (path, query) = (self.path, self.query);
        let paths = ["/more", "/../more", "/.", ";more", ".more", "%00", "%2fmore", "/%2e%2e"];
        let paths = paths.iter().map(|more| self.with_path(&format!("{path}{more}")));
        let sign = if query.is_empty() { '?' } else { '&' };
        let queries = ["", "more", "code=1", "next=https://evil.example/"];
        let queries = queries.iter().map(|more| self.with_query(&format!("{query}{sign}{more}")));
        let fragments = ["", "more"].iter().map(|more| self.with_query(&format!("{query}#{more}")));
        paths.chain(queries).chain(fragments).collect()
    }

    /// One letter of the host or the path is written as the Cyrillic letter that looks the same.
    fn with_look_alikes(&self) -> Vec<String> {
        let alike = |letter| match letter {
            'a' => Some("\u{430}"),
            'c' => Some("\u{441}"),
            'e' => Some("\u{435}"),
            'o' => Some("\u{43e}"),
            'p' => Some("\u{440}"),
            _ => None,
        };
        let of = |text: &str| -> Vec<String> {
            let letters = text.char_indices();
            letters.filter_map(|(at, letter)| replaced(text, at, letter, alike(letter)?)).collect()
        };
        let hosts = of(self.host).into_iter().map(|host| self.with_host(&host));
        hosts.chain(of(self.path).into_iter().map(|path| self.with_path(&path))).collect()
    }

    /// Without its query, its last letter or segment, or what comes after the host.
    fn cut(&self) -> Vec<String> {
        let mut cut = Vec::new();
        if !self.query.is_empty() {
            cut.push(self.with_query(""));
        }
        if self.path.len() > 1 {
            let mut shorter = self.path.chars();
            shorter.next_back();
            cut.push(self.with_path(shorter.as_str()));
            cut.push(self.with_path(self.path.rsplit_once('/').map_or("", |(before, _)| before)));
            cut.push(self.with_path("/"));
            cut.push(self.with_path(""));
        }
        cut
    }
}

/// One letter is written in the other case, or all are.
fn in_another_case(url: &str) -> Vec<String> {
    let letters = url.char_indices().filter(|(_, letter)| letter.is_ascii_alphabetic());
    let other = |letter: char| {
        if letter.is_ascii_lowercase() { letter.to_ascii_uppercase() } else { letter.to_ascii_lowercase() }
    };
    let one = letters.filter_map(|(at, letter)| replaced(url, at, letter, other(letter).encode_utf8(&mut [0; 4])));
    one.chain([url.to_ascii_uppercase(), url.to_ascii_lowercase()]).collect()
}

/// Something that is hard to see stands at one of the ends.
fn with_edges(url: &str) -> Vec<String> {
    let signs =
        [" ", "\t", "\n", "\r\n", "\0", "\u{a0}", "\u{200b}", "\u{feff}", "%20", "%0a", "\"", "\\", ",", ";", "*", "$"];
    let around = signs.iter().flat_map(|sign| [format!("{url}{sign}"), format!("{sign}{url}")]);
    around.chain([format!("{url},{url}"), format!("{url} {url}"), format!("<{url}>"), format!("^{url}$")]).collect()
}

/// The text with another piece in place of the letter that stands there.
fn replaced(text: &str, at: usize, letter: char, with: &str) -> Option<String> {
    let (before, after) = (text.get(..at)?, text.get(at + letter.len_utf8()..)?);
    Some(format!("{before}{with}{after}"))
}
