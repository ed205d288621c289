//! The characters of a text with its escapes undone.

/// The characters of a text, one at a time and without a copy. Undone are the escapes of XML, JSON and URLs, those of escapes too
/// (`&amp;lt;`, `%253C`); characters that nobody sees are left out.
///
/// It is there to recognise what is hidden, not to read what is right: what is no escape stands for itself.
#[derive(Clone)]
pub(super) struct Letters<'a> {
    rest: &'a str,
}

impl<'a> Letters<'a> {
    pub(super) const fn new(text: &'a str) -> Self {
        Self { rest: text }
    }

    fn take(&mut self) -> Option<char> {
        let mut letters = self.rest.chars();
        let letter = letters.next()?;
        let after = letters.as_str();
        let (letter, after) = match letter {
            '&' => reference(after),
            '\\' => backslash(after),
            '%' => percent(after),
            _ => None,
        }
        .unwrap_or((letter, after));
        self.rest = after;
        Some(letter)
    }
}

impl Iterator for Letters<'_> {
    type Item = char;

    fn next(&mut self) -> Option<char> {
        loop {
            let letter = self.take()?;
            // Among them the zeros between the letters of a text in UTF-16 that was read as bytes.
            if letter.is_whitespace() || !crate::hidden::is_hidden(letter) {
                return Some(letter);
            }
        }
    }
}

type Undone<'a> = Option<(char, &'a str)>;

/// What a reference stands for, the text being what follows its `&`.
fn reference(after: &str) -> Undone<'_> {
    repeatedly('&', after, |after| {
        const NAMED: [(&str, char); 6] =
            [("lt", '<'), ("gt", '>'), ("quot", '"'), ("apos", '\''), ("amp", '&'), ("nbsp", '\u{a0}')];
        // The longest that is written in earnest: `#x0000003c`.
        let end = after.bytes().take(12).position(|byte| byte == b';')?;
        let (name, rest) = (after.get(..end)?, after.get(end..)?.strip_prefix(';')?);
        let letter = match name.strip_prefix('#').map(|number| (number, number.strip_prefix(['x', 'X']))) {
            Some((_, Some(hex))) => u32::from_str_radix(hex, 16).ok().and_then(char::from_u32)?,
            Some((decimal, None)) => decimal.parse().ok().and_then(char::from_u32)?,
            None => NAMED.iter().find(|(named, _)| named.eq_ignore_ascii_case(name))?.1,
        };
        Some((letter, rest))
    })
}

/// What `\n`, `\u003c` and the like stand for. However many backslashes there are, they count as one.
fn backslash(after: &str) -> Undone<'_> {
    let after = after.trim_start_matches('\\');
    let mut letters = after.chars();
    let undone = match letters.next() {
        Some('n' | 'r' | 't') => Some((' ', letters.as_str())),
        Some('u') => hex(letters.as_str(), 4),
        Some('x') => hex(letters.as_str(), 2),
        Some(letter @ ('/' | '"')) => Some((letter, letters.as_str())),
        _ => None,
    };
    undone.or(Some(('\\', after)))
}

fn percent(after: &str) -> Undone<'_> {
    repeatedly('%', after, |after| hex(after, 2))
}

/// Undoes an escape, and again as long as it stands for the character that starts one.
fn repeatedly<'a>(start: char, after: &'a str, undo: fn(&'a str) -> Undone<'a>) -> Undone<'a> {
    let mut undone = undo(after)?;
    while undone.0 == start {
        match undo(undone.1) {
            Some(again) => undone = again,
            None => break,
        }
    }
    Some(undone)
}

fn hex(text: &str, digits: usize) -> Undone<'_> {
    let (number, rest) = (text.get(..digits)?, text.get(digits..)?);
    let letter = char::from_u32(u32::from_str_radix(number, 16).ok()?)?;
    Some((letter, rest))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn undone(text: &str) -> String {
        Letters::new(text).collect()
    }

    #[test]
    fn escapes_are_undone() {
        for text in [
            "<D>",
            "&lt;D&gt;",
            "&LT;D&GT;",
            "&amp;lt;D&amp;amp;gt;",
            "&#60;D&#x3E;",
            "&#0060;D&#x0000003e;",
            "&#38;lt;D&#x26;#62;",
            r"\u003cD\u003E",
            r"\\u003cD\\\\x3e",
            "%3CD%3e",
            "%253CD%25253E",
            "<\0D\0>\0",
            "\u{feff}<\u{200b}D>",
        ] {
            assert_eq!(undone(text), "<D>", "{text}");
        }
        assert_eq!(undone(r"A\r\nB\tC"), "A  B C");
        assert_eq!(undone("A&nbsp;B"), "A\u{a0}B");
    }

    #[test]
    fn what_is_no_escape_stands_for_itself() {
        for text in [
            "",
            "&",
            "&&lt",
            "&lt ;",
            "&#;",
            "&#x;",
            "&#xd800;",
            "&nothing;",
            "\\",
            r"\q",
            r"\u00",
            "%",
            "%3",
            "%zz",
            "ø%ø",
        ] {
            assert_eq!(undone(text), text);
        }
        assert_eq!(undone("&amp;&amp;x"), "&&x");
        assert_eq!(undone("%25%25zz"), "%%zz");
        assert_eq!(undone(r"\\\q"), r"\q");
    }
}
