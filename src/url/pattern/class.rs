//! Reading a class, `[…]`, the way .NET does.

use super::fault::Refused;
use super::parse::{Parser, check_depth};
use super::set::Set;

const UNCLOSED: &str = "a `[` is not closed";
const REVERSED: &str = "a range in `[ ]` runs backwards";
const SHORTHAND: &str = "a range in `[ ]` ends with a class such as `\\d`";
const SUBTRACTION: &str = "in `[ ]`, a subtraction is not the last thing";

impl Parser<'_> {
    /// Reads what follows a `[`.
    pub(super) fn class(&mut self, depth: u32) -> Result<Set, Refused> {
        check_depth(depth)?;
        let negated = self.cursor.eat("^");
        let mut set = Set::default();
        // The start of a range whose end comes next.
        let mut range: Option<char> = None;
        let mut first = true;
        loop {
            let mut letter = self.cursor.next().ok_or(Refused::invalid(UNCLOSED))?;
            let mut escaped = false;
            let was_first = core::mem::replace(&mut first, false);
            match letter {
                // At the start it is an ordinary character.
                ']' if !was_first => break,
                '\\' => match self.escaped_in_class(&mut set, &mut range)? {
                    Some(meant) => (letter, escaped) = (meant, true),
                    None => continue,
                },
                '[' if self.cursor.peek() == Some(':') && range.is_none() => self.posix_name(),
                _ => {}
            }
            if let Some(start) = range.take() {
                if letter == '[' && !escaped && !was_first {
                    set = set.with(start, start);
                    self.subtraction(depth)?;
                } else if start > letter {
                    return Err(Refused::invalid(REVERSED));
                } else {
                    set = set.with(start, letter);
                }
            } else if self.cursor.peek() == Some('-') && !matches!(self.cursor.peek_second(), None | Some(']')) {
                range = Some(letter);
                self.cursor.next();
            } else if letter == '-' && !escaped && self.cursor.peek() == Some('[') && !was_first {
                self.cursor.next();
                self.subtraction(depth)?;
            } else {
                set = set.with(letter, letter);
            }
        }
        Ok(if negated { set.negate() } else { set })
    }

    /// Reads an escape; nothing is left to do unless it stands for one character.
    fn escaped_in_class(&mut self, set: &mut Set, range: &mut Option<char>) -> Result<Option<char>, Refused> {
        let next = self.cursor.peek().ok_or(Refused::invalid(UNCLOSED))?;
        if let Some(shorthand) = shorthand(next) {
            self.cursor.next();
            if range.is_some() {
                return Err(Refused::invalid(SHORTHAND));
            }
            set.add(&shorthand);
            return Ok(None);
        }
        match next {
            'p' | 'P' if range.is_some() => Err(Refused::invalid(SHORTHAND)),
            'p' | 'P' => {
                self.cursor.next();
                self.property()?;
                Ok(None)
            }
            // An escaped hyphen ends a range, but never starts one.
            '-' => {
                self.cursor.next();
                let start = range.take().unwrap_or('-');
                if start > '-' {
                    return Err(Refused::invalid(REVERSED));
                }
                *set = core::mem::take(set).with(start, '-');
                Ok(None)
            }
            'b' => {
                self.cursor.next();
                Ok(Some('\u{8}'))
            }
            '0'..='7' => {
                self.unsupported = true;
                self.cursor.take_while(|letter| letter.is_digit(8));
                Ok(Some('\0'))
            }
            _ => self.escape().map(Some),
        }
    }

    /// `[:name:]` inside of a class, of which .NET reads nothing but the `[`.
    fn posix_name(&mut self) {
        self.unsupported = true;
        let before = self.cursor.clone();
        self.cursor.next();
        self.cursor.take_while(|letter| letter.is_alphanumeric() || letter == '_');
        if !self.cursor.eat(":]") {
            self.cursor = before;
        }
    }

    /// `-[…]` at the end of a class.
    fn subtraction(&mut self, depth: u32) -> Result<(), Refused> {
        self.unsupported = true;
        self.class(depth + 1)?;
        if self.cursor.peek() == Some(']') { Ok(()) } else { Err(Refused::invalid(SUBTRACTION)) }
    }
}

/// What `\d` and the like stand for: ASCII only.
pub(super) fn shorthand(letter: char) -> Option<Set> {
    Some(match letter {
        'd' => Set::digits(),
        'D' => Set::digits().negate(),
        'w' => Set::word(),
        'W' => Set::word().negate(),
        's' => Set::space(),
        'S' => Set::space().negate(),
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::super::parse::parse;
    use super::super::tree::Kind;
    use super::*;

    #[track_caller]
    fn set(class: &str) -> Option<Set> {
        let parsed = parse(&format!("^{class}$")).ok()?;
        match parsed.tree.kind {
            Kind::Set(set) => Some(set),
            _ => None,
        }
    }

    #[test]
    fn classes_read_as_in_dotnet() {
        for (class, letters) in [
            ("[abc]", "abc"),
            ("[a-c]", "abc"),
            ("[]a]", "]a"),
            ("[-a]", "-a"),
            ("[a-]", "-a"),
            ("[a-c-e]", "abc-e"),
            (r"[\d-f]", "0123456789-f"),
            (r"[a\]b]", "a]b"),
            (r"[\--\/]", "-/"),
            (r"[+-\-]", "+,-"),
            ("[--/]", "-./"),
            (r"[\x41\u0042\t]", "AB\t"),
            ("[[a]", "[a"),
            ("[.*+?(){}|$]", ".*+?(){}|$"),
            (r"[a^\\]", r"a^\"),
            ("[*-[]", "*+,-./0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ["),
        ] {
            // The last takes `[` for a subtraction, as .NET does, and so is not closed.
            let expected = if class == "[*-[]" { None } else { Some(Set::of(letters)) };
            assert_eq!(set(class), expected, "{class}");
        }
        assert_eq!(set("[^]a]"), Some(Set::of("]a").negate()));
        assert_eq!(set("[^^]"), Some(Set::of("^").negate()));
        for class in
            ["[", "[]", "[^]", "[a", r"[a\]", "[b-a]", r"[a-\d]", r"[\q]", r"[a-\p{L}]", "[a-[b]c]", r"[\", r"[\x4]"]
        {
            assert!(parse(&format!("^{class}$")).is_err(), "{class}");
        }
        for class in ["[a-z-[aeiou]]", "[a-[b]]", r"[\p{L}]", r"[\1]", "[[:alpha:]]", "[[:x]"] {
            assert!(parse(&format!("^{class}$")).unwrap().unsupported, "{class}");
        }
    }
}
